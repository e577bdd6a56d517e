/** Verdicts of a desk: which are listed, and what they were found by. */
import type { FoundText } from '../claims/search.js';
import type { PageAsked } from '../desks/ports.js';
import type { View } from '../ports/changes.js';
import type { VerdictStanding } from './ports.js';

/** `relevance`: what fits best first. `newest`: what was given last first. */
export const VERDICT_ORDERS = ['relevance', 'newest'] as const;
export type VerdictOrder = (typeof VERDICT_ORDERS)[number];

/** Which verdicts a list holds; all that is said must be so. Days are YYYY-MM-DD, UTC, and within. */
export interface VerdictFilter {
  readonly standing?: VerdictStanding;
  /** Not of one that is sealed from whoever asks. */
  readonly rating?: string;
  /** The version of the desk on whose scale it was given. */
  readonly deskVersion?: number;
  readonly givenFrom?: string;
  readonly givenTo?: string;
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  readonly givenBy?: string;
  /** Who reviewed it, or rated the claim as the second person. */
  readonly secondPerson?: string;
  /** Key of a statement that it cites; not of one that is sealed from whoever asks. */
  readonly cites?: string;
  /** Name of a ledger of which it cites a statement; not of one that is sealed from whoever asks. */
  readonly ledger?: string;
  /** Readers were told of a correction when it was published. */
  readonly corrects?: true;
  /** See {@link FoundVerdict.stale}. */
  readonly stale?: true;
  /** To whom its claim is assigned now. */
  readonly assignee?: string;
  /** The article that its claim appears in, now or once. */
  readonly articleId?: string;
  /** Key of the measure that its claim counts. */
  readonly measure?: string;
  /** BCP 47: of a page on which its claim appears, this language or a narrower one (`en` also `en-GB`). */
  readonly language?: string;
}

/**
 * The texts that are looked through. `rationale`: of the verdict; `reading`: of its second rating. `rating`: a name of its
 * rating, in any language, on the scale that it was given on. `correction`, `retraction`: what readers were told. `quote`,
 * `attribution`, `subject`: of its claim.
 */
export const VERDICT_TEXTS = [
  'rationale',
  'reading',
  'rating',
  'correction',
  'retraction',
  'quote',
  'attribution',
  'subject',
] as const;
export type VerdictText = (typeof VERDICT_TEXTS)[number];

export interface VerdictsAsked {
  /** As into a search box; see {@link SearchAsked}. */
  readonly typed: string;
  /** Whether the texts of the claims may be looked through as well. */
  readonly claims: boolean;
  readonly order: VerdictOrder;
}

/** A verdict by its id, and what no version of it tells. */
export interface FoundVerdict {
  readonly id: string;
  readonly claimId: string;
  /**
   * Published, and it may hold no more: the claim was edited after its finding, or the newest finding differs materially from
   * the one that it rests on, or on which a person let it stand.
   */
  readonly stale: boolean;
  /** Null where no words were looked for. */
  readonly found: {
    readonly by: 'words' | 'similar-words';
    /** What fits best first. */
    readonly texts: readonly FoundText<VerdictText>[];
  } | null;
  /** Where it stands in the list: what a page starts after. */
  readonly place: string;
}

export interface FoundVerdicts {
  readonly verdicts: readonly FoundVerdict[];
  /** Where more verdicts may hold the words than are ranked: so many of the newest are, and those before them follow newest first. */
  readonly rankedAmong: number | null;
  /**
   * What the next page starts after though this one is not full: a filter that almost nothing fits was asked of as many texts as
   * may be for one page. Null where the page is full, or the last.
   */
  readonly further: string | null;
}

/**
 * Verdicts of a desk. One that is sealed from the person who looks is listed, as everybody may know that it was given; but
 * nothing that it says lists it, finds it, ranks it or keeps it from a list.
 */
export interface VerdictSearch {
  /** Newest first; `page.after` is the id of one. */
  list(
    view: View,
    by: { readonly deskId: string; readonly personId: string },
    filter: VerdictFilter,
    page: PageAsked,
  ): Promise<FoundVerdicts>;
  /**
   * Those whose texts hold the words, all of them in one text; where fewer than three do, those after them whose words are
   * spelled nearly so. A page by relevance is asked for in one view as often as it goes on.
   */
  find(
    view: View,
    by: { readonly deskId: string; readonly personId: string },
    filter: VerdictFilter,
    asked: VerdictsAsked,
    page: PageAsked,
  ): Promise<FoundVerdicts>;
}
