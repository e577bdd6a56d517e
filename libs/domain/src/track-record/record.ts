/**
 * The shape of a track record: what became of the earlier figures of one source, as later counts by others have it. It
 * holds no score and no bare percentage: counts, intervals and the keys of the statements behind each number. Source:
 * DESIGN, Sources; docs/decisions/0021.
 */
import type { Mode } from '../figure.js';
import type { RelationKind } from '../statement.js';
import type { Median, Proportion } from './intervals.js';

/**
 * What became of one figure. `borne-out`: another identified origin that no link joins to the source counted the same,
 * and none counts otherwise. `off`: such origins counted, and none agrees. `not-settled`: see {@link Unsettled}.
 * `uncounted`: no such origin has counted the same thing since.
 */
export const FATES = ['borne-out', 'off', 'not-settled', 'uncounted'] as const;
export type Fate = (typeof FATES)[number];

/**
 * Why a figure is not settled. `divided`: some agree and some do not. `nothing-decides`: others counted the same thing,
 * at another moment or too vaguely. `taken-back`: others counted it, and took all of that back. `equal-at-another-time`: a growing count was equal, more than a month away.
 * `day-ahead`: its day has not come. `no-day-named`: it named no day by which it would fail. `in-part`: less than the
 * number was observed, of counts that may be incomplete, or it was observed of a larger place. `only-possible`: it said
 * only that it may happen.
 */
export const UNSETTLED = [
  'divided',
  'nothing-decides',
  'taken-back',
  'equal-at-another-time',
  'day-ahead',
  'no-day-named',
  'in-part',
  'only-possible',
] as const;
export type Unsettled = (typeof UNSETTLED)[number];

/** How many, and which statements; at most a hundred keys are named, the newest first. */
export interface Count {
  readonly count: number;
  readonly statements: readonly string[];
}

/** One count by another origin that decides, or would. */
export interface Decider {
  readonly statement: string;
  /** Key and short name of the source that counted. */
  readonly source: string;
  readonly name: string;
  readonly agrees: boolean;
  readonly known: 'read' | 'through-relays';
  /** What it says, in words. */
  readonly says: string;
  readonly published: string;
}

/** A statement that takes a figure back, corrects it, disputes it, or gives another. */
export interface Objection {
  /** `counts-otherwise`: another figure for the same thing, given later without a word that it corrects. */
  readonly kind: RelationKind | 'counts-otherwise';
  readonly source: string;
  readonly name: string;
  /** Whether a known link joins it to the source whose figure this is, or it is that source. */
  readonly linked: boolean;
  readonly statement: string;
}

/** One earlier figure of the source, and what became of it. */
export interface JudgedFigure {
  readonly statement: string;
  readonly measure: string;
  readonly mode: Mode;
  /** What the source said, in words. */
  readonly says: string;
  readonly published: string;
  readonly known: 'read' | 'through-relays';
  readonly fate: Fate;
  readonly why?: Unsettled;
  /** Whether it takes part in the share. Forecasts that could not yet fail do not: they could only raise it. */
  readonly inShare: boolean;
  /** Where the source's figure lies when it is off; `both`: above some and below others. */
  readonly direction?: 'above' | 'below' | 'both';
  /** The source's figure over the nearest deciding one, at the nearest ends of the two: off by at least this. */
  readonly factor?: number;
  /** Natural logarithm of {@link factor}. */
  readonly logRatio?: number;
  /** Whole days from its publication to that of the first count that decides as its fate says; 0 on the same day. */
  readonly days?: number;
  readonly by: readonly Decider[];
  /** Keys of agreeing figures by others that were out before: where there are any, it was not the first to say so. */
  readonly saidBefore: readonly string[];
  /** Keys of the source's own (or a linked body's) later counts that bear a forecast out: they decide nothing. */
  readonly seenByItself: readonly string[];
  /** By the source itself. */
  readonly revisedBy: readonly Objection[];
  /** By anybody else, whether linked to it or not; counts by unlinked origins stand under `by`. */
  readonly disputedBy: readonly Objection[];
  /** All of it in one sentence. */
  readonly text: string;
}

/** Why statements of the source are no figures of its own here. */
export const ASIDE = [
  'anonymous',
  'relays-others',
  'derives-from-others',
  'in-a-circle',
  'repeats-itself',
  'no-number',
  'does-not-affirm',
  'undated',
] as const;
export type Aside = (typeof ASIDE)[number];

/** What became of figures of one mode: observed, forecast and announced ones are never put together. */
export interface ModeRecord {
  readonly mode: Mode;
  readonly figures: Count;
  /** Of which nobody has read the source's own words: what is wrong in them may be the carriers' doing. */
  readonly throughRelays: Count;
  /** How many different things the figures count (measure, subject, place); those of one thing lean on each other. */
  readonly things: number;
  readonly borneOut: Count;
  readonly off: Count;
  readonly notSettled: Count;
  readonly uncounted: Count;
  /** The counts by others that settle those that are borne out or off: one count may settle many figures. */
  readonly settledBy: Count;
  /** Of the borne out: nobody else had said so before, or on the same day. */
  readonly firstToSay: Count;
  /** Of the off: above, below, or between what others counted. */
  readonly above: Count;
  readonly below: Count;
  /** Borne out among those that are settled and could have failed. */
  readonly share: Proportion | null;
  /** Figures that are borne out or off, and left out of the share: they could not fail, or not yet. */
  readonly outsideShare: Count;
  /** Sizes of what is off, as factors of 1 or more, whatever the direction. */
  readonly offBy: Median | null;
  /** Days by which borne-out figures that nobody else had given before came first. */
  readonly daysEarly: Median | null;
  /** Figures that the source itself took back, corrected, denied or counted otherwise later. */
  readonly revised: Count;
  /** Figures that others denied, corrected, or said to know nothing of, or that a linked body counted otherwise. */
  readonly disputed: Count;
  readonly disputedBy: readonly (Count & Pick<Objection, 'source' | 'name' | 'linked'>)[];
  /** The record in sentences. */
  readonly text: readonly string[];
}

/** The record on one kind of measure. */
export interface KindRecord {
  readonly measures: readonly string[];
  readonly label: string;
  readonly modes: readonly ModeRecord[];
}

export interface TrackRecord {
  readonly source: string;
  readonly name: string;
  /** The published clock: only what was out by the end of this day counts; null: everything. */
  readonly publishedBy: string | null;
  /** The day on which it is judged whether a horizon has passed; null when nothing is dated. */
  readonly today: string | null;
  /** The first day of the window, when figures before it were left out. */
  readonly since: string | null;
  readonly kinds: readonly KindRecord[];
  /** Newest first, at most a hundred; `furtherFigures` more are counted and not listed. */
  readonly figures: readonly JudgedFigure[];
  readonly furtherFigures: number;
  /** Statements of the source that are no figures of its own, and why. */
  readonly aside: readonly (Count & { readonly why: Aside; readonly text: string })[];
  /** What a reader must know of all of it. */
  readonly text: readonly string[];
}
