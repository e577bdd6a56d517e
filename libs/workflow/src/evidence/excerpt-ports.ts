/** Quotes of kept pages, and their translations. */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

/** Who has translated: a person of the desk, or somebody else, whose name is a private detail and can be erased. */
export type Translator = { readonly personId: string } | { readonly named: true };

export interface Translation {
  readonly text: string;
  /** BCP 47, canonical. */
  readonly language: string;
  readonly translator: Translator;
}

/** What an excerpt says, in one of its versions. The quote stays; its translation may be mended. */
export interface ExcerptContent {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 code units of the snapshot's text; null where no text is read from the page: then nothing holds the quote to it. */
  readonly position: { readonly start: number; readonly end: number } | null;
  /** Page of a document, from 1. */
  readonly page?: number;
  /** The language of the quote: BCP 47, canonical. */
  readonly language: string;
  readonly translation?: Translation;
}

export interface Excerpt {
  readonly id: string;
  readonly snapshotId: string;
  /** From 1. */
  readonly version: number;
  /** Who wrote this version. */
  readonly personId: string;
  readonly content: ExcerptContent;
  /** ISO 8601. */
  readonly at: string;
}

export interface Excerpts {
  /** The newest version, where the snapshot is of the desk. */
  one(view: View, deskId: string, excerptId: string): Promise<Excerpt | undefined>;
  /** Every version, first things first. */
  versions(view: View, deskId: string, excerptId: string): Promise<readonly Excerpt[]>;
  /** The newest version of each excerpt of a snapshot, in order of their ids. */
  ofSnapshot(view: View, snapshotId: string, page: PageAsked): Promise<readonly Excerpt[]>;
  add(change: Change, excerpt: Omit<Excerpt, 'at'>): Promise<void>;
}
