/** Clauses by the tags of their words: the verb that governs a number, who or what does what it says. No parse tree is built. */
import { inPhrase, isBoundary, isVerb } from './chunks.js';
import type { Line } from './line.js';

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
      // "Kenya's plan to send 1,000": without another verb the noun before "to" is all that is said of who does it.
      if (previous === undefined && infinitive && isNominal(line, at - 1)) return subjectStretch(line, at);
      if (previous === undefined || isSaying(line, previous)) return undefined;
      at = previous;
      continue;
    }
    if (before.text === ',' || before.text === ')') {
      const open = openingOf(line, at - 1, before.text === ',' ? ',' : '(');
      if (open !== undefined) return subjectStretch(line, open);
      // "operates 210 aircraft, flies to 95 towns": one subject, several verbs.
      const previous = before.text === ',' ? verbUpTo(line, at - 1) : undefined;
      if (previous === undefined) return subjectStretch(line, at - 1);
      at = previous;
      continue;
    }
    if (isNominal(line, at - 1)) return subjectStretch(line, at);
    return undefined;
  }
  return undefined;
}

/** "Barratt, the biggest builder, is", "the maker, which employs 40, is": where the aside that closes at `close` opens. */
function openingOf(line: Line, close: number, mark: string): number | undefined {
  let verb = false;
  for (let at = close - 1; at > 0; at--) {
    const token = line.tokens[at];
    if (!token || isBoundary(token)) return undefined;
    if (token.text === mark) {
      const first = line.tokens[at + 1];
      const clause = RELATIVE.test(first?.lower ?? '') || /(?:ing|ed)$/.test(first?.lower ?? '');
      return mark === '(' || !verb || clause ? at : undefined;
    }
    verb ||= isVerb(line, at);
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
