/**
 * Statements, the hops that carry them and the relations between them. Keys are stable and readable
 * (`<ledger>/<row id>`); a carrier that is known to have relayed a statement, but whose own words nobody has kept, is a
 * statement of its own under `<key>~<source key>`, without content.
 */
import type { PartialDate } from './dates.js';
import type { Content } from './figure.js';

/**
 * How the statement is known. `read`: a person read the source's own page. `through-relays`: only what others carried
 * of it. `placeholder`: the far end of a hop, its words never kept.
 */
export const READINGS = ['read', 'through-relays', 'placeholder'] as const;
export type Reading = (typeof READINGS)[number];

export interface Statement {
  readonly key: string;
  /** Key of the source that says it. */
  readonly source: string;
  /** Who spoke for the source, in words. */
  readonly spokesperson?: string;
  /** When it was said. Absent: not known apart from publication. */
  readonly saidOn?: PartialDate;
  /** When the world could first know it. Absent: unknown; see `publishedRule`. */
  readonly publishedOn?: PartialDate;
  /** The rule by which a missing publication date was inferred, when it was. */
  readonly publishedRule?: 'from-said-on' | 'from-as-of' | 'from-period-end' | 'from-horizon' | 'from-period-start';
  /** The occasion or document: a page's address, or words. */
  readonly document?: string;
  readonly reading: Reading;
  /** Absent when a carrier's own words and figure are not known. */
  readonly content?: Content;
  /** The qualifying words as printed, or an excerpt. */
  readonly words?: string;
  /** BCP 47 tag of the language of `words`. */
  readonly language?: string;
}

export const HOP_KINDS = ['quotes', 'cites', 'paraphrases', 'translates', 'compiles', 'derives'] as const;
export type HopKind = (typeof HOP_KINDS)[number];

/** Confirmed: a person or an imported ledger says so. Suggested: a job found it; nobody has confirmed it. */
export const STANDINGS = ['confirmed', 'suggested', 'rejected'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One statement relaying another, or deriving a figure from it. */
export interface Hop {
  /** Key of the statement nearer to the reader. */
  readonly from: string;
  /** Key of the statement that it relays, or of one operand of the derivation. */
  readonly to: string;
  readonly kind: HopKind;
  /** For `derives`. */
  readonly operation?: 'sum' | 'difference' | 'rounding' | 'conversion';
  /** For `derives`: -1 for what is subtracted. */
  readonly sign?: 1 | -1;
  /** Whether a person has read the far end. */
  readonly farEndRead: boolean;
  readonly standing: Standing;
  /** Why it is suggested, or was judged as it stands, in words. */
  readonly because?: string;
}

export const RELATION_KINDS = [
  'denies-figure',
  'denies-saying',
  'has-no-information',
  'withdraws',
  'corrects',
  'revises',
  'repeats',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export interface Relation {
  readonly from: string;
  readonly kind: RelationKind;
  readonly to: string;
}
