/** What the first pass says of a paragraph, and the cues that it proposes. */
import type { Words } from './words.js';

/** Labels of the first pass: S source, U cue, C content. */
export const TAG_LABELS = ['O', 'B-S', 'I-S', 'B-U', 'I-U', 'B-C', 'I-C'] as const;
export const BEGINS_SOURCE = 1;
export const BEGINS_CUE = 3;
export const BEGINS_CONTENT = 5;

export interface Tagged {
  readonly words: Words;
  /** The best row of labels. */
  readonly labels: Uint8Array;
  /** How likely each label is, `TAG_LABELS.length` numbers a word. */
  readonly likely: Float32Array;
}

/** Words `[from, to)` of the paragraph that may say that somebody says something. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  /** How likely the first pass holds it to be a cue: the mean over its words. */
  readonly likely: number;
}

/** Runs of words that are more likely than `least` to belong to a cue. */
export function cuesOf({ words, likely }: Tagged, least: number): Cue[] {
  const width = TAG_LABELS.length;
  const cues: Cue[] = [];
  const count = words.tokens.length;
  for (let at = 0; at < count;) {
    const from = at;
    let sum = 0;
    for (; at < count; at++) {
      const begins = likely[at * width + BEGINS_CUE]!;
      const goesOn = likely[at * width + BEGINS_CUE + 1]!;
      if (begins + goesOn < least || (at > from && (begins > goesOn || at === words.from[at]))) break;
      sum += begins + goesOn;
    }
    if (at > from) cues.push({ from, to: at, likely: sum / (at - from) });
    else at++;
  }
  return cues;
}
