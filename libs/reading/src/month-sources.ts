/**
 * Months that pass for speakers. "According to July, …" and "August said …" name nobody, unless the page names a person so
 * ("Theresa May", "April Jones"): then the short form is that person's.
 */
import { isTimeName } from './lexicon/time-names.js';
import type { NameMention } from './names.js';
import type { ReadSource } from './reading.js';
import type { FoundAttribution } from './saying.js';

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
  perLine: readonly (readonly FoundAttribution[])[],
  names: readonly (readonly NameMention[])[],
): FoundAttribution[][] {
  let persons: ReadonlySet<string> | undefined;
  const called = (word: string): boolean => {
    persons ??= new Set(names.flat().flatMap(({ kind, name }) => (kind === 'person' ? name.split(/[\s-]+/) : [])));
    return persons.has(word);
  };
  const isTime = (source: ReadSource): boolean => {
    const told = tellsTime(source.text);
    return told.length > 0 && !told.some(called);
  };
  return perLine.map((attributions) =>
    attributions.map((one) => {
      const chain = one.chain.filter((source) => !isTime(source));
      if (chain.length === one.chain.length) return one;
      const dropped = one.chain.filter(isTime);
      const source = one.source.filter(
        (span) => !dropped.some((hand) => hand.start < span.end && span.start < hand.end),
      );
      return { ...one, chain, source };
    }),
  );
}
