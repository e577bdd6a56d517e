/** What an amount is of, and what is told of it, by the words before it: "a deficit of $14 billion", "the strike cost $30 million". */
import { build, isModifier, isNoun, LONGEST, nounRun } from './noun-run.js';
import { stateWithin, type StateReading } from './governing.js';
import { cueKind } from './lexicon/speech.js';
import { mention, type Line } from './line.js';
import type { ReadFigure } from './reading.js';
import type { Slot } from './slots.js';
import { subjectAfterNumber, subjectCounted } from './subjects.js';

/** "The number of missing fell to 41": what its subject says of them; "cost the company $30 million": that it cost so much. */
export function stateOfNumber(line: Line, { number, lead, change, counted }: Slot): StateReading | undefined {
  if (counted.counted) return undefined;
  const verb = !change && number.unit?.kind === 'currency' ? costAt(line, lead) : undefined;
  const cost = line.tokens[verb ?? -1];
  if (verb !== undefined && cost) {
    const state = [mention(line, cost.start, cost.end)];
    return { state, at: verb, where: 'before', infinitive: line.tokens[verb - 1]?.lower === 'to', passive: false };
  }
  if (!change) return undefined;
  const subject = subjectAfterNumber(line, line.tokenFrom(change.verb.start));
  return subject && stateWithin(line, subject.from, subject.to);
}

/** "A deficit of $14 billion", "growth of 1.2 percent": the noun that an amount of money or a share is of. */
export function amountOf(line: Line, { number, lead, change, counted }: Slot): ReadFigure['counted'] {
  if (change || counted.partOf) return undefined;
  // "An attendance of 83,260": nouns that say that people or things were counted, and of which there is a number alone.
  const alone = number.unit === undefined && COUNTINGS.test(line.tokens[lead - 2]?.lower ?? '');
  if (!alone && !/^(?:currency|percent)$/.test(number.unit?.kind ?? '')) return undefined;
  const of = line.tokens[lead - 1]?.lower === 'of' ? lead - 1 : -1;
  let from = of;
  const isPart = (at: number) =>
    (isNoun(line, at) || isModifier(line, at)) && cueKind(line.tokens[at]?.lower ?? '') === undefined;
  while (from > 0 && of - from < LONGEST && isPart(from - 1)) from--;
  const head = line.tokens[of - 1]?.lower ?? '';
  if (of < 0) return costOf(line, lead);
  const says = from < of - 1 || !SAYS_NOTHING.test(head);
  return from < of && isNoun(line, of - 1) && says && !OF_A_CHANGE.test(head)
    ? build(line, from, of, of - 1)
    : undefined;
}
/** Tokens back to which the verb "cost" of an amount is looked for: "cost the company about $30 million". */
const COST_REACH = 6;

/** The token of the verb that tells what costs the amount. */
function costAt(line: Line, lead: number): number | undefined {
  for (let at = lead - 1; at > Math.max(0, lead - 1 - COST_REACH); at--) {
    const token = line.tokens[at];
    if (!token || token.pos === 'PUNCT') return undefined;
    if (/^costs?$/.test(token.lower)) return at;
  }
  return undefined;
}

/** "The strike cost the company $30 million": what costs so much is the subject of the verb. */
function costOf(line: Line, lead: number): ReadFigure['counted'] {
  const verb = costAt(line, lead);
  return verb === undefined ? undefined : subjectCounted(line, verb);
}

/** "The magnitude 6.8 earthquake": what is that strong. */
export function measured(line: Line, { number, last }: Slot): ReadFigure['counted'] {
  if (number.unit?.lemma !== 'magnitude') return undefined;
  const from = line.tokenFrom(Math.max(number.end, number.unit.end));
  const end = nounRun(line, from);
  return from > last && end > from ? build(line, from, end, end - 1) : undefined;
}

const COUNTINGS =
  /^(?:attendance|population|membership|workforce|audience|viewership|readership|circulation|backlog|enrolment|enrollment)$/;
/** Heads that name nothing of which so much may be. */
const SAYS_NOTHING =
  /^(?:total|sum|amount|average|mean|median|maximum|minimum|rate|share|level|figure|value|number|record)$/;
/** "A rise of 3 percent" is no count of rises. */
const OF_A_CHANGE =
  /^(?:rise|fall|drop|decline|increase|decrease|change|jump|surge|gain|cut|reduction|majority|range|margin|lead)s?$/;
