/** Imports of a ledger: their rows, and taking one back as a whole. */
import type {
  Change,
  ImportHeading,
  LedgerHeading,
  LedgerImports,
  LedgerIntake,
  Slice,
  Tallies,
  UndoneRows,
  View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { LedgerImportRow, LedgerImportUndoRow } from '../rows/ledger.js';
import { recordedBy } from '../views.js';
import { StoreLedgerIntake } from './intake.js';
import { StoreLedgerReading } from './reading.js';
import { takeBack } from './undo.js';

interface FoundImport {
  readonly id: string;
  readonly format: 'csv' | 'json';
  readonly counts: Tallies;
  readonly row_count: number | null;
  readonly started_at: Date | null;
  readonly person_id: string | null;
  readonly drawn_at: Date;
  readonly undone_at: Date | null;
}

const HEADINGS = `
  SELECT i.id, i.format, i.counts, i.row_count, i.started_at, c.person_id, c.drawn_at, u.drawn_at AS undone_at
  FROM ledger_import i JOIN change c ON c.id = i.change_id
  LEFT JOIN LATERAL (
    SELECT uc.drawn_at FROM ledger_import_undo iu JOIN change uc ON uc.id = iu.change_id
    WHERE iu.import_id = i.id AND ${recordedBy('iu', 1)}
  ) u ON true
  WHERE i.ledger_id = $2 AND ${recordedBy('i', 1)}`;

function asHeading(row: FoundImport): ImportHeading {
  return {
    id: row.id,
    format: row.format,
    tallies: row.counts,
    rows: row.row_count,
    startedAt: row.started_at?.toISOString() ?? null,
    by: { person: row.person_id },
    at: row.drawn_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}

export class StoreLedgerImports implements LedgerImports {
  constructor(private readonly dataSource: DataSource) {}

  begin(change: Change, ledger: LedgerHeading, importId: string | null): Promise<LedgerIntake> {
    return Promise.resolve(
      new StoreLedgerIntake(change, { ledgerId: ledger.id, importId }, new StoreLedgerReading(this.dataSource)),
    );
  }

  async keep(
    change: Change,
    ledgerId: string,
    { id, format, tallies, rows }: Pick<ImportHeading, 'id' | 'format' | 'tallies' | 'rows'>,
  ): Promise<void> {
    await writerOf(change).insert(LedgerImportRow, {
      id,
      ledgerId,
      format,
      counts: tallies,
      rowCount: rows,
      changeId: change.id,
    });
    change.log('import', { kind: 'ledger-import', id, version: 1 }, { format, counts: tallies });
  }

  async find(view: View, ledgerId: string, id: string): Promise<ImportHeading | undefined> {
    const rows: FoundImport[] = await managerOf(view, this.dataSource).query(`${HEADINGS} AND i.id = $3`, [
      view.position,
      ledgerId,
      id,
    ]);
    return rows[0] && asHeading(rows[0]);
  }

  async list(view: View, ledgerId: string, { after, limit }: Slice): Promise<readonly ImportHeading[]> {
    const rows: FoundImport[] = await managerOf(view, this.dataSource).query(
      `${HEADINGS} AND ($3::uuid IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4`,
      [view.position, ledgerId, after ?? null, limit],
    );
    return rows.map(asHeading);
  }

  async undo(change: Change, ledgerId: string, importId: string): Promise<UndoneRows> {
    const undone = await takeBack(change, ledgerId, importId);
    await writerOf(change).insert(LedgerImportUndoRow, { importId, changeId: change.id });
    change.log('undo', { kind: 'ledger-import', id: importId, version: 2 }, { undone: true });
    return undone;
  }
}
