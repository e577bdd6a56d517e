import type { ApiKey, Change, KeyPresented, Keys, NewKeySecret, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { planned } from '../prepared.js';
import { ApiKeyRevocationRow, ApiKeyRow, ApiKeySecretRow } from '../rows/desks-and-people.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. */
const SHOWN = `
  SELECT k.id, k.desk_id AS "deskId", k.person_id AS "personId", k.name, k.scopes,
    coalesce(s.prefix, k.prefix) AS prefix, coalesce(s.version, 1) AS version, s.old_works_until AS "oldWorksUntil",
    CASE WHEN s.version IS NULL THEN k.expires_at ELSE s.expires_at END AS "expiresAt", coalesce(c.drawn_at, clock_timestamp()) AS "madeAt",
    EXISTS (SELECT 1 FROM api_key_revocation r WHERE r.key_id = k.id AND ${recordedBy('r', 1)}) AS revoked,
    u.last_used_at AS "lastUsedAt"
  FROM api_key k
  LEFT JOIN change c ON c.id = k.change_id
  LEFT JOIN api_key_use u ON u.key_id = k.id
  LEFT JOIN LATERAL (
    SELECT ks.* FROM api_key_secret ks WHERE ks.key_id = k.id AND ${recordedBy('ks', 1)} ORDER BY ks.version DESC LIMIT 1
  ) s ON true
  WHERE k.desk_id = $2 AND ${recordedBy('k', 1)}`;

const PRESENTED = `
  SELECT k.id, k.desk_id AS "deskId", (SELECT d.slug FROM desk d WHERE d.id = k.desk_id) AS "deskSlug",
     k.person_id AS "personId", k.scopes, f.expires_at AS "expiresAt", f.hash,
     (SELECT min(n.old_works_until) FROM api_key_secret n
      WHERE n.key_id = k.id AND n.version > f.version) AS "replacedAt",
     EXISTS (SELECT 1 FROM api_key_revocation r WHERE r.key_id = k.id) AS revoked,
     (SELECT m.role FROM membership m WHERE m.desk_id = k.desk_id AND m.person_id = k.person_id
      ORDER BY m.version DESC LIMIT 1) AS role
   FROM (
     SELECT id, 1 AS version, hash, expires_at FROM api_key WHERE prefix = $1
     UNION ALL SELECT key_id, version, hash, expires_at FROM api_key_secret WHERE prefix = $1
   ) f JOIN api_key k ON k.id = f.id`;

export class StoreKeys implements Keys {
  constructor(private readonly dataSource: DataSource) {}

  async presented(prefix: string): Promise<KeyPresented | undefined> {
    const rows = await planned<KeyPresented>(this.dataSource.manager, PRESENTED, [prefix]);
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

  list(view: View, deskId: string, personId: string | null, { after, limit }: PageAsked): Promise<readonly ApiKey[]> {
    return managerOf(view, this.dataSource).query(
      `${SHOWN} AND ($3::uuid IS NULL OR k.person_id = $3) AND ($4::uuid IS NULL OR k.id > $4) ORDER BY k.id LIMIT $5`,
      [view.position, deskId, personId, after, limit],
    );
  }

  async add(
    change: Change,
    key: Pick<ApiKey, 'id' | 'deskId' | 'personId' | 'name' | 'prefix' | 'scopes' | 'expiresAt'> & {
      readonly hash: Uint8Array;
    },
  ): Promise<void> {
    await writerOf(change).insert(ApiKeyRow, {
      ...key,
      scopes: [...key.scopes],
      hash: Buffer.from(key.hash),
      changeId: change.id,
    });
  }

  async addSecret(change: Change, secret: NewKeySecret): Promise<void> {
    await writerOf(change).insert(ApiKeySecretRow, { ...secret, hash: Buffer.from(secret.hash), changeId: change.id });
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
