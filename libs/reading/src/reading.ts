/**
 * What a reading of a news text holds. Everything points at words: each reading carries the spans that it rests on, in
 * UTF-16 code units of the text that was read, ends excluded. What could not be read is absent, never guessed.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Part = 'headline' | 'bullet' | 'heading' | 'summary' | 'body' | 'caption';

export interface Sentence extends Span {
  readonly part: Part;
  /** Number of the paragraph, list entry or heading that holds it, from 0. */
  readonly block: number;
}

/** A word or phrase of the text in the form in which it is looked up: lower case, singular, no article. */
export interface Mention extends Span {
  readonly text: string;
  readonly lemma: string;
}

/** A partial ISO date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) and the words that it was read from. */
export interface ReadDate extends Span {
  readonly text: string;
  /** Absent when the words are relative and the text has no date. */
  readonly from?: string;
  /** Present when the words name a period of several units ("January and February this year"). */
  readonly to?: string;
  readonly relative: boolean;
  /** `by`: no later than; `after`: no earlier than; `since`: from then, open; `about`: near it, on either side. */
  readonly direction?: 'by' | 'after' | 'since' | 'within' | 'about';
  /** The part of the period that the words name ("early May", "the end of the year"): the first, middle or last of it. */
  readonly part?: 'early' | 'mid' | 'late';
  /** Printed in figures whose order is not known ("12/06/2025"): day and month cannot be told apart, so it stays open. */
  readonly ambiguous?: true;
  /** The end is a stated rule's reading of vague words ("the next few months", "last summer"), not a date that the words name. */
  readonly inferred?: true;
}

/**
 * A verb of which what is counted is the subject (`does`) or to which it is done; or an adjective that is told of it. The
 * lemma is the base form, with its particle ("lay off").
 */
export interface ReadDeed extends Mention {
  readonly role: 'does' | 'undergoes';
  /** It is done to something else: "40 guards beat prisoners". */
  readonly object?: true;
}

export type ReadHedge =
  'exact' | 'about' | 'nearly' | 'some' | 'at-least' | 'more-than' | 'at-most' | 'fewer-than' | 'up-to' | 'between';

/** A quantity and what the sentence says about it. Ordinals, dates, ages of persons, model numbers and scores are not quantities. */
export interface ReadFigure extends Span {
  /** The number's own words. */
  readonly text: string;
  /** Index of its sentence. */
  readonly sentence: number;
  readonly value: number | readonly [number, number];
  /** Currency, percent, measure, time or fraction; what is counted by pieces has no unit. The lemma is its singular English name. */
  readonly unit?: Mention & { readonly kind: 'currency' | 'percent' | 'measure' | 'time' | 'fraction' };
  readonly hedge: ReadHedge;
  /** The qualifying words. */
  readonly hedgeWords?: Mention;
  /** "a day", "per share", "/km": per what the quantity is; the unit's lemma, where there is a unit, ends with it. */
  readonly rate?: Mention;
  /** The words name a size and no number ("dozens", "several hundred"): the value is the least that they say. */
  readonly vague?: true;
  /**
   * What is counted: the head noun and the words before it that belong to it ("North Korean troops"). `name` is its plain
   * singular form with its adjectives and nouns only ("best recorded songs": "good song").
   */
  readonly counted?: Mention & { readonly head: string; readonly modifiers: readonly string[]; readonly name?: string };
  /** Content words that name what the quantity is about, in the order of the text; none when the sentence names nothing. */
  readonly concepts: readonly Mention[];
  /** Words that say whose ("North Korean", "Russia's"), when not among the modifiers. */
  readonly subject?: Mention;
  /** Verbs and participles that say what happened to what is counted ("sent", "killed or injured"): the state. */
  readonly state: readonly Mention[];
  /** What the sentence says that is done by it or to it, whether or not the word says a known state. */
  readonly deed?: ReadDeed;
  readonly places: readonly (Mention & { readonly role: 'to' | 'from' | 'in' })[];
  readonly dates: readonly ReadDate[];
  readonly accumulation?: 'stock' | 'flow' | 'cumulative';
  readonly mode: 'observed' | 'forecast' | 'announced';
  readonly certainty?: 'will' | 'planned' | 'expected' | 'may';
  /** `no-information`: the source says that it knows nothing of it. */
  readonly polarity: 'affirms' | 'denies' | 'no-information';
  /** "more", "additional", "another": on top of what was there. */
  readonly additional: boolean;
  /** The figure of which it is said to be a part: index into `figures`. */
  readonly whole?: number;
  /** The figures that are stated with it and make it up ("6,000: 1,000 sappers and 5,000 builders"): indexes into `figures`. */
  readonly parts?: readonly number[];
  readonly change?: 'rose' | 'fell' | 'doubled' | 'halved';
  /** With a verb of change: the number is the size of the change, where it led to, or where it began. */
  readonly changed?: 'by' | 'to' | 'from';
  /** "from 240 to 273", at the figure that it led to: the words of both numbers. The one before it is where it began. */
  readonly course?: Mention;
  /**
   * Slots whose words stand with another figure of the page ("an additional 3,000": of what, is said before). They are
   * suggestions as far as they cross a sentence.
   */
  readonly carried?: readonly ('counted' | 'subject' | 'state' | 'place')[];
  /**
   * It only describes what another figure counts ("soldiers from four brigades"): index of that figure. What is said of
   * that one is said of it; a claim of its own, and one of little worth.
   */
  readonly within?: number;
}

/** One hand through which something is said to have come. */
export interface ReadSource extends Span {
  readonly text: string;
  readonly kind: 'named' | 'anonymous' | 'vague';
  /** Full name and acronym when both are printed: "National Intelligence Service (NIS)". */
  readonly name?: string;
  readonly acronym?: string;
  /** The title or office that is printed beside a name: "the health ministry's spokesman", "Mayor". */
  readonly role?: Mention;
  /**
   * Where the page names in full whom these words stand for ("he", "Ruiz", "the agency", "IPH"), and what says so in words.
   * Name, acronym and role are then those of the full name.
   */
  readonly full?: Span & { readonly text: string; readonly because: string };
  /** Others who say the same in their own right ("X and Y both say"): each stands where this one does in the chain. */
  readonly beside?: readonly ReadSource[];
}

/** Somebody says something. */
export interface ReadAttribution {
  /** The sentence of the cue. */
  readonly sentence: number;
  /** Who says it, as printed, with title and office; empty when the words name nobody. */
  readonly source: readonly Span[];
  /**
   * The hands through which it came, nearest to the reader first: "The Times, which cites HUR". An attribution that stands
   * in what another says begins with the hands of that one.
   */
  readonly chain: readonly ReadSource[];
  readonly cue: readonly Span[];
  /** What is said, with its quotation marks and a leading "that"; in fragments where other words part it, and over several sentences. */
  readonly content: readonly Span[];
  /** Whether the words are given as said (all in quotation marks), told, or both. */
  readonly form: 'direct' | 'indirect' | 'mixed';
  /** The attribution in whose content it stands: index into `attributions`. */
  readonly inside?: number;
  /** Dates of the saying itself, not of what is said. */
  readonly said?: readonly ReadDate[];
}

/** What a headline, bullet or summary may change of what the body says. Glossary: Difference, restatement. */
export const READ_DIFFERENCE_KINDS = [
  'hedge-dropped',
  'bound-dropped',
  'bound-turned',
  'range-cut-to-top',
  'range-cut-to-bottom',
  'rounded',
  'certainty-hardened',
  'addition-dropped',
  'part-became-whole',
  'counted-shifted',
  'state-shifted',
  'place-dropped',
  'period-dropped',
  'source-dropped',
  'source-shifted',
] as const;

/** One change between a claim and the body's claim that it restates, with the words of both. */
export interface ReadDifference {
  readonly kind: (typeof READ_DIFFERENCE_KINDS)[number];
  /** The words here, in the headline, bullet or summary. */
  readonly here: Span;
  /** The words of the body. */
  readonly there: Span;
  /** One sentence that quotes both. */
  readonly text: string;
}

/** What may be odd on a page. */
export const ODDITY_KINDS = [
  /** The acronym is not made of the initials of the name that stands before it. */
  'acronym-mismatch',
  /** One acronym is printed behind two names. */
  'acronym-of-two',
  /** One name is spelled in two ways. */
  'two-spellings',
  /** A number that says what happened or will, and nobody on the page says so. */
  'number-without-source',
  /** A number behind "reports" or "observers". */
  'vague-source',
  /** A headline, bullet or summary is firmer than the body that it restates. */
  'firmer-than-body',
  /** A part is larger than the whole of which it is said to be a part. */
  'part-exceeds-whole',
  /** The parts that are listed do not add up to the total before them. */
  'parts-do-not-add-up',
  /** A share in percent is not that of the two numbers beside it. */
  'share-mismatch',
  /** Told as past, but dated after the page; or told as to come, but dated before it. */
  'date-on-wrong-side',
  /** The page is in a language whose words are not read: its numbers alone were. */
  'words-not-read',
  /** A point or comma before three digits that parts thousands in one convention and is the decimal sign in another. */
  'number-of-two-readings',
] as const;

/** Something on the page that a reviewer should look at. It says what the words are, never that they are wrong. */
export interface ReadOddity {
  readonly kind: (typeof ODDITY_KINDS)[number];
  /** The words it rests on, at least one span, in the order of the page. */
  readonly spans: readonly Span[];
  /** One plain sentence that quotes them. */
  readonly text: string;
  /** Claims that it concerns: indexes into `claims`. */
  readonly claims: readonly number[];
}

/** Words that say how sure the telling is ("reportedly", "could not be verified"); not the hedge of a number. */
export interface ReadDoubt extends Span {
  readonly text: string;
  /** `hearsay`: others are said to say it; `allegation`; `unverified`; `unclear`: said not to be known; `likely`: "probably", "appears to". */
  readonly kind: 'hearsay' | 'allegation' | 'unverified' | 'unclear' | 'likely';
  /** Whose words they are: the article's own, or told as part of what a source says. */
  readonly by: 'article' | 'source';
  /** They stand in the next sentence and speak of "the claim": a suggestion. */
  readonly across?: true;
}

/** A reason for or against checking a claim, with the words that it points at. */
export interface ReadWorthReason extends Span {
  /** In plain words, the words of the sentence quoted: `a count ("11,000 troops")`. */
  readonly because: string;
  /** Which way it speaks. */
  readonly speaks: 'for' | 'against';
}

/** A proposal: one figure (or a checkable sentence without one), and through whom the page says that it came. */
/** What a claim without a number says besides its words. */
export interface ReadProposition {
  readonly mode: ReadFigure['mode'];
  readonly certainty?: NonNullable<ReadFigure['certainty']>;
  readonly polarity: ReadFigure['polarity'];
  /** What it says of the course of a thing, without a number: "cases doubled". */
  readonly change?: NonNullable<ReadFigure['change']>;
  readonly dates: readonly ReadDate[];
}

export interface ReadClaim {
  /** The quote: the smallest run of words, usually the sentence, on which the claim stands. */
  readonly quote: Span;
  readonly sentence: number;
  /** Index into `figures`; absent for a claim without a number. */
  readonly figure?: number;
  /** How a claim without a number is meant, and the dates of its sentence; absent for one with a number. */
  readonly proposition?: ReadProposition;
  /** Nearest to the reader first; empty when the page names nobody. */
  readonly stated: readonly ReadSource[];
  /** The attribution that `stated` comes from, innermost: index into `attributions`. */
  readonly attribution?: number;
  /** When the last source of `stated` is said to have said it. */
  readonly said?: ReadDate;
  /**
   * Attributions elsewhere on the page that may govern it too ("reports suggest" here, "a report by The Times" there):
   * suggestions, never part of what is stated here.
   */
  readonly mayBe: readonly { readonly stated: readonly ReadSource[]; readonly because: string }[];
  /** Index of the claim that it says again (headline or bullet of a body sentence). */
  readonly restates?: number;
  /** What it says otherwise than the claim that it restates; present when it restates one and differs. */
  readonly differs?: readonly ReadDifference[];
  /** What kind of sentence it is, when it cannot be checked. */
  readonly notCheckable?: 'opinion' | 'question' | 'no-content';
  /** Words that make it less sure, the article's own told apart from a source's; absent when there are none. */
  readonly doubts?: readonly ReadDoubt[];
  /** 0 to 1; how much it is worth checking, with the words that say so. */
  readonly worth: number;
  readonly worthBecause: readonly string[];
  /** Those of the reasons that point at words of the sentence, the strongest first. */
  readonly worthReasons: readonly ReadWorthReason[];
}

export interface Reading {
  readonly sentences: readonly Sentence[];
  readonly figures: readonly ReadFigure[];
  /**
   * Numbers that make no claim by themselves: the word "one" before a noun, ages, numbers inside a compound
   * ("three-course"). No link of a figure leads to them, and none is proposed.
   */
  readonly asides: readonly ReadFigure[];
  readonly attributions: readonly ReadAttribution[];
  readonly claims: readonly ReadClaim[];
  /** In the order of the page. */
  readonly oddities: readonly ReadOddity[];
}

export interface ReadOptions {
  /** Publication date, `YYYY-MM-DD`; absent: relative dates stay open. */
  readonly published?: string;
  /**
   * The language of the text, as its newsroom declares it (BCP 47). Of a text that is not in English numbers alone are read,
   * as that language prints them; a text that is plainly English is read as English whatever is declared.
   */
  readonly language?: string;
  /** The title, when it is kept apart from the text. Not part of the offsets. */
  readonly title?: string;
  /** The blocks of the text in order, where its markup told them (`htmlToText`); absent: they are read from its lines. */
  readonly blocks?: readonly (Span & { readonly part: Part })[];
}
