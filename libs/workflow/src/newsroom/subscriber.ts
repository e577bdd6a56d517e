/** Who is told of a desk's events, and who may send articles to it. */
import type { Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { changesSince } from '../versions/precondition.js';
import type { HeldVersion } from '../versions/precondition.js';
import type { DeskEvent, EventType } from './event.js';

export interface SubscriberContent {
  /** What the desk calls it. */
  readonly name: string;
  /** http or https. */
  readonly url: string;
  /** The types of event that it is told of; empty: all of them. */
  readonly types: readonly EventType[];
  readonly active: boolean;
  /** Why it is not active; null when it is. */
  readonly reason: string | null;
}

export interface Subscriber extends SubscriberContent {
  readonly id: string;
  readonly deskId: string;
  readonly version: number;
}

export interface HookContent {
  /** What the desk calls it. */
  readonly name: string;
  /** Who answers for what comes in. */
  readonly personId: string;
  readonly active: boolean;
}

export interface InboundHook extends HookContent {
  readonly id: string;
  readonly deskId: string;
  readonly version: number;
}

/** Whether a subscriber is to be told of an event. A test is for the one that it names. */
export function isTold(subscriber: Subscriber, event: DeskEvent): boolean {
  if (!subscriber.active || subscriber.deskId !== event.deskId) return false;
  if (event.type === 'test') return event.content['subscriberId'] === subscriber.id;
  return subscriber.types.length === 0 || subscriber.types.includes(event.type);
}

/** Throws `subscriber-address-invalid` unless the address can be told over the web, without a password in it. */
export function checkAddress(url: string): void {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const web = address !== undefined && (address.protocol === 'https:' || address.protocol === 'http:');
  if (web && address.username === '' && address.password === '') return;
  const expected = 'an http or https address without a user name or password';
  throw new Refusal(
    'invalid',
    'subscriber-address-invalid',
    `Found an address that cannot be told; expected ${expected}.`,
    [{ where: '/url', found: web ? 'an address with a user name or password' : `"${url}"`, expected }],
  );
}

/** Throws `conflict` with the version that is there, and what changed, when it is not the one that the change starts from. */
export async function checkVersion(
  versions: PastVersions,
  change: Change,
  held: readonly [HeldVersion],
  expected: number | undefined,
): Promise<void> {
  const [{ thing, version: found }] = held;
  if (expected === undefined || found === expected) return;
  const told = { currentVersion: found, ...(await changesSince(versions, change, held, [expected])) };
  const message = `Found version ${found}, expected ${expected}; read it again.`;
  throw new Refusal('conflict', `${thing.kind}-changed`, message, [], told);
}
