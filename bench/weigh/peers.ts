/** Plain peers: the vote, and TruthFinder. They compare values as text, without case and doubled spaces. */
import type { ClaimedValue, WeighedClaim } from '@whence/weighing';

/** For each object a value. */
export type Chosen = ReadonlyMap<string, ClaimedValue>;

const keyOf = (value: ClaimedValue): string => String(value).toLowerCase().replace(/\s+/g, ' ').trim();

interface Said {
  readonly value: ClaimedValue;
  readonly sources: Set<string>;
}

function byObject(claims: readonly WeighedClaim[]): Map<string, Map<string, Said>> {
  const objects = new Map<string, Map<string, Said>>();
  for (const { object, source, value } of claims) {
    const values = objects.get(object) ?? new Map<string, Said>();
    objects.set(object, values);
    const said = values.get(keyOf(value)) ?? { value, sources: new Set<string>() };
    values.set(keyOf(value), said);
    said.sources.add(source);
  }
  return objects;
}

const best = (values: ReadonlyMap<string, Said>, score: (key: string, said: Said) => number): ClaimedValue =>
  [...values].sort(([a, x], [b, y]) => score(b, y) - score(a, x))[0]?.[1].value ?? '';

/** The value that most sources say; of equals the one that was claimed first. */
export function vote(claims: readonly WeighedClaim[]): Chosen {
  return new Map(
    [...byObject(claims)].map(([object, values]) => [object, best(values, (_, { sources }) => sources.size)]),
  );
}

const DAMPING = 0.3;
const FIRST = 0.9;
const ROUNDS = 20;

/**
 * TruthFinder (Yin, Han and Yu 2007, "Truth discovery with multiple conflicting information providers on the web"), without
 * implication between values: a source is as trustworthy as its values are on average, a value as sure as its sources
 * make it.
 */
export function truthFinder(claims: readonly WeighedClaim[]): Chosen {
  const objects = byObject(claims);
  const worth = new Map(claims.map(({ source }) => [source, FIRST]));
  const sure = (said: Said): number => {
    let score = 0;
    for (const source of said.sources) score -= Math.log(Math.max(1e-9, 1 - (worth.get(source) ?? 0)));
    return 1 / (1 + Math.exp(-DAMPING * score));
  };
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Map<string, { sum: number; count: number }>();
    for (const values of objects.values())
      for (const said of values.values()) {
        const confidence = sure(said);
        for (const source of said.sources) {
          const { sum, count } = sums.get(source) ?? { sum: 0, count: 0 };
          sums.set(source, { sum: sum + confidence, count: count + 1 });
        }
      }
    for (const [source, { sum, count }] of sums) worth.set(source, sum / count);
  }
  return new Map([...objects].map(([object, values]) => [object, best(values, (_, said) => sure(said))]));
}

const LEAST_SHARED = 10;
const AGREE = 0.7;

/** Pairs of sources that agree on most of what both speak of. */
export function agreeing(claims: readonly WeighedClaim[]): { a: string; b: string; p: number }[] {
  const pairs = new Map<string, { same: number; shared: number }>();
  for (const values of byObject(claims).values()) {
    const sources = [...new Set([...values.values()].flatMap((said) => [...said.sources]))].sort();
    const says = new Map(sources.map((source) => [source, new Set<string>()]));
    for (const [key, said] of values) for (const source of said.sources) says.get(source)?.add(key);
    sources.forEach((a, at) => {
      for (const b of sources.slice(at + 1)) {
        const pair = pairs.get(`${a}\n${b}`) ?? { same: 0, shared: 0 };
        pairs.set(`${a}\n${b}`, pair);
        pair.shared += 1;
        if ([...(says.get(a) ?? [])].some((key) => says.get(b)?.has(key))) pair.same += 1;
      }
    });
  }
  return [...pairs]
    .filter(([, { same, shared }]) => shared >= LEAST_SHARED && same >= AGREE * shared)
    .map(([key, { same, shared }]) => {
      const [a = '', b = ''] = key.split('\n');
      return { a, b, p: same / shared };
    });
}
