/** What a change of a ledger touched, and which claims may rest on it. */
import type { Measure, Place, Source, Vocabulary } from '@whence/domain';
import type { PageAsked } from '../desks/ports.js';
import type { View } from '../ports/changes.js';
import { measuresAround } from './find.js';

/** Things that claims may rest on. */
export interface RestsOn {
  /** Claims that count one of these, in any of their versions or on any page. */
  readonly measures: readonly string[];
  /** Claims that a person linked to one of these. */
  readonly statementKeys: readonly string[];
  /** Also claims of which it is not known what they count. */
  readonly uncounted: boolean;
  /** Claims of pages that name one of these or stand in it, and those of which a finding names one. */
  readonly sources: readonly string[];
  /** Claims about one of these. */
  readonly places: readonly string[];
}

/** An entry of a vocabulary that a change wrote, with what each of its versions says. */
export type TouchedEntry =
  | { readonly kind: 'source'; readonly key: string; readonly contents: readonly Source[] }
  | { readonly kind: 'measure'; readonly key: string; readonly contents: readonly Measure[] }
  | { readonly kind: 'place'; readonly key: string; readonly contents: readonly Place[] };

export interface RestingClaims {
  /** Ids of the claims of a desk, under review, that may rest on one of these; in order, a page at a time. */
  on(view: View, deskId: string, on: RestsOn | 'anything', page: PageAsked): Promise<readonly string[]>;
  /** Entries of vocabularies that the change wrote. */
  entriesTouchedBy(view: View, changeId: string): Promise<readonly TouchedEntry[]>;
  /** Measures on which statements about these places were ever held. */
  measuresAt(view: View, places: readonly string[]): Promise<readonly string[]>;
}

const NOTHING: RestsOn = { measures: [], statementKeys: [], uncounted: false, sources: [], places: [] };

/**
 * What may read differently after entries of a vocabulary were written, beside what hangs together with them: sources
 * joined by any chain of edges, succession and merges; places inside a place; measures of the same family, before or
 * after. A claim that names none of it, and whose findings name none, reads as before. Undefined: nothing.
 */
export async function touchedByEntries(
  resting: RestingClaims,
  view: View,
  entries: readonly TouchedEntry[],
  vocabulary: Vocabulary,
): Promise<RestsOn | undefined> {
  if (entries.length === 0) return undefined;
  const measured = entries.flatMap((entry) => (entry.kind === 'measure' ? [entry] : []));
  const counted = new Set(measured.flatMap(({ contents }) => contents.map((content) => content.counted)));
  const family = [
    ...measured.flatMap(({ key, contents }) => [
      key,
      ...contents.flatMap(({ broader, unionOf, mergedInto }) => [
        ...broader,
        ...unionOf,
        ...(mergedInto === undefined ? [] : [mergedInto]),
      ]),
    ]),
    ...[...vocabulary.measures.values()].flatMap((one) => (counted.has(one.counted) ? one.key : [])),
  ];
  const places = inside(keysOf(entries, 'place'), vocabulary.places);
  return {
    ...NOTHING,
    measures: measuresAround([...new Set([...family, ...(await resting.measuresAt(view, places))])], vocabulary),
    sources: joined(entries, vocabulary.sources),
    places,
  };
}

const keysOf = (entries: readonly TouchedEntry[], kind: TouchedEntry['kind']): string[] =>
  entries.flatMap((entry) => (entry.kind === kind ? entry.key : []));

/** These places and all inside them, with what is merged into any of those. */
function inside(keys: readonly string[], places: Vocabulary['places']): string[] {
  const held = new Map<string, string[]>();
  for (const { key, within, mergedInto } of places.values()) {
    if (within !== undefined) push(held, within, key);
    if (mergedInto === undefined) continue;
    push(held, mergedInto, key);
    push(held, key, mergedInto);
  }
  return reached(keys, (key) => held.get(key) ?? []);
}

/** These sources and all that edges, succession or merges join to them, in whatever direction. */
function joined(entries: readonly TouchedEntry[], sources: Vocabulary['sources']): string[] {
  const near = new Map<string, string[]>();
  const join = (one: string, other: string): void => {
    push(near, one, other);
    push(near, other, one);
  };
  const versions = entries.flatMap((entry) => (entry.kind === 'source' ? entry.contents : []));
  for (const { key, edges, formerly = [], mergedInto } of [...sources.values(), ...versions]) {
    for (const { other } of [...edges, ...formerly]) join(key, other);
    if (mergedInto !== undefined) join(key, mergedInto);
  }
  return reached(keysOf(entries, 'source'), (key) => near.get(key) ?? []);
}

function reached(from: readonly string[], next: (key: string) => readonly string[]): string[] {
  const seen = new Set(from);
  for (const key of seen) for (const other of next(key)) seen.add(other);
  return [...seen].sort();
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
