/** What rows are called and what they refer to, kept until the last row is in: any row may be named before it comes. */
import { rowKeyOf } from './map-row.js';
import { ROW_KINDS, type RowKind } from './rows.js';

/** A row by its key; a statement's is `<ledger>/<row id>`. */
export interface NamedRow {
  readonly kind: RowKind;
  readonly key: string;
  readonly where: string;
  /** Whether it is at fault by itself. It is there all the same: who refers to it is not to blame. */
  readonly faulty: boolean;
}

/** A key that rows refer to, and where. */
export interface Reference {
  readonly kind: RowKind;
  /** For a statement: of a row or of a report. */
  readonly key: string;
  /** The first places, in the order of the rows. */
  readonly places: readonly string[];
  /** How many places there are, those above included. */
  readonly count: number;
}

/** Some of what was found, and how much there is in all. */
export interface Found<T> {
  readonly first: readonly T[];
  readonly inAll: number;
}

export interface RepeatedRow {
  readonly kind: RowKind;
  readonly key: string;
  readonly where: string;
  /** Where the row of that key stands that came first. */
  readonly before: string;
}

export interface UnknownReference {
  readonly kind: RowKind;
  readonly key: string;
  readonly where: string;
}

/** Rows, each key once, and the references that they leave open. */
export interface Notes {
  readonly rows: readonly NamedRow[];
  readonly references: readonly Reference[];
}

export interface RowBook {
  /** Takes note of more rows. */
  note(notes: Notes): Promise<void>;
  /** Rows whose key an earlier note has too, in the order of the rows; at most so many of them. */
  repeated(most: number): Promise<Found<RepeatedRow>> | Found<RepeatedRow>;
  /** References to what is neither among the rows nor held; sources first, statements last. */
  unknown(most: number): Promise<Found<UnknownReference>> | Found<UnknownReference>;
}

/** The book of rows that memory holds anyway. */
export class MemoryBook implements RowBook {
  private readonly rows = new Map<string, NamedRow>();
  private readonly again: RepeatedRow[] = [];
  private readonly references: Reference[] = [];

  /** @param held whether there is anything of that key, reports of statements included */
  constructor(private readonly held: (kind: RowKind, key: string) => boolean) {}

  note({ rows, references }: Notes): Promise<void> {
    for (const row of rows) {
      const name = `${row.kind} ${row.key}`;
      const before = this.rows.get(name);
      if (before === undefined) this.rows.set(name, row);
      else this.again.push({ ...row, before: before.where });
    }
    for (const reference of references) this.references.push(reference);
    return Promise.resolve();
  }

  repeated(most: number): Found<RepeatedRow> {
    return { first: this.again.slice(0, most), inAll: this.again.length };
  }

  unknown(most: number): Found<UnknownReference> {
    const first: UnknownReference[] = [];
    let inAll = 0;
    for (const wanted of ROW_KINDS)
      for (const { kind, key, places, count } of this.references) {
        if (kind !== wanted || this.held(kind, key) || this.rows.has(`${kind} ${key}`)) continue;
        if (kind === 'statement' && this.rows.get(`statement ${rowKeyOf(key)}`)?.faulty === true) continue;
        inAll += count;
        for (const where of places) if (first.length < most) first.push({ kind, key, where });
      }
    return { first, inAll };
  }
}
