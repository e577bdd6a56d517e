/** Ledgers that desks share. */
import type { Change, LedgerShare, LedgerShares, SharesAsked, Slice, View, WrittenShare } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { LedgerShareRow, LedgerShareVersionRow } from '../rows/ledger.js';
import { recordedBy } from '../views.js';
import { holderIn } from './ledger-holders.js';
import { NEXT_RANK } from './ledgers-read.js';
import { deskNamed } from './ledgers.js';

/** A version is found once its change has ended: until then the change has no row. */
const SHARES = `
  SELECT sh.id, sv.version, sv.standing, sv.access, c.drawn_at AS at,
    json_build_object('id', l.id, 'name', l.name, 'title', l.title) AS ledger,
    ${deskNamed(holderIn(1, 'l.id'))} AS holder, ${deskNamed('sh.desk_id')} AS desk
  FROM ledger_share sh JOIN ledger l ON l.id = sh.ledger_id
  JOIN LATERAL (
    SELECT w.* FROM ledger_share_version w WHERE w.share_id = sh.id AND ${recordedBy('w', 1)}
    ORDER BY w.version DESC LIMIT 1) sv ON true
  JOIN change c ON c.id = sv.change_id`;

interface ShareRow extends Omit<LedgerShare, 'at'> {
  readonly at: Date;
}

const held = ({ at, ...share }: ShareRow): LedgerShare => ({ ...share, at: at.toISOString() });

export class StoreLedgerShares implements LedgerShares {
  constructor(private readonly dataSource: DataSource) {}

  async find(view: View, ledger: string, deskId: string): Promise<LedgerShare | undefined> {
    const rows: ShareRow[] = await managerOf(view, this.dataSource).query(
      `${SHARES} WHERE l.name = $2 AND sh.desk_id = $3`,
      [view.position, ledger, deskId],
    );
    return rows.map(held)[0];
  }

  async list(view: View, asked: SharesAsked, { after, limit }: Slice): Promise<readonly LedgerShare[]> {
    const [which, values] =
      'offeredTo' in asked
        ? [`sh.desk_id = $4 AND sv.standing = 'offered'`, [asked.offeredTo]]
        : [`$4 IN (sh.desk_id, ${holderIn(1, 'l.id')}) AND sh.ledger_id = $5`, [asked.concerning, asked.ledgerId]];
    const rows: ShareRow[] = await managerOf(view, this.dataSource).query(
      `${SHARES} WHERE ${which} AND ($2::uuid IS NULL OR sh.id > $2) ORDER BY sh.id LIMIT $3`,
      [view.position, after ?? null, limit, ...values],
    );
    return rows.map(held);
  }

  async add(
    change: Change,
    { id, ledgerId, deskId }: { readonly id: string; readonly ledgerId: string; readonly deskId: string },
  ): Promise<void> {
    await writerOf(change).insert(LedgerShareRow, { id, ledgerId, deskId, changeId: change.id });
  }

  async write(change: Change, { shareId, version, standing, access, rank: kept }: WrittenShare): Promise<void> {
    const writer = writerOf(change);
    const { ledgerId, deskId } = await writer.findOneByOrFail(LedgerShareRow, { id: shareId });
    const rank = standing === 'accepted' ? (kept ?? (await this.rankOf(change, shareId, version, deskId))) : null;
    await writer.insert(LedgerShareVersionRow, { shareId, version, standing, access, rank, changeId: change.id });
    const content = { ledgerId, deskId, standing, access, rank };
    change.log('share', { kind: 'ledger-share', id: shareId, version }, content);
  }

  /** Where it was while it stood; behind everything else where it begins to. */
  private async rankOf(change: Change, shareId: string, version: number, deskId: string): Promise<number> {
    const writer = writerOf(change);
    const before = await writer.findOneBy(LedgerShareVersionRow, { shareId, version: version - 1 });
    if (before?.rank != null) return before.rank;
    const rows: { rank: number }[] = await writer.query(NEXT_RANK, [deskId]);
    return rows[0]?.rank ?? 1;
  }
}
