/**
 * What is personal or confidential, apart from history: it can be erased while everything else stands. The log holds a
 * salted digest of each detail; the salt is erased with it.
 */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

export const PRIVATE_KINDS = ['confidential-source', 'reply-contact', 'translator', 'private-note'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** What can be erased: the details of a person of the desk, and private details. */
export const ERASABLE_KINDS = ['person', ...PRIVATE_KINDS] as const;
export type ErasableKind = (typeof ERASABLE_KINDS)[number];

/** One version of the private details of a thing. */
export interface PrivateDetail {
  readonly kind: PrivateKind;
  /** Id of the confidential source, the reply, the excerpt or the note. */
  readonly ownerId: string;
  /** The version of that thing in which it was written. */
  readonly version: number;
  readonly deskId: string;
  readonly content: Readonly<Record<string, string>>;
}

export interface PrivateDetails {
  add(change: Change, detail: PrivateDetail): Promise<void>;
  /** The newest version of each of these owners; without those that have none, or none any more. */
  newest(
    view: View,
    deskId: string,
    kind: PrivateKind,
    ownerIds: readonly string[],
  ): Promise<ReadonlyMap<string, PrivateDetail>>;
  /**
   * Erases every version, its salt in the log, and answers to repeatable requests that may hold it. Returns how many
   * versions there were.
   */
  erase(change: Change, deskId: string, kind: PrivateKind, ownerId: string): Promise<number>;
  /** The same for the name and address of a person, whatever the desk. */
  erasePerson(change: Change, personId: string): Promise<number>;
}

export const ERASURE_GROUNDS = ['request', 'left', 'retention', 'order', 'mistake'] as const;

/** That something was erased; never what. */
export interface Erasure {
  readonly id: string;
  readonly deskId: string;
  readonly kind: ErasableKind;
  /** Id of the person, confidential source, reply, excerpt or note. */
  readonly subjectId: string;
  /** A word and no text: a reason in free words would tell again what was erased. */
  readonly ground: (typeof ERASURE_GROUNDS)[number];
  /** Who erased. */
  readonly personId: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Erasures {
  /** The last one of a thing. */
  last(view: View, deskId: string, kind: ErasableKind, subjectId: string): Promise<Erasure | undefined>;
  /** Those of a desk, in order of their ids. */
  list(view: View, deskId: string, page: PageAsked): Promise<readonly Erasure[]>;
  add(change: Change, erasure: Omit<Erasure, 'at'>): Promise<void>;
}

/** Somebody whose name the desk knows and keeps back. */
export interface ConfidentialSource {
  readonly id: string;
  readonly deskId: string;
  /** From 1. */
  readonly version: number;
  /** What may be printed: "an official who asked not to be named". */
  readonly label: string;
  /** Who wrote this version. */
  readonly personId: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface ConfidentialSources {
  one(view: View, deskId: string, id: string): Promise<ConfidentialSource | undefined>;
  list(view: View, deskId: string, page: PageAsked): Promise<readonly ConfidentialSource[]>;
  add(change: Change, source: Omit<ConfidentialSource, 'at'>): Promise<void>;
}

/** Who may read a note: its author alone, or whoever of the desk may read notes. */
export const NOTE_AUDIENCES = ['author', 'desk'] as const;

/** A note on a claim that never leaves the desk. Its text is a private detail. */
export interface PrivateNote {
  readonly id: string;
  readonly deskId: string;
  readonly claimId: string;
  readonly personId: string;
  readonly audience: (typeof NOTE_AUDIENCES)[number];
  /** ISO 8601. */
  readonly at: string;
}

export interface PrivateNotes {
  one(view: View, deskId: string, id: string): Promise<PrivateNote | undefined>;
  /** Those of a claim that this person may read, in order of their ids. */
  ofClaim(view: View, claimId: string, reader: string, page: PageAsked): Promise<readonly PrivateNote[]>;
  add(change: Change, note: Omit<PrivateNote, 'at'>): Promise<void>;
}
