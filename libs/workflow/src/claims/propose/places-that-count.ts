/** Places that are said to have counted: "Norland has recorded 655 cases". That is where, and nobody in particular. */
import type { Reading, ReadSource } from '@whence/reading';
import type { SourceNames } from './match-source.js';
import type { SubjectNames } from './match-subject.js';

/** A country that says something speaks through its government; one that has counted something is where that is. */
const COUNTED = /\b(?:(?:record|count|register)(?:s|ed|ing)?|log(?:s|ged|ging)?|tally(?:ing)?|tallie[sd])\b/i;

export interface PlaceThatCounted {
  /** The hands without it, unless it is the only one: then the page names it as the one who says so. */
  readonly hands: readonly ReadSource[];
  readonly counter?: { readonly place: string; readonly words: string };
}

/** Looks at the far end of a chain for a place that is no source of the vocabulary. */
export function placeThatCounted(
  chain: readonly ReadSource[],
  reading: Reading,
  text: string,
  sources: SourceNames,
  names: SubjectNames,
): PlaceThatCounted {
  const last = chain.at(-1);
  if (last?.kind !== 'named' || sources.all(last.text).length > 0) return { hands: chain };
  const [place, ...others] = names.placesNamed(last.text);
  const saying = reading.attributions.find(({ source }) =>
    source.some(({ start, end }) => start <= last.start && last.end <= end),
  );
  const cue = (saying?.cue ?? []).map(({ start, end }) => text.slice(start, end)).join(' ');
  if (place === undefined || others.length > 0 || !COUNTED.test(cue)) return { hands: chain };
  const nearer = chain.slice(0, -1);
  return { hands: nearer.length > 0 ? nearer : chain, counter: { place: place.key, words: last.text } };
}
