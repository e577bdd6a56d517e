/**
 * Months that pass for speakers. "According to July, …" and "August said …" name nobody, unless the page names a person so
 * ("Theresa May", "April Jones"): then the short form is that person's.
 */
import { isTimeName } from './lexicon/time-names.js';
import type { Line } from './line.js';
import { lineAt } from './merge.js';
import type { NameMention } from './names.js';
import type { ReadSource } from './reading.js';
import type { FoundAttribution } from './saying.js';
import { phraseEnd, sourceOf } from './sources.js';

/** Words that may stand beside the name of a month or day without making it anybody's. */
const BESIDE_TIME = /^(?:the|last|next|this|early|mid|late|of|in|on|and|\d{1,4},?)$/i;

/** Words of nothing but a date, in which a month or a day is named. */
function tellsTime(text: string): readonly string[] {
  const words = text.split(/[\s-]+/).map((word) => word.replace(/['’]s$/, ''));
  const names = words.filter(isTimeName);
  return words.every((word) => isTimeName(word) || BESIDE_TIME.test(word)) ? names : [];
}

/** The attributions of a page without hands that are a month or a day. `names`: whom the page names, by sentence. */
export function withoutMonths(
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
  names: readonly (readonly NameMention[])[],
): FoundAttribution[][] {
  let persons: ReadonlySet<string> | undefined;
  const called = (word: string): boolean => {
    persons ??= new Set(names.flat().flatMap(({ kind, name }) => (kind === 'person' ? name.split(/[\s-]+/) : [])));
    return persons.has(word);
  };
  const isTime = (text: string): boolean => {
    const told = tellsTime(text);
    return told.length > 0 && !told.some(called);
  };
  return perLine.map((attributions) =>
    attributions.map((one) => {
      if (!one.chain.some(({ text }) => isTime(text))) return one;
      const chain = one.chain.flatMap((hand) => (isTime(hand.text) ? (holderOf(lines, one, hand) ?? []) : hand));
      const source = one.source.filter(({ start, end }) => {
        const line = lineAt(lines, start);
        return !line || !isTime(line.text.slice(start - line.sentence.start, end - line.sentence.start));
      });
      return { ...one, chain, source };
    }),
  );
}

/** "A poll released in August found": the day is a part of longer words, which begin with who says it. */
function holderOf(lines: readonly Line[], { source }: FoundAttribution, hand: ReadSource): ReadSource | undefined {
  const span = source.find(({ start, end }) => start < hand.start && hand.end <= end);
  const line = span && lineAt(lines, span.start);
  if (!span || !line) return undefined;
  const from = line.tokenFrom(span.start);
  return sourceOf(line, from, Math.min(phraseEnd(line, from), line.tokenFrom(span.end)), true);
}
