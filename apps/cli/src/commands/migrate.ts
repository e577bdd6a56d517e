/** `whence migrate`. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@whence/config';
import { migrate, schemaDrift, startEmbeddedPostgres } from '@whence/store';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { bringUpToDate, openDatabase } from '../start/database.js';
import { progress } from '../start/progress.js';

/** Brings the database of DATABASE_URL, else the embedded one, up to date. */
export async function migrateDatabase(console: Console): Promise<ExitCode> {
  const say = progress(console);
  const database = await openDatabase(readConfig(), say, true);
  try {
    const ran = await bringUpToDate(database.config);
    say(ran.length === 0 ? 'The tables were up to date.' : `Ran ${ran.join(', ')}`);
    return EXIT.done;
  } finally {
    await database.stop();
  }
}

/** Tells whether migrations and row classes agree, on a database that is thrown away. */
export async function checkDrift(console: Console): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'whence-drift-'));
  // As root the database runs as another account: from a folder closed to it the data would go elsewhere, and stay there.
  await chmod(folder, 0o755);
  try {
    const embedded = await startEmbeddedPostgres({ dataFolder: folder, log: () => undefined, durable: false });
    try {
      await migrate(embedded.ownerUrl);
      const drift = await schemaDrift(embedded.ownerUrl);
      if (drift.length === 0) return EXIT.done;
      console.err('Found that migrations and row classes differ, expected no SQL between them; this would join them:');
      for (const line of drift) console.err(`  ${line}`);
      return EXIT.failed;
    } finally {
      await embedded.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
