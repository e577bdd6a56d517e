/** A made-up ledger of a realistic size, the same in every run: invented sources and figures, no measure of anything. */
import { readJson, type RowRead } from '@whence/workflow';

export interface LedgerShape {
  readonly statements: number;
  readonly measures: number;
  readonly sources: number;
}

const PLACES = 60;
const SUBJECTS = 3;

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Low ranks far more often than high ones, as in a real ledger: the square of an even choice. */
export const skewed = (chance: number, count: number): number => Math.floor(chance ** 2 * count);

const day = (number: number): string => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);

/** What a statement or a claim says of one measure. */
export function contentOf(next: () => number, shape: LedgerShape) {
  const measure = skewed(next(), shape.measures);
  return {
    measure: `measure-${measure}`,
    subject: `Subject ${Math.floor(next() * SUBJECTS)} of ${measure}`,
    place: `place-${Math.floor(next() * PLACES)}`,
    accumulation: 'cumulative' as const,
    mode: 'observed' as const,
    polarity: 'affirms' as const,
    asOf: day(Math.floor(next() * 500)),
    amount: { point: 100 * (1 + Math.floor(next() * 120)), hedge: 'about' as const },
    unit: 'persons',
  };
}

/** The rows of the ledger. */
export function ledgerRows(shape: LedgerShape): AsyncIterable<RowRead> | Iterable<RowRead> {
  const next = numbersFrom(4);
  const numbered = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
  return readJson({
    sources: numbered(shape.sources).map((at) => ({
      key: `source-${at}`,
      name: `Invented source ${at}`,
      kind: at % 3 === 0 ? 'outlet' : 'body',
      ...(at > 0 && at % 5 === 0 ? { edges: [{ kind: 'part-of', other: `source-${at - 1}` }] } : {}),
    })),
    measures: numbered(shape.measures).map((at) => ({
      key: `measure-${at}`,
      counted: 'persons',
      state: `state ${at}`,
      unit: 'persons',
      label: `persons in state ${at}`,
      broader: at > 0 && at % 4 === 0 ? [`measure-${at - 1}`] : [],
    })),
    places: numbered(PLACES).map((at) => ({
      key: `place-${at}`,
      name: `Place ${at}`,
      ...(at % 6 === 0 ? {} : { within: `place-${at - (at % 6)}` }),
    })),
    statements: numbered(shape.statements).map((at) => {
      const content = contentOf(next, shape);
      const carried = next() < 0.3;
      return {
        id: `S${at}`,
        source: `source-${skewed(next(), shape.sources)}`,
        ...(carried ? { carriers: [`source-${Math.floor(next() * shape.sources)}`] } : {}),
        saidOn: content.asOf,
        publishedOn: content.asOf,
        reading: 'read',
        content,
        words: `about ${content.amount.point}`,
      };
    }),
  });
}
