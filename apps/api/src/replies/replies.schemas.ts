import { REPLY_WAYS } from '@whence/domain';
import { z } from 'zod';
import { day, id, instant, key, line } from '../foundation/index.js';

const moment = z.iso
  .datetime({ offset: true, error: 'a moment: ISO 8601 with an offset' })
  .transform((text) => new Date(text));
const way = z.enum(REPLY_WAYS);
const text = z.string().min(1).max(50_000);
const STANDINGS = ['asked', 'answered', 'declined', 'cancelled'] as const;

export const newReply = z
  .strictObject({
    askedOf: line(300).meta({ description: 'Whom, as it may be printed: "the press office of the Port Authority".' }),
    source: key.exactOptional().meta({ description: 'Key of the source that was asked.' }),
    way,
    question: text,
    askedAt: moment.exactOptional().meta({ description: 'Now, when left out.' }),
    dueOn: day.exactOptional().meta({ description: 'The day until whose end an answer was asked for.' }),
    public: z.boolean().default(true).meta({ description: 'Whether exports may say that it was asked.' }),
    contact: z
      .strictObject({ name: line(200), reach: line(500).exactOptional() })
      .exactOptional()
      .meta({ description: 'A private person who was asked: kept apart, in no export, and can be erased.' }),
  })
  .meta({
    id: 'NewReply',
    // Not in a list: zod leaves lists of examples out of what holds a transform.
    example: {
      askedOf: 'the press office of the ministry',
      source: 'ukraine-hur',
      way: 'email',
      question: 'How many were counted, and on which day?',
      askedAt: '2025-07-15T09:30:00.000Z',
      dueOn: '2025-07-21',
      public: true,
      contact: { name: 'Dana Press', reach: 'press@ministry.example' },
    },
  });

export const replyNews = z
  .discriminatedUnion('event', [
    z.strictObject({ event: z.literal('remind'), way, remindedAt: moment.exactOptional() }),
    z.strictObject({
      event: z.literal('answer'),
      text,
      answeredAt: moment.exactOptional(),
      language: z.string().max(80).exactOptional().meta({ description: 'A language tag (BCP 47).' }),
      snapshotId: id.exactOptional().meta({ description: 'The letter or page in which it was answered.' }),
    }),
    z.strictObject({ event: z.literal('decline'), text: text.exactOptional(), answeredAt: moment.exactOptional() }),
    z.strictObject({ event: z.literal('cancel'), reason: text }),
  ])
  .meta({
    id: 'ReplyNews',
    description: 'What came of a question. A mended answer is another answer.',
    example: { event: 'answer', text: 'We counted in March.', answeredAt: '2025-07-16T08:00:00.000Z', language: 'en' },
  });

const answer = z.strictObject({
  event: z.enum(['answer', 'decline']),
  answeredAt: instant,
  text: z.string().nullable(),
  language: z.string().nullable(),
  snapshotId: id.nullable(),
});

export const reply = z
  .strictObject({
    id,
    version: z.int(),
    standing: z.enum(STANDINGS),
    askedOf: z.string(),
    source: z.string().nullable(),
    way,
    question: z.string(),
    askedAt: instant,
    askedBy: id,
    dueOn: z.string().nullable(),
    public: z.boolean(),
    reminders: z.array(z.strictObject({ remindedAt: instant, way })),
    answers: z.array(answer.extend({ notedBy: id })).meta({ description: 'First things first; the last one counts.' }),
    cancelled: z.string().nullable().meta({ description: 'Why the question was taken back.' }),
  })
  .meta({ id: 'Reply', description: 'A question to somebody whom a claim concerns, and what came of it.' });

export const replyList = z.strictObject({ entries: z.array(reply) }).meta({ id: 'ReplyList' });

export const replyContact = z
  .strictObject({
    contact: z
      .strictObject({ name: z.string(), reach: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null where none was kept, or it was erased.' }),
  })
  .meta({ id: 'ReplyContact' });
