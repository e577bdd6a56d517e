import type { LoggedEntry, Logs } from '@whence/workflow';
import type { DataSource } from 'typeorm';

interface FoundEntry {
  readonly sequence: string;
  readonly recorded_at: Date;
  readonly actor_kind: string;
  readonly person_id: string | null;
  readonly key_id: string | null;
  readonly purpose: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_version: number;
  readonly hash: Buffer;
}

export class StoreLogs implements Logs {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    deskId: string,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<readonly LoggedEntry[]> {
    await this.dataSource.query('SELECT chain_changes()');
    const rows: FoundEntry[] = await this.dataSource.query(
      `SELECT l.sequence, rc.recorded_at, c.actor_kind, c.person_id, c.key_id, c.purpose,
         e.action, e.subject_kind, e.subject_id, e.subject_version, l.hash
       FROM log_link l
       JOIN log_entry e ON e.change_id = l.change_id AND e.ordinal = l.ordinal
       JOIN change c ON c.id = l.change_id
       JOIN recorded_change rc ON rc.change_id = l.change_id
       WHERE c.desk_id = $1 AND l.sequence > $2 ORDER BY l.sequence LIMIT $3`,
      [deskId, after, limit],
    );
    return rows.map((row) => ({
      sequence: Number(row.sequence),
      recordedAt: row.recorded_at,
      actor: { kind: row.actor_kind, personId: row.person_id, keyId: row.key_id },
      purpose: row.purpose,
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id, version: row.subject_version },
      hash: row.hash.toString('hex'),
    }));
  }
}
