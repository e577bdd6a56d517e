/** How check-worthy a sentence is that stands alone, and which of its words say so. */
import { featuresOf, type Features } from './learned/worth/features.js';
import { CLOSED } from './learned/worth/kin.js';
import { WorthModel } from './learned/worth/model.js';
import { WEIGHTS } from './learned/worth/weights.js';
import { wordsOf, type Word } from './learned/worth/words.js';
import type { Span } from './reading.js';
import { SIGNS, signsOf } from './worth-signs.js';

export interface CheckWorthiness {
  /** 0 to 1: how likely readers are to call the sentence worth checking. */
  readonly score: number;
  /** 1 where the score reaches the threshold that parted held-out sentences best. */
  readonly label: 0 | 1;
}

/** One reason for or against checking, and the words that it points at. */
export interface WorthReason extends Span {
  /** In plain words, the words of the sentence quoted: `a count ("11,000 troops")`. */
  readonly because: string;
  /** What those words add to the log-odds of the sentence; below 0 they speak against checking it. */
  readonly share: number;
  /** A word for which there is no better reason than that the model knows it: the word, quoted. */
  readonly unnamed?: string;
}

let model: WorthModel | undefined;
const loaded = (): WorthModel => (model ??= new WorthModel(WEIGHTS));

export const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** A sentence on the scales: its words are looked up once, what is asked of them is worked out when it is asked. */
export class Weighed {
  private readonly sentence: string;
  private readonly words: readonly Word[];
  private readonly features: Features;
  /** Log-odds that readers call the sentence check-worthy. */
  readonly odds: number;

  constructor(sentence: string) {
    this.sentence = sentence;
    this.words = wordsOf(sentence);
    this.features = featuresOf(this.words);
    this.odds = loaded().odds(this.features);
  }

  /** What each word adds to the log-odds. */
  shares(): Float64Array {
    return loaded().shares(this.features, this.words.length);
  }

  /**
   * Why the sentence scores as it does, the strongest reason first, at most six. A sign is named only where the model's
   * weights of its own words point the same way; words that no sign names are quoted when they weigh enough alone.
   */
  reasons(): WorthReason[] {
    return reasonsOf(this.sentence, this.words, this.shares());
  }
}

/** Scores one sentence. Never throws; linear in its length; the same sentence always scores the same. */
export function checkWorthiness(sentence: string): CheckWorthiness {
  const score = chanceOf(new Weighed(sentence).odds);
  return { score, label: score >= loaded().threshold ? 1 : 0 };
}

/** A reason is given from this share of the log-odds on: a chance of 50 % moves by 4 points. */
const TELLING = 0.15;
/** Words without a name for what they are must say more. */
const TELLING_WORD = 0.4;
const MOST = 6;
/** A name for a run of words, not a quotation of half the sentence. */
const LONGEST_QUOTE = 60;

function reasonsOf(sentence: string, words: readonly Word[], shares: Float64Array): WorthReason[] {
  const told = new Uint8Array(words.length);
  const strongest = new Map<number, WorthReason>();
  for (const { sign, start, end } of signsOf(sentence)) {
    const from = firstFrom(words, start);
    const to = firstFrom(words, end);
    let share = 0;
    for (let at = from; at < to; at++) share += shares[at] ?? 0;
    const { speaks, reason } = SIGNS[sign]!;
    if (speaks === 'for' ? share < TELLING : share > -TELLING) continue;
    told.fill(1, from, to);
    const before = strongest.get(sign);
    if (before && Math.abs(before.share) >= Math.abs(share)) continue;
    const quoted = quote(sentence, start, end);
    strongest.set(sign, { start, end, because: reason === 'a question' ? reason : `${reason} (${quoted})`, share });
  }
  const reasons = [...strongest.values()];
  words.forEach(({ start, end, form }, at) => {
    const share = shares[at] ?? 0;
    if (told[at] || Math.abs(share) < TELLING_WORD || CLOSED.has(form) || !/\p{L}{3}/u.test(form)) return;
    const often = share > 0 ? 'often' : 'seldom';
    const quoted = quote(sentence, start, end);
    reasons.push({ start, end, because: `a word ${often} in checkable sentences (${quoted})`, share, unnamed: quoted });
  });
  return distinctly(reasons.sort((one, other) => Math.abs(other.share) - Math.abs(one.share)));
}

const quote = (text: string, start: number, end: number): string =>
  `"${end - start > LONGEST_QUOTE ? `${text.slice(start, start + LONGEST_QUOTE).trimEnd()}…` : text.slice(start, end)}"`;

/** The first few, the strongest first; words that carry two signs ("cut by 5 percent") are quoted once, for the stronger. */
function distinctly(reasons: readonly WorthReason[]): WorthReason[] {
  const kept: WorthReason[] = [];
  for (const one of reasons) {
    if (kept.length === MOST) break;
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept;
}

/** The first word that starts at or behind the offset; the number of words when none does. */
function firstFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
