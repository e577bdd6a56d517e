/** From a row to the domain's own values: the statement, the reports of its carriers, hops and relations. */
import type { Hop, HopKind, Measure, Place, Reading, Relation, Source, Statement } from '@whence/domain';
import type { Fault } from '../refusal.js';
import type { MeasureRow, PlaceRow, Row, SourceRow, StatementRow } from './rows.js';

/** A hop, and for a derivation which operand of it: 1 for the first; 0 for every other kind of hop. */
export interface PlacedHop extends Hop {
  readonly operand: number;
}

/** A hop to another row, whose far end is known only after the last row. */
export interface Link extends Omit<PlacedHop, 'farEndRead'> {
  /** Where the row names its far end. */
  readonly where: string;
}

/** A relation to another row, and where the row names it. */
export interface PlacedRelation extends Relation {
  readonly where: string;
}

export interface MappedStatement {
  readonly statement: Statement;
  /** Reports of it by those through whom it passed: nobody has kept their words. */
  readonly reports: readonly Statement[];
  /** From report to report, down to the statement. */
  readonly hops: readonly PlacedHop[];
  readonly links: readonly Link[];
  readonly relations: readonly PlacedRelation[];
}

/** `<ledger>/<row id>`. */
export function statementKey(ledger: string, id: string): string {
  return `${ledger}/${id}`;
}

/** The key of a carrier's report of a statement. */
export function reportKey(key: string, carrier: string): string {
  return `${key}~${carrier}`;
}

/** The statement that a report is of; the key itself for any other. */
export function rowKeyOf(key: string): string {
  const end = key.indexOf('~');
  return end === -1 ? key : key.slice(0, end);
}

/** A row without a word on its reading was not read; with nothing to show for it, it is a placeholder. */
function readingOf(row: StatementRow): Reading {
  return row.reading ?? (row.content === undefined ? 'placeholder' : 'through-relays');
}

function statementOf(row: StatementRow, ledger: string): Statement {
  const { id, via: _via, carriers: _carriers, hops: _hops, relations: _relations, content, ...said } = row;
  const statement = { key: statementKey(ledger, id), ...said, reading: readingOf(row) };
  return content === undefined ? statement : { ...statement, content };
}

/**
 * The chain below a statement: each carrier to the hand nearest to the reader, that hand to the next, the last one to
 * the statement. A carrier that is also a hand is one report. A source that carries itself needs no report.
 */
function chainOf(row: StatementRow, statement: Statement): Pick<MappedStatement, 'reports' | 'hops'> {
  const carriers = [...new Set(row.carriers)].filter((carrier) => carrier !== row.source && !row.via.includes(carrier));
  const report = (source: string): Statement => ({
    key: reportKey(statement.key, source),
    source,
    reading: 'placeholder',
  });
  const hop = (from: string, to: string): PlacedHop => ({
    from,
    to,
    kind: 'cites',
    farEndRead: to === statement.key && statement.reading === 'read',
    standing: 'confirmed',
    operand: 0,
  });
  const hands = row.via.map(report);
  const chain = [...hands.map((hand) => hand.key), statement.key];
  const nearest = chain[0] ?? statement.key;
  return {
    reports: [...hands, ...carriers.map(report)],
    hops: [
      ...hands.map((hand, place) => hop(hand.key, chain[place + 1] ?? statement.key)),
      ...carriers.map((carrier) => hop(reportKey(statement.key, carrier), nearest)),
    ],
  };
}

/** Maps a statement's row. What only the row itself can tell is judged here: a hand twice, a statement relaying itself. */
export function mapStatement(
  row: Row & { readonly kind: 'statement' },
  ledger: string,
): MappedStatement | readonly Fault[] {
  const { value, where } = row;
  const statement = statementOf(value, ledger);
  const faults: Fault[] = [];
  const self = 'hands other than the source itself: a statement cannot relay itself';
  value.via.forEach((hand, place) => {
    const spot = where(['via', place]);
    if (hand === value.source) faults.push({ where: spot, found: `"${hand}", the source itself`, expected: self });
    const first = value.via.indexOf(hand);
    if (first < place)
      faults.push({
        where: spot,
        found: `"${hand}" twice: hops ${[...value.via.slice(first, place), hand].join(' -> ')} run in a circle`,
        expected: 'each hand once',
      });
  });
  const ends = (id: string, member: string, place: number) => {
    const to = statementKey(ledger, id);
    const spot = where([member, place, 'to']);
    if (to === statement.key)
      faults.push({ where: spot, found: `"${id}", the row itself`, expected: 'another statement' });
    return { to, where: spot };
  };
  const operands = new Map<HopKind, number>();
  const links = value.hops.map(({ kind, to, ...derivation }, place): Link => {
    const operand = kind === 'derives' ? (operands.get(kind) ?? 0) + 1 : 0;
    operands.set(kind, operand);
    return { from: statement.key, ...ends(to, 'hops', place), kind, ...derivation, standing: 'confirmed', operand };
  });
  const relations = value.relations.map(({ kind, to }, place): PlacedRelation => ({
    from: statement.key,
    kind,
    ...ends(to, 'relations', place),
  }));
  if (faults.length > 0) return faults;
  return {
    statement,
    ...chainOf(value, statement),
    links: once(links, sameLink),
    relations: once(relations, sameRelation),
  };
}

const sameLink = (link: Link): string => `${link.kind} ${link.to} ${link.operand}`;
const sameRelation = (relation: Relation): string => `${relation.kind} ${relation.to}`;

/** Said twice is said once. */
function once<T>(values: readonly T[], same: (value: T) => string): T[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(same(value)) && seen.add(same(value)));
}

/** The hop that a link stands for, once it is known whether a person has read the far end. */
export function hopOf({ where: _where, ...link }: Link, farEndRead: boolean): PlacedHop {
  return { ...link, farEndRead };
}

/** The domain's hop: the order of operands is the order of the list that it stands in. */
export function plainHop({ operand: _operand, ...hop }: PlacedHop): Hop {
  return hop;
}

/** Rows of vocabulary are the domain's own values. */
export const sourceOf = (row: SourceRow): Source => row;
export const measureOf = (row: MeasureRow): Measure => row;
export const placeOf = (row: PlaceRow): Place => row;
