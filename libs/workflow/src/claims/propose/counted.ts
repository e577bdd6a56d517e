/** Counted things and their states in one form: synonyms that the reading room knows are one, and of other nouns the number is taken away. */
import { canonicalCounted, canonicalState, singular } from '@whence/reading';
import { nameKey } from './names.js';

/**
 * The canonical counted noun of words, with the words before it that narrow it: measles cases are no cholera cases, and
 * "cases of measles" are measles cases. A noun that no table knows stands for itself, in the singular.
 */
export function countedOf(words: string): string {
  const known = canonicalCounted(words);
  const parts = nameKey(words).split(' ');
  if (known === undefined) {
    const last = parts.pop() ?? '';
    return [...parts, singular(last)].join(' ');
  }
  const [, head, of] = /^(.+?) of (.+)$/.exec(parts.join(' ')) ?? [];
  if (head !== undefined && of !== undefined && canonicalCounted(head) === known) return `${of} ${countedOf(head)}`;
  let from = parts.length - 1;
  while (from > 0 && canonicalCounted(parts.slice(from).join(' ')) !== known) from -= 1;
  return [...parts.slice(0, from), known].join(' ');
}

const ALTERNATIVES = /,? (?:or|and) |, /;

/** The canonical states that words say: "killed or injured" says two. What no table knows stands for itself. */
export function statesOf(words: string): ReadonlySet<string> {
  const states = new Set<string>();
  const whole = canonicalState(words);
  for (const part of (whole ?? words).toLowerCase().split(ALTERNATIVES)) {
    const state = canonicalState(part);
    if (state === undefined) states.add(nameKey(part));
    else for (const single of state.split(ALTERNATIVES)) states.add(single);
  }
  return states;
}
