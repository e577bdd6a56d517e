/** Noun phrases and clauses by the tags of their words: who acts, what stands beside a number. No parse tree is built. */
import type { Line } from './line.js';
import type { Token } from './tokens.js';

/** Words that name nothing of the matter: how much, which one, when. */
const EMPTY = new Set(
  `more less many much most few fewer several other another such same own last next first second third total overall
  up down high low higher lower today yesterday tomorrow tonight now then here there monday tuesday wednesday thursday friday saturday
  sunday january february march april may june july august september october november december year years month months
  week weeks day days hour hours minute minutes a.m. p.m. times mr mr. mrs mrs. ms ms. dr dr. one half record some about around
  approximately roughly nearly almost least up-to double twice each per cent percent pct lot lots current which what that this
  it its them they he she i we you who whom thing things way ways`.split(/\s+/),
);

export const isBoundary = (token: Token): boolean => /^(?:[;:—–]|--|\.\.\.|…|[.!?])$/.test(token.text);

/** Past forms that are nothing but verbs, whatever the tagger says of them behind a name. */
const VERBS =
  /^(?:rose|fell|grew|sank|shrank|slid|lost|gained|jumped|climbed|tumbled|plunged|slipped|surged|added|dropped|closed|ended|said|has|have|had|is|was|were|are)$/;

/** Tokens of numbers and units, by line: asked many times for each. */
const quantities = new WeakMap<Line, readonly boolean[]>();

/** A word of a number or of its unit. */
export function isQuantity(line: Line, at: number): boolean {
  let known = quantities.get(line);
  if (!known) {
    const marks = line.tokens.map((_token, index) => line.numberAt(index) !== undefined);
    for (const { unit } of line.numbers)
      if (unit)
        for (let index = line.tokenFrom(unit.start); (line.tokens[index]?.end ?? Infinity) <= unit.end; index++)
          marks[index] = true;
    quantities.set(line, marks);
    known = marks;
  }
  return known[at] ?? false;
}

/** "S&P 500", "Section 427": a number that belongs to a name. */
const isNameNumber = (line: Line, at: number): boolean =>
  line.tokens[at]?.pos === 'NUM' &&
  !line.numberAt(at) &&
  !line.dateAt(at) &&
  /^(?:PROPN|NOUN|ADJ|X|PUNCT)$/.test(line.tokens[at - 1]?.pos ?? '') &&
  /[\p{L}\p{N}-]$/u.test(line.tokens[at - 1]?.text ?? '');

/** A verb that does a verb's work: not the participle inside a noun phrase ("charging stations", "recorded songs"). */
export function isVerb(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token) return false;
  if (token.pos === 'AUX' || VERBS.test(token.lower)) return true;
  if (token.pos !== 'VERB' || line.numberAt(at)) return false;
  if (!/(?:ed|ing|en)$/.test(token.lower)) return true;
  const next = line.tokens[at + 1];
  const before = line.tokens[at - 1];
  const inside = next?.pos === 'NOUN' || next?.pos === 'PROPN' || next?.pos === 'ADJ';
  const opens =
    before !== undefined &&
    (/^(?:DET|ADJ|NUM)$/.test(before.pos) ||
      before.lower === "'s" ||
      line.numberAt(at - 1) !== undefined ||
      /^(?:its|their|his|her|our|your|my|of)$/.test(before.lower));
  return !(inside && opens);
}

/** A noun, name or adjective that names something; not a number, date or empty word. */
export function isContent(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || isQuantity(line, at)) return false;
  if (isNameNumber(line, at)) return true;
  if (!/^(?:NOUN|PROPN|ADJ|X)$/.test(token.pos) || !/[\p{L}]/u.test(token.text) || VERBS.test(token.lower))
    return false;
  if (EMPTY.has(token.lower) || line.dateAt(at)) return false;
  return token.text.length > 1 || /\p{Lu}/u.test(token.text);
}

/** Part of a noun phrase, articles and inner words among it. */
export function inPhrase(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || isQuantity(line, at) || VERBS.test(token.lower)) return false;
  if (/^(?:NOUN|PROPN|ADJ|X)$/.test(token.pos) || isNameNumber(line, at)) return true;
  if (/^(?:'s|'|&|-|–|\/)$/.test(token.lower)) return true;
  return token.pos === 'VERB' && !isVerb(line, at);
}

/** The first token of the noun phrase that ends before `end`. */
export function phraseStart(line: Line, end: number): number {
  let at = end;
  while (at > 0 && end - at < 12 && inPhrase(line, at - 1)) at--;
  while (at < end && /^[-–/&']$|^'s$/.test(line.tokens[at]?.lower ?? '')) at++;
  return at;
}

const WHOLE_PRONOUN = /^(?:which|who|whom|that|it|they|we|he|she|you|i|them|us|him)$/;

/** The token after the noun phrase that starts at `from`, with its article and numbers ("an 8.5 kW system"). `from` itself when there is none. */
export function phraseEnd(line: Line, from: number): number {
  let at = from;
  const first = line.tokens[at];
  if (first && /^(?:DET|PRON)$/.test(first.pos) && !WHOLE_PRONOUN.test(first.lower)) at++;
  while (at - from < LONGEST && (isQuantity(line, at) || (line.tokens[at]?.text === '-' && isQuantity(line, at - 1))))
    at++;
  const start = at;
  while (at - from < LONGEST && inPhrase(line, at)) at++;
  return at === start ? from : at;
}

/** Longest noun phrase, in tokens. */
const LONGEST = 12;

/** Prepositions that tie a noun phrase to the one before it. */
const TIES =
  /^(?:of|in|for|on|at|from|with|to|by|between|among|across|over|under|below|above|within|near|behind|against|into)$/;

/** `from` is right behind a noun phrase: the token after the prepositional phrases that hang on it, at most `depth` of them. */
export function complementsEnd(line: Line, from: number, depth: number): number {
  let end = from;
  for (let step = 0; step < depth; step++) {
    const link = line.tokens[end];
    if (!link || !TIES.test(link.lower) || line.dateAt(end + 1)) return end;
    const next = phraseEnd(line, end + 1);
    if (next === end + 1 || isQuantity(line, end + 1)) return end;
    end = next;
  }
  return end;
}
