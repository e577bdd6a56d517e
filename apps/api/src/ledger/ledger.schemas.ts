import { HOP_KINDS, READINGS, RELATION_KINDS, STANDINGS } from '@whence/domain';
import {
  edgeSchema,
  keySchema,
  ledgerNameSchema,
  measureRowSchema,
  placeRowSchema,
  ROW_KINDS,
  rowHopSchema,
  rowRelationSchema,
  SHARE_ACCESS,
  sourceRowSchema,
  statementRowSchema,
  TALLIED,
} from '@whence/workflow';
import { z } from 'zod';
import {
  asOf,
  FORECAST,
  id,
  instant,
  key,
  line,
  ordinal,
  pageQuery,
  partialDate,
  publishedBy,
} from '../foundation/index.js';

const version = ordinal;

export const ledgerPath = z.strictObject({ ledger: ledgerNameSchema });
export const entryPath = z.strictObject({ ledger: ledgerNameSchema, key: keySchema });
export const statementPath = z.strictObject({ ledger: ledgerNameSchema, id: key });
/** Only rows are put; reports by carriers follow from them. */
export const rowPath = z.strictObject({ ledger: ledgerNameSchema, id: keySchema });
export const hopPath = z.strictObject({ ledger: ledgerNameSchema, hopId: id });
export const importPath = z.strictObject({ ledger: ledgerNameSchema, importId: id });

export const listQuery = z.strictObject({ ...pageQuery, asOf });

/** A list of sources, measures or places: all of them by key, or those that words fit, best first. */
export const vocabularyQuery = z.strictObject({
  ...pageQuery,
  asOf,
  q: z
    .string()
    .max(200)
    .regex(/[\p{L}\p{N}]/u, 'words')
    .exactOptional()
    .meta({
      description:
        'Words of a name, alias, label or key. Capitals and accents make no difference, and a slip of the pen little. Best first: a name that is these words, one that begins with them, one that holds them, one that is like them.',
    }),
});
export const statementQuery = z.strictObject({
  ...pageQuery,
  asOf,
  source: keySchema.exactOptional(),
  measure: keySchema.exactOptional(),
});

export const traceQuery = z.strictObject({ asOf, publishedBy });

export const hopQuery = z.strictObject({
  ...pageQuery,
  asOf,
  standing: z.enum(STANDINGS).exactOptional().meta({ description: 'Only hops of this standing.' }),
});

/** A ledger, whoever reads it. */
export const ledgerHeading = z.strictObject({ id, name: ledgerNameSchema, title: line(200) });

export const deskName = z.strictObject({ id, slug: key, name: z.string() });

export const ledger = ledgerHeading
  .extend({
    access: z.enum(['own', ...SHARE_ACCESS]).meta({
      description:
        '`own`: the desk holds it. `write`: another desk holds it, and lets this one write in it as well. `read`: to read it.',
    }),
    holder: deskName.meta({ description: 'The desk that holds it.' }),
  })
  .meta({ id: 'Ledger', description: 'Sources, measures, places and statements under one name.' });

export const newLedger = z.strictObject({ name: ledgerNameSchema, title: line(200) }).meta({ id: 'NewLedger' });

const effectiveKey = keySchema.meta({
  description: 'The key that is meant: its own, or that of the entry into which it was merged in the end.',
});
export const source = sourceRowSchema.extend({ version, effectiveKey }).meta({ id: 'Source' });
export const measure = measureRowSchema.extend({ version, effectiveKey }).meta({ id: 'Measure' });
export const place = placeRowSchema.extend({ version, effectiveKey }).meta({ id: 'Place' });

export const merge = z
  .strictObject({ into: keySchema.meta({ description: 'The entry of the same kind that is meant.' }) })
  .meta({ id: 'Merge' });

export const newEdge = edgeSchema.meta({
  id: 'SourceEdge',
  examples: [{ kind: 'part-of', other: 'ukraine-government', from: '2014' }],
});
export const edgeEnd = z
  .strictObject({
    kind: edgeSchema.shape.kind,
    other: keySchema,
    to: partialDate.meta({ description: 'The last day, month or year in which it held.' }),
  })
  .meta({ id: 'SourceEdgeEnd' });

const assignmentRule = z
  .strictObject({
    to: keySchema.meta({ description: 'The source that the statements go to.' }),
    statements: z
      .array(rowHopSchema.shape.to)
      .min(1)
      .max(10_000)
      .exactOptional()
      .meta({ description: 'Ids of statements.' }),
    from: partialDate.exactOptional().meta({ description: 'Said on or after this; a partial date with all its days.' }),
    until: partialDate
      .exactOptional()
      .meta({ description: 'Said on or before this; a partial date with all its days.' }),
    document: z.string().min(1).max(10_000).exactOptional().meta({ description: 'The occasion or document, exactly.' }),
  })
  .refine(
    ({ statements, from, until, document }) => [statements, from, until, document].some((one) => one !== undefined),
    {
      error: 'statements, from, until or document',
    },
  )
  .meta({ id: 'AssignmentRule', description: 'Which statements go to a source; several members must all fit.' });

export const sourceSplit = z
  .strictObject({
    on: partialDate.exactOptional().meta({ description: 'Since when the new sources have been there.' }),
    into: z.array(sourceRowSchema).min(2).max(10),
    assign: z.array(assignmentRule).max(100).default([]),
  })
  .meta({
    id: 'SourceSplit',
    examples: [
      {
        on: '2025-01',
        into: [
          { key: 'press-office', name: 'Press Office', kind: 'body' },
          { key: 'field-office', name: 'Field Office', kind: 'body' },
        ],
        assign: [{ to: 'field-office', from: '2025-01', document: 'Field report' }],
      },
    ],
  });
export const reassignment = z
  .strictObject({ assign: z.array(assignmentRule).min(1).max(100) })
  .meta({ id: 'Reassignment' });

export const assigned = z
  .strictObject({
    given: z.array(z.strictObject({ to: keySchema, statements: z.int().min(0) })),
    stayed: z
      .strictObject({ statements: z.int().min(0), keys: z.array(key) })
      .meta({ description: 'What stays with the source: how many statements, and the keys of the first 1,000.' }),
  })
  .meta({ id: 'AssignedStatements' });

export const newSource = sourceRowSchema.omit({ key: true }).meta({
  id: 'SourceContent',
  examples: [
    {
      name: 'Harbour Police',
      kind: 'body',
      aliases: ['HP'],
      names: [{ name: 'Port Guard', kind: 'former', language: 'en', to: '2019' }],
      edges: [{ kind: 'part-of', other: 'ukraine-government', from: '2014' }],
      country: 'UA',
      interests: 'Answers for the harbour.',
    },
  ],
});
export const newMeasure = measureRowSchema.omit({ key: true }).meta({
  id: 'MeasureContent',
  examples: [
    { counted: 'soldiers', state: 'treated', unit: 'persons', label: 'soldiers treated', broader: ['casualties'] },
  ],
});
export const newPlace = placeRowSchema.omit({ key: true }).meta({
  id: 'PlaceContent',
  examples: [{ name: 'Sudzha', aliases: ['Suja'], within: 'kursk-oblast' }],
});

export const newStatement = statementRowSchema.omit({ id: true }).meta({
  id: 'StatementContent',
  description: 'A statement, those through whom it came, and the hops and relations that it states itself.',
  examples: [
    {
      source: 'ukraine-hur',
      spokesperson: 'Kyrylo Budanov',
      carriers: ['the-times'],
      saidOn: '2025-07-13',
      publishedOn: '2025-07-13',
      document: 'Interview of 13 July 2025',
      reading: 'through-relays',
      content: FORECAST,
      words: 'more than 30,000 troops will be sent',
      language: 'en',
      relations: [{ kind: 'revises', to: 'C15' }],
    },
  ],
});

export const statement = statementRowSchema
  .omit({ id: true, via: true, carriers: true, hops: true, relations: true })
  .extend({
    key,
    version,
    reading: z.enum(READINGS),
    effective: z
      .strictObject({
        source: keySchema.exactOptional(),
        measure: keySchema.exactOptional(),
        place: keySchema.exactOptional(),
        fromPlace: keySchema.exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'The keys that are meant, where those that it names were merged into others.' }),
  })
  .meta({ id: 'Statement' });

export const hop = z
  .strictObject({
    id,
    version,
    from: key.meta({ description: 'The statement nearer to the reader.' }),
    to: key.meta({ description: 'What it relays, or an operand of what it derives.' }),
    kind: z.enum(HOP_KINDS),
    operation: z.enum(['sum', 'difference', 'rounding', 'conversion']).exactOptional(),
    sign: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
    farEndRead: z.boolean().meta({ description: 'Whether a person has read the far end.' }),
    standing: z.enum(STANDINGS),
    because: z.string().exactOptional(),
  })
  .meta({ id: 'Hop', description: 'One statement relaying another.' });

export const relation = z
  .strictObject({ id, version, from: key, kind: z.enum(RELATION_KINDS), to: key })
  .meta({ id: 'Relation', description: 'How one statement answers another.' });

export const joinedStatement = statement
  .extend({ hops: z.array(hop), relations: z.array(relation) })
  .meta({ id: 'JoinedStatement', description: 'A statement with every hop and relation that begins or ends at it.' });

const statementId = rowHopSchema.shape.to.meta({ description: 'Id of a row, or `<row id>~<carrier>`.' });

export const newHop = z
  .strictObject({
    from: statementId,
    to: statementId,
    kind: z.enum(HOP_KINDS),
    operation: hop.shape.operation,
    sign: hop.shape.sign,
    standing: z.enum(['confirmed', 'suggested']).default('confirmed'),
    because: line(500).exactOptional(),
  })
  .refine((given) => given.kind === 'derives' || (given.operation === undefined && given.sign === undefined), {
    error: 'operation and sign on a hop of kind "derives" only',
  })
  .meta({
    id: 'NewHop',
    examples: [{ from: 'C17', to: 'C15', kind: 'quotes', standing: 'confirmed', because: 'the page names it' }],
  });

export const newRelation = z
  .strictObject({ from: statementId, kind: rowRelationSchema.shape.kind, to: statementId })
  .meta({ id: 'NewRelation' });

export const judgement = z.strictObject({ standing: z.enum(['confirmed', 'rejected']) }).meta({ id: 'HopJudgement' });

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
