/** What the check-worthiness model sees of a sentence: hashed features, each with the words that it comes from. */
import { hashOf, mix } from '../hash.js';
import type { Word } from './words.js';

/** Parallel lists: the hash of a feature, and the first and last of the words that it comes from. */
export interface Features {
  readonly hashes: number[];
  readonly first: number[];
  readonly last: number[];
}

const UNI = hashOf('one word');
const PAIR = hashOf('two words');
const PART = hashOf('part of a word');
const CAPITAL = hashOf('a name');
const LENGTH = hashOf('so many words');
const START = hashOf('the start');
const END = hashOf('the end');

/** FNV-1a over `[from, to)` of `form`, begun from `seed`. */
function hashPart(form: string, from: number, to: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193);
  return hash;
}

/** The features of the words of one sentence. */
export function featuresOf(words: readonly Word[]): Features {
  const hashes: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const add = (hash: number, from: number, to: number): void => {
    hashes.push(hash);
    first.push(from);
    last.push(to);
  };
  let before = START;
  words.forEach(({ form, capital }, at) => {
    const hash = hashOf(form);
    add(mix(UNI, hash), at, at);
    add(mix(mix(PAIR, before), hash), at > 0 ? at - 1 : at, at);
    if (capital) add(CAPITAL, at, at);
    addParts(`<${form}>`, at, add);
    before = hash;
  });
  const end = Math.max(0, words.length - 1);
  add(mix(mix(PAIR, before), END), end, end);
  // A ladder, so that a long sentence shares what is known of the shorter ones.
  for (let rung = 0; 2 ** (rung / 2) <= words.length; rung++) add(mix(LENGTH, rung), 0, end);
  return { hashes, first, last };
}

/** Runs of three and four letters, the ends marked: endings, stems and words that training never saw. */
function addParts(marked: string, at: number, add: (hash: number, from: number, to: number) => void): void {
  for (let length = 3; length <= 4; length++)
    for (let from = 0; from + length <= marked.length; from++) {
      const hash = hashPart(marked, from, from + length, PART);
      add(mix(PART, hash), at, at);
    }
}
