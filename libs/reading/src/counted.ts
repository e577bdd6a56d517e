/** What a number counts: the noun phrase behind it ("North Korean troops"). */
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural } from './lexicon/inflect.js';
import { canonicalState, isDoneByPeople } from './lexicon/states.js';
import type { Line } from './line.js';
import { build, isNoun, nounRun, type Counted } from './noun-run.js';
import type { Span } from './reading.js';

export interface CountedReading {
  readonly counted?: Counted;
  /** First token after the number and its noun phrase. */
  readonly next: number;
  /** "of these", "of them", "of the": the number is a part of something said before. */
  readonly partOf?: Span;
  readonly additional?: Span;
}

const MORE = new Set(['more', 'fewer', 'less', 'additional', 'other', 'further', 'extra']);
const PART = new Set(['these', 'those', 'them', 'whom', 'which', 'its', 'their', 'the', 'all', 'his', 'her']);
const TOLD_BY = /^(?:in|on|at|with|without|under|over|above|below|aged|from|who|whose|eligible|near)$/;
/** Nouns of what is told in per cent: "the 7.9 percent jobless rate". Behind others an amount describes the noun ("a 5% stake"). */
const RATE_NOUN =
  /^(?:rate|inflation|unemployment|turnout|growth|deficit|support|approval|share|stake|tax|tariff|interest)$/;

/** Verbs in their plain form that the tagger takes for nouns behind a number. */
const STATIVE = /^(?:work|live|remain|face|need|want|own|study|qualify|suffer)$/;

/** Nouns that are several without a plural form. */
const SEVERAL =
  /^(?:people|personnel|police|staff|cattle|aircraft|troops|crew|sheep|fish|deer|youth|infantry|cavalry|artillery|spacecraft|ammunition)$/;

/**
 * "90,000 people shelter in the camp": several are counted, so that a plural before a word in the singular and a preposition is the
 * noun, and the word is a verb in its plain form. The end of the noun phrase `[at, end)`.
 */
function doneBy({ tokens }: Line, at: number, end: number): number {
  const [noun, verb, next] = [tokens[end - 2], tokens[end - 1], tokens[end]];
  if (end - at < 2 || !noun || !verb || !/^(?:ADP|ADV)$/.test(next?.pos ?? '') || next?.lower === 'of') return end;
  const isPlain = /^\p{Ll}+$/u.test(verb.text) && !looksPlural(verb.lower) && !SEVERAL.test(verb.lower);
  return isPlain && noun.pos === 'NOUN' && looksPlural(noun.lower) && !/(?:ing|ed)$/.test(verb.lower) ? end - 1 : end;
}

/** The end of the noun phrase at `at`, where its head names a rate. */
function rateNamed(line: Line, at: number): number {
  const end = nounRun(line, at);
  return end > at && RATE_NOUN.test(line.tokens[end - 1]?.lower ?? '') ? end : at;
}

/** What the number whose last token is `last` counts, by the words behind it. `amount`: of money or a percentage ("$5m in damages"). */
export function countedAfter(
  line: Line,
  last: number,
  unitEnd: number | undefined,
  verbBefore: boolean,
  amount: boolean,
): CountedReading {
  let at = unitEnd === undefined ? last + 1 : line.tokenFrom(unitEnd);
  const { tokens } = line;
  let partOf: Span | undefined;
  let additional: Span | undefined;
  const of = tokens[at]?.lower === 'of' || (amount && tokens[at]?.lower === 'in' && tokens[at + 1]?.pos === 'NOUN');
  if (of) {
    const word = tokens[at + 1];
    // "One in 15 of those on the list": they are told by where they are, and are not those counted before.
    if (word?.lower === 'those' && TOLD_BY.test(tokens[at + 2]?.lower ?? '')) return { next: at + 2 };
    if (word && PART.has(word.lower)) {
      partOf = { start: tokens[at]?.start ?? word.start, end: word.end };
      at += 2;
      if (word.lower === 'the' && line.numberAt(at)) return { next: at, partOf };
      if (/^(?:them|whom|which)$/.test(word.lower)) return { next: at, partOf };
    } else if (line.numberAt(at + 1))
      return { next: at + 1, partOf: { start: tokens[at]?.start ?? 0, end: tokens[at + 1]?.end ?? 0 } };
    else at += 1;
  } else if (unitEnd !== undefined) {
    const end = amount ? rateNamed(line, at) : at;
    const counted = end > at ? build(line, at, end, end - 1) : undefined;
    return { next: end, ...(counted ? { counted } : {}) };
  }
  // "Half the 600 pupils": the whole stands there without "of".
  const bare = !of && PART.has(tokens[at]?.lower ?? '') && line.numberAt(at + 1) !== undefined;
  if (bare && line.numberAt(last)?.unit?.kind === 'fraction') {
    const [first, next] = [tokens[at], tokens[at + 1]];
    return { next: at + 1, partOf: { start: first?.start ?? 0, end: next?.end ?? 0 } };
  }
  const more = tokens[at];
  if (more && MORE.has(more.lower)) {
    if (!/^(?:other|fewer|less)$/.test(more.lower)) additional = { start: more.start, end: more.end };
    at++;
  }
  const extra = { ...(partOf ? { partOf } : {}), ...(additional ? { additional } : {}) };
  // "20 were children": what they are told to be is what is counted.
  const copula = /^(?:is|are|was|were)$/.test(tokens[at]?.lower ?? '');
  const predicate = copula ? nounRun(line, at + 1) : at;
  if (copula && predicate > at + 1 && looksPlural(tokens[predicate - 1]?.lower ?? '')) {
    const counted = build(line, at + 1, predicate, predicate - 1);
    return { next: predicate, ...extra, ...(counted ? { counted } : {}) };
  }
  // "one of Carson's advisers", "12 of Ukraine's brigades": whose they are stands before them.
  if (of) {
    const owner = nounRun(line, at);
    if (owner > at && /^['’]s?$/.test(tokens[owner]?.lower ?? '')) at = owner + 1;
  }
  // "a 30-member council" counts members.
  if (tokens[at]?.text === '-' && isNoun(line, at + 1) && tokens[at]?.end === tokens[at + 1]?.start) {
    const counted = build(line, at + 1, at + 2, at + 1);
    return { next: at + 2, ...extra, ...(counted ? { counted } : {}) };
  }
  const run = nounRun(line, at);
  const isSeveral = unitEnd === undefined && !of && line.numberAt(last)?.value !== 1;
  const end = isSeveral ? doneBy(line, at, run) : run;
  if (end === at) return { next: at, ...extra };
  const head = end - 1;
  const headWord = tokens[head]?.lower ?? '';
  // "A crowd of 35,000 saw the match": no saws.
  // "Only 75 of the 420 work full-time": a plural does what the word says.
  if (!looksPlural(headWord) && STATIVE.test(tokens[at]?.lower ?? '') && line.numberAt(last)?.value !== 1)
    return { next: at, ...extra };
  // "Hundreds of thousands march in Lima": so many do it, and no march is counted.
  const isVerb =
    end - at === 1 && isDoneByPeople(headWord) && !looksPlural(headWord) && line.numberAt(last)?.value !== 1;
  if (isVerb) return { next: at, ...extra };
  if (headWord === 'others' || headWord === 'saw') return { next: end, ...extra };
  // "The figure of 11,000 dates from March": no dates.
  const sinceWhen = /^(?:from|back)$/.test(tokens[end]?.lower ?? '') && (line.dateAt(end) ?? line.dateAt(end + 1));
  if (/^dates?$/.test(headWord) && end - at === 1 && (sinceWhen || tokens[end]?.lower === 'back'))
    return { next: at, ...extra };
  // "500 Ukraine said": a bare name counts nothing; a name in the plural ("500 Ukrainians") does.
  const acronyms = /^\p{Lu}{2,}s$/u.test(tokens[head]?.text ?? '');
  const known = canonicalCounted(headWord) !== undefined || looksPlural(headWord) || acronyms;
  const single = line.numberAt(last)?.value === 1 && /(?:an|at|ish|ist|ese)$/.test(headWord);
  if (tokens[head]?.pos === 'PROPN' && !known && !single && !/^\p{Ll}/u.test(tokens[head]?.text ?? ''))
    return { next: at, ...extra };
  // "12 dead", "30 missing" tagged as nouns are states, not things.
  if (
    end - at === 1 &&
    canonicalState(headWord) !== undefined &&
    canonicalCounted(headWord) === undefined &&
    !looksPlural(headWord)
  )
    return { next: at, ...extra };
  const joined = coordination(line, end, headWord, verbBefore);
  const counted = build(line, at, joined, head);
  return { next: joined, ...extra, ...(counted ? { counted } : {}) };
}

/** "engineers and military construction personnel": a second plural that shares the number. */
function coordination(line: Line, end: number, head: string, verbBefore: boolean): number {
  const and = line.tokens[end]?.lower;
  if ((and !== 'and' && and !== 'or') || !looksPlural(head)) return end;
  const second = nounRun(line, end + 1);
  const secondHead = line.tokens[second - 1]?.lower ?? '';
  if (second === end + 1 || !(looksPlural(secondHead) || canonicalCounted(secondHead))) return end;
  const following = line.tokens[second]?.pos;
  if (verbBefore && (following === 'VERB' || following === 'AUX')) return end;
  return second;
}
