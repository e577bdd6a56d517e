/** Private details, and how they are erased: the rows, the salts of their digests, and answers that may repeat them. */
import type { Change, PrivateDetail, PrivateDetails, PrivateKind, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import type { SALTED_APART } from '../log-entries.js';
import { PrivateDetailRow } from '../rows/evidence.js';
import { recordedBy } from '../views.js';

export class StorePrivateDetails implements PrivateDetails {
  constructor(private readonly dataSource: DataSource) {}

  async add(change: Change, { kind, ownerId, version, deskId, content }: PrivateDetail): Promise<void> {
    await writerOf(change).insert(PrivateDetailRow, {
      kind,
      ownerId,
      version,
      deskId,
      content,
      changeId: change.id,
    });
    change.log('keep', { kind: 'private-detail', id: `${ownerId}/${kind}`, version }, { deskId, content });
  }

  async newest(
    view: View,
    deskId: string,
    kind: PrivateKind,
    ownerIds: readonly string[],
  ): Promise<ReadonlyMap<string, PrivateDetail>> {
    const rows: PrivateDetail[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT ON (d.owner_id) d.kind, d.owner_id AS "ownerId", d.version, d.desk_id AS "deskId", d.content
       FROM private_detail d
       WHERE d.desk_id = $2 AND d.kind = $3 AND d.owner_id = ANY($4::uuid[]) AND ${recordedBy('d', 1)}
       ORDER BY d.owner_id, d.version DESC`,
      [view.position, deskId, kind, ownerIds],
    );
    return new Map(rows.map((row) => [row.ownerId, row]));
  }

  async erase(change: Change, deskId: string, kind: PrivateKind, ownerId: string): Promise<number> {
    const [rows]: [{ changeId: string }[], number] = await writerOf(change).query(
      `DELETE FROM private_detail WHERE desk_id = $1 AND kind = $2 AND owner_id = $3 RETURNING change_id AS "changeId"`,
      [deskId, kind, ownerId],
    );
    if (rows.length === 0) return 0;
    await this.forget(change, 'private-detail', `${ownerId}/${kind}`, rows);
    return rows.length;
  }

  async erasePerson(change: Change, personId: string): Promise<number> {
    const [rows]: [{ changeId: string }[], number] = await writerOf(change).query(
      `DELETE FROM person_detail d USING person p WHERE p.id = d.person_id AND d.person_id = $1
       RETURNING p.change_id AS "changeId"`,
      [personId],
    );
    if (rows.length === 0) return 0;
    await this.forget(change, 'person-detail', personId, rows);
    return rows.length;
  }

  /** Without its salt a digest tells nothing, not even to somebody who guesses right. */
  private async forget(
    change: Change,
    kind: (typeof SALTED_APART)[number],
    subjectId: string,
    rows: readonly { readonly changeId: string }[],
  ): Promise<void> {
    const writer = writerOf(change);
    await writer.query(
      `DELETE FROM log_salt s USING log_entry e
       WHERE e.subject_kind = $1 AND e.subject_id = $2 AND s.change_id = e.change_id AND s.ordinal = e.ordinal`,
      [kind, subjectId],
    );
    await writer.query(
      'UPDATE idempotent_answer SET status = NULL, headers = NULL, body = NULL WHERE change_id = ANY($1::uuid[])',
      [rows.map(({ changeId }) => changeId)],
    );
  }
}
