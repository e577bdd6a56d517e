/** "Every day" behind a verb: so many a day, where each is counted anew. */
import type { Stretch } from './governing.js';
import { canonicalState, HARM } from './lexicon/states.js';
import type { Line } from './line.js';
import type { RateReading } from './rate.js';
import type { Slot } from './slots.js';
import type { Token } from './tokens.js';

/** Nothing is counted anew each day of those that are known: "the 12 guards leave every night". */
const KNOWN = /^(?:the|these|those|its|their|his|her|our|all|both)$/;
const PERIOD = /^(?:hour|day|night|week|month|year)$/;
/** What tells of something else behind it: "a festival that is held every year". */
const TURNS =
  /^(?:that|which|who|whom|whose|where|when|after|before|while|as|because|although|though|since|until|if|and|or|but|than)$|^[,;:—()]$/;

/** What is done once to each or by each: a thing made or sold, somebody killed, born or arriving. Those who meet or patrol each night are the same. */
const ANEW = new Set(
  `cross reach arrive enter leave depart land flee bear make bring carry serve bake print pump process`.split(/\s+/),
);
const ANEW_STATES = new Set([
  ...HARM,
  ...['supplied', 'sent', 'produced', 'sold', 'bought', 'exported', 'imported', 'rescued', 'treated', 'vaccinated'],
]);

const isAnew = ({ lemma, lower }: Token): boolean => ANEW.has(lemma) || ANEW_STATES.has(canonicalState(lower) ?? '');

/** "1,900 people crossed the border every day last week", "serves 40 meals to pupils each week": so many a day, told behind the verb. */
function rateBehindVerb(line: Line, { lead, left, next, right }: Stretch): RateReading | undefined {
  const { tokens } = line;
  if (KNOWN.test(tokens[lead - 1]?.lower ?? '')) return undefined;
  let at = next;
  while (at < right && !/^(?:every|each)$/.test(tokens[at]?.lower ?? '')) {
    if (TURNS.test(tokens[at]?.lower ?? '')) return undefined;
    at++;
  }
  const [each, period, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (at >= right || !each || !period || !PERIOD.test(period.lower)) return undefined;
  if (/^['’]s?$|^\p{L}+ed$/u.test(behind?.lower ?? '')) return undefined;
  const does = tokens.slice(next, at).filter(({ pos }) => pos === 'VERB');
  const verb = does[0] ?? tokens.slice(left, lead).findLast(({ pos }) => pos === 'VERB');
  const isSubject = does.length === 1 && !tokens.slice(left, lead).some(({ pos }) => pos === 'VERB');
  if (!verb || !isAnew(verb) || !(isSubject || does.length === 0)) return undefined;
  return { start: each.start, end: period.end, lemma: period.lower };
}

/** The slot with such a rate. What so much was up or down by is no rate. */
export function withRateBehind(line: Line, slot: Slot, stretch: Stretch | undefined): Slot {
  const { number, counted, change, rate } = slot;
  if (!stretch || rate || change || number.vague || counted.partOf) return slot;
  if (!counted.counted || (number.unit && number.unit.kind !== 'measure')) return slot;
  const found = rateBehindVerb(line, stretch);
  return found ? { ...slot, rate: found } : slot;
}
