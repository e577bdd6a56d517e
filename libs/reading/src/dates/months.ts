/** Months and years: "last October", "early May 2024", "in March", "since early 2020", "(2019)", "2019-23". */
import { addDays, addMonths, type Day, isDay, isoDay, monthOf, yearOf } from '../calendar.js';
import { changeSaid } from '../lexicon/changes.js';
import { rule, type Found, type Reading, type Tense } from './period.js';
import { MONTH, PART, YEAR, countOf, monthNumber, partNamed } from './words.js';

/** The year of a month that stands without one. */
function yearFor(month: number, day: Day, which: string | undefined, tense: Tense): number {
  if (which === 'last') return month < day.month ? day.year : day.year - 1;
  if (which === 'next') return month > day.month ? day.year : day.year + 1;
  if (which === 'this') return day.year;
  if (tense === 'future') return month >= day.month ? day.year : day.year + 1;
  return month <= day.month ? day.year : day.year - 1;
}

export function relativeYear(word: string | undefined, day: Day): number | undefined {
  const plain = word?.toLowerCase();
  if (plain === 'this' || plain === 'the current') return day.year;
  if (plain === 'last' || plain === 'the previous') return day.year - 1;
  return plain === 'next' || plain === 'the coming' ? day.year + 1 : undefined;
}

/** Words before a bare "May", "March" or year that show it is a date. */
const LEADS =
  /\b(?:in|by|since|until|till|from|of|before|after|during|for|as|and|to|through|throughout|between|around|about|circa|early|late|mid|year|into|ending|ended|this|last|next|every|each)[ -](?:or around |the year |the end of |the start of )?$/i;

const SINCE = /\bsince (?:the )?(?:(?:beginning|start|middle|end) of |late |early |mid-)?$/i;

const OF_YEAR =
  '(?:,? (?:of )?(?:(?<which>this|last|next|the previous|the current) year|(?<stated>(?:1[6-9]|20)\\d{2})(?!\\d)))?';

/** "By the May storm", "a March survey": behind an article and before a noun a month's name tells when, and no verb stands there. */
const ARTICLE = /(?:^|[^\p{L}])(?:the|a|this|its|their)\s$/iu;
const NOUN_BEHIND =
  /^\s(?!(?:of|on|for|in|to|at|and|or|was|were|is|are|has|had|have|that|which|who|from|by|with|as|will|would|did|does|said)\b)\p{Ll}{3,}/u;

/** "April Jones said", "the June Fund": a name, unless words before it show a month. */
const NAME_GOES_ON = /^\s(?!(?:The|A|An|In|On|At|He|She|It|They)\b)\p{Lu}\p{Ll}/u;

function month(match: RegExpMatchArray, { day, tense }: Reading, text: string): Found | undefined {
  const [words, part, side, name] = match;
  const { which, stated } = match.groups ?? {};
  const number = monthNumber(name ?? '');
  const at = match.index ?? 0;
  const before = text.slice(Math.max(0, at - 24), at);
  const led = Boolean(part ?? side ?? which) || LEADS.test(before);
  const attributive = ARTICLE.test(before) && NOUN_BEHIND.test(text.slice(at + words.length, at + words.length + 24));
  if (!led && !attributive && stated === undefined) {
    if (/^Ma(?:y|r|rch)$/.test(name ?? '')) return undefined;
    if (NAME_GOES_ON.test(text.slice(at + words.length, at + words.length + 24))) return undefined;
  }
  const inPart = partNamed(part);
  const parted = inPart ? { part: inPart } : {};
  if (stated !== undefined) return { from: monthOf(Number(stated), number), relative: false, ...parted };
  // What has gone on since a month began before the page, whatever is still to come.
  const told = SINCE.test(before) ? 'past' : tense;
  const year = relativeYear(which, day) ?? yearFor(number, day, side?.trim().toLowerCase(), told);
  return {
    from: monthOf(year, number),
    relative: true,
    ...parted,
    ...((which ?? side) ? {} : { yearless: true as const }),
  };
}

const bareYear = (match: RegExpMatchArray, _reading: Reading, text: string): Found | undefined => {
  const at = match.index ?? 0;
  const part = partNamed(match[1]);
  const before = text.slice(Math.max(0, at - 24), at);
  if (!part && !LEADS.test(before) && !/\($/.test(before)) return undefined;
  // "to 2024 people": a count. "in 2024 dollars" tells a price level, which is a year still.
  const after = text.slice(at + match[0].length, at + match[0].length + 24);
  if (
    /^ (?:people|soldiers|troops|cases|deaths|homes|votes|points|metres|meters|feet|miles|km|units|jobs)\b|^[-–]\p{L}/u.test(
      after,
    )
  )
    return undefined;
  if (/[$€£]$/.test(before)) return undefined;
  return { from: match[2] ?? '', relative: false, ...(part ? { part } : {}) };
};

const LENGTHS: Readonly<Record<string, number>> = { year: 12, half: 6, quarter: 3 };

export const MONTH_RULES = [
  rule(new RegExp(`${PART}?((?:[Ll]ast|[Nn]ext|[Tt]his) )?${MONTH}${OF_YEAR}`), month),
  // 2019-2023; 2019-23; 2023/24; from 2019 to 2023; between 2019 and 2023
  rule(
    /((?:1[6-9]|20)\d{2})(?: ?[-–] ?| to | and | through | until |\/)((?:1[6-9]|20)\d{2}|\d{2})(?!\d|[,.]\d|[-–/]\d)/,
    (match, _reading, text) => {
      const [words, low = '', end = ''] = match;
      const high = end.length === 2 ? low.slice(0, 2) + end : end;
      if (
        / and /.test(words) &&
        !/\b(?:between|in|of|for|both)\s$/i.test(text.slice(Math.max(0, (match.index ?? 0) - 10), match.index))
      )
        return undefined;
      return high > low && Number(high) - Number(low) < 400 ? { from: low, to: high, relative: false } : undefined;
    },
  ),
  rule(new RegExp(`${PART}?${YEAR}`, 'i'), bareYear),
  // "By 2100": projections look as far as round years beyond the century.
  rule(
    /(?<lead>(?:by|until|before) (?:the year )?|(?:end of|in the year) )(2[1-3][05]0)(?![\d,.]\d|\d|%| \p{L}+s\b)/iu,
    (match, _reading, text) =>
      changeSaid(/(\p{L}+) $/u.exec(text.slice(Math.max(0, (match.index ?? 0) - 20), match.index))?.[1] ?? '')
        ? undefined
        : { from: match[2] ?? '', relative: false },
  ),
  // the three months to June 2025; the year to March; the quarter ended June 30, 2025
  rule(
    new RegExp(
      `(?:the )?(?:(\\w{1,8}) months|(year|quarter|half)) (?:to|ended|ending|through|until|that ended)(?: in| on)? ${MONTH}(?: (\\d{1,2})(?![\\d:.]))?(?:,? ((?:19|20)\\d{2}))?(?!\\d)`,
    ),
    (match, { day, tense }) => {
      const count = match[2] ? LENGTHS[match[2]] : countOf(match[1]);
      // Ended on another day than the last of a month, it began on one as well.
      if (count === undefined || (match[4] !== undefined && Number(match[4]) < 28)) return undefined;
      const last = monthNumber(match[3] ?? '');
      const year = match[5] ? Number(match[5]) : yearFor(last, day, undefined, tense);
      return {
        from: addMonths({ year, month: last }, 1 - count),
        to: monthOf(year, last),
        relative: match[5] === undefined,
      };
    },
  ),
  // the week to October 12; the seven days ended 12 October 2025; the week beginning October 6
  rule(
    new RegExp(
      `(?:the )?(week|fortnight|(?:seven|7|14) days) (to|ended|ending|through|until|beginning|starting)(?: on)? (?:${MONTH} (\\d{1,2})|(\\d{1,2}) ${MONTH})(?:,? ((?:19|20)\\d{2}))?(?![\\d:])`,
    ),
    (match, { day, tense }) => {
      const month = monthNumber(match[3] ?? match[6] ?? '');
      const year = match[7] ? Number(match[7]) : yearFor(month, day, undefined, tense);
      const named = { year, month, day: Number(match[4] ?? match[5]) };
      if (!isDay(named)) return undefined;
      const further = /^(?:fortnight|14)/.test(match[1] ?? '') ? 13 : 6;
      const begins = /^(?:beginning|starting)$/.test(match[2] ?? '');
      const other = addDays(named, begins ? further : -further);
      const [from, to] = begins ? [isoDay(named), other] : [other, isoDay(named)];
      return { from, to, relative: match[7] === undefined };
    },
  ),
  // the 1990s, the early 2000s, the '90s
  rule(
    /(?:the )?(?:(early|mid|late)[ -](?:to late )?)?(?:(1[6-9]|20)(\d)0|['’](\d)0)['’]?s(?![\p{L}\p{N}])/u,
    (match) => {
      const first =
        match[4] === undefined ? `${match[2]}${match[3]}0` : `${Number(match[4]) > 2 ? 19 : 20}${match[4]}0`;
      const part = partNamed(match[1]);
      return { from: first, to: `${first.slice(0, 3)}9`, relative: false, ...(part ? { part } : {}) };
    },
  ),
  // the 19th century
  rule(/(?:the )?(?:(early|mid|late)[ -])?(1[0-9]|2[01])(?:st|nd|rd|th)[ -]century/i, (match) => {
    const part = partNamed(match[1]);
    const century = Number(match[2]);
    return {
      from: yearOf((century - 1) * 100 + 1),
      to: yearOf(century * 100),
      relative: false,
      ...(part ? { part } : {}),
    };
  }),
];
