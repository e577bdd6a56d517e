import type { Change, ErasableKind, Erasure, Erasures, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ErasureRow } from '../rows/evidence.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. A change's own row is written last: until then, what it wrote is of now. */
const ERASURES = `
  SELECT x.id, x.desk_id AS "deskId", x.kind, x.subject_id AS "subjectId", x.ground, x.person_id AS "personId",
    coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM erasure x LEFT JOIN change c ON c.id = x.change_id WHERE x.desk_id = $2 AND ${recordedBy('x', 1)}`;

type Row = Omit<Erasure, 'at'> & { readonly at: Date };

const held = (row: Row): Erasure => ({ ...row, at: row.at.toISOString() });

export class StoreErasures implements Erasures {
  constructor(private readonly dataSource: DataSource) {}

  async last(view: View, deskId: string, kind: ErasableKind, subjectId: string): Promise<Erasure | undefined> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `${ERASURES} AND x.kind = $3 AND x.subject_id = $4 ORDER BY x.id DESC LIMIT 1`,
      [view.position, deskId, kind, subjectId],
    );
    return rows.map(held)[0];
  }

  async list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly Erasure[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `${ERASURES} AND ($3::uuid IS NULL OR x.id > $3) ORDER BY x.id LIMIT $4`,
      [view.position, deskId, after, limit],
    );
    return rows.map(held);
  }

  async add(change: Change, { id, ...erasure }: Omit<Erasure, 'at'>): Promise<void> {
    const { deskId, kind, subjectId, ground, personId } = erasure;
    const kept = { deskId, kind, subjectId, ground, personId };
    await writerOf(change).insert(ErasureRow, { id, ...kept, changeId: change.id });
    change.log('erase', { kind: 'erasure', id, version: 1 }, kept);
  }
}
