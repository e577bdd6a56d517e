/** What holds what: measures by `broader` and `unionOf`, places by `within`, sources by their dated edges. */
import { daysOf } from '../dates.js';
import type { Content } from '../figure.js';
import { byCode, distinct } from '../order.js';
import type { Source, SourceEdge, Vocabulary } from '../vocabulary.js';
import { indexOf, type Family, type Holders } from '../vocabulary-index.js';

export type { Holders };

/** How a statement's slot stands to a claim's. `part`: it counts a part of what the claim counts. */
export type Holding = 'same' | 'part' | 'whole' | 'apart';

function reaches(from: string, to: string, next: (key: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [...next(from)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...next(key));
  }
  return false;
}

/** Whether everything that measure `part` counts is counted by `whole` too. */
export function measureWithin(part: string, whole: string, vocabulary: Vocabulary): boolean {
  const broader = (key: string) => vocabulary.measures.get(key)?.broader ?? [];
  const members = (key: string) => vocabulary.measures.get(key)?.unionOf ?? [];
  return reaches(part, whole, broader) || reaches(whole, part, members);
}

export function placeWithin(part: string, whole: string, vocabulary: Vocabulary): boolean {
  const { places } = vocabulary;
  // A circle of places is left when it has been gone round.
  let left = places.size;
  for (let key = places.get(part)?.within; key !== undefined && left >= 0; key = places.get(key)?.within, left--)
    if (key === whole) return true;
  return false;
}

/** Pairs are kept for up to this many first keys. */
const KEPT = 5_000;

/** Works something out once for a pair of keys. */
function onPair<T>(known: Map<string, Map<string, T>>, a: string, b: string, work: () => T): T {
  let row = known.get(a);
  if (row === undefined) {
    if (known.size >= KEPT) known.clear();
    known.set(a, (row = new Map()));
  }
  const before = row.get(b);
  if (before !== undefined) return before;
  const found = work();
  row.set(b, found);
  return found;
}

export function holdingOfMeasures(claim: string, statement: string, vocabulary: Vocabulary): Holding {
  if (claim === statement) return 'same';
  return onPair(indexOf(vocabulary).measureHoldings, claim, statement, () => {
    if (measureWithin(statement, claim, vocabulary)) return 'part';
    return measureWithin(claim, statement, vocabulary) ? 'whole' : 'apart';
  });
}

export function holdingOfPlaces(claim: string, statement: string, vocabulary: Vocabulary): Holding {
  if (claim === statement) return 'same';
  return onPair(indexOf(vocabulary).placeHoldings, claim, statement, () => {
    if (placeWithin(statement, claim, vocabulary)) return 'part';
    return placeWithin(claim, statement, vocabulary) ? 'whole' : 'apart';
  });
}

/** Everything that steps of one kind lead to, the start left out. */
function closureOf(key: string, next: (key: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...next(key)];
  for (let other = open.pop(); other !== undefined; other = open.pop()) {
    if (found.has(other)) continue;
    found.add(other);
    open.push(...next(other));
  }
  return found;
}

/**
 * The measures on which a statement is at least shown beside a claim on this one: `near`, those that hold it or that it
 * holds, then those that count the same thing, each in code-unit order, up to `most`. `more`: there are others.
 */
export function measureFamily(
  measure: string,
  vocabulary: Vocabulary,
  most = Infinity,
): Family & { readonly more: boolean } {
  const family = familyOf(measure, vocabulary);
  const more = family.near.length > most;
  return { ...family, ...(more ? { near: family.near.slice(0, most) } : {}), more };
}

/** Families are kept until they have so many members together. */
const FAMILIES_KEPT = 200_000;

function familyOf(measure: string, vocabulary: Vocabulary): Family {
  const { families } = indexOf(vocabulary);
  const before = families.of.get(measure);
  if (before !== undefined) return before;
  const family = relatedTo(measure, vocabulary);
  families.members += family.near.length;
  if (families.members > FAMILIES_KEPT) {
    families.of.clear();
    families.members = family.near.length;
  }
  families.of.set(measure, family);
  return family;
}

function relatedTo(measure: string, vocabulary: Vocabulary): Family {
  const { measures } = vocabulary;
  const { narrower, memberOf, byCounted } = indexOf(vocabulary);
  const steps = [
    (key: string) => measures.get(key)?.broader ?? [],
    (key: string) => narrower.get(key) ?? [],
    (key: string) => measures.get(key)?.unionOf ?? [],
    (key: string) => memberOf.get(key) ?? [],
  ];
  const holding = distinct(steps.flatMap((next) => [...closureOf(measure, next)])).filter((key) => measures.has(key));
  const counted = measures.get(measure)?.counted;
  const alike = counted === undefined ? [] : (byCounted.get(counted) ?? []);
  const all = new Set([...holding, ...alike]);
  all.delete(measure);
  const held = new Set(holding);
  return { near: [...all], related: all, alike: new Set(alike.filter((key) => all.has(key) && !held.has(key))) };
}

/**
 * Where no measure fits what a claim counts: the measures of that very thing, in another state or in one that the words do
 * not tell ("four brigades" beside brigades sent), in code-unit order.
 */
export function measuresOfThing(content: Content, vocabulary: Vocabulary): readonly string[] {
  if (content.measure !== undefined || content.unit === undefined) return [];
  return indexOf(vocabulary).byCounted.get(content.unit) ?? [];
}

function inForce(edge: SourceEdge, day: string | null, since: string | null): boolean {
  if (day === null) return true;
  return (
    (edge.from === undefined || daysOf(edge.from).from <= day) &&
    (edge.to === undefined || (since ?? day) <= daysOf(edge.to).to)
  );
}

/** Reads the edges in force on a day (`null`: of any day), or with `since` on any day from then to that day. */
export function holdersOn(vocabulary: Vocabulary, day: string | null, since: string | null = null): Holders {
  const known = indexOf(vocabulary).holdersOn;
  const days = `${day ?? ''}/${since ?? ''}`;
  let holders = known.get(days);
  if (holders === undefined) {
    if (known.size >= DAYS_KEPT) known.clear();
    known.set(days, (holders = holdersFrom(vocabulary, day, since)));
  }
  return holders;
}

/** Cross-references of one time ask for few days: today, and those on which articles came out and sources spoke. */
const DAYS_KEPT = 64;
/** Sources whose holders are kept for one day. */
const SOURCES_KEPT = 2_000;

function holdersFrom(vocabulary: Vocabulary, day: string | null, since: string | null): Holders {
  const { holders, held } = indexOf(vocabulary);
  const walk = (edges: typeof holders) => {
    const known = new Map<string, readonly string[]>();
    const next = (key: string): string[] =>
      (edges.get(key) ?? []).flatMap(({ other, edge }) => (inForce(edge, day, since) ? other : []));
    return (key: string): readonly string[] => {
      if (!edges.has(key)) return NONE;
      const before = known.get(key);
      if (before) return before;
      const seen = new Set<string>();
      let ring = distinct(next(key));
      while (ring.length > 0) {
        const further: string[] = [];
        for (const other of ring) {
          if (other === key || seen.has(other)) continue;
          seen.add(other);
          further.push(...next(other));
        }
        ring = distinct(further);
      }
      const found = [...seen];
      if (known.size >= SOURCES_KEPT) known.clear();
      known.set(key, found);
      return found;
    };
  };
  const under = (key: string, holder: string): ReturnType<Holders['under']> => {
    const edges = (from: string) => (holders.get(from) ?? []).filter(({ edge }) => inForce(edge, day, since));
    const parts = (from: string) => edges(from).flatMap(({ other, edge }) => (edge.kind === 'part-of' ? other : []));
    if (reaches(key, holder, parts)) return 'part-of';
    const direct = edges(key).flatMap(({ other, edge }) => (other === holder ? edge.kind : []));
    return direct.sort(byCode)[0] ?? 'several-hands';
  };
  return { above: walk(holders), below: walk(held), under };
}

const NONE: readonly string[] = [];

/** Names under which a source may be printed, in code-unit order. */
export function namesOf(source: Source): readonly string[] {
  return [source.name, ...source.aliases].sort(byCode);
}
