import {
  ASSESSMENT_KINDS,
  COMPARISON_RELATIONS,
  DIFFERENCE_KINDS,
  HOP_KINDS,
  MATERIAL_CHANGE_KINDS,
  READINGS,
  RELATION_KINDS,
  STANCES,
  STANDINGS,
} from '@whence/domain';
import { REQUEST_CAUSES } from '@whence/workflow';
import { z } from 'zod';
import { appearance, content } from '../claims/claims.schemas.js';
import { id, instant } from '../foundation/index.js';

/** A list that an answer only shows. */
const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).readonly();
const keys = list(z.string());
const ifLinkHolds = z.boolean().meta({ description: 'It rests on a link that nobody has confirmed.' });
const heldAtPublication = z.boolean().meta({ description: 'Whether it was so when the article was published.' });

export const traceNode = z
  .strictObject({
    key: z.string(),
    kind: z.enum(['article', 'statement', 'stated']),
    source: z.string().exactOptional(),
    name: z.string(),
    publishedOn: z.string().exactOptional(),
    reading: z.enum(READINGS).exactOptional(),
    says: z.string(),
  })
  .meta({ id: 'TraceNode' });

export const traceHop = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    kind: z.enum(HOP_KINDS),
    standing: z.enum(STANDINGS),
    farEndRead: z.boolean(),
    because: z.string().exactOptional(),
    faults: list(z.enum(['backdated', 'cycle'])),
  })
  .meta({ id: 'TraceHop' });

export const traceEnd = z
  .strictObject({
    node: z.string(),
    kind: z.enum(['identified', 'anonymous', 'unlocated', 'unattributed']),
    source: z.string().exactOptional(),
    name: z.string(),
    known: z.enum(['read', 'through-relays']).exactOptional(),
    ifLinkHolds,
  })
  .meta({ id: 'TraceEnd' });

export const trace = z
  .strictObject({ nodes: list(traceNode), hops: list(traceHop), ends: list(traceEnd) })
  .meta({ id: 'Trace', description: 'All hops back to where they end, and how each end ends.' });

const side = z.strictObject({ statement: z.string(), text: z.string() });

export const difference = z
  .strictObject({
    kind: z.enum(DIFFERENCE_KINDS),
    across: z.enum(['drift', 'revision', 'restatement']),
    from: side,
    to: side,
    text: z.string(),
    ifLinkHolds,
  })
  .meta({ id: 'Difference', description: 'One typed change between two statements.' });

const comparison = z
  .strictObject({
    statement: z.string(),
    origin: z.string(),
    relation: z.enum(COMPARISON_RELATIONS),
    stance: z.enum(STANCES),
    onTrace: z.boolean(),
    published: z.strictObject({ date: z.string(), inferredBy: z.string().exactOptional() }).exactOptional(),
    factor: z.number().exactOptional(),
    slots: keys.exactOptional(),
    claimSays: z.string(),
    statementSays: z.string(),
    rule: z.string(),
    // Findings under the first version of the rules hold no sentence.
    ruleSays: z.string().exactOptional().meta({ description: 'The rule that decided, in one sentence.' }),
    text: z.string(),
    heldAtPublication,
  })
  .meta({ id: 'Comparison' });

const assessment = z
  .strictObject({
    kind: z.enum(ASSESSMENT_KINDS),
    reasons: list(z.strictObject({ text: z.string(), statements: keys })),
    origins: keys,
    since: z.string().nullable(),
    heldAtPublication: heldAtPublication.nullable(),
    ifLinkHolds,
  })
  .meta({ id: 'Assessment' });

export const origins = z
  .strictObject({
    identified: list(
      z.strictObject({
        source: z.string(),
        name: z.string(),
        known: z.enum(['read', 'through-relays']),
        statements: keys,
        ifLinkHolds,
      }),
    ),
    others: list(
      z.strictObject({
        kind: z.enum(['anonymous', 'unlocated', 'unattributed']),
        name: z.string(),
        statements: keys,
      }),
    ),
    collapsed: list(z.strictObject({ a: z.string(), b: z.string(), because: z.string() })),
    // Findings under the first version of the rules hold none.
    suspectedSums: list(
      z.strictObject({
        statement: z.string(),
        operands: list(z.strictObject({ statement: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) })),
        text: z.string(),
      }),
    ).exactOptional(),
    text: z.string(),
  })
  .meta({ id: 'Origins', description: 'Independent origins, and what stands beside the count.' });

export const findingContent = z
  .strictObject({
    rules: z.string(),
    vocabulary: z.string(),
    cutoffs: z.strictObject({ recorded: z.int().nullable(), publishedBy: z.string().nullable() }),
    claim: z.strictObject({ content, appearances: list(appearance), says: z.string() }),
    statedTrace: trace,
    foundTrace: trace,
    origins,
    comparisons: list(comparison),
    differences: list(difference),
    relations: list(
      z.strictObject({
        from: z.string(),
        // Findings under earlier versions of the rules hold neither.
        by: z.string().exactOptional(),
        byOrigin: z.boolean().exactOptional(),
        kind: z.enum(RELATION_KINDS),
        to: z.string(),
        words: z.string(),
        slots: keys,
        takenBack: z.string().exactOptional(),
      }),
    ),
    currentFigures: list(
      z.strictObject({
        origin: z.string(),
        statement: z.string(),
        relation: z.enum(COMPARISON_RELATIONS),
        text: z.string(),
      }),
    ),
    furtherMisses: z.int(),
    limits: list(z.strictObject({ looked: z.int(), text: z.string() }))
      .optional()
      .meta({ description: 'Kinds of statement of which there are more than were looked at.' }),
    assessments: list(assessment),
  })
  .meta({ id: 'FindingContent', description: 'What was found: canonical, without generated ids or clocks.' });

const recheck = z
  .strictObject({
    against: z.int().meta({ description: 'Number of the finding that it is compared with.' }),
    cause: z.enum(REQUEST_CAUSES),
    material: z.boolean(),
    changes: list(z.strictObject({ kind: z.enum(MATERIAL_CHANGE_KINDS), text: z.string() })),
  })
  .meta({ id: 'Recheck' });

export const finding = z
  .strictObject({
    claimId: id,
    recorded: z.boolean().meta({ description: 'False: computed for these cutoffs, and not kept.' }),
    number: z.int().nullable(),
    at: instant.nullable(),
    hash: z.string().meta({ description: 'SHA-256 of the canonical JSON (RFC 8785) of `finding`, hexadecimal.' }),
    recheck: recheck.nullable(),
    finding: findingContent,
  })
  .meta({ id: 'Finding', description: 'The immutable result of one cross-reference of one claim.' });

export const claimTrace = z
  .strictObject({
    claimId: id,
    finding: z.int().nullable(),
    says: z.string(),
    stated: trace,
    found: trace,
    origins,
    differences: list(difference),
  })
  .meta({ id: 'ClaimTrace', description: 'The trace as the article states it and as it was found.' });
