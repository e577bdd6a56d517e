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

const RELATIVE = /^(?:which|who|that|whom|whose)$/;
const PERSONAL = /^(?:i|you|he|she|it|we|they|this|these|those|there|one|everyone|nobody|someone|thats|theyre|its)$/;
/** Verbs of saying and thinking: their subject says the number, it does not have it. */
const SAYING =
  /^(?:say|report|announce|tell|think|believe|argue|claim|warn|predict|state|suggest|reckon|conclude|explain|confirm|deduce|learn)$/;

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** "while", "if", "as": a clause of its own begins; not in "as many as", "as much as". */
function opensClause(line: Line, at: number): boolean {
  const word = line.tokens[at]?.lower ?? '';
  if (/^(?:while|whereas|although|though|because|if|when)$/.test(word)) return true;
  const beside = /^(?:much|many|high|low|little|few|long|well|of|soon|early|late)$/;
  return (
    word === 'as' && !beside.test(line.tokens[at + 1]?.lower ?? '') && !beside.test(line.tokens[at - 1]?.lower ?? '')
  );
}

/** The verb that governs the token `lead` from the left, within its clause; `boundary` is the first token of the clause. */
export function verbBefore(line: Line, lead: number): { verb?: number; boundary: number } {
  for (let at = lead - 1; at >= 0; at--) {
    const token = line.tokens[at];
    if (!token) break;
    if (isBoundary(token) || opensClause(line, at)) return { boundary: at + 1 };
    if (isVerb(line, at)) return { verb: at, boundary: at };
  }
  return { boundary: 0 };
}

/** The stretch of the subject that ends before `end`: its noun phrase with what hangs on it, back to the start of the clause. */
function subjectStretch(line: Line, end: number): Range {
  let soft: number | undefined;
  for (let at = end - 1; at >= 0; at--) {
    const token = line.tokens[at];
    if (!token) break;
    const number = line.numberAt(at);
    if (isBoundary(token) || token.pos === 'SCONJ' || RELATIVE.test(token.lower) || /^(?:while|as)$/.test(token.lower))
      return { from: at + 1, to: end };
    if (isVerb(line, at)) {
      // "women aged 25 to 54", "a study conducted in May": a participle behind its noun stays inside.
      const after =
        /(?:ed|en|ing)$/.test(token.lower) &&
        token.pos === 'VERB' &&
        /^(?:NOUN|PROPN)$/.test(line.tokens[at - 1]?.pos ?? '') &&
        soft === undefined;
      if (!after) return { from: soft ?? at + 1, to: end };
    }
    if (/^(?:and|or|but|,)$/.test(token.lower)) {
      soft ??= at + 1;
      const before = line.tokens[at - 1];
      // Behind a number or a date a new clause begins; a name or noun may be the first of several.
      if (
        token.lower === 'but' ||
        (before && (line.numberAt(at - 1) || line.dateAt(at - 1) || before.text === '%' || before.text === ')'))
      )
        return { from: at + 1, to: end };
    }
    if (number && at < end - 1 && line.numberAt(at + 1) === undefined && isUnitAt(line, at + 1))
      return { from: soft ?? at + 2, to: end };
  }
  // "In Europe, shares fell": an opening phrase with its comma is no part of the subject.
  if (soft !== undefined && /^(?:ADP|ADV|SCONJ|PART)$/.test(line.tokens[0]?.pos ?? '')) return { from: soft, to: end };
  return { from: 0, to: end };
}

const isUnitAt = (line: Line, at: number): boolean => {
  const start = line.tokens[at]?.start;
  return start !== undefined && line.numbers.some((number) => number.unit !== undefined && number.unit.start === start);
};

/** Who or what does what the verb at `verb` says; nothing for pronouns and for verbs of saying. */
export function subjectBefore(line: Line, verb: number): Range | undefined {
  let at = verb;
  for (let step = 0; step < 6; step++) {
    while (at > 0) {
      const before = line.tokens[at - 1];
      if (!before) break;
      const group =
        before.pos === 'AUX' ||
        before.pos === 'ADV' ||
        before.pos === 'PART' ||
        before.lower === 'to' ||
        (before.pos === 'VERB' && isVerb(line, at - 1)) ||
        /^(?:not|n't)$/.test(before.lower) ||
        (before.lower === 'than' && line.tokens[at - 2]?.lower === 'more') ||
        (before.lower === 'more' && line.tokens[at]?.lower === 'than');
      if (!group) break;
      at--;
    }
    const before = line.tokens[at - 1];
    if (!before) return undefined;
    if (SAYING.test(line.tokens[at]?.lemma ?? '') && at !== verb) return undefined;
    // "gained 1% to close at": who closes is who gained.
    const infinitive = line.tokens[at]?.lower === 'to';
    if (RELATIVE.test(before.lower)) {
      let end = at - 1;
      if (line.tokens[end - 1]?.text === ',') end--;
      const range = subjectStretch(line, end);
      return isNominal(line, end - 1) ? range : undefined;
    }
    if (PERSONAL.test(before.lower) || before.pos === 'PRON')
      return /^(?:it|they|he|she)$/.test(before.lower) ? antecedent(line, at - 1) : undefined;
    if (
      infinitive ||
      before.pos === 'CCONJ' ||
      before.pos === 'ADP' ||
      before.pos === 'SCONJ' ||
      (before.text === ',' && /ing$/.test(line.tokens[at]?.lower ?? ''))
    ) {
      const previous = verbUpTo(line, at - 1);
      if (previous === undefined || isSaying(line, previous)) return undefined;
      at = previous;
      continue;
    }
    if (before.text === ',' || before.text === ')') {
      // "Barratt, the biggest builder, is": what stands between the commas is an aside.
      const open = before.text === ',' ? ',' : '(';
      let start = at - 2;
      while (start > 0 && line.tokens[start]?.text !== open) start--;
      if (start <= 0) return subjectStretch(line, at - 1);
      return subjectStretch(line, start);
    }
    if (isNominal(line, at - 1)) return subjectStretch(line, at);
    return undefined;
  }
  return undefined;
}

/** The last verb at or before `at` in the same clause or the one around it. */
function verbUpTo(line: Line, at: number): number | undefined {
  for (let back = at; back >= 0; back--) {
    const token = line.tokens[back];
    if (token && isBoundary(token)) return undefined;
    if (isVerb(line, back)) return back;
  }
  return undefined;
}

/** Whom a pronoun at `at` stands for, as far as its own sentence says: the subject of the first clause ("The firm said it has"). */
function antecedent(line: Line, at: number): Range | undefined {
  for (let verb = 1; verb < at; verb++) {
    if (!isVerb(line, verb)) continue;
    return isNominal(line, verb - 1) ? subjectStretch(line, verb) : undefined;
  }
  return undefined;
}

const isNominal = (line: Line, at: number): boolean =>
  inPhrase(line, at) ||
  line.numberAt(at) !== undefined ||
  line.dateAt(at) !== undefined ||
  /^[)"”’%]$/.test(line.tokens[at]?.text ?? '');

export const isSaying = (line: Line, at: number): boolean => SAYING.test(line.tokens[at]?.lemma ?? '');
