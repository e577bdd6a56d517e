/** First pass: what is known of a word of a paragraph when it is labelled source, cue, content or none. */
import { mix } from './mix.js';
import { CLOSES, INSIDE, OPENS, OUTSIDE } from './quotes.js';
import type { Words } from './words.js';

/** Names of the features, in the order in which they are written; "word-1" is the word before. */
export const TAG_FEATURES = [
  'always', 'word', 'word-1', 'word+1', 'lemma', 'lemma-1', 'lemma-2', 'lemma-3', 'lemma+1', 'lemma+2', 'lemma+3',
  'tag', 'tag-1', 'tag-2', 'tag+1', 'tag+2', 'suffix', 'shape', 'shape-1', 'shape+1', 'fine', 'fine-1', 'fine+1', 'middle', 'middle-1', 'middle-2',
  'middle+1', 'coarse', 'coarse-1', 'coarse+1',
  'lemma-1 lemma', 'lemma lemma+1', 'tag-1 tag', 'tag tag+1', 'tag-2 tag-1 tag', 'tag-1 tag tag+1', 'tag tag+1 tag+2', 'lemma tag+1', 'tag-1 lemma',
  'coarse-1 coarse', 'coarse coarse+1', 'middle tag+1', 'tag-1 middle', 'tag-2 tag-1 middle', 'middle tag+1 tag+2',
  'quote', 'quote tag', 'quote-1 quote quote+1', 'quote lemma', 'behind quote', 'before quote', 'quotes in sentence', 'quotes in sentence tag', 'quotes in sentence middle',
  'verb before', 'verb before tag', 'verb after', 'verb after tag', 'verb before verb after', 'saying before', 'saying before distance', 'saying after', 'saying after distance', 'sayings',
  'stop before', 'stop before tag', 'stop after', 'place', 'place tag', 'place from end', 'first lemma', 'first tag, place', 'last tags', 'part', 'part lemma', 'opening word of clause', 'opening tags of clause', 'sentences before', 'quoted before', 'subject lemma', 'subject coarse, tag', 'subject tag, lemma', 'word after adverbs', 'lemma, word after adverbs', 'speaker mark',
] as const; // prettier-ignore

export const TAG_WIDTH = TAG_FEATURES.length;

const bucketed = (distance: number): number =>
  distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : distance < 20 ? 7 : distance < 35 ? 8 : 9;

/** Marks that end a clause or part of one. */
function isStop(words: Words, at: number): boolean {
  return words.tokens[at]!.pos === 'PUNCT' && words.quote[at]! < OPENS;
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON']);
const PASSED_OVER = new Set(['ADV', 'AUX', 'PART']);

/** The next word that is neither adverb nor auxiliary. */
function pastAdverbs({ tokens }: Words, at: number): number {
  let ahead = at + 1;
  while (ahead < at + 5 && PASSED_OVER.has(tokens[ahead]?.pos ?? '')) ahead++;
  return ahead;
}

/** "SMITH: We won.": where a colon stands among the first words of a sentence, and whether capitals alone come before it; 0 when none does. */
function speakerMark({ tokens }: Words, from: number, to: number): number {
  for (let at = from + 1; at < Math.min(from + 6, to); at++)
    if (tokens[at]!.text === ':') {
      const names = tokens.slice(from, at);
      const capitals = names.every(({ text }) => text === text.toUpperCase());
      return 2 * (at - from) + (capitals ? 1 : 0);
    }
  return 0;
}

/** Writes `TAG_WIDTH` hashes for each word into `out`. */
export function tagFeatures(words: Words, out: Int32Array): void {
  const { word, lemma, tag, suffix, shape, fine, middle, coarse, quote, kind, tokens, sentence } = words;
  const count = tokens.length;
  const edge = 0x1234567;
  const of = (column: Int32Array, at: number): number => (at >= 0 && at < count ? column[at]! : edge);
  const q = (at: number): number => (at >= 0 && at < count ? quote[at]! : 4);
  let slot = 0;
  let template = 0;
  const put = (value: number): void => {
    out[slot++] = mix(++template, value);
  };

  // Nearest verbs, sayings and stops on either side, within the sentence.
  const verbBefore = new Int32Array(count).fill(-1);
  const sayBefore = new Int32Array(count).fill(-1);
  const stopBefore = new Int32Array(count).fill(-1);
  const verbAfter = new Int32Array(count).fill(-1);
  const sayAfter = new Int32Array(count).fill(-1);
  const stopAfter = new Int32Array(count).fill(-1);
  const nominal = new Int32Array(count).fill(-1);
  for (let at = 0, verb = -1, say = -1, stop = -1, noun = -1; at < count; at++) {
    if (at === words.from[at]!) verb = say = stop = noun = -1;
    verbBefore[at] = verb;
    sayBefore[at] = say;
    stopBefore[at] = stop;
    nominal[at] = noun;
    if (tokens[at]!.pos === 'VERB') verb = at;
    if (kind[at]! > 0 && quote[at] !== INSIDE) say = at;
    if (isStop(words, at)) stop = at;
    if (NOMINAL.has(tokens[at]!.pos)) noun = at;
  }
  for (let at = count - 1, verb = -1, say = -1, stop = -1; at >= 0; at--) {
    if (at === words.to[at]! - 1) verb = say = stop = -1;
    verbAfter[at] = verb;
    sayAfter[at] = say;
    stopAfter[at] = stop;
    if (tokens[at]!.pos === 'VERB') verb = at;
    if (kind[at]! > 0 && quote[at] !== INSIDE) say = at;
    if (isStop(words, at)) stop = at;
  }

  let quotesInSentence = 0;
  let sayings = 0;
  let sinceClose = 99;
  let quotedBefore = 0;
  let speaker = 0;
  for (let at = 0; at < count; at++) {
    const from = words.from[at]!;
    const to = words.to[at]!;
    if (at === from) {
      quotesInSentence = sayings = 0;
      let inside = 0;
      for (let w = from; w < to; w++) {
        if (quote[w] === OPENS) quotesInSentence |= 1;
        if (quote[w] === CLOSES) quotesInSentence |= 2;
        if (quote[w] !== OUTSIDE) inside++;
        if (kind[w]! > 0 && quote[w] === OUTSIDE) sayings++;
      }
      if (quote[from] === OPENS) quotesInSentence |= 4;
      if (inside === to - from) quotesInSentence |= 8;
      speaker = speakerMark(words, from, to);
      quotedBefore = from > 0 ? (quote[from - 1]! + 1) * 2 + (quote[words.from[from - 1]!] === OPENS ? 1 : 0) : 0;
    }
    sinceClose = quote[at] === CLOSES ? 0 : sinceClose + 1;
    let untilOpen = 0;
    while (untilOpen < 6 && at + untilOpen < count && quote[at + untilOpen] !== OPENS) untilOpen++;

    template = 0;
    const w0 = word[at]!;
    const l0 = lemma[at]!;
    const t0 = tag[at]!;
    const m0 = middle[at]!;
    const c0 = coarse[at]!;
    const t1 = of(tag, at - 1);
    const t2 = of(tag, at - 2);
    const n1 = of(tag, at + 1);
    const n2 = of(tag, at + 2);
    const l1 = of(lemma, at - 1);
    const ln1 = of(lemma, at + 1);
    const c1 = of(coarse, at - 1);
    const cn1 = of(coarse, at + 1);
    put(1);
    put(w0);
    put(of(word, at - 1));
    put(of(word, at + 1));
    put(l0);
    put(l1);
    put(of(lemma, at - 2));
    put(of(lemma, at - 3));
    put(ln1);
    put(of(lemma, at + 2));
    put(of(lemma, at + 3));
    put(t0);
    put(t1);
    put(t2);
    put(n1);
    put(n2);
    put(suffix[at]!);
    put(shape[at]!);
    put(of(shape, at - 1));
    put(of(shape, at + 1));
    put(fine[at]!);
    put(of(fine, at - 1));
    put(of(fine, at + 1));
    put(m0);
    put(of(middle, at - 1));
    put(of(middle, at - 2));
    put(of(middle, at + 1));
    put(c0);
    put(c1);
    put(cn1);
    put(mix(l1, l0));
    put(mix(l0, ln1));
    const t10 = mix(t1, t0);
    const t01 = mix(t0, n1);
    const n12 = mix(n1, n2);
    put(t10);
    put(t01);
    put(mix(t2, t10));
    put(mix(t10, n1));
    put(mix(t0, n12));
    put(mix(l0, n1));
    put(mix(t1, l0));
    put(mix(c1, c0));
    put(mix(c0, cn1));
    put(mix(m0, n1));
    put(mix(t1, m0));
    put(mix(mix(t2, t1), m0));
    put(mix(m0, n12));

    const q0 = quote[at]!;
    put(q0);
    put(mix(q0, t0));
    put(q(at - 1) * 25 + q0 * 5 + q(at + 1));
    put(mix(q0, l0));
    put(Math.min(sinceClose, 8) * 4 + q0);
    put(untilOpen * 4 + q0);
    put(quotesInSentence * 4 + q0);
    put(mix(quotesInSentence * 4 + q0, t0));
    put(mix(quotesInSentence * 4 + q0, m0));

    const vb = verbBefore[at]!;
    const va = verbAfter[at]!;
    const vbLemma = vb < 0 ? 0 : lemma[vb]!;
    const vaLemma = va < 0 ? 0 : lemma[va]!;
    put(vbLemma);
    put(mix(vbLemma, t0));
    put(vaLemma);
    put(mix(vaLemma, t0));
    put(mix(vbLemma, vaLemma));
    const sb = sayBefore[at]!;
    const sa = sayAfter[at]!;
    put(sb < 0 ? 0 : mix(lemma[sb]!, q0));
    put(sb < 0 ? 0 : mix(bucketed(at - sb) * 10 + kind[sb]!, t0));
    put(sa < 0 ? 0 : mix(lemma[sa]!, q0));
    put(sa < 0 ? 0 : mix(bucketed(sa - at) * 10 + kind[sa]!, t0));
    put(Math.min(sayings, 3) * 64 + quotesInSentence * 4 + q0);
    const pb = stopBefore[at]!;
    const pa = stopAfter[at]!;
    put(mix(pb < 0 ? 0 : word[pb]!, Math.min(at - Math.max(pb, from), 6)));
    put(mix(pb < 0 ? 0 : word[pb]!, t0));
    put(mix(pa < 0 ? 0 : word[pa]!, pa < 0 ? 0 : Math.min(pa - at, 6)));
    const place = Math.min(at - from, 6);
    put(place);
    put(mix(place, t0));
    put(mix(Math.min(to - at, 6), t0));
    put(lemma[from]!);
    put(mix(tag[from]!, place));
    put(mix(of(tag, to - 2), mix(q(to - 1), q0)));
    put(mix(words.part, t0));
    put(mix(words.part, l0));
    const clause = Math.max(pb + 1, from);
    put(mix(lemma[clause]!, q0));
    put(mix(mix(tag[clause]!, of(tag, clause + 1)), t0));
    put(Math.min(sentence[at]! - sentence[0]!, 3) * 4 + q0);
    put(mix(quotedBefore, q0));
    const subject = nominal[at]!;
    put(subject < 0 ? 0 : mix(lemma[subject]!, tokens[at]!.pos === 'VERB' ? 1 : 0));
    put(subject < 0 ? 0 : mix(mix(coarse[subject]!, tag[subject]!), t0));
    put(subject < 0 ? 0 : mix(tag[subject]!, l0));
    const ahead = pastAdverbs(words, at);
    put(of(tag, ahead));
    put(mix(l0, of(tag, ahead)));
    put(mix(speaker, Math.min(at - from, 9)));
  }
}
