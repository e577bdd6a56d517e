/** Words around a number that bound or loosen it. */
import type { ReadHedge, Span } from './reading.js';

const BEFORE: readonly (readonly [ReadHedge, string])[] = [
  [
    'at-least',
    'at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|upwards of|as few as|as little as',
  ],
  ['at-most', 'at most|no more than|not more than|a maximum of|maximum|at the most'],
  ['up-to', 'up to|as many as|as much as|as high as'],
  [
    'more-than',
    'more than|over than|over|above|greater than|exceeding|exceeds|exceeded|exceed|surpassing|surpassed|in excess of|just over|well over|slightly more than|north of|higher than|topping|upward of',
  ],
  ['fewer-than', 'fewer than|less than|under|below|just under|lower than|short of'],
  ['nearly', 'nearly|almost|close to|approaching|not quite|virtually'],
  [
    'about',
    'about|around|approximately|roughly|approx\\.?|circa|an estimated|estimated|in the region of|some where near|closer to|nearer to|nearer|~|c\\.|in the order of',
  ],
  ['some', 'some'],
  ['exact', 'exactly|precisely|a total of|just|only'],
  ['between', 'between'],
];

const AFTER: readonly (readonly [ReadHedge, RegExp])[] = [
  ['at-least', /^(?:\+| or more\b| and above\b| or above\b|-plus\b| at least\b| at a minimum\b)/i],
  ['at-most', /^(?: or fewer\b| or less\b| at most\b)/i],
  ['about', /^(?: or so\b|-odd\b| or thereabouts\b)/i],
];

/** Words that may stand between hedge and number: "at least another 3,000", "more than an additional 30". */
const BETWEEN =
  '(?:(?:an additional|additional|another|a further|further|an extra|extra|the|a|an|these|those|its|their|his|her)\\s){0,2}';
const PATTERNS = BEFORE.map(
  ([hedge, words]) => [hedge, new RegExp(`(?<![\\p{L}\\p{N}-])(${words})\\s?${BETWEEN}[(]?$`, 'iu')] as const,
);
const ADDITIONAL_BEFORE =
  /\b(an additional|additional|another|a further|further|an extra|extra)\s(?:(?:about|around|estimated|roughly|some|nearly|almost|approximately|at|least|up|to|more|than)\s){0,2}[$€£]?$/iu;
const LONGEST = 48;

export interface HedgeReading {
  readonly hedge: ReadHedge;
  readonly span?: Span;
  /** "Far above the 64,000 of June": another number is held against it. */
  readonly beside?: true;
}

/** The preposition belongs to the word before it: "adds up to 185,000", "will go up to 2,900", "care about two things", "presides over 12 courts". */
const NO_HEDGE =
  /(?:\b(?:add(?:s|ed|ing)?|go(?:es|ing|ne)?|went|mov(?:e|es|ed|ing)|com(?:e|es|ing)|came|cre(?:ep|eps|pt)|ris(?:e|es|en|ing)|rose|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?) up to|\bliv(?:e|es|ed|ing) up to|\b(?:car(?:e|es|ed|ing)|talk(?:s|ed|ing)?|th(?:ink|inks|inking|ought)|worr(?:y|ies|ied)|know|knows|knew|ask(?:s|ed)?|hear|heard|speak(?:s|ing)?|spoke|wr(?:ite|ites|ote|iting)|learn(?:s|ed)?|tell|tells|told|complain(?:s|ed)?|questions?|stor(?:y|ies)|books?|reports?|concerns?|debates?|films?|jokes?|lied?|excited) about|\b(?:presid(?:e|es|ed|ing)|rul(?:e|es|ed)|control|fight(?:s|ing)?|fought|disput(?:e|es)|win|wins|won|victory|argu(?:e|ed|es)) over)$/i;

/** "Below the 2 percent that was promised": a number that is known already, and the other one lies below it. "Over the 2 million mark" is a bound. */
const isHeldAgainst = (hedge: ReadHedge, words: string, behind: string): boolean =>
  /^(?:more|fewer)-than$/.test(hedge) &&
  /\s(?:the|these|those|its|their|his|her)\s/i.test(words) &&
  !/^[^,.;]{0,12}\b(?:mark|threshold|barrier)\b/i.test(behind);
const MARK_REACH = 24;

/** The hedge of the number `[start, end)` of `text`; `exact` without words when there is none. */
export function hedgeOf(text: string, start: number, end: number, timeUnit: boolean): HedgeReading {
  const from = Math.max(0, start - LONGEST);
  const before = text.slice(from, start);
  let best: { hedge: ReadHedge; span: Span } | undefined;
  let beside = false;
  for (const [hedge, pattern] of PATTERNS) {
    const match = pattern.exec(before);
    const words = match?.[1];
    if (!match || !words) continue;
    // "over 3 days" tells a period, "some" before a year or a date tells nothing.
    if (timeUnit && /^(?:over|under|above|below)$/i.test(words)) continue;
    if (NO_HEDGE.test(before.slice(0, match.index + words.length))) continue;
    if (isHeldAgainst(hedge, match[0], text.slice(end, end + MARK_REACH))) {
      beside = true;
      continue;
    }
    const span = { start: from + match.index, end: from + match.index + words.length };
    if (!best || span.start < best.span.start) best = { hedge, span };
  }
  if (best && best.hedge !== 'between') return best;
  for (const [hedge, pattern] of AFTER) {
    const match = pattern.exec(text.slice(end, end + 24));
    if (match) {
      const words = match[0].trimStart();
      const at = end + match[0].length - words.length;
      return { hedge, span: { start: at, end: at + words.length } };
    }
  }
  return best ?? { hedge: 'exact', ...(beside ? { beside } : {}) };
}

/** The words before the number that say "on top of what was there", if any. */
export function additionalBefore(text: string, start: number): Span | undefined {
  const from = Math.max(0, start - LONGEST);
  const match = ADDITIONAL_BEFORE.exec(text.slice(from, start));
  return match?.[1] ? { start: from + match.index, end: from + match.index + match[1].length } : undefined;
}
