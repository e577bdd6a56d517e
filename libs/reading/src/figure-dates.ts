/** Which dates of a sentence a figure stands at. */
import type { Stretch } from './governing.js';
import type { Line } from './line.js';
import { ranksSince } from './ranked.js';
import { INTENDS } from './slots.js';
import type { ReadDate } from './reading.js';
import type { FoundAttribution } from './saying.js';

/**
 * "Its lowest since 2008", "the first since May": the date says how far back nothing was like it, and no count begins there.
 */
function ranks(line: Line, { direction, start }: ReadDate): boolean {
  const reach = line.text.slice(Math.max(0, start - line.sentence.start - SINCE_REACH), start - line.sentence.start);
  // "The lowest since the exam was introduced in 1998"
  if (
    /\b(?:first|most|least|\p{L}{2,}est)\b[^,;:—]{0,40}\bsince (?!at least )[^,;:—]*\b(?:in|on)(?: the)? $/iu.test(
      reach,
    )
  )
    return true;
  if (direction !== 'since') return false;
  if (ranksSince(reach)) return true;
  const before = line.text.slice(Math.max(0, start - line.sentence.start - RANK_REACH), start - line.sentence.start);
  return /\b(?:the|its|their|his|her|our)\s(?:[\p{L}-]+\s)?(?:first|most|least|worst|best|highest|lowest|largest|biggest|smallest|deadliest|strongest|weakest|fastest|slowest|steepest|sharpest|\p{L}{3,}iest|fewest|longest|shortest)\b[^,;:—]*\bsince (?:at least )?(?:the )?$/iu.test(
    before,
  );
}
const RANK_REACH = 60;
const SINCE_REACH = 120;

/** "A revision of 2012 data", "in 2019 prices": which data and prices, and no day on which anything is counted. */
const describes = ({ tokens, tokenFrom }: Line, { end }: ReadDate): boolean =>
  /^(?:data|figures|statistics|estimates?|forecasts?|levels?|prices|dollars|terms|law|act)$/.test(
    tokens[tokenFrom(end)]?.lower ?? '',
  );

/** "15 per cent fewer, compared to the last half of 2001", "a 24-percent increase on the same period in 2013": then it was another number. */
const heldAgainst = ({ text, sentence }: Line, { start }: ReadDate): boolean =>
  /\b(?:compared (?:to|with)|increase (?:on|over|from)|decrease (?:on|from)|rise (?:on|over)|(?:from|on|over)(?= (?:the|its) (?:same|corresponding) )|than|against|versus) (?:in )?(?:(?:the|its) )?(?:(?:same|corresponding) \p{L}+ (?:of |in |a )?(?:the )?|that of |those of )?$/iu.test(
    text.slice(Math.max(0, start - sentence.start - AGAINST_REACH), start - sentence.start),
  );
const AGAINST_REACH = 64;

const SUBORDINATES = /^(?:after|before|when|while|as|because|although|though|since|until|where|which|who|that)$/;

/** "Under the government, which took office in May": when what is named behind the number did something of its own. */
function toldAside({ tokens }: Line, from: number, to: number): boolean {
  if (to - from > FARTHEST_ASIDE) return false;
  const between = tokens.slice(from, to);
  const at = between.findIndex(
    ({ text }, index) => text === ',' && /^(?:which|who|where|whose)$/.test(between[index + 1]?.lower ?? ''),
  );
  return at >= 0 && !between.slice(at + 1).some(({ text }) => text === ',');
}
/** In tokens. */
const FARTHEST_ASIDE = 40;

/** "The vessel, built in 1987, sank": the aside dates what it tells, and nothing else. */
function inAside({ tokens }: Line, from: number, lead: number): boolean {
  let open = from;
  while (open > 0 && from - open < LONGEST_ASIDE && tokens[open - 1]?.text !== ',') open--;
  const participle = tokens[open];
  if (tokens[open - 1]?.text !== ',' || participle?.pos !== 'VERB' || /ing$/.test(participle.lower)) return false;
  if (COUNTED_THEN.test(participle.lower)) return false;
  if (participle.lower === participle.lemma || !/^(?:NOUN|PROPN)$/.test(tokens[open - 2]?.pos ?? '')) return false;
  const close = tokens.findIndex(({ text }, at) => at > from && at - from < LONGEST_ASIDE && text === ',');
  return close >= 0 && close < lead && open < close;
}
/** In tokens. */
const LONGEST_ASIDE = 12;
/** "A poll, carried out in May, found": when it was counted. */
const COUNTED_THEN = /^(?:carried|conducted|taken|done|made|held|collected|compiled|published|released)$/;

/** "Cut the budget last year; it has eight inspectors": behind the semicolon it is told how things are now. */
function pastBefore({ tokens }: Line, from: number, lead: number): boolean {
  const reach = tokens.slice(Math.max(from, lead - FARTHEST_ASIDE), lead);
  const mark = reach.findLastIndex(({ text }) => text === ';');
  return mark >= 0 && reach.slice(mark).some(({ lower }) => /^(?:has|have|is|are)$/.test(lower));
}

/** "Moved sideways in January after the economy shrank": a clause with a verb of its own begins between the tokens. */
function clauseOpens({ tokens }: Line, from: number, to: number): boolean {
  const at = tokens.findIndex(({ lower }, index) => index > from && index < to && SUBORDINATES.test(lower));
  return at >= 0 && tokens.slice(at, to).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/**
 * "The deadliest since 1976, when 2,400 died": the 2,400 are of that year, and no count begins there.
 * @param lead offset at which the figure's own words begin
 */
function whenTold(line: Line, lead: number): ReadDate | undefined {
  const date = line.dates.findLast(({ end }) => end <= lead);
  if (!date) return undefined;
  const between = line.text.slice(date.end - line.sentence.start, lead - line.sentence.start);
  if (!/^,? (?:when|in which|a year (?:when|in which))\b[^,;:—]*$/i.test(between)) return undefined;
  const { direction: _direction, ...then } = date;
  return then;
}

/** Whether the words of the figure stand between brackets that close in the sentence. */
function inBrackets({ tokens }: Line, stretch: Stretch | undefined): boolean {
  if (!stretch) return false;
  const open = tokens.slice(0, stretch.lead).findLast(({ text }) => /^[()]$/.test(text));
  return open?.text === '(' && tokens.slice(stretch.next).some(({ text }) => text === ')');
}

/**
 * Dates of the clause; a date earlier in the sentence that no other figure owns goes to the figures without one.
 * @param began where a number begins from which something rose or fell: dates before it are of where that led
 */
export function datesFor(
  line: Line,
  stretches: readonly Stretch[],
  at: number,
  attributions: readonly FoundAttribution[],
  began?: number,
): ReadDate[] {
  const stretch = stretches[at];
  if (!stretch) return [];
  const then = whenTold(line, line.tokens[stretch.lead]?.start ?? 0);
  if (then) return [then];
  const said = (date: ReadDate): boolean => attributions.some((one) => one.said?.includes(date) ?? false);
  if (began !== undefined)
    return line.dates.filter(
      (date) => date.start >= began && line.tokenFrom(date.start) < stretch.right && !said(date),
    );
  const free = line.dates.filter(
    (date) =>
      !said(date) &&
      !ranks(line, date) &&
      !describes(line, date) &&
      !heldAgainst(line, date) &&
      !toldAside(line, stretch.next, line.tokenFrom(date.start)),
  );
  const tokenOf = (date: ReadDate): number => line.tokenFrom(date.start);
  const own = free.filter(
    (date) =>
      tokenOf(date) >= stretch.left && tokenOf(date) < stretch.right && !inAside(line, tokenOf(date), stretch.lead),
  );
  const owned = (date: ReadDate): boolean =>
    stretches.some((other, index) => index !== at && tokenOf(date) >= other.next && tokenOf(date) < other.right);
  // "from 3,000 in 2020 to 4,000 in 2024": each has its own behind it.
  if (own.some((date) => tokenOf(date) >= stretch.next))
    return own.filter(
      (date) => tokenOf(date) >= stretch.lead || (!owned(date) && !clauseOpens(line, tokenOf(date), stretch.lead)),
    );
  if (own.length > 0) return own;
  const earlier = free
    .filter((date) => tokenOf(date) < stretch.lead && !owned(date))
    .slice(-1)
    .filter((date) => !inAside(line, tokenOf(date), stretch.lead) && !pastBefore(line, tokenOf(date), stretch.lead));
  if (earlier.length > 0) return earlier;
  // "killed at least 12 people, many of them children, on Monday": the last figure takes what trails, and of one that is told
  // in brackets the one before it: "arrested 37 people (four of them minors) on Wednesday".
  let last = stretches.length - 1;
  while (last > 0 && inBrackets(line, stretches[last])) last--;
  if (at !== last) return [];
  const [trailing] = free.filter((date) => tokenOf(date) >= stretch.right);
  return trailing && !isIntended(line, stretch.right, tokenOf(trailing)) ? [trailing] : [];
}

/** "Makes 100 a year and plans to double that by 2027": the date of what is intended, and not of what is made. */
const isIntended = ({ tokens }: Line, from: number, to: number): boolean =>
  /^(?:and|but)$/.test(tokens[from]?.lower ?? '') && INTENDS.test(tokens[from + 1]?.lower ?? '') && to > from;
