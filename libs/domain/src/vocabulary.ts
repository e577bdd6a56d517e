/** Sources, measures and places by key: the exact words that decide whether two statements speak of the same thing. */
import type { PartialDate } from './dates.js';

export const SOURCE_KINDS = ['person', 'body', 'outlet', 'document', 'anonymous'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A dated edge from a source to a larger or controlling one. Ends that are absent are open. */
export interface SourceEdge {
  readonly kind: 'part-of' | 'controls' | 'owns';
  /** For `part-of` the larger source; for `controls` and `owns` the source that is controlled or owned. */
  readonly other: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

export const NAME_KINDS = ['alias', 'former', 'acronym', 'translation'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name with what is known of it. Dates say when it was in use; ends that are absent are open. */
export interface DatedName {
  readonly name: string;
  readonly kind: NameKind;
  /** BCP 47 tag of the language that it is in. */
  readonly language?: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** This source continues another one, which split or was renamed. */
export interface Succession {
  /** Key of the source that was there before. */
  readonly other: string;
  /** Since when. Absent: not known. */
  readonly from?: PartialDate;
}

/** What is kept of a key that turned out to mean the same as another. */
export interface Mergeable {
  readonly key: string;
  /** Key of the entry of the same kind that is meant; see `merged-keys.ts`. */
  readonly mergedInto?: string;
}

export interface Source extends Mergeable {
  readonly name: string;
  readonly kind: SourceKind;
  /** Other names and acronyms, as printed. */
  readonly aliases: readonly string[];
  /** Other names of which more is known: former ones with their dates, acronyms, names in other languages. */
  readonly names?: readonly DatedName[];
  /** The sources that this one continues. */
  readonly formerly?: readonly Succession[];
  readonly edges: readonly SourceEdge[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** What the source stands to gain, in words. */
  readonly interests?: string;
}

export interface Measure extends Mergeable {
  /** The thing counted: "soldiers". */
  readonly counted: string;
  /** "sent", "killed or wounded". */
  readonly state: string;
  readonly unit: string;
  readonly label: string;
  /** Keys of the measures that hold everything that this one counts. */
  readonly broader: readonly string[];
  /** Keys of the measures whose counts together are this one. */
  readonly unionOf: readonly string[];
  readonly note?: string;
}

export interface Place extends Mergeable {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Other names of which more is known. */
  readonly names?: readonly DatedName[];
  /** Key of the place that holds this one. */
  readonly within?: string;
}

export interface Vocabulary {
  readonly sources: ReadonlyMap<string, Source>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly places: ReadonlyMap<string, Place>;
}
