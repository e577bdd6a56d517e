/** Texts and keys as sentences of the story print them. */
import { printable } from '../lettering.js';

const LONGEST_QUOTE = 300;

/** In quotation marks, on one line, and cut where it is long. */
export function quoted(text: unknown): string {
  const letters = [...printable(String(text))];
  return `“${
    letters.length > LONGEST_QUOTE
      ? `${letters
          .slice(0, LONGEST_QUOTE - 1)
          .join('')
          .trimEnd()}…`
      : letters.join('')
  }”`;
}

/** "second-review" as "second review", "readIn" as "read in". */
export function words(key: unknown): string {
  return String(key)
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll('-', ' ');
}

/** The texts of a list; of anything else none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
