/** Whose the things are that a figure counts. */
import type { StateReading, Stretch } from './governing.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { BODIES } from './lexicon/speech.js';
import { stateTraits } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { Mention, ReadDeed } from './reading.js';

/** The one who acts or whose things they are: the named subject of an owning verb, or "by X" behind a passive. */
export function subjectOf(line: Line, reading: StateReading, stretch: Stretch): Mention | undefined {
  const word = line.tokens[reading.at];
  if (!word || !stateTraits(word.lower).owned) return undefined;
  if (reading.passive) {
    for (let at = reading.at + 1; at < Math.min(stretch.right, reading.at + 8); at++)
      if (line.tokens[at]?.lower === 'by') return nameFrom(line, at + 1);
    return undefined;
  }
  if (reading.where === 'before' && word.pos === 'NOUN') return undefined;
  for (let at = reading.at - 1; at >= Math.max(0, reading.at - 9); at--) {
    const token = line.tokens[at];
    if (!token || token.pos === 'PUNCT' || token.lower === 'that') break;
    if (/^\p{Lu}/u.test(token.text) && (token.pos === 'PROPN' || countryNamed(token.text)))
      return nameEndingAt(line, at);
    if (BODIES.has(token.lower) && line.tokens[at - 1]?.pos !== 'VERB') return bodyEndingAt(line, at);
    if (!/^(?:AUX|ADV|PART|ADP|NOUN|VERB)$/.test(token.pos) && token.lower !== "'s") break;
    if (token.pos === 'NOUN' && !/^(?:plan|plans|intention|decision|promise|pledge|offer|agreement)$/.test(token.lower))
      break;
  }
  return undefined;
}

/** "The army", "the city council": a body without a capital, with its article. */
function bodyEndingAt(line: Line, last: number): Mention | undefined {
  let first = last;
  while (first > 0 && /^(?:ADJ|NOUN|PROPN)$/.test(line.tokens[first - 1]?.pos ?? '') && last - first < 4) first--;
  const [start, end] = [line.tokens[first], line.tokens[last]];
  return start && end && mention(line, start.start, end.end);
}

function nameEndingAt(line: Line, last: number): Mention | undefined {
  let first = last;
  while (
    first > 0 &&
    /^\p{Lu}/u.test(line.tokens[first - 1]?.text ?? '') &&
    !line.dateAt(first - 1) &&
    last - first < 5
  )
    first--;
  const [start, end] = [line.tokens[first], line.tokens[last]];
  if (!start || !end || line.dateAt(last)) return undefined;
  const text = mention(line, start.start, end.end);
  return countryOfDemonym(text.text) ? undefined : text;
}

function nameFrom(line: Line, first: number): Mention | undefined {
  let at = first;
  if (line.tokens[at]?.lower === 'the') at++;
  const start = at;
  while (at - start < 6 && /^\p{Lu}/u.test(line.tokens[at]?.text ?? '') && !line.dateAt(at)) at++;
  return at > start ? nameEndingAt(line, at - 1) : undefined;
}

/** Verbs behind which what is counted is the one's who did it: votes, seats and medals are won, and are the winner's. */
const GETS = /^(?:win|gain|take|secure|garner|poll|score|get|receive)$/;
/** What is somebody's who won it: soldiers who were gained or captured stay whose they were. */
const WON = /^(?:vote|seat|ballot|point|medal|title|goal|delegate|mandate)s?$/;
/** Verbs by which somebody tells how many are another's: "gave the Alliance 41 percent", "put it on 38 percent". */
const GIVES = /^(?:give|gave|given|gives|giving|hand|handed|award|awarded|put|puts)$/;

/**
 * Whose the votes, seats or points are: the named subject of the verb that wins them, or the name right before the number ("ahead
 * of the Meadow Party on 35 percent", "gave the Alliance 41 percent").
 */
export function winnerOf(
  line: Line,
  deed: ReadDeed | undefined,
  lead: number,
  { isShared, isPercent, head }: { readonly isShared: boolean; readonly isPercent: boolean; readonly head: string },
): Mention | undefined {
  if (!isPercent && !WON.test(head)) return undefined;
  const { tokens } = line;
  const isName = (at: number): boolean => at >= 0 && /^\p{Lu}/u.test(tokens[at]?.text ?? '') && !line.dateAt(at);
  if (isShared && /^(?:on|with|at)$/.test(tokens[lead - 1]?.lower ?? '') && isName(lead - 2))
    return nameEndingAt(line, lead - 2);
  if (isName(lead - 1)) {
    let first = lead - 1;
    while (first > 0 && isName(first - 1)) first--;
    const verb = tokens[first - 1]?.pos === 'DET' ? first - 2 : first - 1;
    return GIVES.test(tokens[verb]?.lower ?? '') ? nameEndingAt(line, lead - 1) : undefined;
  }
  if (deed?.role !== 'undergoes' || !GETS.test(deed.lemma) || deed.end > (tokens[lead]?.start ?? 0)) return undefined;
  let at = line.tokenFrom(deed.start) - 1;
  while (at >= 0 && /^(?:AUX|ADV)$/.test(tokens[at]?.pos ?? '')) at--;
  return isName(at) ? nameEndingAt(line, at) : undefined;
}
