/** What follows from a vocabulary and is asked for often, worked out once for as long as the vocabulary is in use. */
import type { Look } from './candidates/look.js';
import type { Content } from './figure.js';
import { byCode } from './order.js';
import type { SourceEdge, Vocabulary } from './vocabulary.js';

interface Edge {
  readonly other: string;
  readonly edge: SourceEdge;
}

/** Measures related to one, nearest first; all of them; and those of them that only count the same thing. */
export interface Family {
  readonly near: readonly string[];
  readonly related: ReadonlySet<string>;
  readonly alike: ReadonlySet<string>;
}

/** Who holds whom on one day: `part-of` upwards, `controls` and `owns` turned round. */
export interface Holders {
  /** Every source that holds this one, nearest first, itself left out. */
  above(key: string): readonly string[];
  /** Every source that this one holds, itself left out. */
  below(key: string): readonly string[];
  /**
   * How a source stands under one that holds it: as a part, over any number of parts; controlled or owned by that one
   * itself; or else over several hands.
   */
  under(key: string, holder: string): SourceEdge['kind'] | 'several-hands';
}

export interface VocabularyIndex {
  /** Measures that name this one as broader, and unions that name it as a member. */
  readonly narrower: ReadonlyMap<string, readonly string[]>;
  readonly memberOf: ReadonlyMap<string, readonly string[]>;
  /** Measures by the thing that they count, in code-unit order. */
  readonly byCounted: ReadonlyMap<string, readonly string[]>;
  /** What holds a source, and what it holds, by edges of any day. */
  readonly holders: ReadonlyMap<string, readonly Edge[]>;
  readonly held: ReadonlyMap<string, readonly Edge[]>;
  /** How pairs of measures or places stand to each other, filled in as they are asked for. */
  readonly measureHoldings: Map<string, Map<string, 'part' | 'whole' | 'apart'>>;
  readonly placeHoldings: Map<string, Map<string, 'part' | 'whole' | 'apart'>>;
  /** Filled in as they are asked for; `members`: how many they hold together. */
  readonly families: { readonly of: Map<string, Family>; members: number };
  /** What is looked for on a measure, by measure, subject and cutoff; filled in as it is asked for. `members`: how many in all. */
  readonly looks: { readonly of: Map<string, readonly Look[]>; members: number };
  /** Who holds whom, by the days asked for, filled in as they are asked for. */
  readonly holdersOn: Map<string, Holders>;
  /** What sources are called for short, filled in as they are asked for. */
  readonly shortNames: Map<string, string>;
  /** What contents are in words, filled in as they are asked for. */
  readonly said: WeakMap<Content, string>;
}

const indexes = new WeakMap<Vocabulary, VocabularyIndex>();

/** The index of a vocabulary. A vocabulary is never altered: another state of it is another object. */
export function indexOf(vocabulary: Vocabulary): VocabularyIndex {
  const before = indexes.get(vocabulary);
  if (before !== undefined) return before;
  const index = indexed(vocabulary);
  indexes.set(vocabulary, index);
  return index;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function indexed(vocabulary: Vocabulary): VocabularyIndex {
  const { measures, sources } = vocabulary;
  const narrower = new Map<string, string[]>();
  const memberOf = new Map<string, string[]>();
  const byCounted = new Map<string, string[]>();
  for (const { key, counted, broader, unionOf } of measures.values()) {
    push(byCounted, counted, key);
    for (const whole of broader) push(narrower, whole, key);
    for (const member of unionOf) push(memberOf, member, key);
  }
  for (const keys of byCounted.values()) keys.sort(byCode);
  const holders = new Map<string, Edge[]>();
  const held = new Map<string, Edge[]>();
  for (const { key, edges } of sources.values())
    for (const edge of edges) {
      const [part, whole] = edge.kind === 'part-of' ? [key, edge.other] : [edge.other, key];
      push(holders, part, { other: whole, edge });
      push(held, whole, { other: part, edge });
    }
  return {
    narrower,
    memberOf,
    byCounted,
    holders,
    held,
    measureHoldings: new Map(),
    placeHoldings: new Map(),
    families: { of: new Map(), members: 0 },
    looks: { of: new Map(), members: 0 },
    holdersOn: new Map(),
    shortNames: new Map(),
    said: new WeakMap(),
  };
}
