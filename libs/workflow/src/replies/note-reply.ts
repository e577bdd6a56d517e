import {
  languageTag,
  REPLY_TAKES,
  replyStanding,
  type ReplyQuestion,
  type ReplyEvent,
  type ReplyWay,
} from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import { snapshotOfDesk } from '../evidence/of-desk.js';
import type { Snapshots } from '../evidence/ports.js';
import type { Changes, Clock } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import type { HeldReply, Replies } from './ports.js';
import { momentFaults, refuseReply, wordFaults } from './reply-faults.js';

/** What came of a question. Moments: absent for now. */
export type ReplyNews =
  | { readonly event: 'remind'; readonly remindedAt?: Date; readonly way: ReplyWay }
  | {
      readonly event: 'answer';
      readonly answeredAt?: Date;
      readonly text: string;
      readonly language?: string;
      readonly snapshotId?: string;
    }
  | { readonly event: 'decline'; readonly answeredAt?: Date; readonly text?: string }
  | { readonly event: 'cancel'; readonly reason: string };

/** Records what came of a question: a reminder, an answer (again, when it is mended), a refusal, or that it was taken back. */
export class NoteReply {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly replies: Replies;
      readonly snapshots: Snapshots;
      readonly clock: Clock;
    },
  ) {}

  /**
   * Throws `claim-unknown`, `reply-unknown`, `snapshot-unknown`, `reply-step-refused` for what the question does not take
   * as it stands, `reply-invalid` for an answer that came before the question, and words that cannot be kept.
   */
  run(
    by: PersonActor,
    { claimId, replyId, news }: { readonly claimId: string; readonly replyId: string; readonly news: ReplyNews },
  ): Promise<HeldReply> {
    const { changes, claims, replies, snapshots, clock } = this.ports;
    return changes.make(by, 'note-reply', async (change) => {
      await change.hold('reply', replyId);
      await claimOfDesk(claims, change, by, claimId);
      const held = await replies.one(change, claimId, replyId);
      if (!held) throw notFound('reply', replyId);
      const events = held.events.map(({ told }) => told);
      const standing = replyStanding(events);
      const takes = REPLY_TAKES[standing];
      if (!takes.includes(news.event))
        throw new Refusal(
          'conflict',
          'reply-step-refused',
          `Found the question ${standing}, which does not take "${news.event}"; it takes ${takes.join(', ') || 'nothing more'}.`,
          [],
          { standing, takes },
        );
      if (news.event === 'answer' && news.snapshotId !== undefined)
        await snapshotOfDesk(snapshots, change, by, news.snapshotId);
      const told = toldOf(news, clock.now(), askedIn(events).askedAt);
      await replies.add(change, { id: replyId, claimId, version: events.length + 1, personId: by.personId, told });
      const noted = await replies.one(change, claimId, replyId);
      if (!noted) throw new TypeError(`found no reply ${replyId}, expected the one that was just written`);
      return noted;
    });
  }
}

/** Throws TypeError for events that do not begin with the question. */
export function askedIn(events: readonly ReplyEvent[]): ReplyQuestion {
  const [first] = events;
  if (first?.event !== 'ask')
    throw new TypeError('found a reply without a question, expected its first event to be one');
  return first;
}

function toldOf(news: ReplyNews, now: Date, askedAt: string): ReplyEvent {
  const within = { since: askedAt, until: now };
  if (news.event === 'cancel') {
    refuseReply(wordFaults('/reason', news.reason));
    return news;
  }
  if (news.event === 'remind') {
    const remindedAt = news.remindedAt ?? now;
    refuseReply(momentFaults('/remindedAt', remindedAt, within));
    return { event: 'remind', way: news.way, remindedAt: remindedAt.toISOString() };
  }
  const answeredAt = news.answeredAt ?? now;
  const faults: Fault[] = [...momentFaults('/answeredAt', answeredAt, within)];
  if (news.text !== undefined) faults.push(...wordFaults('/text', news.text));
  const at = answeredAt.toISOString();
  if (news.event === 'decline') {
    refuseReply(faults);
    return { event: 'decline', answeredAt: at, ...(news.text === undefined ? {} : { text: news.text }) };
  }
  const language = news.language === undefined ? undefined : languageTag(news.language);
  if (news.language !== undefined && language === undefined)
    faults.push({ where: '/language', found: `"${news.language}"`, expected: 'a language tag (BCP 47)' });
  refuseReply(faults);
  const { text, snapshotId } = news;
  return {
    event: 'answer',
    answeredAt: at,
    text,
    ...(language === undefined ? {} : { language }),
    ...(snapshotId === undefined ? {} : { snapshotId }),
  };
}
