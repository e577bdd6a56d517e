/**
 * The shape of a finding: the immutable result of one cross-reference of one claim. It holds no generated ids and no
 * clocks; every list is in a total order, so that two runs over the same statements give the same bytes.
 */
import type { Content } from './figure.js';
import type { Appearance } from './claim.js';
import type { ComparisonRule } from './compare/rules.js';
import type { HopKind, Reading, RelationKind, Standing } from './statement.js';

/** What Whence held (`recorded`, a position of the log; null: everything) and what the world could know (`publishedBy`, a day). */
export interface Cutoffs {
  readonly recorded: number | null;
  readonly publishedBy: string | null;
}

export const DIFFERENCE_KINDS = [
  'agrees-exactly',
  'value-changed',
  'range-cut-to-top',
  'range-cut-to-bottom',
  'bound-turned',
  'bound-dropped',
  'hedge-dropped',
  'certainty-hardened',
  'part-became-whole',
  'denominator-changed',
  'counted-shifted',
  'state-shifted',
  'place-shifted',
  'period-shifted',
  'accumulation-shifted',
  'unit-shifted',
  'repeat-presented-as-new',
  'source-misnamed',
  'source-less-precise',
  'source-dropped',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One typed change between two statements. Drift: across a hop. Revision: one origin, two occasions. Restatement: one page. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly across: 'drift' | 'revision' | 'restatement';
  /** The statement nearer to the origin (or earlier, or the body), and what it says. */
  readonly from: { readonly statement: string; readonly text: string };
  /** The statement nearer to the reader (or later, or the headline), and what it says. */
  readonly to: { readonly statement: string; readonly text: string };
  /** The change in one sentence. */
  readonly text: string;
  /** True when it rests on a link that nobody has confirmed. */
  readonly ifLinkHolds: boolean;
}

export interface TraceNode {
  /** Statement key, an appearance's key, or `<appearance key>/<n>` for a stated hand that no statement stands for. */
  readonly key: string;
  readonly kind: 'article' | 'statement' | 'stated';
  /** Source key, when known. */
  readonly source?: string;
  /** Name to print. */
  readonly name: string;
  readonly publishedOn?: string;
  readonly reading?: Reading;
  /** What it says, in words; empty when nobody has kept its words. */
  readonly says: string;
}

export interface TraceHop {
  readonly from: string;
  readonly to: string;
  readonly kind: HopKind;
  readonly standing: Standing;
  readonly farEndRead: boolean;
  /** Why it is suggested. */
  readonly because?: string;
  /** A relay dated before what it relays, or part of a cycle. */
  readonly faults: readonly ('backdated' | 'cycle')[];
}

/** Where a trace ends, and how. Source: DESIGN, Origins. */
export interface TraceEnd {
  readonly node: string;
  readonly kind: 'identified' | 'anonymous' | 'unlocated' | 'unattributed';
  readonly source?: string;
  readonly name: string;
  /** For an identified end: whether anybody has read its own words. */
  readonly known?: 'read' | 'through-relays';
  /** True when the way there takes a link that nobody has confirmed. */
  readonly ifLinkHolds: boolean;
}

export interface Trace {
  readonly nodes: readonly TraceNode[];
  readonly hops: readonly TraceHop[];
  readonly ends: readonly TraceEnd[];
}

export const COMPARISON_RELATIONS = [
  'agrees',
  'above',
  'below',
  'superseded',
  'realised',
  'not-comparable',
  'bears-on',
] as const;
/** `above`: the claim's figure lies above the statement's. `bears-on`: related, but it neither supports nor excludes the claim. */
export type ComparisonRelation = (typeof COMPARISON_RELATIONS)[number];

/**
 * What follows for the claim. `allows`: not in conflict, too far off to support it. `supersedes`: later, and does not
 * agree. `grew`: an earlier and lower count of what goes on growing. `realises`: observed after a forecast.
 */
export const STANCES = ['agrees', 'allows', 'conflicts', 'supersedes', 'grew', 'realises', 'none'] as const;
export type Stance = (typeof STANCES)[number];

export interface Comparison {
  readonly statement: string;
  /** Key of the source in which the statement's own trace ends. */
  readonly origin: string;
  readonly relation: ComparisonRelation;
  readonly stance: Stance;
  /** True for a statement that the claim's own found trace runs through. */
  readonly onTrace: boolean;
  /** When the world could first know the statement; absent when nothing dates it. */
  readonly published?: { readonly date: string; readonly inferredBy?: string };
  /** Claim over statement, at the nearest ends of the two ranges; 1 where they agree. */
  readonly factor?: number;
  /** Slots that do not fit, when not comparable. */
  readonly slots?: readonly string[];
  readonly claimSays: string;
  readonly statementSays: string;
  /** Name of the rule that decided, and the rule in one sentence. */
  readonly rule: ComparisonRule;
  readonly ruleSays: string;
  /** The comparison in one sentence. */
  readonly text: string;
  /** Whether the statement was published by the day the article was. */
  readonly heldAtPublication: boolean;
}

/** A printed number that is just what earlier figures make together. */
export interface SuspectedSum {
  /** Key of the statement, or of the claim's appearance. */
  readonly statement: string;
  readonly operands: readonly { readonly statement: string; readonly sign: 1 | -1 }[];
  readonly text: string;
}

/** Independent origins of a claim, and what stands beside the count. Source: DESIGN, Origins. */
export interface Origins {
  readonly identified: readonly {
    /** The source in which the claim's own trace ends; of others, what holds all of them that are linked. */
    readonly source: string;
    /** Those of the origin that support the claim: "JCS and NIS". */
    readonly name: string;
    readonly known: 'read' | 'through-relays';
    readonly statements: readonly string[];
    readonly ifLinkHolds: boolean;
  }[];
  readonly others: readonly {
    readonly kind: 'anonymous' | 'unlocated' | 'unattributed';
    readonly name: string;
    readonly statements: readonly string[];
  }[];
  /** For each pair that was collapsed into one origin: why. */
  readonly collapsed: readonly { readonly a: string; readonly b: string; readonly because: string }[];
  /** Numbers that may be sums of others, which nobody says: suggestions, of which the count takes no notice. */
  readonly suspectedSums: readonly SuspectedSum[];
  /** "1 origin (HUR, seen only through relays); 1 anonymous". */
  readonly text: string;
}

/** In the order in which a reader must know them. */
export const ASSESSMENT_KINDS = [
  'not-checkable',
  'disputed-by-origin',
  'distorted',
  'contradicted',
  'outdated',
  'unsettled',
  'overstated',
  'understated',
  'not-borne-out',
  'partly-borne-out',
  'borne-out',
  'corroborated',
  'single-origin',
  'unattributed',
  'as-attributed',
  'no-comparable-prior',
] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

export interface Reason {
  readonly text: string;
  /** Keys of the statements that carry it. */
  readonly statements: readonly string[];
}

export interface Assessment {
  readonly kind: AssessmentKind;
  readonly reasons: readonly Reason[];
  /** Keys of the origins that carry it: part of what makes a difference material. */
  readonly origins: readonly string[];
  /** The first day on which it held: the publication date of the statement that made it so. */
  readonly since: string | null;
  /** Whether it held on the day the article was published; null when the article has no date. */
  readonly heldAtPublication: boolean | null;
  /** True when it needs a link that nobody has confirmed. */
  readonly ifLinkHolds: boolean;
}

/** The latest figure that an identified origin of the claim's trace gave on its measure, and how the claim stands to it. */
export interface CurrentFigure {
  /** Key of the source. */
  readonly origin: string;
  readonly statement: string;
  readonly relation: ComparisonRelation;
  readonly text: string;
}

/** A relation of the ledger that touches the claim's trace, carried with its own words. */
export interface CarriedRelation {
  readonly from: string;
  /** Who says so, and when it was out: "NIS, 30 April 2025". Findings under earlier versions of the rules hold none. */
  readonly by?: string;
  /** Whether that is the origin itself, a part of it, or what it is a part of. */
  readonly byOrigin?: boolean;
  readonly kind: RelationKind;
  readonly to: string;
  readonly words: string;
  /** Slots in which the relating statement and the one that it relates to differ. */
  readonly slots: readonly string[];
  /** Who took that back since, and when it was out, where its own source has: the relation answers nothing any more. */
  readonly takenBack?: string;
}

/** A kind of statement of which there are more than a finding looks at. */
export interface Limit {
  /** Statements of the kind that the finding looked at. */
  readonly looked: number;
  /** Which they are, and that there are more, in one sentence. */
  readonly text: string;
}

export interface Finding {
  /** Version of the rules, raised whenever a rule may change a finding. */
  readonly rules: string;
  /** SHA-256 of the vocabulary entries that took part. */
  readonly vocabulary: string;
  readonly cutoffs: Cutoffs;
  readonly claim: { readonly content: Content; readonly appearances: readonly Appearance[]; readonly says: string };
  readonly statedTrace: Trace;
  readonly foundTrace: Trace;
  readonly origins: Origins;
  readonly comparisons: readonly Comparison[];
  readonly differences: readonly Difference[];
  readonly relations: readonly CarriedRelation[];
  readonly currentFigures: readonly CurrentFigure[];
  /** How many related statements are left out of `comparisons`: of each outcome only the nearest and newest, and those that reasons name, are listed. */
  readonly furtherMisses: number;
  /** What was left out because there is too much of it; absent when everything that may bear on the claim was looked at. */
  readonly limits?: readonly Limit[];
  readonly assessments: readonly Assessment[];
}
