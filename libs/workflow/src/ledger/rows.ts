/**
 * The rows of a ledger as JSON gives them: the domain's own members, and beside them how a statement reached the
 * reader (`via`, `carriers`) and what it rests on or answers (`hops`, `relations`). A CSV row is read into the same
 * shape, so that one schema judges both. See docs/ledger-format.md.
 */
import {
  ACCUMULATIONS,
  amountFault,
  CERTAINTIES,
  CHANGES,
  daysOf,
  HEDGES,
  HOP_KINDS,
  MODES,
  NAME_KINDS,
  partialDateFault,
  POLARITIES,
  READINGS,
  RELATION_KINDS,
  SOURCE_KINDS,
} from '@whence/domain';
import { z } from 'zod';

export const ROW_KINDS = ['source', 'measure', 'place', 'statement'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

const KEY_SHAPE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const LONGEST_KEY = 120;
const LONGEST_TEXT = 10_000;
const MOST_IN_A_LIST = 1_000;

// Tabs and line ends may stand in a text; other control characters and halves of a character may not.

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

const HALF_A_CHARACTER = /\p{Surrogate}/u;

function textFault(value: string): string | undefined {
  if (value.trim() === '') return 'found an empty text, expected words or nothing at all';
  const control = CONTROL.exec(value);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `found the control character U+${code} at character ${control.index + 1}, expected printable text`;
  }
  return HALF_A_CHARACTER.test(value) ? 'found half of a surrogate pair, expected whole characters' : undefined;
}

/** Words of at most 10,000 UTF-16 code units. */
const text = z
  .string()
  .max(LONGEST_TEXT)
  .check((context) => {
    const fault = textFault(context.value);
    if (fault !== undefined) context.issues.push({ code: 'custom', message: fault, input: context.value });
  });

/** A key of a source, measure or place, or the id of a statement's row. */
export const keySchema = z
  .string()
  .max(LONGEST_KEY)
  .regex(KEY_SHAPE, { error: 'expected letters, digits, ".", "_" and "-", beginning with a letter or digit' });

/** What a ledger may be called, in words. */
export const LEDGER_NAME_SHAPE = 'at most 60 small letters, digits and "-", beginning with a letter or digit';

/** A ledger's name: the first part of its statements' keys. */
export const ledgerNameSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: `expected ${LEDGER_NAME_SHAPE}` });

/** The key of a carrier's report within its ledger: the row's id, `~`, and the carrier's source key. */
const reportIdSchema = z
  .string()
  .max(2 * LONGEST_KEY + 1)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(~[A-Za-z0-9][A-Za-z0-9._-]*)?$/, {
    error: 'expected the id of a row, or that id, "~" and the key of a carrier',
  });

const date = z
  .string()
  .check((context) => {
    const fault = partialDateFault(context.value);
    if (fault !== undefined) context.issues.push({ code: 'custom', message: fault, input: context.value });
  })
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.', examples: ['2025-07'] });

const number = z.number().min(-1e15).max(1e15);
const keys = z.array(keySchema).max(MOST_IN_A_LIST);

const bound = z.strictObject({ value: number, strict: z.boolean() });

const amount = z
  .strictObject({
    low: bound.exactOptional(),
    high: bound.exactOptional(),
    point: number.exactOptional(),
    hedge: z.enum(HEDGES).exactOptional(),
  })
  .check((context) => {
    const fault = amountFault(context.value);
    if (fault !== undefined)
      context.issues.push({ code: 'custom', message: fault, input: context.value, path: [pathOf(context.value)] });
  })
  .meta({ examples: [{ low: { value: 30_000, strict: true }, hedge: 'more-than' }] });

function pathOf(value: { low?: unknown; high?: unknown }): string {
  return value.low !== undefined ? 'low' : value.high !== undefined ? 'high' : 'point';
}

/** What a statement says: a figure when it has an `amount`, else a proposition. */
export const contentSchema = z.strictObject({
  measure: keySchema,
  subject: text.exactOptional(),
  place: keySchema.exactOptional(),
  fromPlace: keySchema.exactOptional(),
  accumulation: z.enum(ACCUMULATIONS).exactOptional(),
  mode: z.enum(MODES),
  certainty: z.enum(CERTAINTIES).exactOptional(),
  polarity: z.enum(POLARITIES),
  change: z.enum(CHANGES).exactOptional(),
  asOf: date.exactOptional(),
  periodStart: date.exactOptional(),
  periodEnd: date.exactOptional(),
  horizon: date.exactOptional(),
  unit: text.exactOptional(),
  basis: text.exactOptional(),
  whole: number.exactOptional(),
  amount: amount.exactOptional(),
});

const language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'expected a BCP 47 language tag, such as "en"' });

/** Refuses what ends before it begins; a partial date begins with its first day and ends with its last. */
function inOrder({ value, issues }: z.core.ParsePayload<{ from?: string; to?: string }>): void {
  const { from, to } = value;
  if (from === undefined || to === undefined) return;
  if (partialDateFault(from) !== undefined || partialDateFault(to) !== undefined) return;
  if (daysOf(to).to < daysOf(from).from)
    issues.push({ code: 'custom', message: `expected no earlier than ${from}`, input: to, path: ['to'] });
}

export const edgeSchema = z
  .strictObject({
    kind: z.enum(['part-of', 'controls', 'owns']),
    other: keySchema,
    from: date.exactOptional(),
    to: date.exactOptional(),
  })
  .check(inOrder);

/** A name with its kind, its language and the days on which it was in use. */
export const datedNameSchema = z
  .strictObject({
    name: text,
    kind: z.enum(NAME_KINDS),
    language: language.exactOptional(),
    from: date.exactOptional(),
    to: date.exactOptional(),
  })
  .check(inOrder);

const names = z.array(datedNameSchema).min(1).max(MOST_IN_A_LIST).exactOptional();
const mergedInto = keySchema.exactOptional();

export const sourceRowSchema = z.strictObject({
  key: keySchema,
  name: text,
  kind: z.enum(SOURCE_KINDS),
  aliases: z.array(text).max(MOST_IN_A_LIST).default([]),
  names,
  edges: z.array(edgeSchema).max(MOST_IN_A_LIST).default([]),
  /** The sources that this one continues, and since when. */
  formerly: z
    .array(z.strictObject({ other: keySchema, from: date.exactOptional() }))
    .min(1)
    .max(MOST_IN_A_LIST)
    .exactOptional(),
  mergedInto,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'expected two capital letters (ISO 3166-1 alpha-2)' })
    .exactOptional(),
  interests: text.exactOptional(),
});

export const measureRowSchema = z.strictObject({
  key: keySchema,
  counted: text,
  state: text,
  unit: text,
  label: text,
  broader: keys.default([]),
  unionOf: keys.default([]),
  note: text.exactOptional(),
  mergedInto,
});

export const placeRowSchema = z.strictObject({
  key: keySchema,
  name: text,
  aliases: z.array(text).max(MOST_IN_A_LIST).default([]),
  names,
  within: keySchema.exactOptional(),
  mergedInto,
});

/** A hop from this row's statement to another of the same ledger. */
export const rowHopSchema = z
  .strictObject({
    kind: z.enum(HOP_KINDS),
    /** Id of the statement's row. */
    to: reportIdSchema,
    operation: z.enum(['sum', 'difference', 'rounding', 'conversion']).exactOptional(),
    sign: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
  })
  .refine((hop) => hop.kind === 'derives' || (hop.operation === undefined && hop.sign === undefined), {
    error: 'expected operation and sign on a hop of kind "derives" only',
  })
  .meta({ examples: [{ kind: 'quotes', to: 'C15' }] });

export const rowRelationSchema = z.strictObject({ kind: z.enum(RELATION_KINDS), to: reportIdSchema });

export const statementRowSchema = z.strictObject({
  id: keySchema,
  source: keySchema,
  spokesperson: text.exactOptional(),
  /** Those it passed through, nearest to the reader first. */
  via: keys.default([]),
  /** Those who carried it. */
  carriers: keys.default([]),
  saidOn: date.exactOptional(),
  publishedOn: date.exactOptional(),
  document: text.exactOptional(),
  reading: z.enum(READINGS).exactOptional(),
  content: contentSchema.exactOptional(),
  words: text.exactOptional(),
  language: language.exactOptional(),
  hops: z.array(rowHopSchema).max(MOST_IN_A_LIST).default([]),
  relations: z.array(rowRelationSchema).max(MOST_IN_A_LIST).default([]),
});

export type SourceRow = z.output<typeof sourceRowSchema>;
export type MeasureRow = z.output<typeof measureRowSchema>;
export type PlaceRow = z.output<typeof placeRowSchema>;
export type StatementRow = z.output<typeof statementRowSchema>;

/** One row that is well formed by itself, and where it stands. */
export type Row = (
  | { readonly kind: 'source'; readonly value: SourceRow }
  | { readonly kind: 'measure'; readonly value: MeasureRow }
  | { readonly kind: 'place'; readonly value: PlaceRow }
  | { readonly kind: 'statement'; readonly value: StatementRow }
) & {
  /** Where a member of the row stands: `<file>:<line>:<column>`, or a JSON Pointer. Without a member: the row. */
  readonly where: (member?: readonly (string | number)[]) => string;
};

const SCHEMAS = {
  source: sourceRowSchema,
  measure: measureRowSchema,
  place: placeRowSchema,
  statement: statementRowSchema,
} as const;

/** The schema that judges rows of a kind. */
export function schemaOf<K extends RowKind>(kind: K): (typeof SCHEMAS)[K] {
  return SCHEMAS[kind];
}
