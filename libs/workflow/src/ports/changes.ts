/** The ports through which a use case reads and changes what is held. */
import type { Job } from '../jobs.js';
import type { Refusal } from '../refusal.js';

/** Who acts. A key acts for a person; a job acts for nobody; an operator works at the machine (migrations, first start). */
export interface Actor {
  readonly kind: 'person' | 'job' | 'operator';
  readonly deskId?: string;
  readonly personId?: string;
  readonly keyId?: string;
  readonly requestId?: string;
  /**
   * The versions of the thing to be changed that they had before them (`versionTag`; `*`: any that is there). A change that
   * starts from another version is refused. `mayRead`: whether they may be told what changed.
   */
  readonly startsFrom?: { readonly tags: readonly string[]; readonly mayRead: boolean };
}

export const SUBJECT_KINDS = [
  'desk',
  'person',
  'membership',
  'key',
  'identity',
  'sign-in',
  'ledger',
  'ledger-share',
  'ledger-handover',
  'ledger-import',
  'source',
  'measure',
  'place',
  'statement',
  'source-rating',
  'statement-rating',
  'hop',
  'relation',
  'vocabulary-proposal',
  'vocabulary-need',
  'article',
  'revision',
  'claim',
  'appearance',
  'claim-link',
  'claim-step',
  'claim-reminder',
  'cross-reference-request',
  'finding',
  'recheck',
  'observation',
  'comment',
  'snapshot-content',
  'snapshot',
  'snapshot-attachment',
  'excerpt',
  'reply',
  'confidential-source',
  'private-note',
  // What is personal or confidential stands apart; each detail has an entry, and so has its erasure.
  'private-detail',
  'person-detail',
  'erasure',
  'verdict',
  'verdict-reading',
  'verdict-review',
  'verdict-publication',
  'retraction',
  'retraction-decision',
  'subscriber',
  'event',
  'delivery',
  'inbound-hook',
  'inbound-message',
  'job',
  // Lists of rows that were written together: one entry of the log for all of them.
  'sources',
  'measures',
  'places',
  'statements',
  'hops',
  'relations',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** 1 for what has no versions. */
  readonly version: number;
}

/**
 * What is being looked at: everything (`position` null), or what had been recorded up to a position of the log. Every
 * reading method of every port takes one.
 */
export interface View {
  readonly position: number | null;
}

/** One transaction. Reading through it sees what it has written. */
export interface Change extends View {
  readonly position: null;
  readonly id: string;
  readonly by: Actor;
  /** A new id that sorts by time (UUID version 7). */
  newId(): string;
  /**
   * Adds an entry to the log. `content` is what the subject's row holds; the entry keeps a salted digest of its
   * canonical JSON and not the content.
   */
  log(action: string, subject: Subject, content: unknown): void;
  /** Adds a job to the outbox; it is handed to the queue after the commit. */
  enqueue(job: Job, options?: { readonly notBefore?: Date }): void;
  /**
   * Holds this thing until the commit: whatever is asked through the change from here on is answered when no other change
   * holds it any more.
   */
  hold(kind: SubjectKind, id: string): Promise<void>;
  /** Holds several things, in the order of their ids: two changes that hold some of the same never wait for one another. */
  holdAll(kind: SubjectKind, ids: Iterable<string>): Promise<void>;
  /** Holds those that nobody else holds, without waiting, and tells which these are. */
  holdFree(kind: SubjectKind, ids: Iterable<string>): Promise<ReadonlySet<string>>;
}

/** Something to be written, and the change that it is part of. Those of one list share a transaction. */
export type Written<T> = readonly [change: Change, content: T];

export interface Changes {
  /**
   * Runs `work` in one transaction together with its log entries and outbox rows. Throws what `work` throws, with
   * nothing written. A write that lost a race (a version that was taken meanwhile) throws a `conflict` Refusal.
   * @param purpose the use case's name, in kebab case.
   */
  make<T>(by: Actor, purpose: string, work: (change: Change) => Promise<T>): Promise<T>;
}

/** Changes that stand or fall together. */
export interface ChangesTogether {
  /**
   * Several changes in one transaction, one for each actor: all stand or none, each with its own entries, jobs and place
   * in the log. One that logs nothing leaves nothing. Reading through any of them sees what the others have written.
   * Throws as {@link Changes.make} does.
   */
  makeTogether<T>(
    actors: readonly Actor[],
    purpose: string,
    work: (changes: readonly Change[]) => Promise<T>,
  ): Promise<T>;
}

/** What came of one of several: its answer, what it is refused with, or that somebody else holds what it needs. */
export type Shared<T> = { readonly answer: T } | { readonly refusal: Refusal } | 'held-elsewhere';

/** Work that may share a transaction with the same work for others who ask for it at the same time. */
export interface SharedWork<Asked, T> {
  /** The use case's name, in kebab case. */
  readonly purpose: string;
  /** The work for one. Throws what it is refused with, with nothing written. */
  alone(change: Change, asked: Asked): Promise<T>;
  /**
   * The work for several, and what came of each in the same order. For what is not answered nothing is written; what is held
   * elsewhere is done alone after that, so that the others need not wait with it.
   */
  together(asked: readonly Written<Asked>[]): Promise<readonly Shared<T>[]>;
}

/** Changes that may share a transaction: what is asked for while as much is under way as may be goes together. */
export interface ChangesShared {
  /**
   * As {@link Changes.make}, with a change of its own for each who asks, which stands or falls alone, whoever shared the
   * transaction. Nobody waits for others to ask.
   * @param work the same object for all who may share.
   */
  makeShared<Asked, T>(by: Actor, work: SharedWork<Asked, T>, asked: Asked): Promise<T>;
}

export interface Views {
  /**
   * What was held at the end of a millisecond, so that a change is in the view of the time that is told of it; null: what is
   * held now.
   */
  at(moment: Date | null): Promise<View>;
  /** The last position of the log, after everything committed so far has been given one. */
  latest(): Promise<{ readonly position: number }>;
  /** What is committed and not known yet: at most some hundred changes at once. */
  news(known: KnownChanges): Promise<News>;
  /**
   * The ids of the claims to which all belongs that these changes wrote, by the changes' ids. One that may bear on anything
   * else is left out.
   */
  claimsOf(changeIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Changes that somebody knows of, by the numbers that they drew (whole, ascending from 1; see docs/record.md). */
export interface KnownChanges {
  /** All that drew up to this number are known. */
  readonly upTo: number;
  /** Numbers beyond it that are known as well. */
  readonly ahead: readonly number[];
}

/** What is committed at one moment, as far as it was not known. */
export interface News {
  /** Every change that drew up to this number has its position, or will never be: 0 before the first. */
  readonly placed: number;
  readonly changes: readonly CommittedChange[];
  /** There are more changes than these. */
  readonly more: boolean;
}

export interface CommittedChange {
  readonly id: string;
  readonly drawn: number;
  /** All that it wrote is of such kinds as belong to single claims: nothing of desks, people, keys or ledgers. */
  readonly ofClaims: boolean;
}

/** The clock and the source of ids outside a change. */
export interface Clock {
  now(): Date;
}
