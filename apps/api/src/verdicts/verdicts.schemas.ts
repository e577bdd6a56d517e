import { z } from 'zod';
import { citedEvidence, evidenceWanted } from '../evidence/cited-evidence.schema.js';
import { id, instant, key, ordinal } from '../foundation/index.js';

export const newVerdict = z
  .strictObject({
    rating: z.string().min(1).max(60).meta({ description: "Key of a rating of the desk's scale." }),
    rationale: z.string().min(1).max(20_000),
    finding: ordinal.meta({ description: 'Number of the finding that it rests on.' }),
    cited: z
      .array(key)
      .max(200)
      .default([])
      .meta({ description: 'Keys of statements. A decisive rating needs some, or `evidence` that can be looked at.' }),
    evidence: evidenceWanted,
  })
  .meta({ id: 'NewVerdict' });

export const verdict = z
  .strictObject({
    id,
    claimId: id,
    version: z.int(),
    standing: z
      .enum(['given', 'returned', 'published', 'superseded', 'replaced'])
      .meta({ description: 'Replaced: given anew before anybody published it.' }),
    rating: z.string(),
    deskVersion: z.int().meta({ description: 'The version of the desk on whose scale it was given.' }),
    rationale: z.string(),
    cited: z.array(z.string()).readonly(),
    evidence: citedEvidence,
    finding: z.int(),
    personId: id,
    givenAt: instant,
    publishedAt: instant.nullable(),
    reviews: z.array(
      z.strictObject({
        number: z.int(),
        personId: id,
        decision: z.enum(['approved', 'returned']),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Verdict', description: "A person's judgement on a claim; a version, superseded but never changed." });

export const verdictList = z.strictObject({ entries: z.array(verdict) }).meta({ id: 'VerdictList' });

export const verdictReview = z
  .strictObject({
    decision: z.enum(['approved', 'returned']),
    reason: z.string().max(20_000).exactOptional().meta({ description: 'Needed when it is returned.' }),
  })
  .meta({ id: 'VerdictReview' });
