/** What is counted and what happened to it, matched with the measures of the vocabulary. */
import type { Measure, Vocabulary } from '@whence/domain';
import { sayUnits } from '@whence/domain';
import { canonicalState, changeSaid, isOfPeople, saysDeed } from '@whence/reading';
import type { ReadFigure } from '@whence/reading';
import { measureWanted, type Wanted } from '../../vocabulary/proposed-entries.js';
import type { LooseLink } from '../ports.js';
import { countedOf, headOf, statesOf } from './counted.js';
import { harmTold, peopleHarmed, plainest } from './harm-measures.js';
import { indexOf, lastWord } from './measure-index.js';
import { nameKey } from './names.js';
import type { SubjectNames } from './match-subject.js';
import { fitsRate, wholeOfShare, withoutRate } from './rates-told.js';

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

export interface MatchedMeasure {
  readonly measure?: string;
  readonly unit?: string;
  /** What the words beside the figure do not say, and a rule has read into them. */
  readonly inferred?: readonly { readonly slot: string; readonly because: string }[];
  readonly loose?: LooseLink;
  /** What no measure counts yet: a person decides whether one is made. */
  readonly wanted?: Wanted;
}

/**
 * The measure that counts this noun in this state, when the vocabulary has exactly one, or one that lies within all the
 * others that fit ("committed" within "sent"). Where the page says nothing of a state, the measure that is called just
 * what the page counts is meant. Anything less is told as loose and links nothing.
 */
export function matchMeasure(
  figure: ReadFigure,
  { behind, after }: WordsBehind,
  vocabulary: Vocabulary,
  names: SubjectNames,
): MatchedMeasure {
  const { counted } = figure;
  const { deed } = figure;
  const isDone = deed?.role === 'does' && isOfPeople(deed.lemma);
  const isPeople = !counted && !figure.unit && (isDone || figure.state.some(({ text }) => isOfPeople(text)));
  if (!counted && !isPeople) return figure.unit ? { unit: figure.unit.lemma } : {};
  const counting = (one: string) =>
    (figure.rate ? ratedOf(one, vocabulary) : measuresOf(one, vocabulary)).filter(
      (measure) => fitsUnit(figure, measure) && fitsRate(figure, measure),
    );
  const phrase = counted ? names.withoutOwner(counted.lemma) : 'people';
  const { noun, before, ofNoun } = nounIn(phrase, behind, counting);
  const said = [...before, ...figure.state.map(({ lemma }) => lemma)].map(statesOf);
  const together = new Set(said.flatMap((states) => [...states]));
  const all = ofNoun.filter((measure) => same(statesOf(measure.state), together));
  // What stands before the noun narrows what is counted: a measure that knows nothing of it counts more.
  const single =
    before.length > 0 ? [] : ofNoun.filter((measure) => said.some((each) => same(statesOf(measure.state), each)));
  const inWords = statesPrinted(ofNoun, figure, after);
  const byState = inWords.length > 0 ? inWords : all.length > 0 ? all : single;
  const isOpenState = byState.length === 0 && before.length === 0;
  const byWords = isOpenState
    ? ofNoun.filter((one) => countsDeed(one, figure) || countsChange(one, figure) || followsNoun(one, behind))
    : byState;
  const isPlain =
    (said.length === 0 || isOfNoun(figure)) && (figure.deed === undefined || COUNTING.test(figure.deed.lemma));
  const inFull = ofNoun.length > 0 ? [] : printedAs(`${phrase}${behind}`, figure, vocabulary);
  // "Turnout among the young" is no turnout of all.
  const isNarrowed = ofNoun.length === 0 && behind.startsWith(' among ');
  const called = isNarrowed ? [] : calledSo(noun, figure, vocabulary, ofNoun);
  const plain = byWords.length > 0 || !isPlain ? byWords : called;
  const named = inFull.length > 0 ? inFull : plain;
  const told = counted && before.length === 0 ? plainest(harmTold(noun, figure, after, counting)) : [];
  const harmed = named.length > 0 || ofNoun.length > 0 ? named : peopleHarmed(noun, behind, counting);
  const fitting = told.length > 0 && (named.length === 0 || CAUSE_TOLD.test(after)) ? told : printedOf(harmed, figure);
  const found = fitting.length === 1 ? fitting[0] : innermost(fitting, vocabulary);
  // A part of a whole keeps its own unit: a quarter is 25 percent, and no quarter of one.
  const isPart = figure.unit?.kind === 'fraction';
  if (found)
    return {
      measure: found.key,
      unit: isPart ? figure.unit.lemma : found.unit,
      ...inferredOf(figure, found, isPeople),
    };
  if (!counted) return {};
  const wider = ofNoun.length > 0 ? [] : counting(headOf(phrase));
  const narrower = ofNoun.length > 0 || wider.length > 0 ? [] : narrowedFrom(noun, figure, vocabulary);
  const candidates = fitting.length > 1 ? fitting : [...ofNoun, ...wider, ...narrower];
  const unit = figure.unit === undefined ? {} : { unit: figure.unit.lemma };
  // Where the words leave open which of several measures is meant, a person chooses; nothing is missing.
  const isRate = figure.rate !== undefined && figure.unit === undefined;
  const isOpen = fitting.length > 1 || isRate || (ofNoun.length > 0 && figure.state.length === 0);
  const wanted = isOpen ? undefined : measureWanted(figure, noun, vocabulary);
  const missing = wanted === undefined ? {} : { wanted };
  if (candidates.length === 0) return { ...unit, ...missing };
  return {
    ...unit,
    ...missing,
    loose: {
      slot: 'measure',
      words: [counted.text, ...figure.state.map(({ text }) => text)].join(', '),
      candidates: candidates.map(({ key }) => key).sort(),
      because:
        wider.length > 0
          ? 'the page counts more narrowly than the measure'
          : narrower.length > 0
            ? 'the page names more than what the measure counts'
            : figure.state.length === 0
              ? 'the thing counted fits; the words do not say what happened to it'
              : fitting.length > 1
                ? 'several measures fit these words'
                : 'the thing counted fits; what happened to it does not',
    },
  };
}

/** What stands behind a figure on its page. */
export interface WordsBehind {
  /** Behind what is counted. */
  readonly behind: string;
  /** Behind the words that say its state. */
  readonly after: string;
}

/** "Excess deaths": the noun itself says what befell them, and the page says nothing more of a state. */
function isOfNoun({ counted, state }: ReadFigure): boolean {
  return counted !== undefined && state.every(({ start, end }) => counted.start <= start && end <= counted.end);
}

/** "Died of measles": the cause makes it narrower than all who died. */
const CAUSE_TOLD = /^ (?:of|from) \p{Ll}/u;

/** Of measures in states that mean one, those whose very word the page prints: who was evacuated is not told to be homeless. */
function printedOf(measures: readonly Measure[], { state }: ReadFigure): readonly Measure[] {
  if (measures.length < 2) return measures;
  const printed = measures.filter((measure) =>
    state.some((word) => {
      const isWord = word.text.toLowerCase() === measure.state.toLowerCase();
      return isWord || saysDeed({ ...word, role: 'undergoes' }, measure.state);
    }),
  );
  return printed.length > 0 ? printed : measures;
}

/** What was read into the page's words to find the measure. */
function inferredOf({ unit }: ReadFigure, measure: Measure, isPeople: boolean): Pick<MatchedMeasure, 'inferred'> {
  const inferred = [
    ...(isPeople ? [{ slot: 'counted', because: 'the words count nothing, and what they say befalls people' }] : []),
    ...(unit && isBareCurrency(unit.lemma, measure.unit)
      ? [{ slot: 'unit', because: `the page prints "${unit.text}", and the measure counts ${sayUnits(measure.unit)}` }]
      : []),
  ];
  return inferred.length > 0 ? { inferred } : {};
}

/** "$14 billion" of what a measure counts in US dollars: the bare sign stands for some country's dollar. */
const isBareCurrency = (printed: string, unit: string): boolean =>
  unit.toLowerCase() !== printed.toLowerCase() && unit.toLowerCase().endsWith(` ${printed.toLowerCase()}`);

/** To be counted is no state of what is counted. */
const COUNTING =
  /^(?:count|detect|document|find|have|identify|list|log|note|notify|record|register|report|see|tally|total)$/;

/** States that say of things only that somebody wrote them down: of burglaries no others are known. */
const WRITTEN_DOWN = /^(?:recorded|logged|documented)$/;

/** Measures whose name says more than the page's noun: "annual inflation" of "inflation", "budget deficit" of "deficit". */
function narrowedFrom(noun: string, figure: ReadFigure, vocabulary: Vocabulary): readonly Measure[] {
  const near = indexOf(vocabulary).byLast.get(lastWord(noun)) ?? [];
  const saysMore = (words: string) => countedOf(words).endsWith(` ${noun}`);
  return near.filter((one) => fitsUnit(figure, one) && (saysMore(one.counted) || saysMore(one.label)));
}

/** The measures that are called just so, or whose rate it is: "unemployment" is told as its rate. */
export function ratesCalled(noun: string, vocabulary: Vocabulary): readonly Measure[] {
  const { byLabel } = indexOf(vocabulary);
  return byLabel.get(noun) ?? byLabel.get(`${noun} rate`) ?? [];
}

/** The measures of a counted noun ({@link countedOf}). */
export function measuresOf(noun: string, vocabulary: Vocabulary): readonly Measure[] {
  return indexOf(vocabulary).byNoun.get(noun) ?? [];
}

/** The measures of a counted noun, those among them that tell in their noun per what it is. */
const ratedOf = (noun: string, vocabulary: Vocabulary): readonly Measure[] =>
  indexOf(vocabulary).byRated.get(noun) ?? [];

/**
 * Measures that are called just so: of that noun; or, where none counts it, rates and the like, which are told by their names
 * ("annual inflation"). So many percent of unemployment are its rate.
 */
function calledSo(
  noun: string,
  figure: ReadFigure,
  vocabulary: Vocabulary,
  ofNoun: readonly Measure[],
): readonly Measure[] {
  const printed = nameKey(figure.counted?.text ?? '');
  if (ofNoun.length > 0) {
    const named = ofNoun.filter(
      ({ label }) => countedOf(withoutRate(label)) === noun || wholeOfShare(label) === printed,
    );
    return named.length > 0 ? named : ofNoun.filter(({ state }) => WRITTEN_DOWN.test(state));
  }
  const isShare = figure.unit?.kind === 'percent';
  const called = isShare ? ratesCalled(noun, vocabulary) : (indexOf(vocabulary).byLabel.get(noun) ?? []);
  return called.filter((measure) => fitsUnit(figure, measure) && fitsRate(figure, measure));
}

/**
 * The measure that the page calls by its whole name, where that goes on behind the noun: "coverage among people over 65". The
 * longest of such names is meant.
 */
function printedAs(words: string, figure: ReadFigure, vocabulary: Vocabulary): readonly Measure[] {
  const printed = `${nameKey(words)} `;
  const called = (indexOf(vocabulary).byOpening.get(printed.split(' ')[0] ?? '') ?? []).filter(
    (one) =>
      one.label.includes(' ') &&
      printed.startsWith(`${nameKey(one.label)} `) &&
      fitsUnit(figure, one) &&
      fitsRate(figure, one),
  );
  const longest = Math.max(...called.map(({ label }) => label.length));
  return called.filter(({ label }) => label.length === longest);
}

/** "Were", "remained", "have been left": verbs that leave what is told of the noun to the words behind them. */
const STANDS =
  /^ (?:(?:still )?(?:(?:is|are|was|were|remains?|remained|stayed|(?:has|have|had) been) )?(?:still |left )?)?/;

/** Whether the words of its state stand right behind the noun: "homes without power", "homes were without power". */
function followsNoun({ state }: Measure, behind: string): boolean {
  const words = behind.toLowerCase().replace(STANDS, '');
  return state.includes(' ') && words.startsWith(state.toLowerCase()) && !/^\p{L}/u.test(words.slice(state.length));
}

/** Measures whose state of several words the page prints in full: those who "died of hunger" are meant before all who were killed. */
function statesPrinted(measures: readonly Measure[], { state }: ReadFigure, after: string): readonly Measure[] {
  const printed = `${state.at(-1)?.text ?? ''}${after}`.toLowerCase();
  return measures.filter((one) => {
    const words = one.state.toLowerCase();
    return words.includes(' ') && printed.startsWith(words) && !/^\p{L}/u.test(printed.slice(words.length));
  });
}

interface Noun {
  readonly noun: string;
  /** The words before it that are no part of it. */
  readonly before: readonly string[];
  readonly ofNoun: readonly Measure[];
}

/**
 * The noun of a phrase that measures count: the whole phrase; else, with what follows it, "cases of measles", which are
 * measles cases; else what is left of "confirmed measles cases" without the words that say a state.
 */
function nounIn(phrase: string, behind: string, counting: (noun: string) => readonly Measure[]): Noun {
  const whole = countedOf(phrase);
  const ofWhole = counting(whole);
  if (ofWhole.length > 0) return { noun: whole, before: [], ofNoun: ofWhole };
  const of = /^ (?:of|from) ((?:\p{L}+[ -])?\p{L}+)/u.exec(behind)?.[1]?.split(' ') ?? [];
  for (let length = of.length; length > 0; length--) {
    const noun = countedOf(`${of.slice(0, length).join(' ')} ${phrase}`);
    const ofNoun = counting(noun);
    if (ofNoun.length > 0) return { noun, before: [], ofNoun };
  }
  const words = phrase.split(' ');
  for (let from = 1; from < words.length; from++) {
    const said = statesOf(words.slice(0, from).join(' '));
    // "Confirmed cases of measles" are measles cases too.
    for (let length = 0; length <= of.length; length++) {
      const noun = countedOf([...of.slice(0, length), ...words.slice(from)].join(' '));
      const ofNoun = counting(noun);
      if (ofNoun.some(({ state }) => [...said].every((one) => statesOf(state).has(one))))
        return { noun, before: [...said], ofNoun };
    }
  }
  return { noun: whole, before: [], ofNoun: [] };
}

/** Whether the measure counts those who do, or to whom is done, what the page's verb says. Known states are told by their table. */
function countsDeed({ state }: Measure, { deed }: ReadFigure): boolean {
  return deed !== undefined && canonicalState(state) === undefined && saysDeed(deed, state);
}

/** Whether the measure counts how much something rose, and the page tells that it rose by so much: "prices risen", "wages grew 3 percent". */
function countsChange({ state }: Measure, { change, changed }: ReadFigure): boolean {
  return changed === 'by' && change === 'rose' && changeSaid(state) === 'rose';
}

function fitsUnit({ unit }: ReadFigure, measure: Measure): boolean {
  if (unit === undefined || countedOf(unit.lemma) === countedOf(measure.unit)) return true;
  if (unit.kind === 'fraction') return countedOf(measure.unit) === 'percent';
  return unit.kind === 'currency' && isBareCurrency(unit.lemma, measure.unit);
}

/** The one measure that lies within all the others. */
export function innermost(measures: readonly Measure[], vocabulary: Vocabulary): Measure | undefined {
  return measures.find((measure) => {
    const holders = holdersOf(measure, vocabulary);
    return measures.every((other) => other === measure || holders.has(other.key));
  });
}

function holdersOf(measure: Measure, vocabulary: Vocabulary): ReadonlySet<string> {
  const holders = new Set(measure.broader);
  for (const key of holders) for (const next of vocabulary.measures.get(key)?.broader ?? []) holders.add(next);
  return holders;
}
