/** `whence start`: everything in one process. */
import { makeLogger } from '@whence/api';
import { readConfig } from '@whence/config';
import { findingRow, findingsTable } from '@whence/domain';
import { serviceDataSource, storePorts } from '@whence/store';
import { FirstStart } from '@whence/workflow';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { bringUpToDate, openDatabase, type Placed } from '../start/database.js';
import { type Lifetime, live } from '../start/lifetime.js';
import { loadSample, SAMPLE_DESK, unfinishedSample } from '../start/load-sample.js';
import { progress, type Say } from '../start/progress.js';
import { beginApi, beginWorker } from '../start/service.js';

/** Starts database, API and worker; on the first start also makes the desk, its key and (unless `empty`) the sample. */
export function start(options: { readonly empty: boolean }, console: Console): Promise<ExitCode> {
  const say = progress(console);
  return live(async (lifetime) => {
    const settings = readConfig();
    const database = await openDatabase(settings, say);
    void database.lost.then(({ message }) => lifetime.lost(new CommandFailure(EXIT.unavailable, message)));
    await lifetime.started(() => database.stop());
    const { config } = database;
    const ran = await bringUpToDate(config);
    say(tablesInWords(ran));
    const logger = makeLogger(config.log);
    // Until it is ready, the start tells its own story; the log keeps to what goes wrong.
    if (logger.level === 'info') logger.level = 'warn';
    const url = await beginApi(config, logger, lifetime, { lacksRoom: database.lacksRoom });
    say(`The API listens at ${url}`);
    await beginWorker(config, logger, lifetime);
    say('The worker takes jobs');
    const secret = await firstStart(config, options.empty, lifetime, say, console);
    logger.level = config.log.level;
    console.out(closing(config.publicUrl ?? url, secret));
  }, console);
}

/** Gives the first key's secret; undefined when this is not the first start. */
async function firstStart(
  config: Placed,
  empty: boolean,
  lifetime: Lifetime,
  say: Say,
  console: Console,
): Promise<string | undefined> {
  const { url, role } = config.database;
  const dataSource = await serviceDataSource({ url, role, pool: 2 }).initialize();
  try {
    const ports = storePorts(dataSource);
    const made = await new FirstStart(ports).run(empty ? {} : { deskName: SAMPLE_DESK });
    if (made !== undefined) {
      say('Made the first desk and its administrator');
      // Printed before anything else can fail: it cannot be read again.
      console.out(`\nAccess key of the first administrator, shown only this once:\n  ${made.key.secret}\n\n`);
    }
    const by = empty ? undefined : await unfinishedSample(ports);
    if (by !== undefined) {
      const findings = await loadSample(ports, by, say, lifetime.signal);
      const width = Math.min(Math.max(console.columns ?? 120, 100), 140);
      console.out(`\n${findingsTable(findings.map(findingRow), width)}`);
    }
    return made?.key.secret;
  } finally {
    await dataSource.destroy();
  }
}

/** @param ran the migrations that were run, by name */
function tablesInWords(ran: readonly string[]): string {
  if (ran.length === 0) return 'The tables are up to date';
  if (ran.some((name) => name.startsWith('FirstModel'))) return 'Made the tables';
  return `Brought the tables of an older release up to date (${ran.join(', ')})`;
}

function closing(url: string, secret: string | undefined): string {
  const key = secret ?? '$KEY';
  return [
    '',
    `Whence is ready at ${url}`,
    `  API docs     ${url}/docs`,
    secret === undefined
      ? '  Access key   the one that the first start printed'
      : `  Access key   ${key}   (of the first administrator; it is not shown again)`,
    `  Try          curl -H "Authorization: Bearer ${key}" ${url}/v1/claims`,
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
