/** Signing secrets of subscribers and hooks. */
import type { Change, SecretOwner, Secrets, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';

const TABLE: Readonly<Record<SecretOwner, { readonly table: string; readonly key: string }>> = {
  subscriber: { table: 'subscriber_secret', key: 'subscriber_id' },
  'inbound-hook': { table: 'inbound_hook_secret', key: 'hook_id' },
};

export class StoreSecrets implements Secrets {
  constructor(private readonly dataSource: DataSource) {}

  async good(view: View, owner: SecretOwner, id: string, at: Date): Promise<readonly string[]> {
    const { table, key } = TABLE[owner];
    const rows: { secret: string; previous: string | null }[] = await managerOf(view, this.dataSource).query(
      `SELECT secret, CASE WHEN previous_until > $2 THEN previous END AS previous FROM ${table} WHERE ${key} = $1`,
      [id, at.toISOString()],
    );
    return rows.flatMap(({ secret, previous }) => (previous === null ? [secret] : [secret, previous]));
  }

  async set(change: Change, owner: SecretOwner, id: string, secret: string, previousUntil: Date | null): Promise<void> {
    const { table, key } = TABLE[owner];
    await writerOf(change).query(
      `INSERT INTO ${table} AS kept (${key}, secret) VALUES ($1, $2)
       ON CONFLICT (${key}) DO UPDATE SET secret = excluded.secret, previous_until = $3,
         previous = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE kept.secret END`,
      [id, secret, previousUntil?.toISOString() ?? null],
    );
  }
}
