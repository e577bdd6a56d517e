/** Every version of a thing of a ledger, as the API answers them. */
import type { LedgerVersion } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, instant, ordinal, pageQuery } from '../foundation/index.js';

/** What the documents say of such a list. */
export const VERSIONS_TOLD =
  'First things first: who wrote it when, and what it says from then on; of what was removed, too. A desk sees those that stood while it read the ledger.';

export const versionsQuery = z.strictObject({ ...pageQuery, asOf });

export const ledgerVersion = z
  .strictObject({
    version: ordinal,
    at: instant,
    by: z.strictObject({
      kind: z.enum(['person', 'job', 'operator']),
      personId: id.nullable().meta({ description: 'Whose name the own desk shows, and no other.' }),
    }),
    purpose: z
      .string()
      .meta({ description: 'What it was written for, as the log has it: `judge-hop`, `import-ledger`.' }),
    importId: id.nullable().meta({
      description: 'The import that it belongs to; what an undo restores belongs to the one that wrote it first.',
    }),
    removed: z.boolean().meta({ description: 'Until a later version the ledger does not hold it.' }),
    value: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What it says from then on; null where it was removed.' }),
  })
  .meta({ id: 'LedgerVersion', description: 'One version of a thing of a ledger.' });

export const presentVersion = ({ content, ...rest }: LedgerVersion): z.input<typeof ledgerVersion> => ({
  ...rest,
  value: rest.removed ? null : content,
});
