/** What the check-worthiness model sees of a sentence: hashed features, each with the words that it comes from. */
import { hashOf, mix } from '../hash.js';
import { kinOf } from './kin.js';
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
const POS = hashOf('parts of speech');
const PATTERN = hashOf('pattern');
const CAPITAL = hashOf('a name');
const LENGTH = hashOf('so many words');
const START = hashOf('the start');
const END = hashOf('the end');

type Add = (hash: number, from: number, to: number) => void;

/** The features of the words of one sentence. */
export function featuresOf(words: readonly Word[]): Features {
  const hashes: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const final = Math.max(0, words.length - 1);
  const add: Add = (hash, from, to) => {
    hashes.push(hash);
    first.push(from);
    last.push(to);
  };
  const forms = [START];
  const speech = [START];
  const pattern = [START];
  words.forEach((word, at) => {
    const { form, capital } = word;
    const hash = hashOf(form);
    const kin = kinOf(word, hash);
    add(mix(UNI, hash), at, at);
    if (capital) add(CAPITAL, at, at);
    addParts(form, at, add);
    for (const group of kin.groups) add(group, at, at);
    add(mix(POS, kin.speech), at, at);
    forms.push(hash);
    speech.push(kin.speech);
    pattern.push(kin.open ? kin.speech : hash);
  });
  for (const list of [forms, speech, pattern]) list.push(END);
  addRuns(forms, PAIR, 2, 2, final, add);
  addRuns(speech, POS, 2, 3, final, add);
  addRuns(pattern, PATTERN, 2, 4, final, add);
  // A ladder, so that a long sentence shares what is known of the shorter ones.
  for (let rung = 0; 2 ** (rung / 2) <= words.length; rung++) add(mix(LENGTH, rung), 0, final);
  return { hashes, first, last };
}

/** Runs of `shortest` to `longest` marks; mark `n` stands for word `n - 1`, the first and last for the ends. */
function addRuns(
  marks: readonly number[],
  seed: number,
  shortest: number,
  longest: number,
  final: number,
  add: Add,
): void {
  for (let from = 0; from < marks.length; from++) {
    let hash = mix(seed, marks[from] ?? 0);
    for (let length = 2; length <= longest && from + length <= marks.length; length++) {
      hash = mix(hash, marks[from + length - 1] ?? 0);
      if (length >= shortest)
        add(hash, Math.min(final, Math.max(0, from - 1)), Math.max(0, Math.min(final, from + length - 2)));
    }
  }
}

/** Runs of three and four letters, the ends marked: endings, stems and words that training never saw. */
function addParts(form: string, at: number, add: Add): void {
  const marked = `<${form}>`;
  for (let from = 0; from + 3 <= marked.length; from++) {
    let hash = PART;
    for (let length = 0; length < 4 && from + length < marked.length; length++) {
      hash = Math.imul(hash ^ marked.charCodeAt(from + length), 0x01000193);
      if (length >= 2) add(mix(PART, hash), at, at);
    }
  }
}
