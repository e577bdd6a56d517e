/** Counted things in one form: synonyms that the reading room knows are one, and of other nouns the number is taken away. */
import { canonicalCounted, singular } from '@whence/reading';
import { nameKey } from './names.js';

/** The canonical counted noun of words; a noun that no table knows stands for itself, in the singular. */
export function countedOf(words: string): string {
  const known = canonicalCounted(words);
  if (known !== undefined) return known;
  const parts = nameKey(words).split(' ');
  const last = parts.pop() ?? '';
  return [...parts, singular(last)].join(' ');
}
