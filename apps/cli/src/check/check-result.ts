/** What `whence check --json` prints, as one schema: docs/check.schema.json is made from it. */
import {
  ACCUMULATIONS,
  ASSESSMENT_KINDS,
  CERTAINTIES,
  CHANGES,
  changesOverDays,
  COMPARISON_RELATIONS,
  COMPARISON_RULE_NAMES,
  DIFFERENCE_KINDS,
  type DatedFinding,
  type Finding,
  HEDGES,
  HOP_KINDS,
  isFigure,
  MATERIAL_CHANGE_KINDS,
  MODES,
  POLARITIES,
  READINGS,
  RELATION_KINDS,
  STANCES,
  STANDINGS,
} from '@whence/domain';
import { LANGUAGE_PLACES, ODDITY_KINDS } from '@whence/workflow';
import { z } from 'zod';
import type { CheckedArticle } from './check-article.js';

const statementKey = z.string().meta({ description: 'Key of a statement: <ledger>/<row id>.' });
const date = z.string().meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' });

const bound = z.strictObject({ value: z.number(), strict: z.boolean() }).meta({
  id: 'Bound',
  description: 'An end of a range; strict leaves out the value itself ("more than").',
});

const slots = {
  measure: z.string().exactOptional(),
  subject: z.string().exactOptional(),
  place: z.string().exactOptional(),
  fromPlace: z.string().exactOptional(),
  accumulation: z.enum(ACCUMULATIONS).exactOptional(),
  mode: z.enum(MODES),
  certainty: z.enum(CERTAINTIES).exactOptional(),
  polarity: z.enum(POLARITIES),
  change: z.enum(CHANGES).exactOptional(),
  asOf: date.exactOptional(),
  periodStart: date.exactOptional(),
  periodEnd: date.exactOptional(),
  horizon: date.exactOptional(),
  unit: z.string().exactOptional(),
  basis: z.string().exactOptional(),
  whole: z.number().exactOptional(),
};

const figure = z
  .strictObject({
    ...slots,
    amount: z.strictObject({
      low: bound.exactOptional(),
      high: bound.exactOptional(),
      point: z.number().exactOptional(),
      hedge: z.enum(HEDGES).exactOptional(),
    }),
  })
  .meta({ id: 'Figure', description: 'The numeric content of the claim. A slot that is absent is not known.' });

const trace = z
  .strictObject({
    nodes: z.array(
      z.strictObject({
        key: z.string(),
        kind: z.enum(['article', 'statement', 'stated']),
        source: z.string().exactOptional(),
        name: z.string(),
        publishedOn: date.exactOptional(),
        reading: z.enum(READINGS).exactOptional(),
        says: z.string(),
      }),
    ),
    hops: z.array(
      z.strictObject({
        from: z.string().meta({ description: 'Key of the node nearer to the reader.' }),
        to: z.string().meta({ description: 'Key of the node that it relays.' }),
        kind: z.enum(HOP_KINDS),
        standing: z.enum(STANDINGS).meta({ description: 'suggested: nobody has confirmed this link.' }),
        farEndRead: z.boolean(),
        because: z.string().exactOptional(),
        faults: z.array(z.enum(['backdated', 'cycle'])),
      }),
    ),
    ends: z.array(
      z.strictObject({
        node: z.string(),
        kind: z.enum(['identified', 'anonymous', 'unlocated', 'unattributed']),
        source: z.string().exactOptional(),
        name: z.string(),
        known: z.enum(['read', 'through-relays']).exactOptional(),
        ifLinkHolds: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Trace' });

const reason = z.strictObject({ text: z.string(), statements: z.array(statementKey) });

const assessment = z
  .strictObject({
    kind: z.enum(ASSESSMENT_KINDS),
    reasons: z.array(reason),
    origins: z.array(z.string()),
    since: date.nullable(),
    heldAtPublication: z.boolean().nullable(),
    ifLinkHolds: z.boolean().meta({ description: 'True when it needs a link that nobody has confirmed.' }),
  })
  .meta({ id: 'Assessment' });

const comparison = z
  .strictObject({
    statement: statementKey,
    origin: z.string(),
    relation: z.enum(COMPARISON_RELATIONS),
    stance: z.enum(STANCES),
    onTrace: z.boolean(),
    published: z.strictObject({ date, inferredBy: z.string().exactOptional() }).exactOptional(),
    factor: z.number().exactOptional(),
    slots: z.array(z.string()).exactOptional(),
    claimSays: z.string(),
    statementSays: z.string(),
    rule: z.enum(COMPARISON_RULE_NAMES),
    ruleSays: z.string().meta({ description: 'The rule that decided, in one sentence.' }),
    text: z.string(),
    heldAtPublication: z.boolean(),
  })
  .meta({ id: 'Comparison' });

const side = z.strictObject({ statement: z.string(), text: z.string() });

const difference = z
  .strictObject({
    kind: z.enum(DIFFERENCE_KINDS),
    across: z.enum(['drift', 'revision', 'restatement']),
    from: side,
    to: side,
    text: z.string(),
    ifLinkHolds: z.boolean(),
  })
  .meta({ id: 'Difference' });

const relation = z
  .strictObject({
    from: statementKey,
    by: z.string().exactOptional(),
    byOrigin: z.boolean().exactOptional(),
    kind: z.enum(RELATION_KINDS),
    to: statementKey,
    words: z.string(),
    slots: z.array(z.string()),
    takenBack: z.string().exactOptional(),
  })
  .meta({ id: 'Relation' });

const change = z
  .strictObject({
    from: date,
    to: date,
    changes: z.strictObject({
      material: z
        .array(z.strictObject({ kind: z.enum(MATERIAL_CHANGE_KINDS), text: z.string() }))
        .meta({ description: 'What would reopen a review.' }),
      furtherReasons: z
        .array(z.strictObject({ assessment: z.enum(ASSESSMENT_KINDS), text: z.string() }))
        .meta({ description: 'Reasons gained by an assessment that held on.' }),
      news: z.array(z.strictObject({ statement: statementKey, text: z.string() })),
    }),
  })
  .meta({ id: 'Change' });

const span = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
});

export const checkResultSchema = z
  .strictObject({
    article: z.strictObject({
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      publishedOn: date,
      language: z.string().nullable().meta({
        description:
          'BCP 47: of --language, or what the page says; null where neither is. A text that is plainly English is read as English.',
      }),
      languageFrom: z.enum(LANGUAGE_PLACES).nullable().meta({
        description: 'declared: by --language; else where the page says it.',
      }),
      textSha256: z.string().regex(/^[0-9a-f]{64}$/),
      characters: z.int().min(0).meta({ description: 'UTF-16 code units of the text in which passages count.' }),
      asOf: z.string().nullable().meta({ description: 'The last day of --as-of, or null.' }),
    }),
    odd: z
      .array(
        z.strictObject({
          kind: z.enum(ODDITY_KINDS),
          text: z.string().meta({ description: 'One sentence that quotes the page.' }),
          passages: z.array(span).meta({ description: 'The words it rests on, in UTF-16 code units, end excluded.' }),
        }),
      )
      .meta({ description: 'What is odd on the page, in its order.' }),
    claims: z.array(
      z.strictObject({
        quote: z.string().meta({ description: "The page's own words." }),
        passages: z.array(span).meta({ description: 'Where the claim appears, in UTF-16 code units, end excluded.' }),
        says: z.string().meta({ description: 'The claim as read, in words.' }),
        figure: figure.nullable().meta({ description: 'Null for a claim without a number.' }),
        statedTrace: trace,
        foundTrace: trace,
        origins: z.string().meta({ description: 'The count of independent origins, in words.' }),
        collapsed: z
          .array(z.strictObject({ a: z.string(), b: z.string(), because: z.string() }))
          .meta({ description: 'For each pair of sources that is one origin: why.' }),
        suspectedSums: z
          .array(
            z.strictObject({
              statement: z.string(),
              operands: z.array(z.strictObject({ statement: statementKey, sign: z.literal([1, -1]) })),
              text: z.string(),
            }),
          )
          .meta({ description: 'Numbers that may be sums of earlier ones; suggestions, which decide nothing.' }),
        assessments: z.array(assessment),
        limits: z
          .array(z.strictObject({ looked: z.int(), text: z.string() }))
          .optional()
          .describe('Kinds of statement of which there are more than were looked at.'),
        comparisons: z.array(comparison),
        differences: z.array(difference),
        relations: z.array(relation),
        changes: z
          .array(change)
          .exactOptional()
          .meta({ description: 'With several --as-of: what changed from each day to the next.' }),
      }),
    ),
  })
  .meta({ title: 'whence check --json' });

export type CheckResult = z.infer<typeof checkResultSchema>;

/** The printed object. Throws ZodError when a finding is not what the schema promises. */
export function checkResult(checked: CheckedArticle): CheckResult {
  const { particulars, text, language, textSha256, publishedBy, findings, overDays, odd } = checked;
  return checkResultSchema.parse({
    article: {
      title: particulars.title ?? null,
      outlet: particulars.outlet ?? null,
      publishedOn: particulars.publishedOn,
      language: language?.language ?? null,
      languageFrom: language?.languageFrom ?? null,
      textSha256,
      characters: text.length,
      asOf: publishedBy,
    },
    odd: odd.map(({ kind, text: words, spans }) => ({ kind, text: words, passages: spans })),
    claims: findings.map((finding, at) => claimResult(finding, overDays[at] ?? [])),
  });
}

function claimResult(finding: Finding, dated: readonly DatedFinding[]): unknown {
  const { claim, statedTrace, foundTrace, origins, assessments, comparisons, differences, relations, limits } = finding;
  return {
    quote: claim.appearances[0]?.passage.exact ?? '',
    passages: claim.appearances.map(({ passage }) => ({ start: passage.start, end: passage.end })),
    says: claim.says,
    figure: isFigure(claim.content) ? claim.content : null,
    statedTrace,
    foundTrace,
    origins: origins.text,
    collapsed: origins.collapsed,
    suspectedSums: origins.suspectedSums,
    assessments,
    ...(limits === undefined ? {} : { limits }),
    comparisons,
    differences,
    relations,
    ...(dated.length > 1 ? { changes: changesOverDays(dated) } : {}),
  };
}

/** The JSON Schema (2020-12) of the printed object, as text that ends in a line break. */
export function checkSchemaText(): string {
  const schema = z.toJSONSchema(checkResultSchema, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
