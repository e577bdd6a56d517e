/** Reading one ledger thing by thing, as a view shows it. */
import type { Hop, Relation, Statement } from '@whence/domain';
import type {
  HeldHop,
  HeldRelation,
  LedgerReading,
  Slice,
  StatementFilter,
  Versioned,
  View,
  VocabularyKind,
  VocabularyValues,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { recordedBy } from '../views.js';

/** The version of a thing that the view shows ($1 its position); no row when there is none or it was removed. */
export function shown(table: string, owner: string, id: string, alias: string): string {
  return `JOIN LATERAL (
      SELECT w.* FROM ${table} w WHERE w.${owner} = ${id} AND ${recordedBy('w', 1)} ORDER BY w.version DESC LIMIT 1
    ) ${alias} ON NOT ${alias}.removed`;
}

const ENTRIES = `
  SELECT v.version, v.content AS value FROM vocabulary_entry e ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  WHERE e.ledger_id = $2 AND e.kind = $3`;

const STATEMENTS = `
  SELECT v.version, v.content AS value FROM statement s ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.ledger_id = $2`;

function links(table: 'hop' | 'relation'): string {
  return `SELECT h.id, v.version, v.content AS value FROM ${table} h ${shown(`${table}_version`, `${table}_id`, 'h.id', 'v')}
    JOIN statement f ON f.id = h.from_id JOIN statement t ON t.id = h.to_id`;
}

const ORDER = 'ORDER BY f.key COLLATE "C", h.kind COLLATE "C", t.key COLLATE "C"';

export class StoreLedgerReading implements LedgerReading {
  constructor(private readonly dataSource: DataSource) {}

  async vocabularyEntry<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    key: string,
  ): Promise<Versioned<VocabularyValues[K]> | undefined> {
    const rows: Versioned<VocabularyValues[K]>[] = await managerOf(view, this.dataSource).query(
      `${ENTRIES} AND e.key = $4`,
      [view.position, ledgerId, kind, key],
    );
    return rows[0];
  }

  vocabularyList<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    { after, limit }: Slice,
  ): Promise<readonly Versioned<VocabularyValues[K]>[]> {
    return managerOf(view, this.dataSource).query(
      `${ENTRIES} AND ($4::text IS NULL OR e.key COLLATE "C" > $4) ORDER BY e.key COLLATE "C" LIMIT $5`,
      [view.position, ledgerId, kind, after ?? null, limit],
    );
  }

  async statement(view: View, ledgerId: string, key: string): Promise<Versioned<Statement> | undefined> {
    const rows: Versioned<Statement>[] = await managerOf(view, this.dataSource).query(`${STATEMENTS} AND s.key = $3`, [
      view.position,
      ledgerId,
      key,
    ]);
    return rows[0];
  }

  statements(view: View, ledgerId: string, filter: StatementFilter): Promise<readonly Versioned<Statement>[]> {
    const { source, measure, after, limit } = filter;
    return managerOf(view, this.dataSource).query(
      `${STATEMENTS} AND ($3::text IS NULL OR v.source_key = $3) AND ($4::text IS NULL OR v.measure_key = $4)
       AND ($5::text IS NULL OR s.key COLLATE "C" > $5) ORDER BY s.key COLLATE "C" LIMIT $6`,
      [view.position, ledgerId, source ?? null, measure ?? null, after ?? null, limit],
    );
  }

  hopsAt(view: View, key: string): Promise<readonly HeldHop[]> {
    return this.linksAt<Hop>('hop', view, key);
  }

  relationsAt(view: View, key: string): Promise<readonly HeldRelation[]> {
    return this.linksAt<Relation>('relation', view, key);
  }

  async hop(view: View, ledgerId: string, id: string): Promise<HeldHop | undefined> {
    const rows: HeldHop[] = await managerOf(view, this.dataSource).query(
      `${links('hop')} WHERE f.ledger_id = $2 AND h.id = $3`,
      [view.position, ledgerId, id],
    );
    return rows[0];
  }

  private linksAt<T>(
    table: 'hop' | 'relation',
    view: View,
    key: string,
  ): Promise<readonly (Versioned<T> & { readonly id: string })[]> {
    return managerOf(view, this.dataSource).query(
      `${links(table)}
       WHERE h.id IN (SELECT l.id FROM statement s JOIN ${table} l ON l.from_id = s.id OR l.to_id = s.id WHERE s.key = $2) ${ORDER}`,
      [view.position, key],
    );
  }
}
