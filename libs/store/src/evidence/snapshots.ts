/** Kept pages: readings of a desk, over bytes that are kept once. */
import type {
  Attachment,
  Change,
  NewPageBytes,
  PageAsked,
  PageBytes,
  Snapshot,
  SnapshotFilter,
  Snapshots,
  View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { SnapshotAttachmentRow, SnapshotContentRow, SnapshotRow } from '../rows/evidence.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. A change's own row is written last: until then, what it wrote is of now. */
const SNAPSHOTS = `
  SELECT s.id, s.desk_id AS "deskId", s.person_id AS "personId", s.content, encode(b.sha256, 'hex') AS sha256,
    b.media_type AS "mediaType", octet_length(b.bytes) AS size, encode(b.text_sha256, 'hex') AS "textSha256",
    b.text_fault AS "textFault",
    coalesce(c.drawn_at, clock_timestamp()) AS "keptAt"
  FROM snapshot s JOIN snapshot_content b ON b.id = s.content_id LEFT JOIN change c ON c.id = s.change_id
  WHERE s.desk_id = $2 AND ${recordedBy('s', 1)}`;

type Row = Omit<Snapshot, 'keptAt'> & { readonly keptAt: Date };

const held = (row: Row): Snapshot => ({ ...row, keptAt: row.keptAt.toISOString() });

const ATTACHMENTS = `
  SELECT DISTINCT ON (a.snapshot_id, a.kind, a.target) a.snapshot_id AS "snapshotId", a.kind, a.target, a.version,
    a.standing, a.reason, a.person_id AS "personId"
  FROM snapshot_attachment a WHERE ${recordedBy('a', 1)}`;

const NEWEST = 'ORDER BY a.snapshot_id, a.kind, a.target, a.version DESC';

export class StoreSnapshots implements Snapshots {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, snapshotId: string): Promise<Snapshot | undefined> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(`${SNAPSHOTS} AND s.id = $3`, [
      view.position,
      deskId,
      snapshotId,
    ]);
    return rows.map(held)[0];
  }

  async list(
    view: View,
    deskId: string,
    { claimId, statement }: SnapshotFilter,
    { after, limit }: PageAsked,
  ): Promise<readonly Snapshot[]> {
    const attached = (kind: string, parameter: number) => `($${parameter}::text IS NULL OR s.id IN (
      SELECT n."snapshotId" FROM (${ATTACHMENTS} AND a.kind = '${kind}' AND a.target = $${parameter} ${NEWEST}) n
      WHERE n.standing = 'attached'))`;
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `${SNAPSHOTS} AND ($3::uuid IS NULL OR s.id > $3) AND ${attached('claim', 4)} AND ${attached('statement', 5)}
       ORDER BY s.id LIMIT $6`,
      [view.position, deskId, after, claimId ?? null, statement ?? null, limit],
    );
    return rows.map(held);
  }

  async bytes(view: View, deskId: string, snapshotId: string): Promise<PageBytes | undefined> {
    const rows: PageBytes[] = await managerOf(view, this.dataSource).query(
      `SELECT encode(b.sha256, 'hex') AS sha256, b.media_type AS "mediaType", b.bytes
       FROM snapshot s JOIN snapshot_content b ON b.id = s.content_id
       WHERE s.id = $3 AND s.desk_id = $2 AND ${recordedBy('s', 1)}`,
      [view.position, deskId, snapshotId],
    );
    return rows[0];
  }

  async text(view: View, deskId: string, snapshotId: string): Promise<string | null | undefined> {
    const rows: { text: string | null }[] = await managerOf(view, this.dataSource).query(
      `SELECT b.text FROM snapshot s JOIN snapshot_content b ON b.id = s.content_id
       WHERE s.id = $3 AND s.desk_id = $2 AND ${recordedBy('s', 1)}`,
      [view.position, deskId, snapshotId],
    );
    return rows[0]?.text;
  }

  async add(
    change: Change,
    { id, deskId, personId, content }: Pick<Snapshot, 'id' | 'deskId' | 'personId' | 'content'>,
    page: NewPageBytes,
  ): Promise<void> {
    const contentId = await this.keepBytes(change, page);
    const kept = { deskId, contentId, personId, content };
    await writerOf(change).insert(SnapshotRow, { id, ...kept, changeId: change.id });
    change.log('keep', { kind: 'snapshot', id, version: 1 }, kept);
  }

  /** The id of these bytes; they are written where nobody has handed them over before, or no text was read from them then. */
  private async keepBytes(
    change: Change,
    { sha256, mediaType, bytes, text, textSha256, textFault }: NewPageBytes,
  ): Promise<string> {
    await change.hold('snapshot-content', sha256);
    const writer = writerOf(change);
    const hash = Buffer.from(sha256, 'hex');
    const known: { id: string }[] = await writer.query(
      `SELECT id FROM snapshot_content WHERE sha256 = $1 AND (text IS NOT NULL OR $2) ORDER BY text IS NULL, id LIMIT 1`,
      [hash, text === null],
    );
    if (known[0] !== undefined) return known[0].id;
    const id = change.newId();
    await writer.insert(SnapshotContentRow, {
      id,
      sha256: hash,
      mediaType,
      bytes: Buffer.from(bytes),
      text,
      textSha256: textSha256 === null ? null : Buffer.from(textSha256, 'hex'),
      textFault,
      changeId: change.id,
    });
    const logged = { sha256, mediaType, size: bytes.length, textSha256, ...(textFault === null ? {} : { textFault }) };
    change.log('keep', { kind: 'snapshot-content', id, version: 1 }, logged);
    return id;
  }

  attachments(view: View, snapshotId: string): Promise<readonly Attachment[]> {
    return managerOf(view, this.dataSource).query(`${ATTACHMENTS} AND a.snapshot_id = $2 ${NEWEST}`, [
      view.position,
      snapshotId,
    ]);
  }

  async addAttachment(change: Change, attachment: Attachment): Promise<void> {
    await writerOf(change).insert(SnapshotAttachmentRow, { ...attachment, changeId: change.id });
    const { snapshotId, kind, target, version, standing, reason, personId } = attachment;
    change.log(
      standing === 'attached' ? 'attach' : 'detach',
      { kind: 'snapshot-attachment', id: `${snapshotId}/${kind}/${target}`, version },
      { standing, reason, personId },
    );
  }
}
