/** Whether a proposed attribution is one: what both passes say of it, weighed against the others of its paragraph. */
import { mix } from './mix.js';
import { BEGINS_CUE, type Cue, type Tagged } from './cues.js';
import { headOf } from './role-features.js';

/** Words `[from, to)` of a paragraph, and how sure the second pass is of them: of the least sure word, and in the mean. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly mean: number;
}

/** A cue with what the second pass gives it. */
export interface Candidate {
  readonly cue: Cue;
  readonly source: Piece | undefined;
  readonly content: readonly Piece[];
}

/** Names of the features, in the order in which they are written. */
export const ACCEPTANCE_FEATURES = [
  'always', 'cue likely', 'cue lemma', 'cue words', 'cue middle', 'cue words likely', 'cue labelled', 'cue length', 'source likely', 'source and cue likely', 'content least likely', 'content mean likely',
  'content and cue likely', 'content length', 'content pieces', 'content quoted', 'all likely', 'cue lemma source', 'cue lemma behind', 'cue around', 'in content of another', 'in content of another, cue likely',
  'holds another cue', 'holds another cue, cue likely', 'sentence place', 'part', 'source tag', 'content beginning', 'cues in sentence', 'source side, content side',
] as const; // prettier-ignore

export const ACCEPTANCE_WIDTH = ACCEPTANCE_FEATURES.length;

const tenth = (p: number): number => Math.min(9, Math.floor(p * 10));
const lengthOf = (words: number): number => Math.min(8, Math.floor(Math.log2(words + 1) * 2));

/** Writes `ACCEPTANCE_WIDTH` hashes for each candidate of a paragraph into `out`. */
export function acceptanceFeatures(tagged: Tagged, candidates: readonly Candidate[], out: Int32Array): void {
  const { words, labels } = tagged;
  const { lemma, middle, tag, word, quote } = words;
  const count = words.tokens.length;
  const at0 = (column: Int32Array, at: number): number => (at >= 0 && at < count ? column[at]! : 0x1234567);
  let slot = 0;
  for (const one of candidates) {
    const { cue, source, content } = one;
    let template = 2000;
    const put = (value: number): void => {
      out[slot++] = mix(++template, value);
    };
    const head = headOf(tagged, cue);
    let cueWords = 0;
    let labelled = 0;
    for (let at = cue.from; at < cue.to; at++) {
      cueWords = mix(cueWords, word[at]!);
      if (labels[at] === BEGINS_CUE || labels[at] === BEGINS_CUE + 1) labelled++;
    }
    const likely = tenth(cue.likely);
    const sourceLikely = source ? 1 + tenth(source.mean) : 0;
    const least = content.length === 0 ? 10 : tenth(Math.min(...content.map((piece) => piece.least)));
    const mean =
      content.length === 0 ? 10 : tenth(content.reduce((sum, piece) => sum + piece.mean, 0) / content.length);
    const length = content.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    // An attribution inside what another says is not annotated apart: the surer one stands.
    let inside = 0;
    let holds = 0;
    for (const other of candidates) {
      if (other === one) continue;
      if (other.content.some((piece) => piece.from <= cue.from && cue.to <= piece.to))
        inside = Math.max(inside, other.cue.likely);
      if (content.some((piece) => piece.from <= other.cue.from && other.cue.to <= piece.to))
        holds = Math.max(holds, other.cue.likely);
    }
    const first = content[0];
    const sides = (source ? (source.from < cue.from ? 1 : 2) : 0) * 4 + (first ? (first.from < cue.from ? 1 : 2) : 0);
    put(1);
    put(likely);
    put(lemma[head]!);
    put(cueWords);
    put(middle[head]!);
    put(mix(cueWords, likely));
    put(Math.ceil((3 * labelled) / (cue.to - cue.from)));
    put(Math.min(cue.to - cue.from, 6));
    put(sourceLikely);
    put(sourceLikely * 16 + likely);
    put(least);
    put(mean);
    put(mean * 16 + likely);
    put(lengthOf(length));
    put(Math.min(content.length, 4));
    put(first ? quote[first.from]! * 4 + quote[cue.from]! : 16);
    put((mean * 16 + likely) * 16 + sourceLikely);
    put(mix(lemma[head]!, source ? 1 : 0));
    put(mix(lemma[head]!, at0(tag, cue.to)));
    put(mix(at0(tag, cue.from - 1), at0(tag, cue.to)));
    put(tenth(inside));
    put(tenth(inside) * 16 + likely);
    put(tenth(holds));
    put(tenth(holds) * 16 + likely);
    put(Math.min(cue.from - words.from[cue.from]!, 8));
    put(mix(words.part, likely));
    put(source ? mix(tag[source.from]!, tag[source.to - 1]!) : 0);
    put(first ? mix(tag[first.from]!, sides) : 0);
    put(Math.min(4, candidates.filter((other) => words.sentence[other.cue.from] === words.sentence[cue.from]).length));
    put(sides * 16 + likely);
  }
}
