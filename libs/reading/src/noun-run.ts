/** Noun phrases: which tokens may belong to one, and what such a phrase counts. */
import { countryOfDemonym } from './lexicon/countries.js';
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural, singular } from './lexicon/inflect.js';
import { mention, type Line } from './line.js';
import type { ReadFigure } from './reading.js';

export type Counted = NonNullable<ReadFigure['counted']>;

/** Longest noun phrase that is counted, in tokens. */
export const LONGEST = 9;
/** Words that the tagger takes for nouns behind a number, and that count nothing. */
const NEVER = new Set([
  'whilst',
  'cast',
  'come',
  'came',
  'go',
  'went',
  'per',
  'whom',
  'raising',
  'making',
  'bringing',
  'leaving',
  'left',
  'according',
  'compared',
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

/** A noun that may be counted, or belong to what is. */
export const isNoun = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  if (!token || line.dateAt(at) || line.numberAt(at) || NEVER.has(token.lower)) return false;
  if (token.pos === 'NOUN' || token.pos === 'PROPN') return true;
  return canonicalCounted(token.lower) !== undefined && token.pos !== 'VERB';
};

/** Without a space on either side: "gas-only", "COVID-19". */
const isJoint = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  return (
    token !== undefined &&
    /^[-–/]$/.test(token.text) &&
    line.tokens[at - 1]?.end === token.start &&
    line.tokens[at + 1]?.start === token.end
  );
};

/** An adjective, a participle or an inner noun, when a noun still follows it inside the phrase. */
export const isModifier = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  if (!token || line.dateAt(at) || line.numberAt(at)) return false;
  if (/^[-–/]$/.test(token.text)) return true;
  if (token.pos === 'ADJ') return true;
  // "the 20 most expensive towns", "40 newly built homes"
  if (token.pos === 'ADV' && /^(?:most|least|\w+ly)$/.test(token.lower))
    return /^(?:ADJ|VERB)$/.test(line.tokens[at + 1]?.pos ?? '') && isModifier(line, at + 1);
  // "COVID -19 tests": a number that is part of a name.
  if (token.pos === 'NUM') return line.tokens[at - 1]?.pos === 'PROPN' && isNoun(line, at + 1);
  return (
    token.pos === 'VERB' &&
    /(?:ed|en|ing)$/.test(token.lower) &&
    (isNoun(line, at + 1) || line.tokens[at + 1]?.pos === 'ADJ')
  );
};

/** A verb in -s cannot follow a plural number: "3.7 rebounds" are things. */
const isMistagged = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  const number = line.numberAt(at - 1);
  return token?.pos === 'VERB' && /[^s]s$/.test(token.lower) && number !== undefined && number.value !== 1;
};

/** "digital and physical sales", "Kia and Hyundai vehicles": a second modifier behind "and" that leads to the same noun. */
const joinsModifier = (line: Line, at: number): boolean => {
  if (!/^(?:and|or)$/.test(line.tokens[at]?.lower ?? '')) return false;
  const [before, next, noun] = [line.tokens[at - 1], line.tokens[at + 1], line.tokens[at + 2]];
  if (!before || !next || !noun || !/^(?:ADJ|PROPN)$/.test(before.pos)) return false;
  return /^(?:ADJ|PROPN)$/.test(next.pos) && noun.pos === 'NOUN' && looksPlural(noun.lower) && isNoun(line, at + 2);
};

const isParticiple = (line: Line, at: number): boolean =>
  /^(?:VERB|ADJ)$/.test(line.tokens[at]?.pos ?? '') && /(?:ed|en)$/.test(line.tokens[at]?.lower ?? '');

/** Whether the "or" or "and" at a token joins two participles that stand before one noun: "suspected or confirmed cases". */
export function joinsParticiples(line: Line, link: number): boolean {
  if (!/^(?:and|or)$/.test(line.tokens[link]?.lower ?? '')) return false;
  if (!isParticiple(line, link - 1) || !isParticiple(line, link + 1)) return false;
  const noun = [link + 2, link + 3].find((at) => isNoun(line, at) && looksPlural(line.tokens[at]?.lower ?? ''));
  return noun === link + 2 || (noun === link + 3 && (isNoun(line, link + 2) || isModifier(line, link + 2)));
}

/** The run of modifiers and nouns from `from`: the token after its last noun, or `from` when it holds none. */
export function nounRun(line: Line, from: number): number {
  let at = from;
  let end = from;
  let plural = false;
  while (at < line.tokens.length && at - from < LONGEST) {
    if (isNoun(line, at) || (at === from && isMistagged(line, at))) {
      plural ||= line.tokens[at]?.pos !== 'PROPN' && looksPlural(line.tokens[at]?.lower ?? '');
      at++;
      end = at;
      // A participle behind a noun opens a clause: "troops wearing", "homes damaged".
      const following = line.tokens[at];
      if (following?.pos === 'VERB') break;
      // "three Republicans voting"
      if (
        following &&
        /ing$/.test(following.lower) &&
        looksPlural(line.tokens[at - 1]?.lower ?? '') &&
        !isNoun(line, at + 1)
      )
        break;
    } else if (at > from && isJoint(line, at) && !line.numberAt(at + 1)) {
      at += 2;
      if (isNoun(line, at - 1)) end = at;
    } else if (plural) break;
    else if (joinsParticiples(line, at + 1)) at += 2;
    else if (isModifier(line, at) || (at > from && joinsModifier(line, at))) at++;
    else break;
  }
  return end;
}

/** The tokens `[from, end)` as what is counted, with its head at `headAt`. */
export function build(line: Line, from: number, end: number, headAt: number): Counted | undefined {
  if (/^[-–/]$/.test(line.tokens[from]?.text ?? '') && from < headAt) return build(line, from + 1, end, headAt);
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
  return {
    ...base,
    lemma,
    head: singular(head.lower),
    modifiers: joinDemonyms(words),
    name: nameOf(line, from, headAt + 1),
  };
}

/** Nouns and adjectives in their plain form, the last one singular: "the best recorded songs" is "good song". People stay people. */
function nameOf(line: Line, from: number, end: number): string {
  let name = '';
  let last: number | undefined;
  for (let at = from; at < end; at++) {
    const token = line.tokens[at];
    if (!token) break;
    const bound = /^[-–/]$/.test(token.text) || (name !== '' && /[-–/]$/.test(name));
    if (token.pos === 'NUM' || (bound && line.tokens[at + 1]?.pos === 'NUM')) continue;
    if (!bound && !/^(?:NOUN|PROPN|ADJ|X)$/.test(token.pos) && at !== end - 1) continue;
    const word = at === end - 1 ? nameOfHead(token.text) : token.pos === 'ADJ' ? token.lemma : token.text;
    const joined = last !== undefined && line.tokens[last]?.end === token.start && bound;
    name += joined || name === '' ? word : ` ${word}`;
    last = at;
  }
  return name;
}

const nameOfHead = (text: string): string => {
  if (text.toLowerCase() === 'people') return 'people';
  const one = singular(text);
  return /^\p{Lu}/u.test(text) ? text.slice(0, 1) + one.slice(1) : one;
};

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
