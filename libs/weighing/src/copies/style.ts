/** How a value is written, which sources have their habits in: two of one habit write alike without copying. */
import type { ClaimedValue } from '../claims.js';
import { digitsOf } from '../kinds/digits.js';

/** Case, marks in the order of their first use, and how many words; for numbers how round. */
export function styleOf(value: ClaimedValue): string {
  if (typeof value === 'number') return `n${Math.min(3, digitsOf(value).zeros)}`;
  const text = typeof value === 'string' ? value : value.join('; ');
  const letters = text.replace(/[^\p{L}]/gu, '');
  const shape = letters === letters.toUpperCase() ? 'U' : letters === letters.toLowerCase() ? 'l' : 'm';
  const marks = [...new Set(text.replace(/[\p{L}\p{N}\s]/gu, ''))].join('').slice(0, 6);
  const words = text.trim().split(/\s+/u).length;
  return `${shape}${marks}${Math.min(8, words)}`;
}
