/** What holds what: measures by `broader` and `unionOf`, places by `within`, sources by their dated edges. */
import { daysOf } from '../dates.js';
import { byCode, distinct } from '../order.js';
import type { Source, SourceEdge, Vocabulary } from '../vocabulary.js';

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
  return reaches(part, whole, (key) => {
    const within = vocabulary.places.get(key)?.within;
    return within === undefined ? [] : [within];
  });
}

export function holdingOfMeasures(claim: string, statement: string, vocabulary: Vocabulary): Holding {
  if (claim === statement) return 'same';
  if (measureWithin(statement, claim, vocabulary)) return 'part';
  return measureWithin(claim, statement, vocabulary) ? 'whole' : 'apart';
}

export function holdingOfPlaces(claim: string, statement: string, vocabulary: Vocabulary): Holding {
  if (claim === statement) return 'same';
  if (placeWithin(statement, claim, vocabulary)) return 'part';
  return placeWithin(claim, statement, vocabulary) ? 'whole' : 'apart';
}

function inForce(edge: SourceEdge, day: string | null, since: string | null): boolean {
  if (day === null) return true;
  return (
    (edge.from === undefined || daysOf(edge.from).from <= day) &&
    (edge.to === undefined || (since ?? day) <= daysOf(edge.to).to)
  );
}

/** Who holds whom on one day: `part-of` upwards, `controls` and `owns` turned round. */
export interface Holders {
  /** Every source that holds this one, nearest first, itself left out. */
  above(key: string): readonly string[];
  /** Every source that this one holds, itself left out. */
  below(key: string): readonly string[];
}

/** Reads the edges in force on a day (`null`: of any day), or with `since` on any day from then to that day. */
export function holdersOn(vocabulary: Vocabulary, day: string | null, since: string | null = null): Holders {
  const up = new Map<string, Set<string>>();
  const down = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, from: string, to: string) => {
    const set = map.get(from);
    if (set) set.add(to);
    else map.set(from, new Set([to]));
  };
  for (const source of vocabulary.sources.values())
    for (const edge of source.edges) {
      if (!inForce(edge, day, since)) continue;
      const [part, whole] = edge.kind === 'part-of' ? [source.key, edge.other] : [edge.other, source.key];
      add(up, part, whole);
      add(down, whole, part);
    }
  const walk = (map: Map<string, Set<string>>) => {
    const known = new Map<string, readonly string[]>();
    return (key: string): readonly string[] => {
      const before = known.get(key);
      if (before) return before;
      const seen = new Set<string>();
      let ring = distinct(map.get(key) ?? []);
      while (ring.length > 0) {
        const next: string[] = [];
        for (const other of ring) {
          if (other === key || seen.has(other)) continue;
          seen.add(other);
          next.push(...(map.get(other) ?? []));
        }
        ring = distinct(next);
      }
      const found = [...seen];
      known.set(key, found);
      return found;
    };
  };
  return { above: walk(up), below: walk(down) };
}

/** Names under which a source may be printed, in code-unit order. */
export function namesOf(source: Source): readonly string[] {
  return [source.name, ...source.aliases].sort(byCode);
}
