/**
 * Keys that turned out to mean the same. An entry that is merged into another stays readable; wherever things are compared,
 * its key stands for the other. Pure: a vocabulary of a moment before the merge knows nothing of it.
 */
import type { Claim, StatedSource } from './claim.js';
import type { Content } from './figure.js';
import type { Statement } from './statement.js';
import type { DatedName, Measure, Mergeable, Place, Source, Vocabulary } from './vocabulary.js';
import { distinct } from './order.js';

/**
 * The key that is meant in the end: the last entry on the way. A key that no entry has, and one whose merges run in a circle
 * (no ledger takes one, but two ledgers that are read together can make one), stand for themselves.
 */
export function effectiveKey(key: string, entries: ReadonlyMap<string, Mergeable>): string {
  const seen = new Set([key]);
  let last = key;
  for (let next = entries.get(key)?.mergedInto; next !== undefined; next = entries.get(next)?.mergedInto) {
    if (seen.has(next)) return key;
    if (!entries.has(next)) return last;
    seen.add(next);
    last = next;
  }
  return last;
}

/** Every key of the entries that stands for what one of the given keys stands for, the keys themselves among them. */
export function keysMeaning(keys: Iterable<string>, entries: ReadonlyMap<string, Mergeable>): string[] {
  const given = [...keys];
  const meant = new Set(given.map((key) => effectiveKey(key, entries)));
  const merged = [...entries.values()].filter(
    ({ key, mergedInto }) => mergedInto !== undefined && meant.has(effectiveKey(key, entries)),
  );
  return distinct([...given, ...meant, ...merged.map(({ key }) => key)]);
}

/** Whether anything is merged into anything. */
export function anyMerged(vocabulary: Vocabulary): boolean {
  return meaningsOf(vocabulary).any;
}

function hasMerged({ sources, measures, places }: Vocabulary): boolean {
  for (const entries of [sources, measures, places])
    for (const { mergedInto } of entries.values()) if (mergedInto !== undefined) return true;
  return false;
}

/** What the keys of a vocabulary mean, worked out once for as long as it is in use: it is never altered. */
interface Meanings {
  readonly any: boolean;
  readonly merged: Vocabulary;
  /** Every key that stands for the key that is meant, itself first. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly measures: ReadonlyMap<string, readonly string[]>;
  readonly places: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Vocabulary, Meanings>();

function meaningsOf(vocabulary: Vocabulary): Meanings {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const any = hasMerged(vocabulary);
  const keysOf = (entries: ReadonlyMap<string, Mergeable>) =>
    new Map(
      any
        ? together(entries).map((group) => {
            const keys = group.map(({ key }) => key);
            return [effectiveKey(keys[0] ?? '', entries), keys] as const;
          })
        : [],
    );
  const { sources, measures, places } = vocabulary;
  const meanings = {
    any,
    merged: any ? withOneEntryEach(vocabulary) : vocabulary,
    sources: keysOf(sources),
    measures: keysOf(measures),
    places: keysOf(places),
  };
  known.set(vocabulary, meanings);
  return meanings;
}

/** Every key under which something may be filed that means this key, which is one that is meant; itself first. */
export function keysFor(
  kind: 'sources' | 'measures' | 'places',
  meant: string,
  vocabulary: Vocabulary,
): readonly string[] {
  return meaningsOf(vocabulary)[kind].get(meant) ?? [meant];
}

interface Follow {
  readonly source: (key: string) => string;
  readonly measure: (key: string) => string;
  readonly place: (key: string) => string;
}

function following({ sources, measures, places }: Vocabulary): Follow {
  return {
    source: (key) => effectiveKey(key, sources),
    measure: (key) => effectiveKey(key, measures),
    place: (key) => effectiveKey(key, places),
  };
}

/** Groups entries by the key that they stand for: the entry of that key first, the others by key. */
function together<T extends Mergeable>(entries: ReadonlyMap<string, T>): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, T[]>();
  for (const key of distinct(entries.keys())) {
    const entry = entries.get(key);
    const meant = effectiveKey(key, entries);
    const group = groups.get(meant);
    if (entry === undefined) continue;
    if (group === undefined) groups.set(meant, [entry]);
    else if (key === meant) group.unshift(entry);
    else group.push(entry);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others]]));
}

/** What an entry is called: its own names, and those of what was merged into it. */
function allNames(group: readonly (Source | Place)[]): {
  readonly aliases: readonly string[];
  readonly names?: readonly DatedName[];
} {
  const [first, ...others] = group;
  const names = group.flatMap((each) => each.names ?? []);
  const aliases = [...(first?.aliases ?? []), ...others.flatMap(({ name, aliases: more }) => [name, ...more])];
  const kept = [...new Set(aliases)].filter((name) => name !== first?.name);
  return names.length === 0 ? { aliases: kept } : { aliases: kept, names };
}

const withoutMerge = <T extends Mergeable>({ mergedInto: _merged, ...entry }: T): Omit<T, 'mergedInto'> => entry;

function mergedSources(sources: ReadonlyMap<string, Source>, follow: Follow): Map<string, Source> {
  return new Map(
    together(sources).map((group) => {
      const [first] = group;
      const edges = group
        .flatMap((each) => each.edges)
        .map((edge) => ({ ...edge, other: follow.source(edge.other) }))
        .filter(({ other }) => other !== first.key);
      const formerly = group
        .flatMap((each) => each.formerly ?? [])
        .map((each) => ({ ...each, other: follow.source(each.other) }))
        .filter(({ other }) => other !== first.key);
      const entry: Source = { ...withoutMerge(first), ...allNames(group), edges: onceEach(edges) };
      return [first.key, formerly.length === 0 ? entry : { ...entry, formerly: onceEach(formerly) }];
    }),
  );
}

function mergedMeasures(measures: ReadonlyMap<string, Measure>, follow: Follow): Map<string, Measure> {
  return new Map(
    together(measures).map((group) => {
      const [first] = group;
      const followed = (keys: readonly string[]) =>
        [...new Set(keys.map(follow.measure))].filter((key) => key !== first.key);
      // A union is what one entry says that it is made of: two lists of parts are not one list.
      const unionOf = group.find((each) => each.unionOf.length > 0)?.unionOf ?? [];
      const broader = followed(group.flatMap((each) => each.broader));
      return [first.key, { ...withoutMerge(first), broader, unionOf: followed(unionOf) }];
    }),
  );
}

function mergedPlaces(places: ReadonlyMap<string, Place>, follow: Follow): Map<string, Place> {
  return new Map(
    together(places).map((group) => {
      const [first] = group;
      const { within: _own, ...rest } = withoutMerge(first);
      const within = group
        .flatMap((each) => each.within ?? [])
        .map(follow.place)
        .find((key) => key !== first.key);
      return [first.key, { ...rest, ...allNames(group), ...(within === undefined ? {} : { within }) }];
    }),
  );
}

function onceEach<T>(values: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value);
    return !seen.has(text) && seen.add(text);
  });
}

/**
 * The vocabulary with one entry for each thing: what was merged gives its names, edges and holders to what it means, and
 * every reference names the key that is meant. The vocabulary itself, untouched, when nothing is merged; so is the result of
 * this function.
 */
export function mergedVocabulary(vocabulary: Vocabulary): Vocabulary {
  return meaningsOf(vocabulary).merged;
}

function withOneEntryEach(vocabulary: Vocabulary): Vocabulary {
  const follow = following(vocabulary);
  return {
    sources: mergedSources(vocabulary.sources, follow),
    measures: mergedMeasures(vocabulary.measures, follow),
    places: mergedPlaces(vocabulary.places, follow),
  };
}

function contentMeant<T extends Content>(content: T, follow: Follow): T {
  const { measure, place, fromPlace } = content;
  return {
    ...content,
    ...(measure === undefined ? {} : { measure: follow.measure(measure) }),
    ...(place === undefined ? {} : { place: follow.place(place) }),
    ...(fromPlace === undefined ? {} : { fromPlace: follow.place(fromPlace) }),
  };
}

const statedMeant = (stated: readonly StatedSource[], follow: Follow): readonly StatedSource[] =>
  stated.map((hand) => (hand.source === undefined ? hand : { ...hand, source: follow.source(hand.source) }));

function claimMeant(claim: Claim, follow: Follow): Claim {
  return {
    ...claim,
    content: contentMeant(claim.content, follow),
    appearances: claim.appearances.map((appearance) => ({
      ...appearance,
      content: contentMeant(appearance.content, follow),
      stated: statedMeant(appearance.stated, follow),
      ...(appearance.outlet === undefined ? {} : { outlet: follow.source(appearance.outlet) }),
      ...(appearance.mayBe === undefined
        ? {}
        : { mayBe: appearance.mayBe.map((each) => ({ ...each, stated: statedMeant(each.stated, follow) })) }),
    })),
  };
}

function statementMeant(statement: Statement, follow: Follow): Statement {
  const { source, content } = statement;
  return {
    ...statement,
    source: follow.source(source),
    ...(content === undefined ? {} : { content: contentMeant(content, follow) }),
  };
}

/** Statements with every key replaced by the one that is meant; the very same when nothing is merged. */
export function withMeantKeys(statements: readonly Statement[], vocabulary: Vocabulary): readonly Statement[] {
  if (!anyMerged(vocabulary)) return statements;
  const follow = following(vocabulary);
  return statements.map((statement) => statementMeant(statement, follow));
}

/** What a cross-reference reads by key. */
export interface Keyed {
  readonly claim: Claim;
  readonly statements: readonly Statement[];
  readonly vocabulary: Vocabulary;
}

/**
 * The same with every key replaced by the one that is meant. Statements and their keys stay as many as they were. The very
 * input when nothing is merged, so that a finding without merges does not change; applied twice it is applied once.
 */
export function withMergedKeys<T extends Keyed>(input: T): T {
  if (!anyMerged(input.vocabulary)) return input;
  const follow = following(input.vocabulary);
  return {
    ...input,
    claim: claimMeant(input.claim, follow),
    statements: input.statements.map((statement) => statementMeant(statement, follow)),
    vocabulary: mergedVocabulary(input.vocabulary),
  };
}
