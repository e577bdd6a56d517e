import {
  ASIDE,
  CREDIBILITIES,
  CREDIBILITY_WORDS,
  FATES,
  MODES,
  RELATION_KINDS,
  RELIABILITIES,
  RELIABILITY_WORDS,
  UNSETTLED,
} from '@whence/domain';
import { keySchema } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, instant, key, ordinal, pageQuery, publishedBy } from '../foundation/index.js';

const count = z.int().min(0);
const keys = z.array(z.string());
const sentences = z.array(z.string());
const nullableDay = z.string().nullable();

export const recordQuery = z.strictObject({
  asOf,
  publishedBy,
  measure: keySchema
    .exactOptional()
    .meta({ description: 'Only figures on this measure; without it every kind of measure by itself.' }),
  family: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'With `measure`: also on the measures that links of holding join to it.' }),
});

const counted = z
  .strictObject({ count, statements: keys.meta({ description: 'At most a hundred keys, the newest first.' }) })
  .meta({ id: 'CountedStatements', description: 'How many, and which statements.' });

const proportion = z
  .strictObject({
    hits: count,
    trials: count,
    level: z.number(),
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
    method: z.literal('wilson'),
  })
  .meta({ id: 'Proportion', description: 'How often of how many; `low` and `high` are the ends of its interval.' });

const median = z
  .strictObject({
    values: count,
    median: z.number(),
    least: z.number(),
    most: z.number(),
    interval: z
      .strictObject({ level: z.number(), low: z.number(), high: z.number() })
      .exactOptional()
      .meta({ description: 'Between two order statistics; absent with fewer than six values.' }),
  })
  .meta({ id: 'MedianOf' });

const objection = z
  .strictObject({
    kind: z.enum([...RELATION_KINDS, 'counts-otherwise']),
    source: z.string(),
    name: z.string(),
    linked: z.boolean(),
    statement: z.string(),
  })
  .meta({ id: 'Objection', description: 'A statement that takes a figure back, disputes it, or gives another.' });

const known = z.enum(['read', 'through-relays']);

const rating = <Grade extends z.ZodType>(grade: Grade) =>
  z.strictObject({
    version: ordinal,
    grade,
    meaning: z.string().meta({ description: 'The grade in words.' }),
    reason: z.string(),
    personId: id,
    at: instant,
  });

const OF_ADMIRALTY = 'A word and not a number: never averaged, added up or ordered by size.';
const reliabilityGrade = z.enum(RELIABILITIES).meta({ description: OF_ADMIRALTY });
const credibilityGrade = z.enum(CREDIBILITIES).meta({ description: OF_ADMIRALTY });

export const reliability = rating(reliabilityGrade).meta({
  id: 'Reliability',
  description: `A person's rating of a source: ${RELIABILITIES.map((grade) => `${grade} ${RELIABILITY_WORDS[grade]}`).join(', ')}.`,
});

export const credibility = rating(credibilityGrade)
  .extend({ cited: keys.meta({ description: 'For grade 1: the statements that confirm it.' }) })
  .meta({
    id: 'Credibility',
    description: `A person's rating of one statement: ${CREDIBILITIES.map((grade) => `${grade} ${CREDIBILITY_WORDS[grade]}`).join(', ')}.`,
  });

const reason = z.string().min(1).max(2_000);
export const newReliability = z.strictObject({ grade: reliabilityGrade, reason }).meta({ id: 'NewReliability' });
export const newCredibility = z
  .strictObject({
    grade: credibilityGrade,
    reason,
    cited: z
      .array(key)
      .max(50)
      .default([])
      .meta({ description: 'Keys of statements of this ledger. Grade 1 needs one of another identified origin.' }),
  })
  .meta({
    id: 'NewCredibility',
    examples: [{ grade: '2', reason: 'Another count of the same week fits.', cited: ['dprk/C15'] }],
  });

export const ratingsQuery = z.strictObject({ ...pageQuery, asOf });

const judgedFigure = z
  .strictObject({
    statement: z.string(),
    measure: z.string(),
    mode: z.enum(MODES),
    says: z.string(),
    published: z.string(),
    known,
    fate: z.enum(FATES),
    why: z.enum(UNSETTLED).exactOptional(),
    inShare: z.boolean(),
    direction: z.enum(['above', 'below', 'both']).exactOptional(),
    factor: z.number().exactOptional(),
    logRatio: z.number().exactOptional().meta({ description: 'Natural logarithm of `factor`.' }),
    days: count.exactOptional(),
    by: z.array(
      z.strictObject({
        statement: z.string(),
        source: z.string(),
        name: z.string(),
        agrees: z.boolean(),
        known,
        says: z.string(),
        published: z.string(),
      }),
    ),
    saidBefore: keys,
    seenByItself: keys,
    revisedBy: z.array(objection),
    disputedBy: z.array(objection),
    text: z.string(),
    credibility: credibility.nullable().meta({ description: 'The newest rating that this desk gave the statement.' }),
  })
  .meta({ id: 'JudgedFigure', description: 'One earlier figure, and what became of it as later counts have it.' });

const ofMode = z
  .strictObject({
    mode: z.enum(MODES),
    figures: counted,
    throughRelays: counted,
    things: count,
    borneOut: counted,
    off: counted,
    notSettled: counted,
    uncounted: counted,
    settledBy: counted,
    firstToSay: counted,
    above: counted,
    below: counted,
    share: proportion.nullable(),
    outsideShare: counted,
    offBy: median.nullable(),
    daysEarly: median.nullable(),
    revised: counted,
    disputed: counted,
    disputedBy: z.array(counted.extend({ source: z.string(), name: z.string(), linked: z.boolean() })),
    text: sentences,
  })
  .meta({ id: 'TrackRecordOfMode', description: 'Figures as observed, forecast or announced: never put together.' });

export const trackRecord = z
  .strictObject({
    source: z.string(),
    name: z.string(),
    publishedBy: nullableDay,
    today: nullableDay,
    since: nullableDay.meta({ description: 'First day of what was looked at, when there is more before it.' }),
    kinds: z.array(z.strictObject({ measures: keys, label: z.string(), modes: z.array(ofMode) })),
    figures: z.array(judgedFigure),
    furtherFigures: count,
    aside: z.array(counted.extend({ why: z.enum(ASIDE), text: z.string() })),
    reliability: reliability.nullable().meta({ description: 'The newest rating that this desk gave the source.' }),
    text: sentences,
  })
  .meta({
    id: 'TrackRecord',
    description:
      'What became of the earlier figures of a source, as later counts by others have it, and beside it what people rated. Nothing in it is one number for trust.',
  });

export const dependenceHints = z
  .strictObject({
    source: z.string(),
    name: z.string(),
    publishedBy: nullableDay,
    since: nullableDay,
    pairsLookedAt: count,
    pairs: z.array(
      z
        .strictObject({
          source: z.string(),
          name: z.string(),
          occasions: count,
          shared: count,
          oddities: z.array(
            z.strictObject({
              statement: z.string(),
              other: z.string(),
              says: z.string(),
              published: z.string(),
              otherPublished: z.string(),
              against: keys,
              chance: z.number(),
            }),
          ),
          byChance: z.number(),
          forAnyPair: z.number(),
          hint: z.boolean(),
          text: z.string(),
        })
        .meta({ id: 'DependencePair' }),
    ),
    furtherPairs: count,
    model: z.string().meta({ description: 'The null model under which the chances are worked out.' }),
    text: sentences,
  })
  .meta({
    id: 'DependenceHints',
    description: 'Figures shared with others that third origins contradict. A hint: it changes no count of origins.',
  });
