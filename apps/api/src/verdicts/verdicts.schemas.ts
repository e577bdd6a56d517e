import { AGREEMENT_LEVEL, NO_INTERVAL } from '@whence/domain';
import { SECOND_REVIEWS, VERDICT_STANDINGS } from '@whence/workflow';
import { z } from 'zod';
import { citedEvidence, evidenceWanted } from '../evidence/cited-evidence.schema.js';
import { asOf, day, id, instant, key, ordinal } from '../foundation/index.js';

const words = {
  rating: z.string().min(1).max(60).meta({ description: "Key of a rating of the desk's scale." }),
  rationale: z.string().min(1).max(20_000),
  cited: z
    .array(key)
    .max(200)
    .default([])
    .meta({ description: 'Keys of statements. A decisive rating needs some, or `evidence` that can be looked at.' }),
  evidence: evidenceWanted,
};

export const newVerdict = z
  .strictObject({ ...words, finding: ordinal.meta({ description: 'Number of the finding that it rests on.' }) })
  .meta({ id: 'NewVerdict' });

export const newReading = z.strictObject(words).meta({ id: 'NewVerdictReading' });

const secondReview = z.enum(SECOND_REVIEWS);
const keys = z.array(z.string()).readonly();

const reading = z
  .strictObject({
    personId: id,
    rating: z.string(),
    rationale: z.string(),
    cited: keys,
    evidence: citedEvidence,
    readAt: instant,
  })
  .meta({ id: 'VerdictReading', description: 'The rating of a second person, with reasons of their own.' });

const retraction = z
  .strictObject({
    number: z.int(),
    personId: id.meta({ description: 'Who proposed it.' }),
    proposedAt: instant,
    reason: z.string(),
    notice: z.string().meta({ description: 'What readers are told.' }),
    decision: z
      .strictObject({
        personId: id,
        decision: z.enum(['retracted', 'dropped']),
        reason: z.string().nullable(),
        decidedAt: instant,
      })
      .nullable()
      .meta({ description: 'Null while nobody has decided.' }),
  })
  .meta({ id: 'Retraction' });

export const verdict = z
  .strictObject({
    id,
    claimId: id,
    version: z.int(),
    standing: z.enum(VERDICT_STANDINGS).meta({
      description:
        'Replaced: given anew before anybody published it. Disputed: a second person came to another rating, and that is not settled.',
    }),
    sealed: z.boolean().meta({
      description:
        'Under blind review and not yours: rating, rationale, cited and evidence are null until a second person has given theirs.',
    }),
    secondReview: secondReview.meta({ description: 'How the second person reads it.' }),
    takenFrom: id
      .nullable()
      .meta({ description: 'The verdict whose second reading it is, word for word, which settled a disagreement.' }),
    rating: z.string().nullable(),
    deskVersion: z.int().meta({ description: 'The version of the desk on whose scale it was given.' }),
    rationale: z.string().nullable(),
    cited: keys.nullable(),
    evidence: citedEvidence.nullable(),
    finding: z.int(),
    personId: id,
    givenAt: instant,
    publishedAt: instant.nullable(),
    correction: z
      .string()
      .nullable()
      .meta({ description: 'What readers were told when it took the place of another.' }),
    reading: reading.nullable().meta({ description: "The second person's own rating, where there is one." }),
    reviews: z.array(
      z.strictObject({
        number: z.int(),
        personId: id,
        decision: z
          .enum(['approved', 'returned', 'settled'])
          .meta({ description: 'Settled: approved to end a disagreement.' }),
        reason: z.string().nullable(),
      }),
    ),
    retractions: z.array(retraction),
  })
  .meta({ id: 'Verdict', description: "A person's judgement on a claim; a version, superseded but never changed." });

export const verdictList = z.strictObject({ entries: z.array(verdict) }).meta({ id: 'VerdictList' });

const text = z.string().max(20_000);
const correction = text.exactOptional().meta({
  description: 'What readers are told, where it takes the place of a verdict that was published before.',
});

export const verdictReview = z
  .strictObject({
    decision: z.enum(['approved', 'returned']),
    reason: text.exactOptional().meta({ description: 'Needed when it is returned.' }),
    correction,
  })
  .meta({ id: 'VerdictReview' });

export const settlement = z
  .strictObject({
    inFavourOf: z.enum(['first', 'second']).meta({ description: 'Whose words are published. Not yours.' }),
    reason: text.min(1),
    correction,
  })
  .meta({ id: 'Settlement' });

export const newRetraction = z
  .strictObject({
    reason: text.min(1).meta({ description: 'For the desk.' }),
    notice: z.string().min(1).max(5_000).meta({ description: 'For readers, beside the verdict that they knew.' }),
  })
  .meta({ id: 'NewRetraction' });

export const retractionDecision = z
  .strictObject({
    decision: z.enum(['retracted', 'dropped']),
    reason: text.exactOptional().meta({ description: 'Needed when it is dropped.' }),
  })
  .meta({ id: 'RetractionDecision' });

export const agreementQuery = z.strictObject({
  from: day.nullable().default(null).meta({ description: 'First day of the second ratings, UTC.' }),
  to: day.nullable().default(null).meta({ description: 'Last day of the second ratings, UTC.' }),
  by: z.enum(['month', 'year']).nullable().default(null).meta({ description: 'Also apart for each month or year.' }),
  asOf,
});

const kappa = {
  value: z.number().nullable().meta({ description: 'From -1 to 1; 1: all pairs agree, 0: as often as chance has it.' }),
  standardError: z.number().nullable(),
  interval: z.strictObject({ level: z.literal(AGREEMENT_LEVEL), low: z.number(), high: z.number() }).nullable(),
  because: z.enum(NO_INTERVAL).nullable().meta({
    description:
      'Why there is no value or no interval. `one-rating-only`: both gave the same rating each time, where kappa is not defined. `too-few-pairs`: fewer than twice the square of the ratings in use. `no-variance`: the interval would have no width.',
  }),
};

const agreement = z
  .strictObject({
    pairs: z.int(),
    agreed: z.int(),
    kappa: z.strictObject(kappa).meta({ id: 'Kappa', description: "Cohen's kappa with its 95 % interval." }),
    ratings: z
      .array(z.strictObject({ rating: z.string(), first: z.int(), second: z.int(), both: z.int(), ...kappa }))
      .readonly()
      .meta({ description: 'Each rating against all others.' }),
    table: z
      .array(z.strictObject({ first: z.string(), second: z.string(), pairs: z.int() }))
      .readonly()
      .meta({ description: 'How often the first person gave one rating and the second another.' }),
  })
  .meta({ id: 'Agreement', description: 'How far first and second persons agree, beyond chance.' });

const apart = {
  blind: agreement.meta({ description: 'From blind reviews: neither had seen the other’s rating.' }),
  open: agreement.meta({
    description:
      'From open reviews: the second had seen the first, so that this is no measure of independent agreement.',
  }),
};

export const deskAgreement = z
  .strictObject({ ...apart, periods: z.array(z.strictObject({ period: z.string(), ...apart })).readonly() })
  .meta({ id: 'DeskAgreement', description: 'Agreement on the ratings of a desk.' });
