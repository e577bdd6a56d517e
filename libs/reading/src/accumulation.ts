/** Whether a figure is a stock, a flow or a running total. */
import type { ChangeReading } from './change.js';
import type { StateReading, Stretch } from './governing.js';
import { cueKind } from './lexicon/speech.js';
import { canonicalState, HARM, stateTraits } from './lexicon/states.js';
import type { Line } from './line.js';
import type { Outlook } from './outlook.js';
import { RANKED_SINCE } from './ranked.js';
import type { ReadDate, ReadDeed, ReadFigure } from './reading.js';

const CUMULATIVE =
  /\b(?:already|so far|since|as of|to date|until now|up to now|total(?:l?ed|s)?|toll|in all(?! of\b)|altogether|cumulative(?:ly)?|overall|has reached|have reached)\b/i;
/** At the head of the sentence it speaks of every figure: "So far, 40 are dead and 12 missing". */
const OPENS_TOTAL = /^(?:so far|already|as of|to date|until now|up to now|in all|altogether)\b/i;
const STANDING =
  /\b(?:currently|now|remain(?:s|ing)?|at present|at any one time|there (?:are|were)|stationed|still)\b/i;

/** "From August through October": counted over all of it. */
const spans = ({ to, direction, text }: ReadDate): boolean =>
  to !== undefined && direction === undefined && /\s(?:to|through|thru|until|till|and)\s/i.test(text);

/** "To its lowest level since 1872": how far back nothing was like it, and no beginning of a count. */
const RANKED = /\b(?:first|most|least|\p{L}+est)\b[^,;:]{0,40}\bsince\b/giu;

/** What happened, as an office writes it down. */
const RECORDED = /\b(?:recorded|logged)\b/;
const ACCRUES =
  /^(?:profit|loss|revenue|turnover|sales?|earnings|income|export|import|output|production|spending|rainfall|remittance|takings|proceeds)$/;
const AVERAGED = /\b(?:average|averaged|averages|mean|median)\b/i;
/** For how many there is room is so at a moment, though somebody "has" it. */
const ROOM_FOR = /^(?:room|space|capacity|accommodation|berths|places) for$/;

export interface Accumulating {
  readonly state: StateReading | undefined;
  readonly deed: ReadDeed | undefined;
  readonly dates: readonly ReadDate[];
  readonly outlook: Outlook;
  readonly change: ChangeReading | undefined;
  readonly additional: boolean;
  /** The head noun of what is counted. */
  readonly head?: string;
  /** Told in percent, or per something. */
  readonly isRate: boolean;
}

/** What goes on and is not done: no count of a period follows from its verb. */
const LASTING =
  /^(?:have|hold|own|employ|keep|contain|include|cover|need|want|require|support|believe|know|house|lead|face|maintain|operate|run|manage|use|count|number|serve|see|describe|call|consider|control|comprise|occupy|govern|rule|possess|represent|host)$/;
/** A month, quarter or year that holds what is counted, and not a day. */
const isPeriod = ({ from, to, direction }: ReadDate): boolean =>
  from !== undefined && direction === undefined && (from.length < 'YYYY-MM-DD'.length || to !== undefined);
/** "Came to $14 billion last year": so much over the year. */
const SUMMED = /\b(?:came|comes|come|amount(?:s|ed)?|added up|adds up) to\b|\btotall?ed\b/i;
const UNTIL_NOW = /\b(?:still|currently|remain(?:s|ed|ing)?|at present)\b/i;
const SINCE_WHEN = /\bsince [^,;]{1,40},? (?:when|in which)\b/gi;
/** What was harmed since a day is a count so far: "the toll from Monday's storm", "41 hurt since". */
const BEGINS: ReadonlySet<string> = new Set(['since', 'after']);

/** Stock, flow or running total, by the verb, the dates and words like "so far" and "still"; `undefined` where nothing tells. */
export function accumulationOf(line: Line, stretch: Stretch, told: Accumulating): ReadFigure['accumulation'] {
  const { state, deed, dates, outlook, change, additional } = told;
  const isRate = told.isRate || AVERAGED.test(line.text);
  const start = line.tokens[stretch.left]?.start ?? 0;
  const end = line.tokens[stretch.right - 1]?.end ?? start;
  // "The deadliest since 1976, when 2,400 died" begins no count.
  const words = line.text
    .slice(start - line.sentence.start, end - line.sentence.start)
    .replace(SINCE_WHEN, '')
    .replace(RANKED, '')
    .replace(RANKED_SINCE, '');
  const word = state?.state[0]?.text.toLowerCase() ?? '';
  const isBy = change?.by === true || change?.changed === 'by';
  if (state && (stateTraits(word).stands || ROOM_FOR.test(word)) && !isBy) return 'stock';
  const isObserved = outlook.mode === 'observed';
  const isAsOf = dates.length > 0 && dates.every(({ direction }) => direction === 'by');
  if (!state && !deed && isObserved && standsSomewhere(line, stretch, isAsOf)) return 'stock';
  if (isObserved && !isBy && dates.some(isPeriod) && SUMMED.test(words)) return 'flow';
  const before = line.tokens.slice(Math.max(0, stretch.lead - 2), stretch.lead).map(({ lower }) => lower);
  // "So far this year 612, against 540 in all of 2024": what it is held against is of another time.
  const isOther = /(?:^| )(?:against|versus|compared (?:with|to))$/.test(before.join(' '));
  const total = !isBy && (CUMULATIVE.test(words) || (OPENS_TOTAL.test(line.text) && !isOther));
  if (isObserved && (total || dates.some((date) => date.direction === 'since'))) return 'cumulative';
  // "There were 184 deaths in the year to June": that there were so many is no course of a level.
  const isLevel = change !== undefined && change.change === undefined && change.changed === undefined;
  const isHarm = HARM.has(canonicalState(word) ?? '');
  if (isObserved && !isRate && isLevel && (dates.some(spans) || (isHarm && dates.some(isPeriod)))) return 'flow';
  // "Profit fell to 1.42 billion in the third quarter": what accrues is told of the time over which it did.
  const accrues = change?.changed !== 'by' && ACCRUES.test(told.head ?? '') && dates.some(isPeriod);
  if (isObserved && !isRate && accrues && !additional) return 'flow';
  const isRecorded = RECORDED.test(line.tokens[stretch.lead - 1]?.lower ?? '') || RECORDED.test(words);
  if (isObserved && !isRate && !change && !state && isRecorded && dates.some(isPeriod)) return 'flow';
  if (change) return isBy ? 'flow' : undefined;
  if (additional) return 'flow';
  // "Said her party had won 70": "had" only sets back what it said that they won.
  const perfect = PERFECT.test(words) && !(/\bhad\b/.test(words) && isTold(line, start));
  const isDone = deed?.role === 'undergoes' && !LASTING.test(deed.lemma);
  if (!state) {
    if (STANDING.test(words)) return 'stock';
    if (dates.some(spans) || (!isRate && isMade(line, stretch) && dates.some(isStretch))) return 'flow';
    if (!isObserved) return undefined;
    const isThen = dates.some(isDay) || (!isRate && isPast(deed) && dates.some(isPeriod));
    if (isThen && deed && !LASTING.test(deed.lemma) && (happens(deed) || ALONE.test(words))) return 'flow';
    if (!isDone) return undefined;
    return dates.some(isPeriod) ? 'flow' : perfect ? 'cumulative' : undefined;
  }
  // Of harm foretold by a day it is open whether that is all by then or so much more.
  if (!isObserved)
    return (HARM.has(canonicalState(word) ?? '') || canonicalState(word) === 'vaccinated') &&
      dates.some(({ direction }) => direction === 'by')
      ? undefined
      : 'flow';
  if (canonicalState(word) === 'missing' && UNTIL_NOW.test(words)) return 'stock';
  const known = dates.filter((date) => date.from !== undefined || date.relative);
  // "As of Tuesday", "by Tuesday", "from Monday's quake": all so far, up to then or from then on.
  if (known.length > 0 && known.every(({ direction }) => direction === 'by')) return 'cumulative';
  if (HARM.has(canonicalState(word) ?? '') && known.some(({ direction }) => BEGINS.has(direction ?? '')))
    return 'cumulative';
  if (known.length > 0) return 'flow';
  return perfect ? 'cumulative' : undefined;
}
const PERFECT = /\b(?:have|has|had)\b/;
const SAID = /\b(?:said|told|denied|added|claimed|announced|reported|insisted|according)\b/i;
const SAID_REACH = 200;
/** Whether somebody is told to have said so, in the words around the beginning of the clause at the offset. */
const isTold = ({ text, sentence }: Line, start: number): boolean =>
  SAID.test(text.slice(Math.max(0, start - sentence.start - SAID_REACH), start - sentence.start + SAID_REACH));
/** "In the first ten months": from one month to another. */
const isStretch = ({ from, to, direction }: ReadDate): boolean =>
  from !== undefined && to !== undefined && direction === undefined;
/** "Panels generated 1.9 terawatt-hours": a verb of the past that makes or uses up, right before the number. */
const isMade = ({ tokens }: Line, { lead }: Stretch): boolean => {
  const verb = tokens[lead - 1];
  return verb?.pos === 'VERB' && verb.lower !== verb.lemma && !/(?:s|ing)$/.test(verb.lower) && MAKES.test(verb.lemma);
};
const MAKES =
  /^(?:generate|emit|extract|mine|pump|refine|harvest|consume|burn|catch|brew|smelt|recycle|pour|earn|raise)$/;
const ALONE = /\balone\b/i;
const isDay = ({ from, to, direction }: ReadDate): boolean =>
  from?.length === 'YYYY-MM-DD'.length && to === undefined && direction === undefined;
/** "Landed", "took": a verb of the past, and not what somebody was found to be ("were pending", "were absent"). */
const isPast = (deed: ReadDeed | undefined): boolean =>
  deed !== undefined && deed.text.toLowerCase() !== deed.lemma && !/(?:s|ing)$/.test(deed.text);

/** What goes on over more than the day on which it is told. */
const GOES_ON = /^(?:live|stay|wait|work|sleep|stand|sit|lie|belong|exist|suffer|qualify|attend|receive|depend)$/;

/** "15,000 people marched on Monday": they did so that day. The day on which something was done to them may be that of a report. */
const happens = ({ role, lemma }: ReadDeed): boolean =>
  role === 'does' && !GOES_ON.test(lemma) && cueKind(lemma) === undefined;

/** "212 people were in hospital as of Wednesday": where they are at one moment, and not all who have been there. */
function standsSomewhere({ tokens, dateAt, numberAt }: Line, { lead, next, right }: Stretch, isAsOf: boolean): boolean {
  let at = next;
  while (at < right && tokens[at]?.pos === 'ADV') at++;
  // "There were 640 patients in hospital as of Wednesday"
  const isThere =
    isAsOf && /^(?:is|are|was|were)$/.test(tokens[lead - 1]?.lower ?? '') && tokens[lead - 2]?.lower === 'there';
  if (!isThere && !/^(?:is|are|was|were|remain|remains|remained)$/.test(tokens[at]?.lower ?? '')) return false;
  if (!isThere) at++;
  while (at < right && tokens[at]?.pos === 'ADV') at++;
  const isPlace = /^(?:in|on|at|without|under|inside|aboard)$/.test(tokens[at]?.lower ?? '');
  return (
    isPlace &&
    at + 1 < right &&
    !dateAt(at + 1) &&
    !numberAt(at + 1) &&
    !/^(?:total|all)$/.test(tokens[at + 1]?.lower ?? '')
  );
}
