/**
 * Takes rows in one by one and judges what one row alone cannot tell: ids given twice, references to nothing, hops in a
 * circle. It keeps ids and unresolved references, never rows. The import and the reader of whole folders both use it.
 */
import type { Measure, Place, Source } from '@whence/domain';
import type { Fault } from '../refusal.js';
import { findCycles, type Edge } from './cycles.js';
import { mapStatement, measureOf, placeOf, rowKeyOf, sourceOf, statementKey, type MappedStatement } from './map-row.js';
import type { RowRead } from './read-rows.js';
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

/** What is held after the last row: the rows taken in, and what was there before. */
export interface Holdings {
  /** The keys among these that are not held. */
  unknown(kind: RowKind, keys: readonly string[]): Promise<readonly string[]> | readonly string[];
  /** Every hop that may lie on a circle. */
  hops(): Promise<readonly Edge[]> | readonly Edge[];
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
  private readonly declared = new Map<string, string>();
  private readonly unresolved = new Map<string, Unresolved>();
  private readonly faulty = new Set<string>();
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
        this.faulty.add(this.nameOf(kind, id));
        this.declare(kind, id, where);
      }
      return undefined;
    }
    const { row } = read;
    const id = row.kind === 'statement' ? row.value.id : row.value.key;
    const fresh = this.declare(row.kind, id, row.where());
    this.refer(row);
    const mapped = this.map(row);
    if (mapped === undefined) this.faulty.add(this.nameOf(row.kind, id));
    return fresh ? mapped : undefined;
  }

  /** Judges references and circles once every row is in. References mean nothing when a file broke off. */
  async finish(holdings: Holdings): Promise<void> {
    if (!this.brokenOff) await this.tellUnknown(holdings);
    for (const cycle of findCycles(await holdings.hops())) await this.tellCycle(cycle, holdings);
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

  private nameOf(kind: RowKind, id: string): string {
    return `${kind} ${kind === 'statement' ? statementKey(this.ledger, id) : id}`;
  }

  private declare(kind: RowKind, id: string, where: string): boolean {
    const name = this.nameOf(kind, id);
    const first = this.declared.get(name);
    if (first === undefined) this.declared.set(name, where);
    else
      this.tell([
        { where, found: `${kind} "${id}" a second time`, expected: `each id once; it first stands at ${first}` },
      ]);
    return first === undefined;
  }

  private refer(row: Row): void {
    const to = (kind: RowKind, key: string | undefined, ...member: (string | number)[]) => {
      if (key === undefined) return;
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

  private async tellUnknown(holdings: Holdings): Promise<void> {
    const open = [...this.unresolved.entries()].filter(([name, { kind, key }]) => {
      const row = kind === 'statement' ? `statement ${rowKeyOf(key)}` : name;
      // A row that is at fault is told already; who refers to it is not to blame.
      return !this.faulty.has(row) && !this.declared.has(name);
    });
    for (const kind of ['source', 'measure', 'place', 'statement'] as const) {
      const asked = open.filter(([, reference]) => reference.kind === kind);
      if (asked.length === 0) continue;
      const unknown = new Set(
        await holdings.unknown(
          kind,
          asked.map(([, { key }]) => key),
        ),
      );
      for (const [, { key, places, count }] of asked) {
        if (!unknown.has(key)) continue;
        const shown = kind === 'statement' ? key.slice(this.ledger.length + 1) : key;
        const expected = `the key of a ${kind} in these rows or in the ledger "${this.ledger}"`;
        this.tell(places.map((where) => ({ where, found: `unknown ${kind} "${shown}"`, expected })));
        this.told += count - places.length;
      }
    }
  }

  private async tellCycle(cycle: readonly string[], holdings: Holdings): Promise<void> {
    let where: string | undefined;
    for (let n = 0; where === undefined && n + 1 < cycle.length; n++)
      where = await holdings.placeOf([cycle[n] ?? '', cycle[n + 1] ?? '']);
    const named = cycle.map((key) => key.slice(this.ledger.length + 1)).join(' -> ');
    this.tell([{ where: where ?? '', found: `hops in a circle: ${named}`, expected: 'hops that lead to an origin' }]);
  }

  private tell(faults: readonly Fault[]): void {
    this.told += faults.length;
    this.kept.push(...faults.slice(0, Math.max(0, MOST_FAULTS - this.kept.length)));
  }
}
