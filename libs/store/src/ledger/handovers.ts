/** Ledgers that desks hand on. */
import type { Change, HandoverTerms, LedgerHandover, LedgerHandovers, ReadAt, Slice, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { LedgerHandoverRow } from '../rows/handovers.js';
import { recordedBy } from '../views.js';
import { ledgersRead, NEXT_RANK } from './ledgers-read.js';
import { deskNamed } from './ledgers.js';

/** A version is found once its change has ended: until then the change has no row. */
const HANDOVERS = `
  SELECT hv.version, hv.standing, hv.keeps, c.drawn_at AS at,
    json_build_object('id', l.id, 'name', l.name, 'title', l.title) AS ledger,
    ${deskNamed('hv.from_desk_id')} AS "from", ${deskNamed('hv.desk_id')} AS desk
  FROM ledger l
  JOIN LATERAL (
    SELECT v.* FROM ledger_handover v WHERE v.ledger_id = l.id AND ${recordedBy('v', 1)}
    ORDER BY v.version DESC LIMIT 1) hv ON true
  JOIN change c ON c.id = hv.change_id`;

interface HandoverRow extends Omit<LedgerHandover, 'at'> {
  readonly at: Date;
}

const held = ({ at, ...handover }: HandoverRow): LedgerHandover => ({ ...handover, at: at.toISOString() });

export class StoreLedgerHandovers implements LedgerHandovers {
  constructor(private readonly dataSource: DataSource) {}

  async find(view: View, ledger: string): Promise<LedgerHandover | undefined> {
    const rows: HandoverRow[] = await managerOf(view, this.dataSource).query(`${HANDOVERS} WHERE l.name = $2`, [
      view.position,
      ledger,
    ]);
    return rows.map(held)[0];
  }

  async list(view: View, deskId: string, { after, limit }: Slice): Promise<readonly LedgerHandover[]> {
    const rows: HandoverRow[] = await managerOf(view, this.dataSource).query(
      `${HANDOVERS} WHERE l.id IN (
         SELECT n.ledger_id FROM ledger_handover n WHERE n.desk_id = $2
         UNION SELECT n.ledger_id FROM ledger_handover n WHERE n.from_desk_id = $2)
       AND $2 IN (hv.from_desk_id, hv.desk_id) AND ($3::text IS NULL OR l.name > $3) ORDER BY l.name LIMIT $4`,
      [view.position, deskId, after ?? null, limit],
    );
    return rows.map(held);
  }

  async readAt(change: Change, ledgerId: string, deskId: string): Promise<ReadAt> {
    const rows: { rank: number }[] = await writerOf(change).query(
      `SELECT r.rank FROM (${ledgersRead(1, '$2')}) r WHERE r.ledger_id = $3`,
      [null, deskId, ledgerId],
    );
    return { rank: rows[0]?.rank ?? null };
  }

  async write(
    change: Change,
    {
      ledgerId,
      version,
      fromDeskId,
      deskId,
      standing,
      keeps,
      rank: kept,
    }: HandoverTerms & { readonly ledgerId: string; readonly version: number; readonly rank: number | null },
  ): Promise<void> {
    const rank = standing === 'accepted' ? (kept ?? (await nextRank(change, deskId))) : null;
    const content = { fromDeskId, deskId, standing, keeps, rank };
    await writerOf(change).insert(LedgerHandoverRow, { ledgerId, version, ...content, changeId: change.id });
    change.log('hand-on', { kind: 'ledger-handover', id: ledgerId, version }, content);
  }
}

async function nextRank(change: Change, deskId: string): Promise<number> {
  const rows: { rank: number }[] = await writerOf(change).query(NEXT_RANK, [deskId]);
  return rows[0]?.rank ?? 1;
}
