/** The values that compete for each object: those that were claimed, each once. */
import type { ClaimTable } from '../claims.js';

/** More than so many values of one object do not compete: the least claimed are only counted as wrong. */
export const MOST_CANDIDATES = 48;

export interface Candidates {
  readonly first: Int32Array;
  /** As `Contest.candidate`. */
  readonly candidate: Int32Array;
  /** For each candidate, in the numbering of all candidates, its meaning. */
  readonly meaning: Int32Array;
  /** For each candidate the part of the claims that say it. */
  readonly support: Float64Array;
}

/** @param meaningOf for each spelling an id that it shares with spellings of the same meaning; -1 says nothing. */
export function candidatesOf(
  table: ClaimTable,
  meaningOf: (spelling: number, object: number, claim: number) => number,
): Candidates {
  const first = new Int32Array(table.objects.length + 1);
  const candidate = new Int32Array(table.source.length).fill(-1);
  const meanings: number[] = [];
  const supports: number[] = [];
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    const support = new Map<number, number>();
    for (let claim = from; claim < to; claim++) {
      const meaning = meaningOf(table.spelling[claim] ?? 0, object, claim);
      if (meaning >= 0) support.set(meaning, (support.get(meaning) ?? 0) + (table.part[claim] ?? 0));
    }
    const kept = [...support]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_CANDIDATES)
      .sort(([a], [b]) => a - b);
    const place = new Map(kept.map(([meaning], at) => [meaning, at]));
    for (let claim = from; claim < to; claim++)
      candidate[claim] = place.get(meaningOf(table.spelling[claim] ?? 0, object, claim)) ?? -1;
    for (const [meaning, part] of kept) {
      meanings.push(meaning);
      supports.push(part);
    }
    first[object + 1] = meanings.length;
  }
  return { first, candidate, meaning: Int32Array.from(meanings), support: Float64Array.from(supports) };
}
