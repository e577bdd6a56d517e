/** "40 deaths" are people killed, and people who died of measles are measles deaths: one harm, which a vocabulary may count either way. */
import type { Measure } from '@whence/domain';
import type { ReadFigure } from '@whence/reading';
import { countedOf, headOf, statesOf } from './counted.js';

/** Nouns that count what befell people, and the states that they say. */
const OUTCOMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['death', ['killed']],
  ['injury', ['wounded']],
  ['casualty', ['killed', 'wounded']],
]);

/** Whether a noun, in its canonical name, counts what befell people. */
export const isOutcome = (noun: string): boolean => OUTCOMES.has(noun);

/** "Deaths of children", "from measles": of whom or of what, so that they are not all deaths. "From Monday's quake" tells the occasion. */
const NARROWED = /^ (?:(?:of|among|by) |from (?!the |this |that |its |an? |\p{Lu}\p{L}+['’]s ))/u;
const CAUSE = /^ (?:of|from) ((?:\p{Ll}+[ -])?\p{Ll}+)/u;
const NO_CAUSE = /^(?:the|their|his|her|its|an?|this|that|it|them)\b/;

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/**
 * Measures of the people whom a harm befell, for a noun that counts the harm: "the death toll", "civilian casualties".
 * @param noun canonical, with the words that narrow it
 * @param behind the words of the page behind the noun
 */
export function peopleHarmed(
  noun: string,
  behind: string,
  measuresOf: (noun: string) => readonly Measure[],
): readonly Measure[] {
  const head = headOf(noun);
  const states = OUTCOMES.get(head);
  if (states === undefined || NARROWED.test(behind)) return [];
  const whose = noun.slice(0, noun.length - head.length).trim();
  const people = countedOf(whose === '' ? 'people' : whose);
  return measuresOf(people).filter(({ state }) => same(statesOf(state), new Set(states)));
}

/**
 * Measures of a harm, for people of whom it is told: "three people died of measles" are three measles deaths. Of people of a kind, or
 * with a state besides, nothing follows.
 * @param after the words of the page behind what befell them
 */
export function harmTold(
  noun: string,
  figure: ReadFigure,
  after: string,
  measuresOf: (noun: string) => readonly Measure[],
): readonly Measure[] {
  const told = new Set(figure.state.flatMap(({ lemma }) => [...statesOf(lemma)]));
  const [outcome] = [...OUTCOMES].find(([, states]) => same(told, new Set(states))) ?? [];
  if (noun !== 'person' || outcome === undefined) return [];
  const words = CAUSE.exec(after)?.[1] ?? '';
  const cause = NO_CAUSE.test(words) ? '' : words;
  const parts = cause.split(' ');
  for (let length = cause === '' ? 0 : parts.length; length > 0; length--) {
    const found = measuresOf(countedOf(`${parts.slice(0, length).join(' ')} ${outcome}s`));
    if (found.length > 0) return found;
  }
  return cause === '' ? measuresOf(countedOf(`${outcome}s`)) : [];
}

/** Of several measures the one that is called what it counts, or the only one. */
export function plainest(measures: readonly Measure[]): readonly Measure[] {
  if (measures.length < 2) return measures;
  return measures.filter(({ counted, label }) => countedOf(label) === countedOf(counted));
}
