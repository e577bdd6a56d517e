/** Counted things and their states in one form: synonyms that the reading room knows are one, and of other nouns the number is taken away. */
import { canonicalState, partedCounted, singular } from '@whence/reading';
import { nameKey } from './names.js';

/**
 * The canonical counted noun of words, with the words before it that narrow it: measles cases are no cholera cases, and
 * "cases of measles" are measles cases. A noun that no table knows stands for itself, in the singular.
 */
export function countedOf(words: string): string {
  const parts = nameKey(words).split(' ');
  const parted = partedCounted(words) ?? partedCounted(parts.join(' '));
  if (parted !== undefined)
    return [...parted.narrowing.filter((word) => !FURTHER.test(word)), parted.canonical].join(' ');
  // "Doses of flu vaccine" are flu vaccine doses.
  const of = parts.indexOf('of');
  const ordered = of > 0 && of < parts.length - 1 ? [...parts.slice(of + 1), ...parts.slice(0, of)] : parts;
  const last = ordered.at(-1) ?? '';
  return [...ordered.slice(0, -1), singular(last)].join(' ');
}

/** The counted noun without the words that narrow it: "houses" of "brick houses". */
export function headOf(words: string): string {
  return partedCounted(words)?.canonical ?? singular(nameKey(words).split(' ').at(-1) ?? '');
}

/** They say how many more there are, and not of what. */
const FURTHER = /^(?:additional|further|more|extra|another|other)$/;

const ALTERNATIVES = /,? (?:or|and) |, /;

/** The canonical states that words say: "killed or injured" says two. What no table knows stands for itself. */
export function statesOf(words: string): ReadonlySet<string> {
  const states = new Set<string>();
  const whole = canonicalState(words);
  for (const part of (whole ?? words).toLowerCase().split(ALTERNATIVES)) {
    const state = canonicalState(part);
    // What went uncounted was not counted.
    if (state === undefined) states.add(nameKey(part).replace(/^un(?=\p{L}+ed$)/u, 'not '));
    else for (const single of state.split(ALTERNATIVES)) states.add(single);
  }
  return states;
}
