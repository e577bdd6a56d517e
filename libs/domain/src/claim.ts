/** What is under review, and where it stands on a page. */
import type { PartialDate } from './dates.js';
import type { Content } from './figure.js';

/** A range of a text in UTF-16 code units, end excluded. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A quote anchored in a revision: W3C TextQuoteSelector and TextPositionSelector (UTF-16 code units). */
export interface Passage extends TextSpan {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** One hand through which the page says that the claim came, as the page words it. */
export interface StatedSource {
  /** The words of the page: "The Times", "reports". */
  readonly text: string;
  /** Anonymous: a person or body whose name is kept back. Vague: nobody in particular ("reports", "observers"). */
  readonly kind: 'named' | 'anonymous' | 'vague';
  /** Key of the source, when the vocabulary knows it by exactly this name, alias or acronym. */
  readonly source?: string;
  /** What the wording itself gets wrong: the printed name is not the name that the printed acronym stands for. */
  readonly oddities?: readonly {
    readonly kind: 'name-acronym-mismatch';
    readonly printed: string;
    readonly expected: string;
  }[];
  readonly span?: TextSpan;
}

/** One place where a claim appears. "The article says" is itself a statement: the trace begins here. */
export interface Appearance {
  /** Stable key of the article's own statement: `article/<first 12 hex digits of the text's SHA-256>/<start offset>`. */
  readonly key: string;
  /** Key of the outlet among the sources, when known. */
  readonly outlet?: string;
  readonly outletName?: string;
  readonly url?: string;
  /** Absent for an undated article: relative dates then stay open. */
  readonly publishedOn?: PartialDate;
  readonly passage: Passage;
  /** Where on the page: restatements compare headline, bullet and summary with the body. */
  readonly part: 'headline' | 'bullet' | 'heading' | 'summary' | 'body' | 'caption';
  /** What this very passage says; another appearance of the same claim may be firmer. */
  readonly content: Content;
  /** Nearest to the reader first; the last one is where the page lets the trace end. Empty: unattributed. */
  readonly stated: readonly StatedSource[];
  /** Attributions elsewhere on the page that may govern this passage too: suggestions, never part of what is stated here. */
  readonly mayBe?: readonly { readonly stated: readonly StatedSource[]; readonly because: string }[];
}

/** One figure or proposition under review. `content` is what the reviewer holds the claim to say. */
export interface Claim {
  readonly content: Content;
  readonly appearances: readonly Appearance[];
  /** Links from an appearance to a ledger statement that a person has confirmed or rejected. */
  readonly links: readonly {
    readonly appearance: string;
    readonly statement: string;
    readonly standing: 'confirmed' | 'rejected';
  }[];
  /** A person's word that this is opinion, a question, or nothing that can be checked. */
  readonly notCheckable?: 'opinion' | 'question' | 'no-content';
}
