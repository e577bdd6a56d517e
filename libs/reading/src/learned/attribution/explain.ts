/** Which features carried the decision that words are a cue. */
import type { Line } from '../../line.js';
import type { Span } from '../../reading.js';
import { BEGINS_CUE } from './cues.js';
import type { SayingModels } from './sayings.js';
import { TAG_FEATURES, TAG_WIDTH, tagFeatures } from './tag-features.js';
import { wordsOf } from './words.js';

/** One feature of a word, and what it adds to the score of "begins a cue" over that of "is nothing". */
export interface Reason {
  /** Name of the feature (`TAG_FEATURES`): "lemma+1" is the plain form of the next word. */
  readonly feature: string;
  /** The words that it looks at beside or at the cue; empty when it looks at more than these. */
  readonly words: readonly string[];
  readonly weight: number;
}

/** Parts of feature names that look at the word itself, or at one so many words away. */
const NEARBY = /^(?:word|lemma|tag|suffix|shape|fine|middle|coarse)([-+]\d)?$/;

/** The heaviest reasons for and against the word at offset `cue.start` as the beginning of a cue, heaviest first; none when no word stands there. */
export function cueReasons(trained: SayingModels, lines: readonly Line[], cue: Span, most = 8): Reason[] {
  for (const words of wordsOf(lines, trained.clusters)) {
    const at = words.tokens.findIndex((token) => token.start === cue.start);
    if (at < 0) continue;
    const row = new Int32Array(words.tokens.length * TAG_WIDTH);
    tagFeatures(words, row);
    return TAG_FEATURES.map((feature, order): Reason => {
      const hash = row[at * TAG_WIDTH + order]!;
      const offsets = feature.split(' ').map((part) => NEARBY.exec(part));
      return {
        feature,
        words: offsets.every(Boolean)
          ? offsets.map((match) => words.tokens[at + Number(match?.[1] ?? 0)]?.text ?? '')
          : [],
        weight: trained.tags.weight(hash, BEGINS_CUE) - trained.tags.weight(hash, 0),
      };
    })
      .filter(({ weight }) => weight !== 0)
      .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
      .slice(0, most);
  }
  return [];
}
