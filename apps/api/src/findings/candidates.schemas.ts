import { z } from 'zod';
import { id } from '../foundation/index.js';

const words = z.array(z.string()).readonly();

export const candidate = z
  .strictObject({
    statement: z.string().meta({ description: 'Key of the statement.' }),
    source: z.string(),
    sourceName: z.string(),
    says: z.string().meta({ description: 'Its own words, or else its figure in words.' }),
    saidOn: z.string().exactOptional(),
    publishedOn: z.string().exactOptional(),
    document: z.string().exactOptional(),
    because: z
      .strictObject({
        words,
        names: words,
        figures: words,
        passage: z.string().meta({ description: 'Words in a row that both have; empty where there are no two.' }),
      })
      .meta({ description: 'What the passages of the claim share with it, as they print it; the most telling first.' }),
    links: z
      .array(
        z.strictObject({
          appearance: z.string(),
          standing: z.enum(['confirmed', 'rejected']),
          reason: z.string().nullable(),
        }),
      )
      .readonly()
      .meta({ description: 'What people said of the link from an appearance to it.' }),
    standing: z.enum(['confirmed', 'open', 'rejected']).meta({ description: 'Open: nobody has judged it.' }),
  })
  .meta({ id: 'Candidate', description: 'A statement that may speak of the same thing. It decides nothing.' });

export const candidateList = z
  .strictObject({ claimId: id, candidates: z.array(candidate).readonly() })
  .meta({ id: 'CandidateList' });
