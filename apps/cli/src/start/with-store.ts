import { type Config, readConfig } from '@whence/config';
import { isDatabaseFull, isDatabaseOutage, serviceDataSource } from '@whence/store';
import type { DataSource } from 'typeorm';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT } from '../exit-codes.js';
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
  } catch (error) {
    throw await whyFailed(error, database.config.service.named, database.lacksRoom);
  } finally {
    await database.stop();
  }
}

/**
 * The error, or what is behind it where a disk of the database has no room: PostgreSQL may end before it can say so. A change is
 * kept as a whole or not at all.
 * @param named how the database is called
 */
export async function whyFailed(error: unknown, named: string, lacksRoom: () => Promise<boolean>): Promise<unknown> {
  if (!isDatabaseFull(error) && !(isDatabaseOutage(error) && (await lacksRoom()))) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new CommandFailure(
    EXIT.unavailable,
    `Found no room left on a disk of ${named} (${said}); expected room for what is written. ` +
      'Nothing was written: make room, and run it again.',
    { cause: error },
  );
}
