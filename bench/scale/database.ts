/** The invented ledger in an embedded PostgreSQL with the real schema, written once for each size and kept in a folder. */
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  chmodSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inferPublished } from '@whence/domain';
import { migrate, serviceDataSource, startEmbeddedPostgres, storePorts, type StorePorts } from '@whence/store';
import { CreateLedger, FirstStart, type DeskActor } from '@whence/workflow';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { LEDGER_NAME, measuresOf, placesOf, sizesOf, sourcesOf, statementsOf } from './ledger.js';

/** Raised when the invented ledger or the schema becomes another, so that no older folder is taken for it. */
const KIND = 2;

export interface ScaleDatabase {
  readonly dataSource: DataSource;
  readonly ports: StorePorts;
  readonly deskId: string;
  /** For plain SQL beside the service's own. */
  readonly client: pg.Client;
  /**
   * Has both connections touch every page, as those of a server that has run for a while have: before, what came first
   * paid for reading pages into the server's memory, and what came second found them there.
   */
  warm(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder in which a ledger of a size is kept between runs. */
function folderOf(statements: number): string {
  return join(tmpdir(), 'whence-bench-scale', `${KIND}-${statements}`);
}

/** Opens the database of a ledger of so many statements; writes it first when there is none. */
export async function openScale(statements: number, say: (line: string) => void): Promise<ScaleDatabase> {
  const folder = folderOf(statements);
  await readThrough(folder);
  const whole = join(folder, 'whole');
  const isNew = !existsSync(whole);
  if (isNew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const embedded = await startEmbeddedPostgres({ dataFolder: folder, systemFolder: join(folder, 'system'), log: say });
  await migrate(embedded.ownerUrl);
  const dataSource = await serviceDataSource({ url: embedded.serviceUrl, role: 'whence_app', pool: 4 }).initialize();
  const ports = storePorts(dataSource);
  const client = new pg.Client({ connectionString: inWhence(embedded.superuserUrl, embedded.ownerUrl) });
  await client.connect();
  await client.query('SET search_path = whence, public');
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm SCHEMA public');
  const warm = async () => {
    await client.query(EVERY_PAGE);
    await dataSource.query(EVERY_PAGE);
  };
  const stop = async () => {
    await client.end();
    await dataSource.destroy();
    await embedded.stop();
  };
  try {
    if (isNew) {
      say(`Writing a ledger of ${statements.toLocaleString('en')} statements into ${folder}`);
      await fill(statements, ports, client, folder);
      writeFileSync(whole, '');
    }
    const { rows } = await client.query<{ id: string }>('SELECT desk_id AS id FROM desk_ledger');
    return { dataSource, ports, client, deskId: rows[0]?.id ?? '', warm, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const EVERY_PAGE = `SELECT sum(public.pg_prewarm(oid)) FROM pg_class
  WHERE relnamespace = 'whence'::regnamespace AND relkind IN ('r', 'i')`;

/** Reads the files once, so that the system has them in memory, as those of a server that has run for a while. */
async function readThrough(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      for await (const _ of createReadStream(join(entry.parentPath, entry.name), { highWaterMark: 1 << 20 }));
}

function inWhence(superuserUrl: string, ownerUrl: string): string {
  const url = new URL(superuserUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
}

const id = (kind: number, n: number): string => `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, '0')}`;

/** The id under which a statement is written. */
export const idOfStatement = (key: string): string => id(2, Number(key.slice(LEDGER_NAME.length + 1)));

/** A field of COPY's text format. */
const field = (value: string | number | boolean | null | undefined): string =>
  value == null
    ? '\\N'
    : String(value).replace(
        /[\\\t\n\r]/g,
        (sign) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[sign] ?? ''}`,
      );

/** Files for COPY, one for each table, in a folder that the server may read. */
class CopyFiles {
  private readonly streams = new Map<string, ReturnType<typeof createWriteStream>>();

  constructor(private readonly folder: string) {}

  async write(table: string, values: readonly (string | number | boolean | null | undefined)[]): Promise<void> {
    let stream = this.streams.get(table);
    if (stream === undefined) this.streams.set(table, (stream = createWriteStream(this.pathOf(table))));
    if (!stream.write(`${values.map(field).join('\t')}\n`)) await once(stream, 'drain');
  }

  pathOf(table: string): string {
    return join(this.folder, `${table.replace(/\W.*/, '')}.copy`);
  }

  async copy(client: pg.Client, tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      const stream = this.streams.get(table);
      if (stream === undefined) continue;
      stream.end();
      await once(stream, 'finish');
      chmodSync(this.pathOf(table), 0o644);
      await client.query(`COPY ${table} FROM '${this.pathOf(table)}'`);
      rmSync(this.pathOf(table));
    }
  }
}

const ENTRY = 'vocabulary_entry (id, ledger_id, kind, key)';
const ENTRY_VERSION = 'vocabulary_version (entry_id, version, change_id, removed, content, content_hash)';
const STATEMENT = 'statement (id, ledger_id, key)';
const VERSION =
  'statement_version (statement_id, version, change_id, removed, content, content_hash, source_key, measure_key, subject, place_key, published_from, published_to)';
const HOP = 'hop (id, from_id, to_id, kind, operand)';
const HOP_VERSION = 'hop_version (hop_id, version, change_id, removed, standing, by_row, content, content_hash)';
const RELATION = 'relation (id, from_id, to_id, kind)';
const RELATION_VERSION = 'relation_version (relation_id, version, change_id, removed, by_row, content, content_hash)';
const NO_HASH = '\\x00';

async function fill(count: number, ports: StorePorts, client: pg.Client, folder: string): Promise<void> {
  const first = await new FirstStart(ports).run();
  if (first === undefined) throw new Error('found a desk in a new database');
  const by: DeskActor = { kind: 'person', deskId: first.deskId, personId: first.personId };
  await new CreateLedger(ports).run(by, { name: LEDGER_NAME, title: 'Scale' });
  const ledger = (await ports.ledgers.find({ position: null }, first.deskId, LEDGER_NAME))?.id ?? '';
  const change = id(0, 1);
  const sizes = sizesOf(count);
  const files = new CopyFiles(folder);
  let entries = 0;
  for (const [kind, values] of [
    ['source', sourcesOf(sizes)],
    ['measure', measuresOf(sizes)],
    ['place', placesOf()],
  ] as const)
    for (const value of values) {
      const entry = id(1, ++entries);
      await files.write(ENTRY, [entry, ledger, kind, value.key]);
      await files.write(ENTRY_VERSION, [entry, 1, change, false, JSON.stringify(value), NO_HASH]);
    }
  let [n, hops, relations] = [0, 0, 0];
  for (const written of statementsOf(sizes)) {
    const { statement } = written;
    const { content } = statement;
    const out = inferPublished(statement)?.days;
    await files.write(STATEMENT, [id(2, n), ledger, statement.key]);
    await files.write(VERSION, [
      ...[id(2, n++), 1, change, false, JSON.stringify(statement), NO_HASH, statement.source],
      ...[content?.measure, content?.subject, content?.place, out?.from, out?.to],
    ]);
    for (const hop of written.hops) {
      await files.write(HOP, [id(3, ++hops), idOfStatement(hop.from), idOfStatement(hop.to), hop.kind, 0]);
      await files.write(HOP_VERSION, [id(3, hops), 1, change, false, hop.standing, true, JSON.stringify(hop), NO_HASH]);
    }
    for (const relation of written.relations) {
      const ends = [idOfStatement(relation.from), idOfStatement(relation.to)];
      await files.write(RELATION, [id(4, ++relations), ...ends, relation.kind]);
      await files.write(RELATION_VERSION, [
        id(4, relations),
        1,
        change,
        false,
        true,
        JSON.stringify(relation),
        NO_HASH,
      ]);
    }
  }
  // What a bulk load may leave out: each reference is right by the way in which it was made.
  await client.query('SET session_replication_role = replica');
  await client.query('BEGIN');
  await files.copy(client, [ENTRY, ENTRY_VERSION, STATEMENT, VERSION, HOP, HOP_VERSION, RELATION, RELATION_VERSION]);
  await client.query(`SELECT end_change($1, $2, 'operator', NULL, NULL, 'fill', NULL)`, [change, first.deskId]);
  await client.query('COMMIT');
  await client.query('SET session_replication_role = DEFAULT');
  await ports.views.latest();
  await client.query('VACUUM (ANALYZE)');
}
