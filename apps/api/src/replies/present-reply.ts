import { replyStanding } from '@whence/domain';
import { askedIn, type HeldReply } from '@whence/workflow';
import type { z } from 'zod';
import type { reply } from './replies.schemas.js';

/** A question with what came of it, as it is answered. */
export function presentReply({ id, events }: HeldReply): z.infer<typeof reply> {
  const told = events.map((each) => each.told);
  const asked = askedIn(told);
  const last = told.at(-1);
  return {
    id,
    version: events.length,
    standing: replyStanding(told),
    askedOf: asked.askedOf,
    source: asked.source ?? null,
    way: asked.way,
    question: asked.question,
    askedAt: asked.askedAt,
    askedBy: events[0]?.personId ?? '',
    dueOn: asked.dueOn ?? null,
    public: asked.public,
    reminders: told.flatMap((each) =>
      each.event === 'remind' ? [{ remindedAt: each.remindedAt, way: each.way }] : [],
    ),
    answers: events.flatMap(({ told: each, personId }) => {
      if (each.event !== 'answer' && each.event !== 'decline') return [];
      const { event, answeredAt, text = null } = each;
      const { language = null, snapshotId = null } = each.event === 'answer' ? each : {};
      return [{ event, answeredAt, text, language, snapshotId, notedBy: personId }];
    }),
    cancelled: last?.event === 'cancel' ? last.reason : null,
  };
}
