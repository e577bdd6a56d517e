/** Whence's own readings, in the form in which `whence read` prints them. */
import { readText } from '@whence/reading';
import { readResult } from '../../apps/cli/src/read/read-result.js';
import type { ReadResult } from '../../apps/cli/src/read/read-schema.js';
import { figuresOf } from '../../libs/reading/src/figures.js';
import { lineOf } from '../../libs/reading/src/line.js';

export function readAsPrinted(text: string, published?: string): ReadResult {
  return readResult({ id: '-' }, text, readText(text, published === undefined ? {} : { published }));
}

/** Numbers, units, hedges and what is counted in one sentence; nothing of who says it. */
export function figuresAlone(sentence: string): number {
  const line = lineOf(sentence, { start: 0, end: sentence.length, part: 'body', block: 0 }, 0, undefined);
  return figuresOf(line, [], 0).length;
}
