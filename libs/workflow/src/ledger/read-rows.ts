/** What the readers of ledger files give, one row at a time, so that a file of any length takes the same memory. */
import type { Fault } from '../refusal.js';
import { judgeRow } from './judge.js';
import type { Row, RowKind } from './rows.js';

/** A row that is well formed by itself. */
export interface GoodRow {
  readonly row: Row;
}

/** What is wrong with a row. */
export interface BadRow {
  readonly faults: readonly Fault[];
  /** The row all the same, so that nothing else is blamed for referring to it. */
  readonly declares?: { readonly kind: RowKind; readonly id: string; readonly where: string };
  /** True when nothing after this place could be read: references to what is missing then mean nothing. */
  readonly brokenOff?: true;
}

export type RowRead = GoodRow | BadRow;

/** One file or body part, opened when its turn comes. */
export interface LedgerText {
  /** Name to print in front of the line: "statements.csv". */
  readonly file: string;
  open(): AsyncIterable<Uint8Array | string>;
}

/** Judges one row; `value` has the JSON shape, `told` what was already found wrong with it. */
export function readRow(kind: RowKind, value: unknown, where: Row['where'], told: readonly Fault[] = []): RowRead {
  const judged = judgeRow(kind, value, where);
  if (told.length === 0 && 'kind' in judged) return { row: judged };
  const toldAt = new Set(told.map((fault) => fault.where));
  const faults = 'kind' in judged ? told : [...told, ...judged.filter((fault) => !toldAt.has(fault.where))];
  const id = idOf(kind, value);
  return id === undefined ? { faults } : { faults, declares: { kind, id, where: where() } };
}

/** The key of a source, measure or place, or the id of a statement's row, if the value has one. */
function idOf(kind: RowKind, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const id: unknown = Reflect.get(value, kind === 'statement' ? 'id' : 'key');
  return typeof id === 'string' ? id : undefined;
}
