import { z } from 'zod';
import { id, instant } from '../foundation/index.js';

export const comment = z
  .strictObject({
    id,
    claimId: id,
    version: z.int(),
    personId: id.meta({ description: 'Who wrote it, and alone may change it.' }),
    text: z.string().nullable().meta({ description: 'Null: its author took it back.' }),
    mentions: z.array(id).readonly(),
    writtenAt: instant,
    changedAt: instant.meta({ description: 'When this version was written.' }),
  })
  .meta({ id: 'Comment', description: 'What somebody of the desk says to the others about a claim.' });

export const commentWanted = z
  .strictObject({
    text: z.string().min(1).max(10_000),
    mentions: z
      .array(id)
      .max(50)
      .default([])
      .meta({ description: 'Ids of persons of the desk who may read comments, each once.' }),
  })
  .meta({ id: 'CommentWanted' });
