/** Confidential sources and private notes: that they are there. Who and what they are stands in the private details. */
import type {
  Change,
  ConfidentialSource,
  ConfidentialSources,
  PageAsked,
  PrivateNote,
  PrivateNotes,
  View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ConfidentialSourceRow, PrivateNoteRow } from '../rows/evidence.js';
import { recordedBy } from '../views.js';

/** Moments as the driver gives them. */
type Row<T extends { readonly at: string }> = Omit<T, 'at'> & { readonly at: Date };

function held<T extends { readonly at: string }>(row: Row<T>): T {
  return { ...row, at: row.at.toISOString() } as unknown as T;
}

/** $1 position, $2 desk. A change's own row is written last: until then, what it wrote is of now. */
const SOURCES = `
  SELECT DISTINCT ON (f.id) f.id, f.desk_id AS "deskId", f.version, f.label, f.person_id AS "personId",
    coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM confidential_source f LEFT JOIN change c ON c.id = f.change_id
  WHERE f.desk_id = $2 AND ${recordedBy('f', 1)}`;

export class StoreConfidentialSources implements ConfidentialSources {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, id: string): Promise<ConfidentialSource | undefined> {
    const rows: Row<ConfidentialSource>[] = await managerOf(view, this.dataSource).query(
      `${SOURCES} AND f.id = $3 ORDER BY f.id, f.version DESC`,
      [view.position, deskId, id],
    );
    return rows.map((row) => held(row))[0];
  }

  async list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly ConfidentialSource[]> {
    const rows: Row<ConfidentialSource>[] = await managerOf(view, this.dataSource).query(
      `${SOURCES} AND ($3::uuid IS NULL OR f.id > $3) ORDER BY f.id, f.version DESC LIMIT $4`,
      [view.position, deskId, after, limit],
    );
    return rows.map((row) => held(row));
  }

  async add(change: Change, source: Omit<ConfidentialSource, 'at'>): Promise<void> {
    const { id, version, deskId, label, personId } = source;
    const kept = { deskId, label, personId };
    await writerOf(change).insert(ConfidentialSourceRow, { id, version, ...kept, changeId: change.id });
    change.log(version === 1 ? 'add' : 'change', { kind: 'confidential-source', id, version }, kept);
  }
}

/** $1 position. */
const NOTES = `
  SELECT n.id, n.desk_id AS "deskId", n.claim_id AS "claimId", n.person_id AS "personId", n.audience,
    coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM private_note n LEFT JOIN change c ON c.id = n.change_id WHERE ${recordedBy('n', 1)}`;

export class StorePrivateNotes implements PrivateNotes {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, id: string): Promise<PrivateNote | undefined> {
    const rows: Row<PrivateNote>[] = await managerOf(view, this.dataSource).query(
      `${NOTES} AND n.desk_id = $2 AND n.id = $3`,
      [view.position, deskId, id],
    );
    return rows.map((row) => held(row))[0];
  }

  async ofClaim(
    view: View,
    claimId: string,
    reader: string,
    { after, limit }: PageAsked,
  ): Promise<readonly PrivateNote[]> {
    const rows: Row<PrivateNote>[] = await managerOf(view, this.dataSource).query(
      `${NOTES} AND n.claim_id = $2 AND (n.audience = 'desk' OR n.person_id = $3)
         AND ($4::uuid IS NULL OR n.id > $4) ORDER BY n.id LIMIT $5`,
      [view.position, claimId, reader, after, limit],
    );
    return rows.map((row) => held(row));
  }

  async add(change: Change, { id, ...note }: Omit<PrivateNote, 'at'>): Promise<void> {
    const { deskId, claimId, personId, audience } = note;
    const kept = { deskId, claimId, personId, audience };
    await writerOf(change).insert(PrivateNoteRow, { id, ...kept, changeId: change.id });
    change.log('write', { kind: 'private-note', id, version: 1 }, kept);
  }
}
