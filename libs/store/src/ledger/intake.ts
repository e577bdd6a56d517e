/** Rows on their way into a ledger, written as they come, in the transaction of one change. */
import type { HopKind, RelationKind, Statement } from '@whence/domain';
import {
  hopOf,
  MOST_FAULTS,
  noTallies,
  rowKeyOf,
  type Change,
  type Found,
  type LedgerIntake,
  type LedgerReading,
  type Link,
  type MappedRow,
  type MappedStatement,
  type Notes,
  type RepeatedRow,
  type UnknownReference,
  type VocabularyKind,
  type VocabularyValues,
} from '@whence/workflow';
import { writerOf } from '../changes.js';
import { copyRows, type CopyValue } from '../copy.js';
import { hopDraft, relationDraft, statementDraft, vocabularyDraft, type DraftPlace } from './drafts.js';
import { circlesOf } from './circles.js';
import { TableBook } from './row-book.js';
import { takeBackUnsaid, type Said } from './unsaid.js';
import { HOPS, RELATIONS, STATEMENTS, VOCABULARY, writeVersions, type Draft, type Held } from './versions.js';

/** Links written at once. */
const LINKS_AT_ONCE = 2_000;

/** Links and relations that wait for their far ends, in the order of the rows. */
const PENDING: Readonly<Record<string, string>> = {
  place: 'integer PRIMARY KEY',
  from_key: 'text',
  from_id: 'uuid',
  // Nothing leads from a statement that was never here before.
  from_is_new: 'boolean',
  to_key: 'text',
  kind: 'text',
  operand: 'integer',
  operation: 'text',
  sign: 'integer',
  spot: 'text',
  is_relation: 'boolean',
};

interface FoundLink {
  readonly from_key: string;
  readonly from_id: string;
  readonly from_is_new: boolean;
  readonly to_key: string;
  readonly to_id: string;
  readonly kind: string;
  readonly operand: number;
  readonly operation: Link['operation'] | null;
  readonly sign: Link['sign'] | null;
  readonly spot: string;
  readonly is_relation: boolean;
  readonly reading: Statement['reading'];
}

export class StoreLedgerIntake implements LedgerIntake {
  readonly tallies = noTallies();
  private linksKept = 0;
  private readonly book: TableBook;

  constructor(
    private readonly change: Change,
    private readonly place: DraftPlace,
    private readonly reading: LedgerReading,
  ) {
    this.book = new TableBook(change, place);
  }

  async write(rows: readonly MappedRow[]): Promise<void> {
    const { tallies, place } = this;
    const of = { source: tallies.sources, measure: tallies.measures, place: tallies.places };
    const vocabulary = rows.flatMap((row) =>
      row.kind === 'statement' ? [] : [vocabularyDraft(row, place, of[row.kind])],
    );
    this.see(await writeVersions(this.change, VOCABULARY, vocabulary));
    await this.writeStatements(rows.flatMap((row) => (row.kind === 'statement' ? [row.value] : [])));
  }

  private async writeStatements(rows: readonly MappedStatement[]): Promise<void> {
    if (rows.length === 0) return;
    const { change, place, tallies } = this;
    const firstDraft: number[] = [];
    const drafts: Draft[] = [];
    for (const { statement, reports } of rows) {
      firstDraft.push(drafts.length);
      drafts.push(statementDraft(statement, place, tallies.statements));
      drafts.push(...reports.map((report) => statementDraft(report, place, tallies.reports)));
    }
    const held = await writeVersions(change, STATEMENTS, drafts);
    this.see(held);
    const now = new Map(drafts.map((draft, n) => [String(draft.identity['key']), held[n]]));
    const hops = rows.flatMap((row) => row.hops);
    await writeVersions(
      change,
      HOPS,
      hops.map((hop) => {
        const ends = { from: now.get(hop.from)?.id ?? '', to: now.get(hop.to)?.id ?? '' };
        const draft = hopDraft(hop, ends, true, place.importId, tallies.hops);
        return now.get(hop.from)?.heldBefore === false ? { ...draft, isNew: true as const } : draft;
      }),
    );
    await this.keepLinks(rows, now);
    // A row that was never here before has said nothing yet.
    const returning = rows.filter((_, n) => held[firstDraft[n] ?? 0]?.heldBefore ?? false);
    if (returning.length > 0) await takeBackUnsaid(change, place, saidBy(returning), tallies);
  }

  /** A row whose thing this change has written before has an id that came before. */
  private see(held: readonly Held[]): void {
    if (held.some(({ byThisChange }) => byThisChange)) this.book.mayRepeat = true;
  }

  /** The far ends may come later, so links wait in a table of this transaction. */
  private async keepLinks(rows: readonly MappedStatement[], now: ReadonlyMap<string, Held | undefined>): Promise<void> {
    const from = (key: string) => [key, now.get(key)?.id ?? '', now.get(key)?.heldBefore === false] as const;
    const links = rows.flatMap((row): CopyValue[][] => [
      ...row.links.map((link) => [
        ...from(link.from),
        link.to,
        link.kind,
        link.operand,
        link.operation ?? null,
        link.sign ?? null,
        link.where,
        false,
      ]),
      ...row.relations.map((link) => [...from(link.from), link.to, link.kind, 0, null, null, link.where, true]),
    ]);
    if (links.length === 0) return;
    const writer = writerOf(this.change);
    if (this.linksKept === 0) {
      const columns = Object.entries(PENDING).map(([name, type]) => `${name} ${type}`);
      await writer.query(`CREATE TEMPORARY TABLE IF NOT EXISTS pending_link (${columns.join(', ')}) ON COMMIT DROP`);
    }
    await copyRows(
      writer,
      'pending_link',
      Object.keys(PENDING),
      links.map((link, n) => [this.linksKept + n, ...link]),
    );
    this.linksKept += links.length;
  }

  async writeLinks(): Promise<void> {
    // The import will be refused, and one link would come twice.
    if (this.book.mayRepeat) return;
    for (let from = 0; from < this.linksKept; from += LINKS_AT_ONCE) {
      const links: FoundLink[] = await writerOf(this.change).query(
        `SELECT p.*, t.id AS to_id, v.content ->> 'reading' AS reading
         FROM pending_link p
         JOIN statement t ON t.key = p.to_key
         JOIN LATERAL (SELECT removed, content FROM statement_version
           WHERE statement_id = t.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
         WHERE p.place >= $1 AND p.place < $2 ORDER BY p.place`,
        [from, from + LINKS_AT_ONCE],
      );
      await writeVersions(
        this.change,
        HOPS,
        links.flatMap((link) => this.linkDraft(link)),
      );
      await writeVersions(
        this.change,
        RELATIONS,
        links.flatMap((link) => this.answerDraft(link)),
      );
    }
  }

  private linkDraft(link: FoundLink): Draft[] {
    // A statement at both ends is told as a fault; the table would refuse it.
    if (link.is_relation || link.from_id === link.to_id) return [];
    const { from_key: from, to_key: to, operand, operation, sign, spot } = link;
    const hop = hopOf(
      {
        from,
        to,
        kind: link.kind as HopKind,
        operand,
        standing: 'confirmed',
        where: spot,
        ...(operation == null ? {} : { operation }),
        ...(sign == null ? {} : { sign }),
      },
      link.reading === 'read',
    );
    const ends = { from: link.from_id, to: link.to_id };
    return [freshFrom(link, hopDraft(hop, ends, true, this.place.importId, this.tallies.hops))];
  }

  private answerDraft(link: FoundLink): Draft[] {
    if (!link.is_relation || link.from_id === link.to_id) return [];
    const relation = { from: link.from_key, to: link.to_key, kind: link.kind as RelationKind };
    const ends = { from: link.from_id, to: link.to_id };
    return [freshFrom(link, relationDraft(relation, ends, true, this.place.importId, this.tallies.relations))];
  }

  note(notes: Notes): Promise<void> {
    return this.book.note(notes);
  }

  repeated(most: number): Promise<Found<RepeatedRow>> {
    return this.book.repeated(most);
  }

  unknown(most: number): Promise<Found<UnknownReference>> {
    return this.book.unknown(most);
  }

  vocabularyLinked<K extends VocabularyKind>(kind: K): Promise<readonly VocabularyValues[K][]> {
    return this.reading.vocabularyLinked(this.change, this.place.ledgerId, kind);
  }

  circles(): Promise<readonly (readonly string[])[]> {
    return circlesOf(this.change, this.place.ledgerId, this.tallies.hops.added, MOST_FAULTS);
  }

  async placeOf([from, to]: readonly [string, string]): Promise<string | undefined> {
    if (this.linksKept === 0) return undefined;
    const rows: { spot: string }[] = await writerOf(this.change).query(
      `SELECT spot FROM pending_link WHERE from_key = $1 AND to_key = $2 AND NOT is_relation ORDER BY place LIMIT 1`,
      [from, to],
    );
    return rows[0]?.spot;
  }
}

const freshFrom = (link: FoundLink, draft: Draft): Draft => (link.from_is_new ? { ...draft, isNew: true } : draft);

/** Everything that the rows say of their statements, reports, hops and relations. */
function saidBy(rows: readonly MappedStatement[]): Said {
  return {
    rows: rows.map(({ statement }) => rowKeyOf(statement.key)),
    statements: rows.flatMap(({ statement, reports }) => [statement.key, ...reports.map(({ key }) => key)]),
    hops: rows.flatMap(({ hops, links }) =>
      [...hops, ...links].map(({ from, to, kind, operand }) => ({ from, to, kind, operand })),
    ),
    relations: rows.flatMap(({ relations }) => relations.map(({ from, to, kind }) => ({ from, to, kind, operand: 0 }))),
  };
}
