/**
 * The right of reply: whom a desk asked about a claim, when, by what way, and what came of it. Told as events, of which
 * none is ever altered; an answer that is mended is answered again.
 */
import type { PublishedVerdict } from '../exports/published-claim.js';
import { sayDate } from '../words.js';

export const REPLY_WAYS = ['email', 'phone', 'letter', 'in-person', 'web-form', 'message', 'other'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];

/** Moments are ISO 8601 in UTC, days YYYY-MM-DD. */
export type ReplyEvent =
  | {
      readonly event: 'ask';
      /** Whom, as it may be printed: "the press office of the Port Authority". */
      readonly askedOf: string;
      /** Key of the source that was asked. */
      readonly source?: string;
      readonly way: ReplyWay;
      readonly question: string;
      readonly askedAt: string;
      /** The day until whose end an answer was asked for, UTC. */
      readonly dueOn?: string;
      /** Whether exports may say that it was asked. */
      readonly public: boolean;
    }
  | { readonly event: 'remind'; readonly remindedAt: string; readonly way: ReplyWay }
  | {
      readonly event: 'answer';
      readonly answeredAt: string;
      readonly text: string;
      /** BCP 47. */
      readonly language?: string;
      /** The letter or page in which it was answered. */
      readonly snapshotId?: string;
    }
  | { readonly event: 'decline'; readonly answeredAt: string; readonly text?: string }
  | { readonly event: 'cancel'; readonly reason: string };

export type ReplyStanding = 'asked' | 'answered' | 'declined' | 'cancelled';

/** Which events a question takes as it stands. */
export const REPLY_TAKES: Readonly<Record<ReplyStanding, readonly ReplyEvent['event'][]>> = {
  asked: ['remind', 'answer', 'decline', 'cancel'],
  answered: ['answer'],
  declined: ['answer'],
  cancelled: [],
};

/** How a question stands after each event. */
export const REPLY_LEADS_TO: Readonly<Record<ReplyEvent['event'], ReplyStanding>> = {
  ask: 'asked',
  remind: 'asked',
  answer: 'answered',
  decline: 'declined',
  cancel: 'cancelled',
};

export type ReplyQuestion = Extract<ReplyEvent, { event: 'ask' }>;
export type ReplyAnswer = Extract<ReplyEvent, { event: 'answer' | 'decline' }>;

/** How a question stands after its last event. */
export function replyStanding(events: readonly ReplyEvent[]): ReplyStanding {
  return REPLY_LEADS_TO[events.at(-1)?.event ?? 'ask'];
}

/** A question to a source, for what is exported of a claim. */
export interface PublicReply {
  readonly askedOf: string;
  readonly source?: string;
  readonly way: ReplyWay;
  readonly question: string;
  readonly askedAt: string;
  readonly dueOn?: string;
  readonly standing: ReplyStanding;
  /** The newest answer or refusal. */
  readonly answered?: ReplyAnswer;
}

/** To go on with after "asked": " by e-mail". */
export const REPLY_BY_WAY: Readonly<Record<ReplyWay, string>> = {
  email: ' by e-mail',
  phone: ' by telephone',
  letter: ' by letter',
  'in-person': ' in person',
  'web-form': ' by a form on the web',
  message: ' by message',
  other: '',
};

/**
 * What a reader is told of a question: "The port, asked by e-mail on 3 July 2025, had not answered by 5 July 2025". The
 * day is that on which the standing verdict was published; what came later is not held against whom was asked.
 */
export function sayReply(reply: PublicReply, verdict: Pick<PublishedVerdict, 'publishedAt'>): string {
  const { askedOf, way, askedAt, dueOn, answered } = reply;
  const asked = `${capital(askedOf)}, asked${REPLY_BY_WAY[way]} on ${sayDate(askedAt.slice(0, 10))}`;
  if (answered?.event === 'answer') return `${asked}, answered on ${sayDate(answered.answeredAt.slice(0, 10))}.`;
  if (answered?.event === 'decline')
    return `${asked}, declined to answer on ${sayDate(answered.answeredAt.slice(0, 10))}.`;
  if (askedAt > verdict.publishedAt) return `${asked}, after publication, has not answered yet.`;
  const due = dueOn === undefined ? '' : ` (an answer was asked for by ${sayDate(dueOn)})`;
  return `${asked}, had not answered by ${sayDate(verdict.publishedAt.slice(0, 10))}${due}.`;
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
