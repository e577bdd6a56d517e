/** What a desk's subscribers can be told of. */
import type { Change, View } from '../ports/changes.js';

export const EVENT_TYPES = [
  'finding.recorded',
  'claim.reopened',
  'verdict.published',
  'article.taken-in',
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

export interface Events {
  /**
   * Writes the event, its log entry and the job that announces it, in the change that causes it. Returns its id, which
   * subscribers see as `webhook-id`.
   */
  add(change: Change, event: NewEvent): Promise<string>;
  /** The event of that id, or null. */
  find(view: View, id: string): Promise<DeskEvent | null>;
}
