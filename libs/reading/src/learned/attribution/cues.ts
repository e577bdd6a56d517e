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

/** Words beside the likeliest of a cue belong to it when they are at least this much as likely. */
const AS_LIKELY = 0.5;

/** One cue for each run of words that are more likely than `least` to belong to one: its likeliest word, and those around that are nearly as likely. */
export function cuesOf({ words, likely }: Tagged, least: number): Cue[] {
  const width = TAG_LABELS.length;
  const cueAt = (at: number): number => likely[at * width + BEGINS_CUE]! + likely[at * width + BEGINS_CUE + 1]!;
  const count = words.tokens.length;
  const cues: Cue[] = [];
  for (let at = 0; at < count;) {
    let peak = at;
    const start = at;
    for (; at < count && cueAt(at) >= least; at++) {
      const begins = likely[at * width + BEGINS_CUE]! > likely[at * width + BEGINS_CUE + 1]!;
      if (at > start && (begins || at === words.from[at])) break;
      if (cueAt(at) > cueAt(peak)) peak = at;
    }
    if (at === start) {
      at++;
      continue;
    }
    let from = peak;
    let to = peak + 1;
    const enough = cueAt(peak) * AS_LIKELY;
    while (from > start && cueAt(from - 1) >= enough) from--;
    while (to < at && cueAt(to) >= enough) to++;
    let sum = 0;
    for (let word = from; word < to; word++) sum += cueAt(word);
    cues.push({ from, to, likely: sum / (to - from) });
  }
  return cues;
}
