/** The measures of a vocabulary by what they count and by their labels, in the spellings in which pages are held against them. */
import type { Measure, Vocabulary } from '@whence/domain';
import { countedOf } from './counted.js';
import { nameKey } from './names.js';
import { withoutRate } from './rates-told.js';

type Index = ReadonlyMap<string, readonly Measure[]>;
const indexes = new WeakMap<
  Vocabulary,
  Readonly<Record<'byNoun' | 'byRated' | 'byLabel' | 'byOpening' | 'byLast', Index>>
>();

/** A vocabulary is never altered: it is gone through once. */
export function indexOf(vocabulary: Vocabulary) {
  const before = indexes.get(vocabulary);
  if (before !== undefined) return before;
  const measures = [...vocabulary.measures.values()];
  const index = {
    byNoun: grouped(measures, ({ counted }) => [countedOf(counted)]),
    byRated: grouped(measures, ({ counted }) => [countedOf(counted), countedOf(withoutRate(counted))]),
    byLabel: grouped(measures, ({ label }) => [countedOf(label)]),
    byOpening: grouped(measures, ({ label }) => [nameKey(label).split(' ')[0] ?? '']),
    byLast: grouped(measures, ({ counted, label }) => [lastWord(countedOf(counted)), lastWord(countedOf(label))]),
  };
  indexes.set(vocabulary, index);
  return index;
}

export const lastWord = (words: string): string => words.split(' ').at(-1) ?? '';

function grouped(measures: readonly Measure[], nounsOf: (measure: Measure) => readonly string[]): Index {
  const groups = new Map<string, Measure[]>();
  for (const measure of measures)
    for (const noun of new Set(nounsOf(measure))) {
      const list = groups.get(noun);
      if (list) list.push(measure);
      else groups.set(noun, [measure]);
    }
  return groups;
}
