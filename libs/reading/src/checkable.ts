/** How check-worthy a sentence is that stands alone. */
import { featuresOf } from './learned/worth/features.js';
import { WorthModel } from './learned/worth/model.js';
import { WEIGHTS } from './learned/worth/weights.js';
import { wordsOf } from './learned/worth/words.js';

export interface CheckWorthiness {
  /** 0 to 1: how likely readers are to call the sentence worth checking. */
  readonly score: number;
  /** 1 where the score reaches the threshold that parted held-out sentences best. */
  readonly label: 0 | 1;
}

let model: WorthModel | undefined;

/** Scores one sentence. Never throws; linear in its length; the same sentence always scores the same. */
export function checkWorthiness(sentence: string): CheckWorthiness {
  model ??= new WorthModel(WEIGHTS);
  const words = wordsOf(sentence);
  const { probability } = model.score(featuresOf(words), words.length);
  return { score: probability, label: probability >= model.threshold ? 1 : 0 };
}
