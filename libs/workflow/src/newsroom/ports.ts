/** The ports of the newsroom: who is told of what, how they were told, and the doors through which articles come in. */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View, Written } from '../ports/changes.js';
import type { DeskEvent, EventType, NewEvent, PlacedEvent } from './event.js';
import type { EventPlace } from './event-place.js';
import type { HookContent, InboundHook, Subscriber, SubscriberContent } from './subscriber.js';

export interface Events {
  /**
   * Writes the event, its log entry and the job that announces it, in the change that causes it. Returns its id, which
   * subscribers see as `webhook-id`.
   */
  add(change: Change, event: NewEvent): Promise<string>;
  /** Writes several, each in its change. */
  addAll(events: readonly Written<NewEvent>[]): Promise<void>;
  /** One whose change is committed. Where that has no place yet, everything committed so far is given one. */
  placed(id: string): Promise<PlacedEvent | undefined>;
  /** Those of these events that the view admits. */
  some(view: View, ids: readonly string[]): Promise<readonly DeskEvent[]>;
  /**
   * A desk's events after a place, in the order in which their changes were recorded; at most `limit`, fewer only where
   * there are no more.
   * @param upTo the last position to look at: one that `Views.latest` gave
   * @param types only these
   */
  list(
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]>;
  /** The same at one look, for few positions at a time: each of them is looked at. */
  after(
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]>;
  /** Whether deliveries of the event were queued already. */
  isAnnounced(view: View, id: string): Promise<boolean>;
  /** Those of these events whose deliveries were queued already. */
  announced(view: View, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface Subscribers {
  one(view: View, deskId: string, id: string): Promise<Subscriber | undefined>;
  list(view: View, deskId: string, page: PageAsked): Promise<readonly Subscriber[]>;
  /** All that are active. */
  active(view: View, deskId: string): Promise<readonly Subscriber[]>;
  add(change: Change, subscriber: { readonly id: string; readonly deskId: string }): Promise<void>;
  addVersion(change: Change, id: string, version: number, content: SubscriberContent): Promise<void>;
}

/** Whose secret it is: the part of the newsroom that signs, or is signed to. */
export type SecretOwner = 'subscriber' | 'inbound-hook';

/** Signing secrets: kept apart from history, and forgotten when replaced. */
export interface Secrets {
  /** The secrets that are good at a moment, the current one first; empty when there is none. */
  good(view: View, owner: SecretOwner, id: string, at: Date): Promise<readonly string[]>;
  /** @param previousUntil until when the secret before it stays good; null: no longer. */
  set(change: Change, owner: SecretOwner, id: string, secret: string, previousUntil: Date | null): Promise<void>;
}

export const DELIVERY_OUTCOMES = ['delivered', 'refused', 'unreachable'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** One attempt to tell one subscriber of one event. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly subscriberId: string;
  /** Counts the attempts for this event and subscriber, from 1. */
  readonly attempt: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: DeliveryOutcome;
  /** The HTTP status; null when nothing answered. */
  readonly status: number | null;
  /** The beginning of what was answered, or why nothing was. */
  readonly detail: string | null;
}

export interface Deliveries {
  one(view: View, deskId: string, id: string): Promise<(Delivery & { readonly type: EventType }) | undefined>;
  /** A desk's deliveries, oldest first; null filters nothing. */
  list(
    view: View,
    deskId: string,
    wanted: { readonly subscriberId: string | null; readonly eventId: string | null },
    page: PageAsked,
  ): Promise<readonly (Delivery & { readonly type: EventType })[]>;
  /** How often it was tried, and the number of the last attempt that succeeded: 0 when none did. */
  standing(
    view: View,
    eventId: string,
    subscriberId: string,
  ): Promise<{ readonly attempts: number; readonly delivered: number }>;
  add(change: Change, delivery: Delivery): Promise<void>;
}

/** What a repeated message is answered with. */
export interface InboundAnswer {
  readonly articleId: string;
  readonly revisionId: string;
  readonly revisionNumber: number;
  readonly made: 'article' | 'revision' | 'nothing';
  /** Ids of the claims that were proposed. */
  readonly proposed: readonly string[];
}

export interface InboundHooks {
  one(view: View, deskId: string, id: string): Promise<InboundHook | undefined>;
  list(view: View, deskId: string, page: PageAsked): Promise<readonly InboundHook[]>;
  /** A hook of any desk: whoever sends to it is known by the signature alone. */
  knockedAt(view: View, id: string): Promise<InboundHook | undefined>;
  add(change: Change, hook: { readonly id: string; readonly deskId: string }): Promise<void>;
  addVersion(change: Change, id: string, version: number, content: HookContent): Promise<void>;
  /** What a message of that id was answered with. */
  answer(view: View, hookId: string, messageId: string): Promise<InboundAnswer | undefined>;
  keepAnswer(change: Change, hookId: string, messageId: string, answer: InboundAnswer): Promise<void>;
}

/** One message to one subscriber. */
export interface Letter {
  readonly url: string;
  /** `webhook-id`: the same at every attempt. */
  readonly id: string;
  readonly at: Date;
  /** Signed with each of them; whoever knows one can verify it. */
  readonly secrets: readonly string[];
  /** JSON. */
  readonly body: string;
}

export interface Reception extends Pick<Delivery, 'outcome' | 'status' | 'detail'> {
  /** The subscriber says that it is gone for good (410). */
  readonly gone: boolean;
  /** How long it asks us to wait, in milliseconds; null when it does not. */
  readonly retryAfterMs: number | null;
}

export interface SignedHeaders {
  readonly id: string;
  /** Seconds since 1970, as sent. */
  readonly timestamp: string;
  readonly signature: string;
}

/** Standard Webhooks, out and in. */
export interface Webhooks {
  /** Never throws for what the other side does or fails to do. */
  send(letter: Letter): Promise<Reception>;
  /** Why the signature does not hold; undefined when it does. Timestamps may be five minutes off. */
  fault(secrets: readonly string[], body: string, headers: SignedHeaders): string | undefined;
}
