/**
 * A ledger of any size, invented: measures of which one holds a tenth of all, subjects, places inside places, sources
 * inside bodies, carriers, derived sums, denials, and chains of fifty hops. The same size gives the same ledger.
 */
import type { Content, Hop, Measure, Place, Relation, Source, Statement } from '@whence/domain';
import { chanceOf, even, skewed, type Chance } from './random.js';

export const LEDGER_NAME = 'scale';
/** Of a hundred statements the head measure holds ten. */
const HEAD_SHARE = 0.1;
export const CHAIN_HOPS = 50;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 4_000;
const PLACES = 1_110;

export interface Sizes {
  readonly statements: number;
  readonly measures: number;
  readonly sources: number;
  readonly chains: number;
}

/** A measure for twenty statements, a source for two hundred, a chain of fifty hops for five thousand. */
export function sizesOf(statements: number): Sizes {
  return {
    statements,
    measures: Math.max(10, Math.round(statements / 20)),
    sources: Math.max(50, Math.round(statements / 200)),
    chains: Math.max(1, Math.round(statements / 5_000)),
  };
}

export function dayOf(n: number): string {
  return new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);
}

export const measureKey = (n: number): string => `m${n}`;
export const sourceKey = (n: number): string => `s${n}`;
const placeKey = (n: number): string => `p${n}`;

/** Five measures count one thing: in all, and in four states that are parts of it. */
export function* measuresOf({ measures }: Sizes): Generator<Measure> {
  for (let n = 0; n < measures; n++) {
    const first = n - (n % 5);
    const state = ['counted', 'seen', 'lost', 'moved', 'kept'][n % 5] ?? '';
    const counted = `thing ${first / 5}`;
    yield {
      key: measureKey(n),
      counted,
      state,
      unit: 'pieces',
      label: `${counted} ${state}`,
      broader: n === first ? [] : [measureKey(first)],
      unionOf: [],
    };
  }
}

/** Ten regions, a hundred provinces, a thousand towns. */
export function* placesOf(): Generator<Place> {
  for (let n = 0; n < PLACES; n++)
    yield {
      key: placeKey(n),
      name: `Place ${n}`,
      aliases: [],
      ...(n < 10 ? {} : { within: placeKey(n < 110 ? n % 10 : 10 + (n % 100)) }),
    };
}

/** Every tenth source holds the nine after it. */
export function* sourcesOf({ sources }: Sizes): Generator<Source> {
  for (let n = 0; n < sources; n++)
    yield {
      key: sourceKey(n),
      name: `Source ${n}`,
      kind: n % 23 === 22 ? 'anonymous' : n % 3 === 2 ? 'outlet' : 'body',
      aliases: [],
      edges: n % 10 === 0 ? [] : [{ kind: 'part-of', other: sourceKey(n - (n % 10)) }],
    };
}

export interface Written {
  readonly statement: Statement;
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
}

const hop = (from: string, to: string, kind: Hop['kind'], more: Partial<Hop> = {}): Hop => ({
  from,
  to,
  kind,
  farEndRead: false,
  standing: 'confirmed',
  ...more,
});

const statementKey = (n: number): string => `${LEDGER_NAME}/${n}`;

/** The measure of a statement: the head's, or one of the others, the first far likelier. */
function measureOf({ measures }: Sizes, chance: Chance): number {
  return chance() < HEAD_SHARE ? 0 : 1 + skewed(measures - 1, chance);
}

/** A count that grows by the day, from a start of its own, seen by some too high and by some too low. */
function amountOf(measure: number, subject: number, day: number, chance: Chance): number {
  const start = 100 + ((measure * 7_919 + subject * 104_729) % 5_000);
  const seen = 0.9 + 0.2 * chance();
  return Math.max(1, Math.round((start * (1 + day / 400) * seen) / 10) * 10);
}

function contentOf(measure: number, day: number, chance: Chance): Content {
  const subject = skewed(measure === 0 ? 200 : 3, chance);
  const place = chance() < 0.7 ? subject % 10 : even(PLACES, chance);
  const accumulation = (['cumulative', 'stock', 'flow'] as const)[measure % 3] ?? 'stock';
  const month = dayOf(day).slice(0, 7);
  const hedge = (['exact', 'about', 'more-than'] as const)[even(3, chance)] ?? 'exact';
  const value = amountOf(measure, subject, day, chance);
  return {
    measure: measureKey(measure),
    subject: `subject ${subject}`,
    place: placeKey(place),
    accumulation,
    mode: 'observed',
    polarity: 'affirms',
    unit: 'pieces',
    ...(accumulation === 'flow'
      ? { periodStart: month, periodEnd: month }
      : chance() < 0.9
        ? { asOf: dayOf(day) }
        : {}),
    amount: hedge === 'more-than' ? { low: { value, strict: true }, hedge } : { point: value, hedge },
  };
}

/** Every statement with the hops and relations that it begins, in the order of its number. */
export function* statementsOf(sizes: Sizes, seed = 1): Generator<Written> {
  const chance = chanceOf(seed);
  const inChains = sizes.chains * (CHAIN_HOPS + 1);
  for (let n = 0; n < sizes.statements; n++) {
    const key = statementKey(n);
    const day = even(DAYS, chance);
    const published = { publishedOn: dayOf(day + even(20, chance)) };
    const source = sourceKey(skewed(sizes.sources, chance));
    const content = contentOf(measureOf(sizes, chance), day, chance);
    const kind = chance();
    const far = statementKey(even(Math.max(1, n), chance));
    if (n < inChains) {
      // A chain begins with who counted; each link after it cites the one before.
      const first = n % (CHAIN_HOPS + 1) === 0;
      yield {
        statement: {
          key,
          source,
          reading: first ? 'read' : 'placeholder',
          ...(first ? { ...published, content } : {}),
        },
        hops: first ? [] : [hop(key, statementKey(n - 1), 'cites')],
        relations: [],
      };
    } else if (kind < 0.25)
      // A carrier whose own words nobody kept.
      yield { statement: { key, source, reading: 'placeholder' }, hops: [hop(key, far, 'cites')], relations: [] };
    else if (kind < 0.3)
      yield {
        statement: { key, source, reading: 'read', ...published, content },
        hops: [
          hop(key, far, kind < 0.28 ? 'paraphrases' : 'derives', kind < 0.28 ? {} : { operation: 'rounding', sign: 1 }),
        ],
        relations: [],
      };
    else if (kind < 0.305)
      yield {
        statement: { key, source, reading: 'read', ...published, words: 'This is not so.' },
        hops: [],
        relations: [{ from: key, kind: kind < 0.303 ? 'denies-figure' : 'revises', to: far }],
      };
    else yield { statement: { key, source, reading: 'read', ...published, content }, hops: [], relations: [] };
  }
}

/** The nearer ends of the chains. */
export function chainEnds({ chains }: Sizes): string[] {
  return Array.from({ length: chains }, (_, n) => statementKey(n * (CHAIN_HOPS + 1) + CHAIN_HOPS));
}
