/** What a number counts: the noun phrase behind it ("North Korean troops"), or the subject of a verb of change ("cases rose to"). */
import { countryOfDemonym } from './lexicon/countries.js';
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural, singular } from './lexicon/inflect.js';
import { canonicalState } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { NumberReading } from './numbers.js';
import type { ReadFigure, Span } from './reading.js';

export type Counted = NonNullable<ReadFigure['counted']>;

export interface CountedReading {
  readonly counted?: Counted;
  /** First token after the number and its noun phrase. */
  readonly next: number;
  /** "of these", "of them", "of the": the number is a part of something said before. */
  readonly partOf?: Span;
  readonly additional?: Span;
}

const MORE = new Set(['more', 'additional', 'other', 'further', 'extra']);
const PART = new Set(['these', 'those', 'them', 'whom', 'which', 'its', 'their', 'the', 'all', 'his', 'her']);
const LONGEST = 9;
const TIME = new Set([
  'ago',
  'later',
  'earlier',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

const isNoun = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  if (!token || line.dateAt(at) || line.numberAt(at) || TIME.has(token.lower)) return false;
  if (token.pos === 'NOUN' || token.pos === 'PROPN') return true;
  return canonicalCounted(token.lower) !== undefined && token.pos !== 'VERB';
};

/** An adjective, a participle or an inner noun, when a noun still follows it inside the phrase. */
const isModifier = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  if (!token || line.dateAt(at) || line.numberAt(at)) return false;
  if (/^[-–/]$/.test(token.text)) return true;
  if (token.pos === 'ADJ') return true;
  return token.pos === 'VERB' && /(?:ed|en|ing)$/.test(token.lower) && isNoun(line, at + 1);
};

/** The run of modifiers and nouns from `from`: the token after its last noun, or `from` when it holds none. */
function nounRun(line: Line, from: number): number {
  let at = from;
  let end = from;
  while (at < line.tokens.length && at - from < LONGEST) {
    if (isNoun(line, at)) {
      at++;
      end = at;
      // A participle behind a noun opens a clause: "troops wearing", "homes damaged".
      const following = line.tokens[at];
      if (following?.pos === 'VERB') break;
    } else if (isModifier(line, at)) at++;
    else break;
  }
  return end;
}

function build(line: Line, from: number, end: number, headAt: number): Counted | undefined {
  const first = line.tokens[from];
  const last = line.tokens[end - 1];
  const head = line.tokens[headAt];
  if (!first || !last || !head) return undefined;
  const base = mention(line, first.start, last.end);
  const words = line.tokens.slice(from, headAt).map((token) => token.text);
  const lemma = base.lemma
    .split(' ')
    .map((word, at, all) =>
      at === all.length - 1 || /^(?:and|or|of)$/.test(all[at + 1] ?? '') ? singular(word) : word,
    )
    .join(' ');
  return { ...base, lemma, head: singular(head.lower), modifiers: joinDemonyms(words) };
}

/** "North", "Korean" is one modifier. */
function joinDemonyms(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const three = words.slice(at, at + 3).join(' ');
    const two = words.slice(at, at + 2).join(' ');
    const [phrase, used] =
      at + 2 < words.length && countryOfDemonym(three)
        ? [three, 3]
        : at + 1 < words.length && countryOfDemonym(two)
          ? [two, 2]
          : [words[at] ?? '', 1];
    if (/[\p{L}\p{N}]/u.test(phrase)) joined.push(phrase);
    at += used - 1;
  }
  return joined;
}

/** What the number whose last token is `last` counts, by the words behind it. */
export function countedAfter(
  line: Line,
  last: number,
  unitEnd: number | undefined,
  verbBefore: boolean,
): CountedReading {
  let at = unitEnd === undefined ? last + 1 : line.tokenFrom(unitEnd);
  const { tokens } = line;
  let partOf: Span | undefined;
  let additional: Span | undefined;
  const of =
    tokens[at]?.lower === 'of' ||
    (unitEnd !== undefined && tokens[at]?.lower === 'in' && tokens[at + 1]?.pos === 'NOUN');
  if (of) {
    const word = tokens[at + 1];
    if (word && PART.has(word.lower)) {
      partOf = { start: tokens[at]?.start ?? word.start, end: word.end };
      at += 2;
      if (word.lower === 'the' && line.numberAt(at)) return { next: at, partOf };
      if (/^(?:them|whom|which)$/.test(word.lower)) return { next: at, partOf };
    } else if (line.numberAt(at + 1))
      return { next: at + 1, partOf: { start: tokens[at]?.start ?? 0, end: tokens[at + 1]?.end ?? 0 } };
    else at += 1;
  } else if (unitEnd !== undefined) return { next: at };
  const more = tokens[at];
  if (more && MORE.has(more.lower)) {
    if (more.lower !== 'other') additional = { start: more.start, end: more.end };
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
  const end = nounRun(line, at);
  if (end === at) return { next: at, ...extra };
  const head = end - 1;
  const headWord = tokens[head]?.lower ?? '';
  if (headWord === 'others') return { next: end, ...extra };
  // "500 Ukraine said": a bare name counts nothing; a name in the plural ("500 Ukrainians") does.
  const known = canonicalCounted(headWord) !== undefined || looksPlural(headWord);
  if (tokens[head]?.pos === 'PROPN' && !known && !/^\p{Ll}/u.test(tokens[head]?.text ?? ''))
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

const CHANGES: ReadonlyMap<string, ReadFigure['change'] | 'level'> = new Map([
  ...'rose risen rise rises rising climbed climb climbs climbing increased increase increases increasing grew grow grown grows jumped jump jumps surged soared swelled gained widened'
    .split(' ')
    .map((word) => [word, 'rose'] as const),
  ...'fell fallen fall falls falling dropped drop drops dropping declined decline declines decreased decrease decreases shrank slumped plunged eased narrowed'
    .split(' ')
    .map((word) => [word, 'fell'] as const),
  ...'doubled doubles doubling'.split(' ').map((word) => [word, 'doubled'] as const),
  ...'halved halves halving'.split(' ').map((word) => [word, 'halved'] as const),
  ...'exceed exceeds exceeded exceeding surpass surpasses surpassed tops topped stood stands stand reached reaches reach reaching totalled totaled totals hit hits numbered numbers was were is are remains remained'
    .split(' ')
    .map((word) => [word, 'level'] as const),
]);

/** "12 per cent fewer", "3% lower": the change stands behind the number. */
export function changeAfter(line: Line, number: NumberReading): ChangeReading | undefined {
  if (number.unit?.kind !== 'percent') return undefined;
  const token = line.tokens[line.tokenFrom(number.unit.end)];
  if (!token) return undefined;
  const change = /^(?:fewer|less|lower|down|below)$/.test(token.lower)
    ? 'fell'
    : /^(?:more|higher|up|above)$/.test(token.lower)
      ? 'rose'
      : undefined;
  return change && { change, by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}

export interface ChangeReading {
  readonly change?: NonNullable<ReadFigure['change']>;
  /** "by": the number is the change itself; "to" and verbs of level: it is where things stand. */
  readonly by: boolean;
  /** "to rise": not yet so. */
  readonly infinitive: boolean;
  readonly counted?: Counted;
  readonly verb: Span;
  /** Somebody puts it at the number. */
  readonly put?: true;
}

/** "Cases rose by 300", "the toll stands at 45": the verb of change before the number that starts at token `first`. */
export function changeBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  let at = first - 1;
  let link = '';
  for (let steps = 0; at >= 0 && steps < 7; steps++, at--) {
    const token = tokens[at];
    if (!token) return undefined;
    if (CHANGES.has(token.lower) && (token.pos !== 'NOUN' || link !== '')) break;
    const number = line.numberAt(at);
    // "from 6.1 percent to 5.4": the verb stands before the first of the two.
    if (number || (token.pos === 'NOUN' && line.numberAt(at - 1)) || token.text === '%') {
      if (!/^(?:to|from)$/.test(link)) return undefined;
      continue;
    }
    if (/^(?:by|to|at|from)$/.test(token.lower)) link ||= token.lower;
    else if (!/^(?:ADV|ADJ|DET|ADP|SYM|PUNCT)$/.test(token.pos) || /^[,;:—.]$/.test(token.text)) return undefined;
  }
  const verb = tokens[at];
  const change = verb && CHANGES.get(verb.lower);
  if (!verb || !change) return undefined;
  const span = { start: verb.start, end: verb.end };
  const counted = subjectCounted(line, at);
  return {
    ...(change === 'level' ? {} : { change }),
    by: link === 'by',
    infinitive: tokens[at - 1]?.lower === 'to',
    verb: span,
    ...(counted ? { counted } : {}),
  };
}

/** "put the number of burned homes at 40": what is put at a number is what is counted. */
export function putBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  if (tokens[first - 1]?.lower !== 'at') return undefined;
  for (let at = first - 2; at >= Math.max(0, first - 14); at--) {
    const token = tokens[at];
    if (!token || line.numberAt(at) || /^[,;:—.]$/.test(token.text)) return undefined;
    if (/^put(?:s|ting)?$/.test(token.lower)) {
      const named = subjectCounted(line, first - 1);
      const counted = named && /^(?:number|total|count|figure|tally)$/.test(named.head) ? undefined : named;
      return {
        by: false,
        infinitive: false,
        verb: { start: token.start, end: token.end },
        put: true,
        ...(counted ? { counted } : {}),
      };
    }
  }
  return undefined;
}

/** The noun phrase before a verb, without "the number of". */
function subjectCounted(line: Line, verb: number): Counted | undefined {
  let last = verb - 1;
  while (last >= 0 && (/^(?:AUX|ADV)$/.test(line.tokens[last]?.pos ?? '') || line.tokens[last]?.lower === 'to')) last--;
  let from = last;
  while (from >= 0 && last - from < LONGEST && (isNoun(line, from) || isModifier(line, from))) from--;
  if (from === last) return undefined;
  // "the soldiers in Mali fell to 800" counts the soldiers.
  if (/^(?:in|at|across|near|inside)$/.test(line.tokens[from]?.lower ?? '') && line.tokens[last]?.pos === 'PROPN')
    return subjectCounted(line, from);
  const outer = line.tokens[from - 1];
  const link = line.tokens[from]?.lower ?? '';
  // "spending on roads" is spending; "the number of cases" is cases.
  if (
    outer?.pos === 'NOUN' &&
    /^(?:of|on|for)$/.test(link) &&
    !/^(?:number|total|count|tally|toll)$/.test(outer.lower)
  ) {
    let first = from - 1;
    while (first > 0 && isModifier(line, first - 1)) first--;
    return build(line, first, last + 1, from - 1);
  }
  return build(line, from + 1, last + 1, last);
}
