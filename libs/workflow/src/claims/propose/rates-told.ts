/** Measures that are told per so many ("cases per 100,000 people") or as a share, by their unit, label or noun. */
import type { Measure } from '@whence/domain';
import type { ReadFigure } from '@whence/reading';
import { nameKey } from './names.js';

const DAILY: ReadonlyMap<string, RegExp> = new Map([
  ['day', /\bdaily\b/i],
  ['week', /\bweekly\b/i],
  ['month', /\bmonthly\b/i],
  ['year', /\b(?:yearly|annual)\b/i],
]);

/** The words of a measure without what they are told per: "measles cases" of "measles cases per 100,000 people". */
export const withoutRate = (words: string): string => words.replace(/ (?:per|for every) .+$/iu, '');

/** "Share of the vote" is told as so many percent of the vote, and not of the ballots or of votes that were counted. */
export const wholeOfShare = (label: string): string | undefined => {
  const [, whole] = /^(?:share|percentage|proportion) of (.+)$/i.exec(label) ?? [];
  return whole === undefined ? undefined : nameKey(whole);
};

/** What a measure is told per, in its unit, label or noun: "100,000 people"; `undefined` where it counts all there are. */
const rateOf = ({ unit, label, counted }: Measure): string | undefined =>
  [label, counted, unit]
    .map((words) => / (?:per|for every) (.+)$/iu.exec(words)?.[1])
    .find((rate) => rate !== undefined);

/**
 * Whether page and measure count in the same way: so many per 100,000, or a day, are no number of all there are. Money and
 * other amounts tell it in their unit.
 */
export function fitsRate({ unit, rate }: ReadFigure, measure: Measure): boolean {
  if (unit !== undefined) return true;
  const told = rateOf(measure);
  if (rate === undefined) return told === undefined;
  const adverb = DAILY.get(rate.lemma);
  if (adverb?.test(`${measure.label} ${measure.counted} ${measure.unit}`)) return true;
  if (told === undefined) return false;
  const [printed = '', known = ''] = [rate.lemma, told.toLowerCase()];
  // "Per 100,000" is of people where nothing else is said.
  return printed === known || known.startsWith(`${printed} `) || printed.startsWith(`${known} `);
}
