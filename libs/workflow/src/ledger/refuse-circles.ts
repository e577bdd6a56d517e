/** Refuses an entry of the vocabulary that would hold itself, and names the circle. */
import {
  controlEdges,
  datedCircles,
  effectiveKey,
  measureEdges,
  mergedVocabulary,
  mergeEdges,
  placeEdges,
  sayCircle,
  type DatedCircle,
  type DatedEdge,
  type Mergeable,
  type Vocabulary,
} from '@whence/domain';
import type { View } from '../ports/changes.js';
import { Refusal, type Fault } from '../refusal.js';
import type { LedgerReading, VocabularyKind, VocabularyValues } from './ports.js';

type Entries<K extends VocabularyKind> = readonly VocabularyValues[K][];

const CODES: Readonly<Record<VocabularyKind, string>> = {
  source: 'control-in-a-circle',
  measure: 'measures-in-a-circle',
  place: 'places-in-a-circle',
};
const EXPECTED: Readonly<Record<VocabularyKind, string>> = {
  source: 'sources that do not, on any one day, lie within or control what they lie within',
  measure: 'measures that do not count more than what holds them',
  place: 'places that do not lie within themselves',
};

const MERGED = 'entries that are merged into another';

const byKey = <T extends Mergeable>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.key, entry]));

/** The circles of one kind of entry, merged keys being one; those of the merges themselves first. */
export function circlesAmong<K extends VocabularyKind>(
  kind: K,
  entries: Entries<K>,
): { readonly merges: readonly DatedCircle[]; readonly holding: readonly DatedCircle[] } {
  const merges = datedCircles(mergeEdges(entries));
  const none = { sources: new Map(), measures: new Map(), places: new Map() };
  const merged = mergedVocabulary({ ...none, [`${kind}s`]: byKey(entries) } as Vocabulary);
  const edges: Readonly<Record<VocabularyKind, () => readonly DatedEdge[]>> = {
    source: () => controlEdges(merged.sources.values()),
    measure: () => measureEdges(merged.measures.values()),
    place: () => placeEdges(merged.places.values()),
  };
  return { merges, holding: datedCircles(edges[kind]()) };
}

/**
 * Throws `merged-in-a-circle`, `control-in-a-circle`, `measures-in-a-circle` or `places-in-a-circle` when the entry of this
 * key, as it stands in the view, lies on a circle of its ledger. Circles elsewhere are not its business.
 */
export async function refuseCircles<K extends VocabularyKind>(
  reading: Pick<LedgerReading, 'vocabularyLinked'>,
  view: View,
  ledgerId: string,
  kind: K,
  key: string,
): Promise<void> {
  const entries = await reading.vocabularyLinked(view, ledgerId, kind);
  if (!entries.some((entry) => entry.key === key)) return;
  const { merges, holding } = circlesAmong(kind, entries);
  const meant = effectiveKey(key, byKey<Mergeable>(entries));
  const merge = merges.find(({ keys }) => keys.includes(key));
  if (merge !== undefined) throw circle(`${kind}s`, 'merged-in-a-circle', merge, MERGED);
  const other = holding.find(({ keys }) => keys.includes(meant));
  if (other !== undefined) throw circle(`${kind}s`, CODES[kind], other, EXPECTED[kind]);
}

/**
 * The circles that rows close, each told at one of the rows; circles among other entries are not their business.
 * @param entries all of the kind that are linked, as they stand with the rows
 * @param rows where the row of each key stands
 */
export function circleFaults<K extends VocabularyKind>(
  kind: K,
  entries: Entries<K>,
  rows: ReadonlyMap<string, string>,
): readonly Fault[] {
  const { merges, holding } = circlesAmong(kind, entries);
  const held = byKey<Mergeable>(entries);
  const meant = new Map([...rows].map(([key, where]) => [effectiveKey(key, held), where]));
  const told = (circles: readonly DatedCircle[], places: ReadonlyMap<string, string>, expected: string): Fault[] =>
    circles.flatMap((found) => {
      const key = found.keys.find((one) => places.has(one));
      if (key === undefined) return [];
      return [{ where: places.get(key) ?? '', found: `${kind}s in a circle: ${sayCircle(found)}`, expected }];
    });
  return [...told(merges, rows, MERGED), ...told(holding, meant, EXPECTED[kind])];
}

function circle(what: string, code: string, found: DatedCircle, expected: string): Refusal {
  const words = sayCircle(found);
  return new Refusal('invalid', code, `Found ${what} in a circle: ${words}; expected ${expected}.`, [
    { where: '', found: `${what} in a circle: ${words}`, expected },
  ]);
}
