/**
 * How much a claim is worth checking, and why: the trained model's log-odds for the sentence, and what the reading knows of
 * the figure and its sources, each with a reason in words; never a verdict.
 */
import { chanceOf, type Weighed, type WorthReason } from './checkable.js';
import { canonicalState, HARM } from './lexicon/states.js';
import type { Line } from './line.js';
import type { ReadClaim, ReadFigure, ReadSource, ReadWorthReason } from './reading.js';

export interface Worth {
  readonly worth: number;
  readonly worthBecause: readonly string[];
  readonly worthReasons: readonly ReadWorthReason[];
}

/**
 * The model learned from what candidates say in debates. News is written in another way, so its word is halved and bounded:
 * no sentence is in or out by the model alone.
 */
const TRUST_IN_MODEL = 0.5;
const BOUND = 3;

/** Log-odds with which a claim starts: one with a figure says more that can be looked up. */
const WITH_FIGURE = -0.1;
const WITHOUT_FIGURE = -1;
/** What cannot be checked is still shown, behind what can. */
const REFUSED = -2;

/** A reason that the reading knows, its log-odds and its words. */
type Known = readonly [odds: number, because: string];

/** The worth of a claim of this sentence, which `weighed` weighs: with a figure, or with the signs that make a sentence without one checkable. */
export function worthOf(
  line: Line,
  weighed: Weighed,
  stated: readonly ReadSource[],
  claim: { readonly figure: ReadFigure } | { readonly signs: readonly string[] },
  refusal?: ReadClaim['notCheckable'],
): Worth {
  const known = [
    ...('figure' in claim ? ofFigure(claim.figure) : claim.signs.map((sign): Known => [0.3, sign])),
    ...ofSource(stated, 'figure' in claim),
    ...ofPart(line),
    ...(refusal ? [[REFUSED, KINDS[refusal]] as const] : []),
  ];
  const bounded = TRUST_IN_MODEL * Math.min(BOUND, Math.max(-BOUND, weighed.odds));
  const start = 'figure' in claim ? WITH_FIGURE : WITHOUT_FIGURE;
  const sum = known.reduce((total, [weight]) => total + weight, start + bounded);
  const base = line.sentence.start;
  const found = weighed.reasons();
  const reasons = found.map(({ start: from, end, because, share }): ReadWorthReason => {
    const speaks = share < 0 ? 'against' : 'for';
    return { start: base + from, end: base + end, because, speaks };
  });
  return {
    worth: Math.round(chanceOf(sum) * 100) / 100,
    worthBecause: [
      ...known.map(([weight, because]) => (weight < 0 ? `against: ${because}` : because)),
      ...found
        .filter(({ unnamed }) => !unnamed)
        .map(({ because, share }) => (share < 0 ? `against: ${because}` : because)),
      ...wordsOnly(found),
    ],
    worthReasons: reasons,
  };
}

/** Words that have no better reason are told in one breath. */
function wordsOnly(reasons: readonly WorthReason[]): string[] {
  return [true, false].flatMap((often) => {
    const words = reasons.flatMap(({ unnamed, share }) => (unnamed && share > 0 === often ? [unnamed] : []));
    if (words.length === 0) return [];
    const list = words.join(', ');
    return [often ? `words often in checkable sentences: ${list}` : `against: words seldom in them: ${list}`];
  });
}

const KINDS: Readonly<Record<NonNullable<ReadClaim['notCheckable']>, string>> = {
  opinion: 'the sentence gives an opinion',
  question: 'the sentence asks',
  'no-content': 'the sentence says nothing',
};

function ofFigure(figure: ReadFigure): Known[] {
  const known: Known[] = [[0, `a number: "${figure.text}"`]];
  const [state] = figure.state;
  if (state) known.push([0.5, `says what happened: "${state.text}"`]);
  if (figure.state.some((word) => HARM.has(canonicalState(word.lemma) ?? '')))
    known.push([0.4, 'counts harm to people']);
  if (figure.counted && !figure.carried?.includes('counted'))
    known.push([0.4, `says what is counted: "${figure.counted.text}"`]);
  if (figure.unit?.kind === 'currency' || figure.unit?.kind === 'percent')
    known.push([0.4, `an amount in ${figure.unit.lemma}`]);
  if (figure.change) known.push([0.3, CHANGES[figure.change]]);
  if (figure.unit?.kind === 'time') known.push([-1, 'a length of time']);
  if (figure.within !== undefined) known.push([-2, 'only describes what another number counts']);
  if (figure.places.length > 0 || figure.dates.length > 0) known.push([0.2, 'says where or when']);
  if (figure.mode !== 'observed') known.push([0.2, figure.mode === 'forecast' ? 'a forecast' : 'an announcement']);
  const size = typeof figure.value === 'number' ? figure.value : figure.value[1];
  if (size < 5 && !figure.unit) known.push([-1, 'a very small count']);
  return known;
}

const CHANGES: Readonly<Record<NonNullable<ReadFigure['change']>, string>> = {
  rose: 'says that it rose',
  fell: 'says that it fell',
  doubled: 'says that it doubled',
  halved: 'says that it halved',
};

function ofSource(stated: readonly ReadSource[], counts: boolean): Known[] {
  const source = stated.at(-1);
  if (!source) return counts ? [[0.2, 'no source is named']] : [];
  if (source.kind === 'vague') return [[counts ? 0.4 : 0, `a vague source: "${source.text}"`]];
  return [[counts || source.kind === 'named' ? 0.3 : 0.1, `a source that can be asked: "${source.text}"`]];
}

function ofPart({ sentence: { part } }: Line): Known[] {
  return part === 'headline' || part === 'bullet' ? [[0.4, `stands in a ${part}`]] : [];
}
