/** Measures that were merged into another: what was filed under either is one. */
import type { Content } from './figure.js';
import { distinct } from './order.js';
import type { Measure, Vocabulary } from './vocabulary.js';

/** The measure into which one was merged in the end, or itself. Of measures merged in a circle the first by key. */
export function survivingMeasure(key: string, vocabulary: Vocabulary): string {
  const seen: string[] = [];
  for (let at = key; ;) {
    if (seen.includes(at)) return distinct(seen.slice(seen.indexOf(at)))[0] ?? key;
    seen.push(at);
    const next = vocabulary.measures.get(at)?.mergedInto;
    if (next === undefined || !vocabulary.measures.has(next)) return at;
    at = next;
  }
}

const resolved = new WeakMap<Vocabulary, Vocabulary>();

/**
 * The vocabulary as comparisons need it: a surviving measure holds, and is held by, all that those merged into it were.
 * Entries of merged measures stay, for the words of what was filed under them.
 */
export function withMergesFollowed(vocabulary: Vocabulary): Vocabulary {
  const before = resolved.get(vocabulary);
  if (before) return before;
  const all = [...vocabulary.measures.values()];
  const after = all.some(({ mergedInto }) => mergedInto !== undefined) ? followed(all, vocabulary) : vocabulary;
  resolved.set(vocabulary, after);
  return after;
}

function followed(all: readonly Measure[], vocabulary: Vocabulary): Vocabulary {
  const members = new Map<string, Measure[]>();
  for (const measure of all) {
    const key = survivingMeasure(measure.key, vocabulary);
    members.set(key, [...(members.get(key) ?? []), measure]);
  }
  const measures = new Map(vocabulary.measures);
  for (const [key, list] of members) {
    const own = vocabulary.measures.get(key);
    if (own === undefined) continue;
    const among = (keys: readonly string[]) =>
      distinct(keys.map((other) => survivingMeasure(other, vocabulary))).filter((other) => other !== key);
    // The members of a union stand together: those of a merged measure only take the place of none.
    const unionOf = [own, ...list].find((one) => one.unionOf.length > 0)?.unionOf ?? [];
    measures.set(key, { ...own, broader: among(list.flatMap(({ broader }) => broader)), unionOf: among(unionOf) });
  }
  return { ...vocabulary, measures };
}

/** A content under the measure that its own was merged into. */
export function underSurvivor<T extends Content>(content: T, vocabulary: Vocabulary): T {
  if (content.measure === undefined) return content;
  const measure = survivingMeasure(content.measure, vocabulary);
  return measure === content.measure ? content : { ...content, measure };
}
