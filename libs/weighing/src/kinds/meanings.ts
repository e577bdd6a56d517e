/** Spellings that mean the same share one meaning. */
import type { ClaimedValue, ClaimTable } from '../claims.js';
import { numberOf, plainText } from './plain.js';

export interface Meanings {
  /** For each spelling its meaning. */
  readonly of: Int32Array;
  /** For each meaning its first spelling. */
  readonly example: readonly ClaimedValue[];
}

/** @param keyOf what two spellings of one meaning have alike. */
export function meaningsOf(table: ClaimTable, keyOf: (value: ClaimedValue) => string): Meanings {
  const ids = new Map<string, number>();
  const example: ClaimedValue[] = [];
  const of = Int32Array.from(table.spellings, (value) => {
    const key = keyOf(value);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, example.length);
    example.push(value);
    return example.length - 1;
  });
  return { of, example };
}

/** Text without regard to case and accents; numbers as numbers. */
export const textKey = (value: ClaimedValue): string => {
  const number = numberOf(value);
  if (number !== undefined && typeof value === 'number') return `n${number}`;
  return `t${typeof value === 'string' ? plainText(value) : JSON.stringify(value)}`;
};
