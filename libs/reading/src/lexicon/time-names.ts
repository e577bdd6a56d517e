/** Names of months and days: they tell when, and nobody says anything through them. */
const TIME_NAMES: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sept
  sep oct nov dec monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

/** Whether the word, printed with a capital, is the name of a month or a day, or the short form of one. */
export const isTimeName = (word: string): boolean =>
  /^\p{Lu}/u.test(word) && TIME_NAMES.has(word.toLowerCase().replace(/\.$/, ''));

/** Feasts and seasons of fasting, by which something is done and through which nobody speaks. */
const FEASTS: ReadonlySet<string> = new Set(
  'christmas easter ramadan eid passover hanukkah diwali thanksgiving pentecost whitsun lent advent'.split(' '),
);

/** Whether the word, printed with a capital, is the name of a feast. */
export const isFeastName = (word: string): boolean => /^\p{Lu}/u.test(word) && FEASTS.has(word.toLowerCase());
