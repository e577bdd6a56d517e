/** A claim without a number, matched with the vocabulary by what it speaks of and what happens to it. */
import type { Measure, Proposition, Vocabulary } from '@whence/domain';
import { canonicalState } from '@whence/reading';
import type { ReadClaim, Reading } from '@whence/reading';
import type { ClaimContent, LooseLink } from '../ports.js';
import { countedOf, statesOf } from './counted.js';
import { innermost, measuresOf, ratesCalled } from './match-measure.js';
import type { SubjectNames } from './match-subject.js';
import { definedOnly, timesOf } from './read-content.js';

export interface ReadPropositionContent {
  readonly content: Proposition;
  readonly inferred: NonNullable<ClaimContent['inferred']>;
  readonly loose: readonly LooseLink[];
  /** Nothing is counted, so that no measure is missing. */
  readonly wanted?: undefined;
}

/** Words between a thing and what happens to it, at most; farther apart they may belong to two clauses. */
const REACH = 6;
const LONGEST_NOUN = 4;
/** Sentences back to which "these troops" may point. */
const BACK = 2;

interface Mention {
  readonly noun: string;
  /** Indexes of its first and its last word. */
  readonly from: number;
  readonly at: number;
}

/** The sentence's words; marks that part clauses stand for themselves. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[;:—]/gu) ?? [];
}

/** The words that end at each word, as what they may count: "measles cases", and then "cases". */
function nounsIn(words: readonly string[]): readonly Mention[] {
  return words.flatMap((_, at) => {
    const nouns = new Map<string, Mention>();
    for (let from = Math.max(0, at + 1 - LONGEST_NOUN); from <= at; from++) {
      const noun = countedOf(words.slice(from, at + 1).join(' '));
      nouns.set(noun, { noun, from, at });
    }
    return [...nouns.values()];
  });
}

function statesNear(words: readonly string[], { from, at }: Mention): ReadonlySet<string> {
  const states = new Set<string>();
  const apart = (one: number, other: number) =>
    words.slice(Math.min(one, other), Math.max(one, other)).some((word) => /^[;:—]$/.test(word));
  for (let i = Math.max(0, at - REACH); i <= Math.min(words.length - 1, at + REACH); i++) {
    if ((i >= from && i <= at) || apart(i, at)) continue;
    const state = canonicalState(words.slice(i, i + 2).join(' ')) ?? canonicalState(words[i] ?? '');
    for (const single of state === undefined ? [] : statesOf(state)) states.add(single);
  }
  return states;
}

function measuresFor(mention: Mention, words: readonly string[], vocabulary: Vocabulary): readonly Measure[] {
  const ofNoun = measuresOf(mention.noun, vocabulary);
  if (ofNoun.length === 0) return [];
  const states = statesNear(words, mention);
  const inState = ofNoun.filter(({ state }) => [...statesOf(state)].every((one) => states.has(one)));
  // Where the page says nothing of a state, the measure that is called just what the page speaks of is meant.
  return inState.length > 0 || states.size > 0
    ? inState
    : ofNoun.filter(({ label }) => countedOf(label) === mention.noun);
}

/**
 * Rates have no state beside their noun: they are told by their names, where the sentence tells their course ("unemployment has
 * doubled", "inflation did not rise").
 */
function ratesTold(nouns: readonly Mention[], words: readonly string[], vocabulary: Vocabulary) {
  return nouns.flatMap((mention) => {
    // "Youth unemployment" is another rate than unemployment, and a mention of the longer noun.
    const before = words[mention.from - 1] ?? '';
    const isName = /^\p{Lu}/u.test(before) && (mention.from > 1 || /['’]s$/.test(before));
    const isPartOfLonger = before !== '' && !isName && !LEADS.test(before.toLowerCase());
    return isPartOfLonger ? [] : ratesCalled(mention.noun, vocabulary).map((measure) => ({ mention, measure }));
  });
}
/** Words that may stand before a noun and do not narrow it. */
const LEADS = /^(?:the|that|and|but|as|while|says?|said|its|their|of|in|when|how|because)$/;

/** Whose: a name right before the noun, or, for "these troops", whose the last such things on the page were. */
function subjectOf(
  mention: Mention,
  words: readonly string[],
  claim: ReadClaim,
  reading: Reading,
  names: SubjectNames,
): { readonly subject?: string; readonly carried: boolean } {
  for (let length = 1; length <= 3; length++) {
    const owner = names.owner(words.slice(Math.max(0, mention.from - length), mention.from).join(' '));
    if (owner !== undefined)
      return { ...definedOnly({ subject: names.subjectOf(owner, mention.noun) }), carried: false };
  }
  if (!/^(?:these|those|such)$/i.test(words[mention.from - 1] ?? '')) return { carried: false };
  const before = reading.figures
    .filter(
      ({ start, sentence, counted }) =>
        start < claim.quote.start &&
        claim.sentence - sentence <= BACK &&
        counted !== undefined &&
        countedOf(names.withoutOwner(counted.lemma)) === mention.noun,
    )
    .at(-1);
  return { ...definedOnly({ subject: before && names.match(before).subject }), carried: before !== undefined };
}

/**
 * The measure is set when the sentence names the thing it counts with, near it, all that happens to it, and no other
 * measure fits unless it holds this one. Places are left open: without a number nothing tells which of them is meant.
 */
export function readProposition(
  claim: ReadClaim,
  reading: Reading,
  text: string,
  vocabulary: Vocabulary,
  names: SubjectNames,
): ReadPropositionContent {
  const { mode, certainty, polarity, change, dates } = claim.proposition ?? {
    mode: 'observed',
    polarity: 'affirms',
    dates: [],
  };
  const words = wordsOf(text.slice(claim.quote.start, claim.quote.end));
  const content = { mode, polarity, ...definedOnly({ certainty }), ...timesOf(dates, undefined, mode) };
  const nouns = nounsIn(words);
  const counted = nouns.flatMap((mention) =>
    measuresFor(mention, words, vocabulary).map((measure) => ({ mention, measure })),
  );
  const found = counted.length > 0 || change === undefined ? counted : ratesTold(nouns, words, vocabulary);
  const measures = [...new Set(found.map(({ measure }) => measure))];
  const measure = measures.length > 1 ? innermost(measures, vocabulary) : measures[0];
  const mention = found.find((one) => one.measure === measure)?.mention;
  if (measure === undefined || mention === undefined)
    return {
      content,
      inferred: [],
      loose:
        measures.length === 0
          ? []
          : [
              {
                slot: 'measure',
                words: measures.map(({ label }) => label).join(', '),
                candidates: measures.map(({ key }) => key).sort(),
                because: 'several measures fit these words',
              },
            ],
    };
  const { subject, carried } = subjectOf(mention, words, claim, reading, names);
  return {
    content: { ...content, measure: measure.key, ...definedOnly({ subject, change }) },
    inferred:
      carried && subject !== undefined
        ? [{ slot: 'subject', because: 'the words for it stand with another figure of the page' }]
        : [],
    loose: [],
  };
}
