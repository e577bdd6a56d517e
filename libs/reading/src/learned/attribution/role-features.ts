/** Second pass: what is known of a word when it is labelled source or content of one cue, or neither. */
import { mix } from './mix.js';
import { BEGINS_CONTENT, BEGINS_CUE, BEGINS_SOURCE, TAG_LABELS, type Cue, type Tagged } from './cues.js';
import { OPENS } from './quotes.js';

/** Names of the features, in the order in which they are written; the side is before, in or behind the cue. */
export const ROLE_FEATURES = [
  'side', 'side tag', 'side lemma', 'side middle', 'side distance', 'side distance tag', 'side tag-1 tag', 'side tag tag+1', 'side lemma-1', 'side lemma+1',
  'cue lemma side', 'cue lemma side distance', 'cue lemma side tag', 'cue lemma side label', 'cue words side', 'cue words side label', 'cue middle side tag', 'cue middle side distance',
  'path', 'path tag', 'path cue lemma', 'path label', 'path labels', 'path cue middle label', 'path tags',
  'side label', 'side label-1 label label+1', 'side label rank', 'side label cues between', 'side label rank cues between', 'side label sentences away', 'side label sources between', 'side label contents between',
  'side likely source', 'side likely content', 'side likely content rank', 'label around cue', 'cue around', 'cue around label', 'voice', 'voice label', 'voice cue lemma',
  'sentences away quote', 'sentences away quote label', 'sentences away opening quote label', 'sentences away cues between label', 'quote at cue', 'quote cue around',
  'commas', 'commas tag', 'verbs', 'verbs tag', 'opening word of sentence', 'in other cue', 'in other cue label', 'stop-1', 'stop+1', 'next source, content', 'next source, content label', 'cue place', 'cue place label', 'opening word of clause', 'opening word of clause label', 'at stop',
] as const; // prettier-ignore

export const ROLE_WIDTH = ROLE_FEATURES.length;

/** How many sentences around that of a cue may hold its source and content, at most. */
const SENTENCES_BEFORE = 3;
const SENTENCES_BEHIND = 8;

/** The words `[from, to)` that are labelled for a cue: its sentence, and neighbours as long as the first pass saw a source or content in them. */
export function windowOf({ words, labels }: Tagged, cue: Cue): { from: number; to: number } {
  const open = (at: number): boolean => {
    for (let word = words.from[at]!; word < words.to[at]!; word++)
      if (labels[word] !== 0 && labels[word] !== BEGINS_CUE && labels[word] !== BEGINS_CUE + 1) return true;
    return false;
  };
  let from = words.from[cue.from]!;
  let to = words.to[cue.from]!;
  for (let more = 0; more < SENTENCES_BEFORE && from > 0 && open(from - 1); more++) from = words.from[from - 1]!;
  for (let more = 0; more < SENTENCES_BEHIND && to < words.tokens.length && open(to); more++) to = words.to[to]!;
  return { from, to };
}

/** The word of a cue that says what sort of saying it is: a word of the lexicon, else its last verb, else its last noun. */
export function headOf({ words }: Tagged, cue: Cue): number {
  let verb = -1;
  let noun = -1;
  for (let at = cue.from; at < cue.to; at++) {
    if (words.kind[at]! > 0) return at;
    const { pos } = words.tokens[at]!;
    if (pos === 'VERB') verb = at;
    if (pos === 'NOUN') noun = at;
  }
  return verb >= 0 ? verb : noun >= 0 ? noun : cue.to - 1;
}

const bucketed = (distance: number): number =>
  distance < 6 ? distance : distance < 9 ? 6 : distance < 14 ? 7 : distance < 22 ? 8 : distance < 40 ? 9 : 10;

const likelyBucket = (p: number): number => (p < 0.03 ? 0 : p < 0.15 ? 1 : p < 0.4 ? 2 : p < 0.7 ? 3 : p < 0.9 ? 4 : 5);

/** Marks between a word and the cue that a path names: the rest is passed over. */
function stepOf(tagged: Tagged, at: number): number {
  const { words, labels } = tagged;
  const token = words.tokens[at]!;
  const label = labels[at]!;
  if (label === BEGINS_CUE) return 1;
  if (token.pos === 'PUNCT' || token.pos === 'CCONJ' || token.pos === 'SCONJ' || token.pos === 'AUX')
    return words.tag[at]!;
  if (words.quote[at]! >= OPENS) return 2 + words.quote[at]!;
  if (token.pos === 'VERB') return words.tag[at]!;
  if (token.pos === 'PRON' && /^(?:who|which|that|what)$/.test(token.lower)) return words.tag[at]!;
  return token.pos === 'ADP' ? 7 : 0;
}

const PATH_STEPS = 6;

/** Writes `ROLE_WIDTH` hashes for each word of the cue's window into `out`. */
export function roleFeatures(tagged: Tagged, cue: Cue, out: Int32Array): void {
  const { words, labels, likely } = tagged;
  const { tag, lemma, middle, quote, word, tokens, sentence } = words;
  const width = TAG_LABELS.length;
  const { from, to } = windowOf(tagged, cue);
  const count = tokens.length;
  const edge = 0x1234567;
  const of = (column: Int32Array, at: number): number => (at >= 0 && at < count ? column[at]! : edge);
  const labelAt = (at: number): number => (at >= 0 && at < count ? labels[at]! : 9);

  const head = headOf(tagged, cue);
  const cueLemma = lemma[head]!;
  const cueMiddle = middle[head]!;
  let cueWords = 0;
  for (let at = cue.from; at < cue.to; at++) cueWords = mix(cueWords, word[at]!);
  const around = mix(of(tag, cue.from - 1), of(tag, cue.to));
  const labelsAround = labelAt(cue.from - 1) * 10 + labelAt(cue.to);
  const before = tokens[cue.from - 1];
  const behind = tokens[cue.to - 1];
  const passive =
    (tokens[head - 1]?.lemma === 'be' || (tokens[head - 2]?.lemma === 'be' && tokens[head - 1]?.pos === 'ADV')) &&
    head > 0
      ? 1
      : 0;
  const voice =
    passive * 8 +
    (behind?.lower === 'by' ? 4 : 0) +
    (behind?.lower === 'that' ? 2 : 0) +
    (before?.lower === 'to' ? 1 : 0);
  let cuePlace = 0;
  for (let at = words.from[cue.from]!; at < cue.from; at++) if (labels[at] === BEGINS_CUE) cuePlace++;
  cuePlace = Math.min(cuePlace, 3) * 2 + (cue.from === words.from[cue.from] ? 1 : 0);
  const cueSentence = sentence[cue.from]!;
  const cueQuote = quote[cue.from]!;

  // What the first pass says stands next to the cue: nearest source and content on either side.
  let nearest = 0;
  for (let at = cue.from - 1, left = 0; at >= from && left < 12; at--, left++)
    if (labels[at] !== 0) {
      nearest = (labels[at]! + 1) >> 1;
      break;
    }
  for (let at = cue.to, right = 0; at < to && right < 12; at++, right++)
    if (labels[at] !== 0) {
      nearest += 4 * ((labels[at]! + 1) >> 1);
      break;
    }

  // The first word of each word's clause: the one behind the last mark.
  const opening = new Int32Array(to - from);
  for (let at = from, clause = from; at < to; at++) {
    if (at === words.from[at]) clause = at;
    opening[at - from] = clause;
    if (tokens[at]!.pos === 'PUNCT') clause = Math.min(at + 1, count - 1);
  }

  const put = (at: number, side: number, path: number, tags: number, tally: Tally): void => {
    let slot = (at - from) * ROLE_WIDTH;
    let template = 1000;
    const write = (value: number): void => {
      out[slot++] = mix(++template, value);
    };
    const t0 = tag[at]!;
    const l0 = lemma[at]!;
    const st = mix(side, t0);
    const distance = bucketed(side === 0 ? cue.from - 1 - at : side === 2 ? at - cue.to : 0);
    const sd = side * 16 + distance;
    const label = labels[at]!;
    const sideLabel = side * 8 + label;
    const three = labelAt(at - 1) * 100 + label * 10 + labelAt(at + 1);
    const away = Math.max(-2, Math.min(3, sentence[at]! - cueSentence)) + 2;
    const rank =
      (label === 0 ? 0 : label <= 2 ? Math.min(tally.sources, 3) : label <= 4 ? 0 : Math.min(tally.contents, 3)) +
      side * 4;
    const cuesBetween = Math.min(tally.cues, 2);
    const pathCue = mix(path, cueLemma);
    write(side);
    write(st);
    write(mix(side, l0));
    write(mix(side, middle[at]!));
    write(sd);
    write(mix(sd, t0));
    write(mix(st, of(tag, at - 1)));
    write(mix(mix(st, of(tag, at + 1)), 7));
    write(mix(side, of(lemma, at - 1)));
    write(mix(side, of(lemma, at + 1)));
    write(mix(cueLemma, side));
    write(mix(cueLemma, sd));
    write(mix(cueLemma, st));
    write(mix(cueLemma, sideLabel));
    write(mix(cueWords, side));
    write(mix(cueWords, sideLabel));
    write(mix(cueMiddle, st));
    write(mix(cueMiddle, sd));
    write(path);
    write(mix(path, t0));
    write(pathCue);
    write(mix(path, label));
    write(mix(path, three));
    write(mix(mix(path, cueMiddle), label));
    write(tags);
    write(sideLabel);
    write(mix(side, three));
    write(sideLabel * 16 + rank);
    write(sideLabel * 4 + cuesBetween);
    write((sideLabel * 16 + rank) * 4 + cuesBetween);
    write(sideLabel * 8 + away);
    write(sideLabel * 4 + Math.min(tally.sources, 3));
    write(sideLabel * 4 + Math.min(tally.contents, 3));
    const pS = likelyBucket(likely[at * width + BEGINS_SOURCE]! + likely[at * width + BEGINS_SOURCE + 1]!);
    const pC = likelyBucket(likely[at * width + BEGINS_CONTENT]! + likely[at * width + BEGINS_CONTENT + 1]!);
    write((side * 8 + pS) * 4 + cuesBetween);
    write((side * 8 + pC) * 4 + cuesBetween);
    write(((side * 8 + pC) * 8 + pS) * 16 + rank);
    write(mix(labelsAround, sideLabel));
    write(mix(around, side));
    write(mix(around, sideLabel));
    write(mix(voice, side));
    write(mix(voice, sideLabel));
    write(mix(mix(voice, side), cueLemma));
    const awayQuote = (side * 8 + away) * 4 + quote[at]!;
    write(awayQuote);
    write(awayQuote * 8 + label);
    write((awayQuote * 2 + (quote[words.from[at]!] === OPENS ? 1 : 0)) * 8 + label);
    write(((side * 8 + away) * 4 + cuesBetween) * 8 + label);
    write((side * 4 + quote[at]!) * 4 + cueQuote);
    write(mix(around, side * 4 + quote[at]!));
    const commas = side * 4 + Math.min(tally.commas, 3);
    const verbs = side * 4 + Math.min(tally.verbs, 3);
    write(commas);
    write(mix(commas, t0));
    write(verbs);
    write(mix(verbs, t0));
    write(mix(mix(lemma[words.from[at]!]!, side), label));
    const other = label === BEGINS_CUE || label === BEGINS_CUE + 1 ? 1 : 0;
    write(side * 2 + other);
    write(mix(side * 2 + other, t0));
    write(mix(mix(of(tag, at - 1), side), label));
    write(mix(mix(of(tag, at + 1), side), label + 50));
    write(mix(nearest, side));
    write(mix(nearest, sideLabel));
    write(cuePlace * 4 + side);
    write((cuePlace * 4 + side) * 32 + sideLabel);
    const clause = lemma[opening[at - from]!]!;
    write(mix(clause, side));
    write(mix(clause, sideLabel));
    write(
      tokens[at]!.pos === 'PUNCT' || tokens[at]!.pos === 'CCONJ' ? mix(mix(st, of(lemma, at + 1)), of(tag, at + 2)) : 0,
    );
  };

  const walk = (start: number, step: 1 | -1, side: number): void => {
    const tally: Tally = { sources: 0, contents: 0, cues: 0, commas: 0, verbs: 0 };
    let path = side + 1;
    let steps = 0;
    let tags = side + 1;
    for (let at = start, far = 0; step === 1 ? at < to : at >= from; at += step, far++) {
      put(at, side, path, mix(tags, tag[at]!), tally);
      if (far < 4) tags = mix(tags, tag[at]!);
      else tags = 99 + side;
      const mark = stepOf(tagged, at);
      if (mark !== 0 && steps < PATH_STEPS) path = ++steps === PATH_STEPS ? mix(7777, side) : mix(path, mark);
      const label = labels[at]!;
      // A piece is counted once it is left behind.
      const nextLabel = labelAt(at + step);
      const leaves = step === 1 ? nextLabel !== label + (label & 1) : (label & 1) === 1;
      if (label > 0 && leaves) {
        if (label <= 2) tally.sources++;
        else if (label <= 4) tally.cues++;
        else tally.contents++;
      }
      if (tokens[at]!.lower === ',') tally.commas++;
      if (tokens[at]!.pos === 'VERB') tally.verbs++;
    }
  };
  walk(cue.from - 1, -1, 0);
  for (let at = cue.from; at < cue.to; at++)
    put(at, 1, 0, 0, { sources: 0, contents: 0, cues: 0, commas: 0, verbs: 0 });
  walk(cue.to, 1, 2);
}

/** What lies between a word and the cue. */
interface Tally {
  sources: number;
  contents: number;
  cues: number;
  commas: number;
  verbs: number;
}
