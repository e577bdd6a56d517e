import { type Config, readConfig } from '@whence/config';
import { serviceDataSource } from '@whence/store';
import type { DataSource } from 'typeorm';
import type { Console } from '../console.js';
import { openDatabase } from './database.js';
import { progress } from './progress.js';
import { reachTables } from './reach.js';

/** Runs `work` on the service's database, beside the service or while it rests, as the role that serves. Refuses tables of another release. */
export async function withStore<T>(
  console: Console,
  work: (dataSource: DataSource, config: Config) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(readConfig(), progress(console), true);
  try {
    const { url, role } = database.config.database;
    await reachTables(database.config.service, role);
    const dataSource = await serviceDataSource({ url, role, pool: 2 }).initialize();
    try {
      return await work(dataSource, database.config);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}
