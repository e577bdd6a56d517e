import type { ApiKey, Change, KeyPresented, Keys, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ApiKeyRevocationRow, ApiKeyRow } from '../rows/desks-and-people.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. */
const SHOWN = `
  SELECT k.id, k.desk_id AS "deskId", k.person_id AS "personId", k.name, k.prefix, k.scopes,
    k.expires_at AS "expiresAt", coalesce(c.drawn_at, clock_timestamp()) AS "madeAt",
    EXISTS (SELECT 1 FROM api_key_revocation r WHERE r.key_id = k.id AND ${recordedBy('r', 1)}) AS revoked,
    u.last_used_at AS "lastUsedAt"
  FROM api_key k
  LEFT JOIN change c ON c.id = k.change_id
  LEFT JOIN api_key_use u ON u.key_id = k.id
  WHERE k.desk_id = $2 AND ${recordedBy('k', 1)}`;

export class StoreKeys implements Keys {
  constructor(private readonly dataSource: DataSource) {}

  async presented(prefix: string): Promise<KeyPresented | undefined> {
    const rows: KeyPresented[] = await this.dataSource.query(
      `SELECT k.id, k.desk_id AS "deskId", k.person_id AS "personId", k.scopes, k.expires_at AS "expiresAt", k.hash,
         EXISTS (SELECT 1 FROM api_key_revocation r WHERE r.key_id = k.id) AS revoked,
         (SELECT m.role FROM membership m WHERE m.desk_id = k.desk_id AND m.person_id = k.person_id
          ORDER BY m.version DESC LIMIT 1) AS role
       FROM api_key k WHERE k.prefix = $1`,
      [prefix],
    );
    return rows[0];
  }

  async one(view: View, deskId: string, id: string): Promise<ApiKey | undefined> {
    const rows: ApiKey[] = await managerOf(view, this.dataSource).query(`${SHOWN} AND k.id = $3`, [
      view.position,
      deskId,
      id,
    ]);
    return rows[0];
  }

  list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly ApiKey[]> {
    return managerOf(view, this.dataSource).query(
      `${SHOWN} AND ($3::uuid IS NULL OR k.id > $3) ORDER BY k.id LIMIT $4`,
      [view.position, deskId, after, limit],
    );
  }

  async add(
    change: Change,
    key: Omit<ApiKey, 'madeAt' | 'revoked' | 'lastUsedAt'> & { readonly hash: Uint8Array },
  ): Promise<void> {
    await writerOf(change).insert(ApiKeyRow, {
      ...key,
      scopes: [...key.scopes],
      hash: Buffer.from(key.hash),
      changeId: change.id,
    });
  }

  async revoke(change: Change, id: string): Promise<void> {
    await writerOf(change).insert(ApiKeyRevocationRow, { keyId: id, changeId: change.id });
  }

  async open(view: View, personId: string): Promise<readonly string[]> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT k.id FROM api_key k WHERE k.person_id = $2 AND ${recordedBy('k', 1)}
         AND NOT EXISTS (SELECT 1 FROM api_key_revocation r WHERE r.key_id = k.id AND ${recordedBy('r', 1)}) ORDER BY k.id`,
      [view.position, personId],
    );
    return rows.map(({ id }) => id);
  }

  async noteUse(id: string, at: Date): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO api_key_use AS u (key_id, last_used_at) VALUES ($1, date_trunc('minute', $2::timestamptz))
       ON CONFLICT (key_id) DO UPDATE SET last_used_at = excluded.last_used_at
       WHERE u.last_used_at < excluded.last_used_at`,
      [id, at.toISOString()],
    );
  }
}
