import { type EventPlace, eventPlaceText } from './event-place.js';

/** What a desk's subscribers can be told of. */
export const EVENT_TYPES = [
  'finding.recorded',
  'claim.reopened',
  'claim.overdue',
  'verdict.published',
  'verdict.retracted',
  'article.taken-in',
  'comment.added',
  'ledger.offered',
  'ledger.accepted',
  'ledger.declined',
  'ledger.access-changed',
  'ledger.share-ended',
  'ledger.handover-offered',
  'ledger.handover-declined',
  'ledger.handover-withdrawn',
  'ledger.handed-on',
  'ledger.holder-changed',
  'test',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface NewEvent {
  readonly deskId: string;
  readonly type: EventType;
  /** What subscribers receive as `data`: ids, keys and words that may leave the desk; plain JSON. */
  readonly content: Readonly<Record<string, unknown>>;
}

export interface DeskEvent extends NewEvent {
  readonly id: string;
  /** When the change that caused it was ending, ISO 8601 in UTC. */
  readonly at: string;
}

export interface PlacedEvent extends DeskEvent {
  readonly place: EventPlace;
}

/** The body of every webhook; its bytes are the same at every attempt, for a place is given once. */
export function webhookBody({ type, at, place, content }: PlacedEvent): string {
  return JSON.stringify({ type, timestamp: at, place: eventPlaceText(place), data: content });
}
