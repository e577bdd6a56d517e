/** What a sentence of the story is made of. */
import type { Content } from '../../figure.js';

/** One entry of the history of a claim, as it is kept. */
export interface HistoryEntry {
  /** Place of its change in the log; null while it is being given one. */
  readonly position: number | null;
  /** ISO 8601. */
  readonly at: string;
  readonly personId: string | null;
  readonly actor: 'person' | 'job' | 'operator';
  /** What happened, as the log names it: `submit`, `edit`, `find`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number };
  readonly content: Readonly<Record<string, unknown>>;
}

/** What an entry refers to by id or by key, in words. */
export interface StoryNames {
  /** The name of a person as it is now; null once it was erased. */
  person(id: string): string | null;
  /** The label of a rating on the scale on which a verdict was given. */
  rating(verdictId: string, key: string): string;
  /** What a claim is held to say. */
  says(content: Content): string;
  /**
   * Who said a statement, when, and what; null where that is not known, or not for whoever reads. `position`: as it was
   * held at this place in the log, since it may have been put otherwise later; null or absent: as of the view.
   */
  statement(key: string, position?: number | null): string | null;
  /** A page that was kept, a quote of one, or somebody who is not named; null as for statements. */
  evidence(cited: EvidenceCited): string | null;
  measure(key: string): string;
  place(key: string): string;
}

/** What one version of a thing holds. */
export type Held = Readonly<Record<string, unknown>>;

/** What is cited beside statements, by its id. */
export interface EvidenceCited {
  readonly kind: 'snapshot' | 'excerpt' | 'confidential-source';
  readonly id: string;
  readonly version: number;
}

/** An entry for the sentence that tells it. */
export interface Telling {
  readonly entry: HistoryEntry;
  readonly content: HistoryEntry['content'];
  readonly names: StoryNames;
  /** Who acted, to begin a sentence with, and to go on with. */
  readonly Who: string;
  readonly who: string;
  /** How the thing stands after this entry: for a reply all that is known of it by now. */
  readonly now: Readonly<Record<string, unknown>>;
  /** "verdict 2": the verdict that the entry is about; "the verdict" where none was told of before. */
  readonly verdict: string;
}
