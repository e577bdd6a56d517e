/** Quotes of snapshots, as versions. */
import type { Change, Excerpt, Excerpts, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ExcerptRow } from '../rows/evidence.js';
import { recordedBy } from '../views.js';

/** $1 position. A change's own row is written last: until then, what it wrote is of now. */
const FIELDS = `e.id, e.snapshot_id AS "snapshotId", e.version, e.person_id AS "personId", e.content,
  coalesce(c.drawn_at, clock_timestamp()) AS at FROM excerpt e LEFT JOIN change c ON c.id = e.change_id`;

type Row = Omit<Excerpt, 'at'> & { readonly at: Date };

const held = (row: Row): Excerpt => ({ ...row, at: row.at.toISOString() });

export class StoreExcerpts implements Excerpts {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, excerptId: string): Promise<Excerpt | undefined> {
    return (await this.versions(view, deskId, excerptId)).at(-1);
  }

  async versions(view: View, deskId: string, excerptId: string): Promise<readonly Excerpt[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `SELECT ${FIELDS} JOIN snapshot s ON s.id = e.snapshot_id
       WHERE e.id = $3 AND s.desk_id = $2 AND ${recordedBy('e', 1)} ORDER BY e.version`,
      [view.position, deskId, excerptId],
    );
    return rows.map(held);
  }

  async ofSnapshot(view: View, snapshotId: string, { after, limit }: PageAsked): Promise<readonly Excerpt[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT ON (e.id) ${FIELDS}
       WHERE e.snapshot_id = $2 AND ($3::uuid IS NULL OR e.id > $3) AND ${recordedBy('e', 1)}
       ORDER BY e.id, e.version DESC LIMIT $4`,
      [view.position, snapshotId, after, limit],
    );
    return rows.map(held);
  }

  async add(change: Change, { id, version, snapshotId, personId, content }: Omit<Excerpt, 'at'>): Promise<void> {
    const kept = { snapshotId, personId, content };
    await writerOf(change).insert(ExcerptRow, { id, version, ...kept, changeId: change.id });
    change.log(version === 1 ? 'quote' : 'translate', { kind: 'excerpt', id, version }, kept);
  }
}
