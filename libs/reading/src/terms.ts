/** Terms in prison, and how many something was built or licensed for: what a number of years, or of people who need not exist, is told of. */
import type { StateReading } from './governing.js';
import { mention, type Line } from './line.js';
import type { Mention } from './reading.js';
import type { Slot } from './slots.js';

const SENTENCED = /^(?:sentenced|jailed|imprisoned)$/;
const PRISON = /^(?:prison|jail|custody|detention|imprisonment)$/;
/** Tokens between the verb and its years: "sentenced former mayor Dario Kessel on Tuesday to 24 years". */
const REACH = 12;

/**
 * "Sentenced to 24 years in prison": the state is the sentence, and the term is told of whoever stands between the verb and "to", or
 * before a passive verb. `undefined` of other times: "detained for two hours in jail" is none that a court gave.
 */
export function termOf(line: Line, { number, lead }: Slot): { state: StateReading; subject?: Mention } | undefined {
  if (number.unit?.kind !== 'time' || !/^(?:to|for)$/.test(line.tokens[lead - 1]?.lower ?? '')) return undefined;
  // "Sentenced Viktor Hald, a former mayor, to nine years": what stands between commas says who he is.
  const named = beforeAside(line, lead - 1);
  let verb = named - 1;
  while (verb >= Math.max(0, lead - REACH) && !SENTENCED.test(line.tokens[verb]?.lower ?? '')) {
    if (/^[,;:—]$/.test(line.tokens[verb]?.text ?? '') || line.numberAt(verb)) return undefined;
    verb--;
  }
  const word = line.tokens[verb];
  if (!word || !SENTENCED.test(word.lower)) return undefined;
  const behind = line.tokenFrom(Math.max(number.end, number.unit.end));
  const isPrison = line.tokens.slice(behind, behind + 3).some(({ lower }) => PRISON.test(lower));
  // "Sentenced to 200 hours of community service", "to 12 years on the board"
  if (word.lower === 'sentenced' && !isPrison && /^(?:of|on|at|as)$/.test(line.tokens[behind]?.lower ?? ''))
    return undefined;
  const passive = line.tokens[verb - 1]?.pos === 'AUX';
  const subject = passive ? nameBefore(line, beforeAside(line, verb - 1) - 1) : nameBetween(line, verb + 1, named);
  const state = [mention(line, word.start, word.end)];
  return { state: { state, at: verb, where: 'before', infinitive: false, passive }, ...(subject ? { subject } : {}) };
}

/** Where an aside between two commas begins that ends right before the token; the token itself where none does. */
function beforeAside({ tokens }: Line, end: number): number {
  if (tokens[end - 1]?.text !== ',') return end;
  for (let at = end - 2; at >= Math.max(0, end - REACH); at--) if (tokens[at]?.text === ',') return at;
  return end;
}

const isName = (line: Line, at: number): boolean =>
  /^\p{Lu}/u.test(line.tokens[at]?.text ?? '') && line.tokens[at]?.pos === 'PROPN' && !line.dateAt(at);

function nameBefore(line: Line, last: number): Mention | undefined {
  let first = last + 1;
  while (first > 0 && isName(line, first - 1)) first--;
  return named(line, first, last + 1);
}

/** The last name between the verb and "to": "sentenced former mayor Dario Kessel to". */
function nameBetween(line: Line, from: number, to: number): Mention | undefined {
  let first = from;
  while (first < to && !isName(line, first)) first++;
  let end = first;
  while (end < to && isName(line, end)) end++;
  return named(line, first, end);
}

function named(line: Line, first: number, end: number): Mention | undefined {
  const [start, last] = [line.tokens[first], line.tokens[end - 1]];
  return end > first && start && last ? mention(line, start.start, last.end) : undefined;
}

const MADE =
  /^(?:built|designed|meant|intended|equipped|licensed|licenced|approved|certified|permitted|authorised|authorized)$/;
const ROOM = /^(?:room|space|capacity|accommodation|berths|places)$/;
const TO_HOLD = /^(?:carry|hold|house|seat|take|accommodate|transport|serve|treat)$/;

/**
 * "Built for 800", "licensed to carry 350 people", "room for 90": a capacity. Its state is these words, which tell nothing of so many people who are
 * there, or who were built.
 */
export function capacityOf(line: Line, { number, lead }: Slot): StateReading | undefined {
  if (number.unit) return undefined;
  const [link, verb] = [line.tokens[lead - 1], line.tokens[lead - 2]];
  const at = link?.lower === 'for' ? lead - 2 : TO_HOLD.test(link?.lower ?? '') && verb?.lower === 'to' ? lead - 3 : -1;
  const made = line.tokens[at];
  const isRoom = link?.lower === 'for' && ROOM.test(made?.lower ?? '');
  if (!made || !link || !(MADE.test(made.lower) || isRoom)) return undefined;
  const words = mention(line, made.start, link.end);
  return {
    state: [{ ...words, lemma: words.text.toLowerCase() }],
    at,
    where: 'before',
    infinitive: false,
    passive: true,
  };
}

/** "At a cost of 540 million", "a bid of 40 million": an amount of money though no currency is said, and none of what was counted before. */
export const isAmount = ({ tokens }: Line, { number, lead }: Slot): boolean =>
  number.unit === undefined &&
  tokens[lead - 1]?.lower === 'of' &&
  /^(?:cost|price|value|bid|fee|fine|budget|debt|turnover|profit|loss)s?$/.test(tokens[lead - 2]?.lower ?? '');
