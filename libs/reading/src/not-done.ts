/** Things that were not done: "40,000 ballots were not counted", "300 calls went unanswered", "300 have yet to be paid". */
import type { StateReading, Stretch } from './governing.js';
import { mention, type Line } from './line.js';

const AUXILIARY = /^(?:is|are|was|were|have|has|had|do|does|did)$/;
const NOT = /^(?:not|n't|n’t)$/;
/** "40 percent never finish": without an auxiliary. */
const NEVER = /^never$/;
const BETWEEN = /^(?:yet|been|be|being|properly|fully|ever|even)$/;
const COPULA = /^(?:is|are|was|were|been|went|go|goes|left|remained|remain|stayed)$/;
const DEFINITE = /^(?:the|those|these|all|both|its|their|his|her|our|of)$/;
const DENIES = /^(?:no|not|never|neither|nor|den(?:y|ies|ied)|n't|n’t)$/;

/** Tokens that may tell where and when, between what is counted and its verb. */
const LONGEST_PHRASES = 10;

/** "Two leaks at the plant in 2023 | were not reported": past prepositions with their nouns and dates; `at` where none stand. */
function behindPhrases({ tokens, dateAt, numberAt }: Line, at: number, right: number): number {
  if (tokens[at]?.pos !== 'ADP') return at;
  let end = at;
  const isVerb = (index: number): boolean =>
    AUXILIARY.test(tokens[index]?.lower ?? '') || NEVER.test(tokens[index]?.lower ?? '');
  while (end < right && end - at < LONGEST_PHRASES && !isVerb(end)) {
    const isPhrase = dateAt(end) !== undefined || /^(?:ADP|DET|ADJ|NOUN|PROPN)$/.test(tokens[end]?.pos ?? '');
    if (!isPhrase || (numberAt(end) && !dateAt(end))) return at;
    end++;
  }
  return isVerb(end) ? end : at;
}

/**
 * What was not done to so many, or what so many did not do: they are counted as those, and nobody denies that there are any. Of
 * "the 300 soldiers", who are known already, it is denied.
 */
export function notDone(line: Line, { left, lead, next, right }: Stretch): StateReading | undefined {
  const { tokens } = line;
  if (next >= right || DEFINITE.test(tokens[lead - 1]?.lower ?? '')) return undefined;
  if (tokens.slice(left, lead).some(({ lower }) => DENIES.test(lower))) return undefined;
  let at = next;
  const isNot = (index: number): boolean =>
    NOT.test(tokens[index]?.lower ?? '') || NEVER.test(tokens[index]?.lower ?? '');
  while (at < right && tokens[at]?.pos === 'ADV' && !isNot(at)) at++;
  at = behindPhrases(line, at, right);
  const verb = tokens[at]?.lower ?? '';
  const [never, acts] = [tokens[at], tokens[at + 1]];
  // The tagger takes "complete the course" for an adjective.
  const isAct = acts?.pos === 'VERB' || (acts?.pos === 'ADJ' && tokens[at + 2]?.pos === 'DET');
  if (never && acts && isAct && NEVER.test(verb) && at + 1 < right) {
    const state = [mention(line, never.start, acts.end, `not ${acts.lower}`)];
    return { state, at, where: 'after', infinitive: false, passive: false };
  }
  if (/^(?:have|has|had)$/.test(verb) && tokens[at + 1]?.lower === 'been') at++;
  const yet = /^(?:yet|still)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'to';
  const negated = AUXILIARY.test(verb) && (yet || NOT.test(tokens[at + 1]?.lower ?? ''));
  let end = negated ? at + (yet ? 3 : 2) : at + 1;
  while (end < right && BETWEEN.test(tokens[end]?.lower ?? '')) end++;
  const [first, last] = [tokens[negated ? at + 1 : end], tokens[end]];
  if (!first || !last || end >= right) return undefined;
  const isUndone = COPULA.test(tokens[at]?.lower ?? '') && /^un\p{L}+ed$/u.test(last.lower);
  if (negated ? last.pos !== 'VERB' : !isUndone) return undefined;
  const word = negated ? `not ${last.lower}` : last.lower;
  const state = [mention(line, first.start, last.end, word)];
  return { state, at: negated ? at + 1 : end, where: 'after', infinitive: false, passive: true };
}

/** "Have yet to be vaccinated", "still to be counted": who are told so are not. */
export function yetToBe(line: Line, read: StateReading): StateReading {
  const { tokens } = line;
  let at = read.at - 1;
  while (/^(?:be|been|have)$/.test(tokens[at]?.lower ?? '')) at--;
  const [word] = read.state;
  const [yet, first] = [tokens[at - 1], tokens[at]];
  const isOpen = first?.lower === 'to' && /^(?:yet|still)$/.test(yet?.lower ?? '');
  if (read.where !== 'after' || !isOpen || !word || !yet) return read;
  return { ...read, state: [mention(line, yet.start, word.end, `not ${word.text.toLowerCase()}`)], infinitive: false };
}
