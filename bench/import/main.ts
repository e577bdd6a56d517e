/** How fast a ledger comes in, beside a bare COPY of the very rows that it became. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate, serviceDataSource, startEmbeddedPostgres, storePorts, type EmbeddedPostgres } from '@whence/store';
import { FirstStart } from '@whence/workflow';
import pg from 'pg';
import type { BenchOptions } from '../parts.js';
import type { Row, Section } from '../section.js';
import { copyBare, type Copied } from './bare-copy.js';
import { generateLedger } from './generate.js';
import type { Imported } from './import-once.js';

const run = promisify(execFile);

const STATEMENTS = ['statement', 'statement_version'];
/** Everything else that an import writes. */
const OTHERS = [
  'hop',
  'hop_version',
  'relation',
  'relation_version',
  'vocabulary_entry',
  'vocabulary_version',
  'log_entry',
  'log_rows',
  'log_salt',
];

async function prepare(postgres: EmbeddedPostgres): Promise<void> {
  await migrate(postgres.ownerUrl);
  const dataSource = await serviceDataSource({ url: postgres.serviceUrl, role: 'whence_app', pool: 2 }).initialize();
  try {
    await new FirstStart(storePorts(dataSource)).run();
  } finally {
    await dataSource.destroy();
  }
}

async function imported(postgres: EmbeddedPostgres, folder: string, ledger: string): Promise<Imported> {
  const script = fileURLToPath(new URL('import-once.mjs', import.meta.url));
  const { stdout } = await run(process.execPath, [script, postgres.serviceUrl, folder, ledger]);
  return JSON.parse(stdout) as Imported;
}

function together(parts: readonly Copied[]): Copied {
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const processor = parts.map(({ processorSeconds }) => processorSeconds);
  return {
    seconds: sum(parts.map(({ seconds }) => seconds)),
    processorSeconds: processor.includes(null) ? null : sum(processor.map((value) => value ?? 0)),
  };
}

async function bare(postgres: EmbeddedPostgres, folder: string): Promise<{ statements: Copied; all: Copied }> {
  const client = new pg.Client({ connectionString: postgres.ownerUrl, options: '-c search_path=whence,public' });
  await client.connect();
  try {
    const statements: Copied[] = [];
    for (const table of STATEMENTS) statements.push(await copyBare(client, table, folder));
    const others: Copied[] = [];
    for (const table of OTHERS) others.push(await copyBare(client, table, folder));
    return { statements: together(statements), all: together([...statements, ...others]) };
  } finally {
    await client.end();
  }
}

/** Imports 100,000 rows of statements, or 1,000,000 with `full`, into a fresh embedded PostgreSQL. */
export async function measureImport({ full }: BenchOptions): Promise<readonly Section[]> {
  const rows = full ? 1_000_000 : 100_000;
  const folder = await mkdtemp(join(tmpdir(), 'whence-bench-import-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: () => undefined });
  try {
    await prepare(postgres);
    const big = join(folder, 'big');
    await generateLedger(big, rows);
    const first = await imported(postgres, big, 'big');
    const ceiling = await bare(postgres, folder);
    const again = await imported(postgres, big, 'big');
    const smaller: { readonly size: number; readonly one: Imported }[] = [];
    for (const size of [rows / 100, rows / 10]) {
      const part = join(folder, `part${size}`);
      await generateLedger(part, size);
      smaller.push({ size, one: await imported(postgres, part, `part-${size}`) });
      await rm(part, { recursive: true });
    }
    const sizes = [...smaller, { size: rows, one: first }];
    const times = (seconds: number | null, of: number | null) =>
      seconds === null || of === null ? null : seconds / of;
    const line = (name: string, measured: Copied, memory: number | null): Row => ({
      name,
      cells: [
        measured.seconds,
        rows / measured.seconds,
        measured.processorSeconds,
        times(measured.seconds, ceiling.all.seconds),
        times(measured.processorSeconds, ceiling.all.processorSeconds),
        times(measured.seconds, ceiling.statements.seconds),
        memory,
      ],
    });
    return [
      {
        title: `Import of ${rows.toLocaleString('en')} statements`,
        sample: `generated rows, one in four with a link, one in eight with a report; ${first.written.toLocaleString('en')} things written in all; embedded PostgreSQL`,
        columns: [
          'seconds',
          'rows a second',
          'processor s',
          'times COPY',
          'the same, processor',
          'times COPY of statements alone',
          'peak MB of Node',
        ],
        floor: [null, null, null, '6', null, null, null],
        goal: [null, null, null, '3', null, null, null],
        known: [],
        rows: [
          line('bare COPY of statements', ceiling.statements, null),
          line('bare COPY of all rows written', ceiling.all, null),
          line('import', first, first.megabytes),
          line('import of the same rows again', again, again.megabytes),
        ],
        notes: [
          'COPY: a table at a time into tables with the same indexes, without triggers; processor time is that of Node and of the session of PostgreSQL.',
        ],
      },
      {
        title: 'Import by size: peak memory',
        sample: 'generated as above, each into a ledger of its own and by a process of its own; the largest came first',
        columns: ['seconds', 'rows a second', 'MB of Node before the first row', 'peak MB of Node'],
        floor: [null, null, null, null],
        goal: [null, null, null, null],
        known: [],
        rows: sizes.map(({ size, one }) => ({
          name: `${size.toLocaleString('en')} statements`,
          cells: [one.seconds, size / one.seconds, one.megabytesBefore, one.megabytes],
        })),
        notes: [],
      },
    ];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
