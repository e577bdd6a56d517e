/** The ledgers that desks read. */
import type { Change, LedgerHeading, Ledgers, Slice, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { DeskLedgerRow, LedgerRow } from '../rows/ledger.js';
import { recordedBy } from '../views.js';

const OF_DESK = `
  SELECT l.id, l.name, l.title FROM desk_ledger dl JOIN ledger l ON l.id = dl.ledger_id
  WHERE dl.desk_id = $2 AND ${recordedBy('dl', 1)}`;

export class StoreLedgers implements Ledgers {
  constructor(private readonly dataSource: DataSource) {}

  async find(view: View, deskId: string, name: string): Promise<LedgerHeading | undefined> {
    const rows: LedgerHeading[] = await managerOf(view, this.dataSource).query(`${OF_DESK} AND l.name = $3`, [
      view.position,
      deskId,
      name,
    ]);
    return rows[0];
  }

  async list(view: View, deskId: string, { after, limit }: Slice): Promise<readonly LedgerHeading[]> {
    return managerOf(view, this.dataSource).query(
      `${OF_DESK} AND ($3::text IS NULL OR l.name > $3) ORDER BY l.name LIMIT $4`,
      [view.position, deskId, after ?? null, limit],
    );
  }

  async isNameTaken(change: Change, name: string): Promise<boolean> {
    return writerOf(change).existsBy(LedgerRow, { name });
  }

  async add(change: Change, deskId: string, { id, name, title }: LedgerHeading): Promise<void> {
    const writer = writerOf(change);
    await writer.insert(LedgerRow, { id, name, title, changeId: change.id });
    const rank = await writer.countBy(DeskLedgerRow, { deskId });
    await writer.insert(DeskLedgerRow, { deskId, ledgerId: id, rank: rank + 1, changeId: change.id });
  }
}
