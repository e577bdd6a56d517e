/** Imports into a ledger, and taking them back. */
import { ledgerNameSchema, ROW_KINDS, TALLIED } from '@whence/workflow';
import { z } from 'zod';
import { id, instant } from '../foundation/index.js';

export const importPath = z.strictObject({ ledger: ledgerNameSchema, importId: id });

const count = z.int().min(0);

const tally = z.strictObject({ added: count, changed: count, unchanged: count, removed: count }).meta({ id: 'Tally' });

const tallies = z
  .strictObject(
    Object.fromEntries(TALLIED.map((kind) => [kind, tally])) as Record<(typeof TALLIED)[number], typeof tally>,
  )
  .meta({ id: 'Tallies', description: 'What became of rows, reports by carriers, hops and relations.' });

export const importQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Do everything, keep nothing, and answer the same report.' }),
  kind: z.enum(ROW_KINDS).exactOptional().meta({ description: 'What the rows of a `text/csv` body are.' }),
});

const hopsLookedFor = z.strictObject({ statements: count, left: count }).meta({
  id: 'HopsLookedFor',
  description:
    'For how many of its statements a job looks whom they relay (see `hops?standing=suggested`), and how many are left that it does not look at.',
});

export const importReport = z
  .strictObject({
    importId: id.nullable().meta({ description: 'Null for a dry run.' }),
    ledger: ledgerNameSchema,
    dryRun: z.boolean(),
    rows: count.meta({ description: 'How many rows were read.' }),
    tallies,
    hopsLookedFor,
  })
  .meta({ id: 'ImportReport' });

export const ledgerImport = z
  .strictObject({
    id,
    format: z.enum(['csv', 'json']),
    tallies,
    hopsLookedFor,
    rows: count.nullable().meta({ description: 'How many rows were read; null for an import before that was kept.' }),
    by: z.strictObject({ person: id.nullable() }),
    startedAt: instant.nullable(),
    at: instant.meta({ description: 'When it ended.' }),
    undoneAt: instant.nullable(),
  })
  .meta({ id: 'LedgerImport' });

export const undoOptions = z
  .strictObject({
    leaveBuiltUpon: z
      .boolean()
      .default(false)
      .meta({ description: 'Leave what was changed since or what others rest on, instead of refusing.' }),
  })
  .meta({ id: 'UndoOptions' });

export const undone = z
  .strictObject({
    tallies,
    left: z.array(
      z.strictObject({
        kind: z.enum(['source', 'measure', 'place', 'statement', 'hop', 'relation']),
        key: z.string(),
        because: z.string(),
      }),
    ),
  })
  .meta({ id: 'UndoneImport' });
