/**
 * Takes rows in one by one and judges what one row alone cannot tell: ids given twice, references to nothing, hops in a
 * circle. What rows are called and what they refer to is noted in a {@link RowBook} from time to time, so that no more
 * than the rows since then are held here. The import and the reader of whole folders both use it.
 */
import type { Measure, Place, Source } from '@whence/domain';
import type { Fault } from '../refusal.js';
import { mapStatement, measureOf, placeOf, sourceOf, statementKey, type MappedStatement } from './map-row.js';
import type { RowRead } from './read-rows.js';
import type { NamedRow, Notes, Reference, RowBook } from './row-book.js';
import type { Row, RowKind } from './rows.js';

/** Faults beyond this many are counted and not kept. */
export const MOST_FAULTS = 1_000;

/** Places kept for one unresolved reference; more are counted. */
const MOST_PLACES = 50;

export type MappedRow =
  | { readonly kind: 'source'; readonly value: Source }
  | { readonly kind: 'measure'; readonly value: Measure }
  | { readonly kind: 'place'; readonly value: Place }
  | { readonly kind: 'statement'; readonly value: MappedStatement };

/** A hop from one statement's key to another's. */
export type Edge = readonly [from: string, to: string];

/** What is held after the last row: the rows taken in, and what was there before. */
export interface Holdings extends RowBook {
  /** Circles among the hops that stand, each as keys with the first repeated at the end; every circle meets one of them. */
  circles(): Promise<readonly (readonly string[])[]> | readonly (readonly string[])[];
  /** Where a hop was named, if these rows named it. */
  placeOf(edge: Edge): Promise<string | undefined> | string | undefined;
}

interface Unresolved {
  readonly kind: RowKind;
  readonly key: string;
  readonly places: string[];
  count: number;
}

export class RowIntake {
  private readonly kept: Fault[] = [];
  private told = 0;
  /** Rows since the last note, by kind and key. */
  private readonly declared = new Map<string, NamedRow>();
  private readonly unresolved = new Map<string, Unresolved>();
  /** Where the rows of the vocabulary stand that came so far, by their keys. */
  private readonly vocabulary: Readonly<Record<RowKind, Map<string, string>>> = {
    source: new Map(),
    measure: new Map(),
    place: new Map(),
    statement: new Map(),
  };
  private brokenOff = false;

  constructor(private readonly ledger: string) {}

  /** The first {@link MOST_FAULTS} faults, in the order in which they were found. */
  get faults(): readonly Fault[] {
    return this.kept;
  }

  /** How many faults were found in all. */
  get faultsInAll(): number {
    return this.told;
  }

  /** Gives the row in the domain's terms, or nothing when it is at fault. */
  take(read: RowRead): MappedRow | undefined {
    if ('faults' in read) {
      this.tell(read.faults);
      if (read.brokenOff) this.brokenOff = true;
      if (read.declares) {
        const { kind, id, where } = read.declares;
        this.declare(kind, id, where, true);
      }
      return undefined;
    }
    const { row } = read;
    const id = row.kind === 'statement' ? row.value.id : row.value.key;
    const mapped = this.map(row);
    const fresh = this.declare(row.kind, id, row.where(), mapped === undefined);
    this.refer(row);
    return fresh ? mapped : undefined;
  }

  /** What the rows since the last time are called and refer to; it is forgotten here. */
  noted(): Notes {
    const references = [...this.unresolved]
      .filter(([name, { kind, key }]) => !this.declared.has(name) && !this.vocabulary[kind].has(key))
      .map(([, reference]): Reference => reference);
    const rows = [...this.declared.values()];
    this.declared.clear();
    this.unresolved.clear();
    return { rows, references };
  }

  /** Judges ids, references and circles once every row is in. References mean nothing when a file broke off. */
  async finish(holdings: Holdings): Promise<void> {
    await holdings.note(this.noted());
    await this.tellRepeated(holdings);
    if (!this.brokenOff) await this.tellUnknown(holdings);
    for (const cycle of await holdings.circles()) await this.tellCycle(cycle, holdings);
  }

  private map(row: Row): MappedRow | undefined {
    if (row.kind === 'source') return { kind: 'source', value: sourceOf(row.value) };
    if (row.kind === 'measure') return { kind: 'measure', value: measureOf(row.value) };
    if (row.kind === 'place') return { kind: 'place', value: placeOf(row.value) };
    const mapped = mapStatement(row, this.ledger);
    if ('statement' in mapped) return { kind: 'statement', value: mapped };
    this.tell(mapped);
    return undefined;
  }

  private declare(kind: RowKind, id: string, where: string, faulty: boolean): boolean {
    const key = kind === 'statement' ? statementKey(this.ledger, id) : id;
    const name = `${kind} ${key}`;
    const first = this.declared.get(name);
    if (first === undefined) {
      this.declared.set(name, { kind, key, where, faulty });
      if (kind !== 'statement' && !this.vocabulary[kind].has(key)) this.vocabulary[kind].set(key, where);
    } else this.tell([this.repeated(kind, key, where, first.where)]);
    return first === undefined;
  }

  private repeated(kind: RowKind, key: string, where: string, first: string): Fault {
    const found = `${kind} "${this.shown(kind, key)}" a second time`;
    return { where, found, expected: `each id once; it first stands at ${first}` };
  }

  /** A key as files write it. */
  private shown(kind: RowKind, key: string): string {
    return kind === 'statement' ? key.slice(this.ledger.length + 1) : key;
  }

  private refer(row: Row): void {
    const to = (kind: RowKind, key: string | undefined, ...member: (string | number)[]) => {
      if (key === undefined) return;
      if (this.vocabulary[kind].has(key)) return;
      const name = `${kind} ${key}`;
      if (this.declared.has(name)) return;
      const known = this.unresolved.get(name);
      if (known === undefined) this.unresolved.set(name, { kind, key, places: [row.where(member)], count: 1 });
      else {
        known.count += 1;
        if (known.places.length < MOST_PLACES) known.places.push(row.where(member));
      }
    };
    if (row.kind !== 'statement') to(row.kind, row.value.mergedInto, 'mergedInto');
    if (row.kind === 'source') {
      row.value.edges.forEach((edge, n) => to('source', edge.other, 'edges', n, 'other'));
      row.value.formerly?.forEach((before, n) => to('source', before.other, 'formerly', n, 'other'));
    } else if (row.kind === 'measure') {
      row.value.broader.forEach((key, n) => to('measure', key, 'broader', n));
      row.value.unionOf.forEach((key, n) => to('measure', key, 'unionOf', n));
    } else if (row.kind === 'place') to('place', row.value.within, 'within');
    else {
      const { value } = row;
      to('source', value.source, 'source');
      value.via.forEach((key, n) => to('source', key, 'via', n));
      value.carriers.forEach((key, n) => to('source', key, 'carriers', n));
      to('measure', value.content?.measure, 'content', 'measure');
      to('place', value.content?.place, 'content', 'place');
      to('place', value.content?.fromPlace, 'content', 'fromPlace');
      value.hops.forEach((hop, n) => to('statement', statementKey(this.ledger, hop.to), 'hops', n, 'to'));
      value.relations.forEach((other, n) => to('statement', statementKey(this.ledger, other.to), 'relations', n, 'to'));
    }
  }

  private async tellRepeated(book: RowBook): Promise<void> {
    const { first, inAll } = await book.repeated(MOST_FAULTS);
    this.tell(first.map(({ kind, key, where, before }) => this.repeated(kind, key, where, before)));
    this.told += inAll - first.length;
  }

  private async tellUnknown(book: RowBook): Promise<void> {
    const { first, inAll } = await book.unknown(MOST_FAULTS);
    this.tell(
      first.map(({ kind, key, where }) => ({
        where,
        found: `unknown ${kind} "${this.shown(kind, key)}"`,
        expected: `the key of a ${kind} in these rows or in the ledger "${this.ledger}"`,
      })),
    );
    this.told += inAll - first.length;
  }

  private async tellCycle(cycle: readonly string[], holdings: Holdings): Promise<void> {
    let where: string | undefined;
    for (let n = 0; where === undefined && n + 1 < cycle.length; n++)
      where = await holdings.placeOf([cycle[n] ?? '', cycle[n + 1] ?? '']);
    const named = cycle.map((key) => key.slice(this.ledger.length + 1)).join(' -> ');
    this.tell([{ where: where ?? '', found: `hops in a circle: ${named}`, expected: 'hops that lead to an origin' }]);
  }

  /** Where each entry of the vocabulary that is among the rows was named first. */
  vocabularyPlaces(kind: RowKind): ReadonlyMap<string, string> {
    return this.vocabulary[kind];
  }

  /** Adds faults that others found. */
  tell(faults: readonly Fault[]): void {
    this.told += faults.length;
    this.kept.push(...faults.slice(0, Math.max(0, MOST_FAULTS - this.kept.length)));
  }
}
