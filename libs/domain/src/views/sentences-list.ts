import { printable, wrapToColumns } from './lettering.js';

/** A title and sentences under it, one entry each, as plain text; ends in a line break. `width` in columns of a terminal. */
export function sentencesList(title: string, sentences: readonly string[], width: number): string {
  const entries = sentences.map((sentence) => wrapToColumns(`- ${printable(sentence)}`, width - 4).join('\n    '));
  return `${title}\n${entries.map((entry) => `  ${entry}\n`).join('')}`;
}
