/** Claims found by words: what is looked for, and why a claim was found. */
import type { PageAsked } from '../desks/ports.js';
import type { View } from '../ports/changes.js';
import type { ClaimFilter, HeldClaim } from './ports.js';

/** `relevance`: what fits best first. `made`: in the order in which claims were made. */
export const SEARCH_ORDERS = ['relevance', 'made'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** Whoever looks, and what they may read besides claims: nothing else is looked through. */
export interface Searcher {
  readonly personId: string;
  /** Verdicts and second ratings; those that are sealed from the person never. */
  readonly verdicts: boolean;
  /** Names in the ledgers of the desk. */
  readonly ledger: boolean;
}

export interface SearchAsked {
  /** As into a search box: all of the words in one text, "a phrase", or, -not. Without a word to look for nothing is found. */
  readonly typed: string;
  readonly by: Searcher;
  readonly order: SearchOrder;
}

/**
 * The texts that are looked through. `quote`: the words of the page. `attribution`: whom the page names. `subject`: what the
 * claim is about. `rationale`: of a verdict; `reading`: of a second rating. `observation`: a remark that nobody took back.
 * `source`, `measure`, `place`: a name that a ledger of the desk has for a source, measure or place of the claim.
 */
export const SEARCHED_TEXTS = [
  'quote',
  'attribution',
  'subject',
  'rationale',
  'reading',
  'observation',
  'source',
  'measure',
  'place',
] as const;
export type SearchedText = (typeof SEARCHED_TEXTS)[number];

/** A text that holds the words, in part. Offsets count UTF-16 code units. */
export interface FoundText<In extends string = SearchedText> {
  readonly in: In;
  /** Of `quote` and `attribution` the key of the appearance, of an entry of a ledger its own; the id of an observation. */
  readonly key: string | null;
  /** Of `rationale` and `reading`: the version of the verdict. */
  readonly version: number | null;
  /** Some of its words as they stand there, from {@link start}. */
  readonly text: string;
  /** Where they begin in the whole text. */
  readonly start: number;
  /** The words that were looked for, by their offsets in {@link text}, in order. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface FoundClaim {
  readonly claim: HeldClaim;
  /** By the words themselves, or by words that are spelled nearly so. */
  readonly by: 'words' | 'similar-words';
  /** What fits best first. */
  readonly texts: readonly FoundText[];
  /** Where it stands in the list: what a page starts after. */
  readonly place: string;
}

export interface FoundClaims {
  readonly claims: readonly FoundClaim[];
  /** Where more claims may hold the words than are ranked: so many of the newest are, and those before them follow newest first. */
  readonly rankedAmong: number | null;
  /**
   * What the next page starts after though this one is not full: a filter that almost nothing fits was asked of as many texts as
   * may be for one page. Null where the page is full, or the last.
   */
  readonly further: string | null;
}

export interface ClaimSearch {
  /**
   * Claims of a desk whose texts hold the words. Where fewer than three hold them as they are typed, those come after whose
   * words are spelled nearly so; pages that follow keep to what the first one decided. A page by relevance is asked for in
   * one view as often as it goes on, so that none is met twice.
   */
  find(view: View, deskId: string, filter: ClaimFilter, asked: SearchAsked, page: PageAsked): Promise<FoundClaims>;
}
