/** The ledgers that desks read. */
import type { Change, DeskLedger, LedgerHeading, Ledgers, Slice, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { DeskLedgerRow, LedgerRow } from '../rows/ledger.js';
import { holderIn } from './ledger-holders.js';
import { ledgersRead, NEXT_RANK } from './ledgers-read.js';
import { recordedBy } from '../views.js';

/** SQL of a desk as others see it, in the view $1. */
export const deskNamed = (desk: string): string => `(
    SELECT json_build_object('id', d.id, 'slug', d.slug, 'name', (
      SELECT w.content ->> 'name' FROM desk_version w WHERE w.desk_id = d.id AND ${recordedBy('w', 1)}
      ORDER BY w.version DESC LIMIT 1))
    FROM desk d WHERE d.id = ${desk})`;

const OF_DESK = `
  SELECT l.id, l.name, l.title, r.access, ${deskNamed(holderIn(1, 'l.id'))} AS holder
  FROM (${ledgersRead(1, '$2')}) r JOIN ledger l ON l.id = r.ledger_id`;

export class StoreLedgers implements Ledgers {
  constructor(private readonly dataSource: DataSource) {}

  async find(view: View, deskId: string, name: string): Promise<DeskLedger | undefined> {
    const rows: DeskLedger[] = await managerOf(view, this.dataSource).query(`${OF_DESK} WHERE l.name = $3`, [
      view.position,
      deskId,
      name,
    ]);
    return rows[0];
  }

  async list(view: View, deskId: string, { after, limit }: Slice): Promise<readonly DeskLedger[]> {
    return managerOf(view, this.dataSource).query(
      `${OF_DESK} WHERE ($3::text IS NULL OR l.name > $3) ORDER BY l.name LIMIT $4`,
      [view.position, deskId, after ?? null, limit],
    );
  }

  async isNameTaken(change: Change, name: string): Promise<boolean> {
    return writerOf(change).existsBy(LedgerRow, { name });
  }

  async add(change: Change, deskId: string, { id, name, title }: LedgerHeading): Promise<void> {
    const writer = writerOf(change);
    await writer.insert(LedgerRow, { id, name, title, changeId: change.id });
    const rows: { rank: number }[] = await writer.query(NEXT_RANK, [deskId]);
    await writer.insert(DeskLedgerRow, { deskId, ledgerId: id, rank: rows[0]?.rank ?? 1, changeId: change.id });
  }
}
