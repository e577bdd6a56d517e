/** A migrated database with one desk and one empty ledger, for the tests of this folder. */
import { testDatabase } from '@whence/testing';
import {
  CreateLedger,
  FirstStart,
  ImportLedger,
  readCsv,
  readJson,
  Refusal,
  UndoImport,
  type DeskActor,
  type ImportReport,
  type RowKind,
  type RowRead,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { migrate, serviceDataSource } from '../connection.js';
import { storePorts, type StorePorts } from '../ports.js';

export interface LedgerDesk {
  readonly by: DeskActor;
  readonly ports: StorePorts;
  readonly dataSource: DataSource;
  /** Connects as the owner of the tables. */
  readonly ownerUrl: string;
  /** Connects as whoever may do anything. */
  readonly superuserUrl: string;
  /** Connects as the service does. */
  readonly serviceUrl: string;
  readonly ledger: string;
  import(rows: AsyncIterable<RowRead> | Iterable<RowRead>, dryRun?: boolean): Promise<ImportReport>;
  importJson(body: object, dryRun?: boolean): Promise<ImportReport>;
  readonly undo: UndoImport;
  close(): Promise<void>;
}

/** Rows of CSV files given as text. */
export async function* csvRows(files: Partial<Record<RowKind, string>>): AsyncGenerator<RowRead> {
  for (const [kind, text] of Object.entries(files) as [RowKind, string][])
    yield* readCsv(kind, { file: `${kind}s.csv`, open: () => chunksOf(text) });
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1_000) {
    await Promise.resolve();
    yield bytes.subarray(at, at + 1_000);
  }
}

export async function ledgerDesk(ledger = 'sample'): Promise<LedgerDesk> {
  const database = await testDatabase({ migrate: async (url) => void (await migrate(url)) });
  const dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 4 }).initialize();
  const ports = storePorts(dataSource);
  const first = await new FirstStart(ports).run();
  if (first === undefined) throw new Error('found a desk in a new database');
  const by: DeskActor = { kind: 'person', deskId: first.deskId, personId: first.personId };
  await new CreateLedger(ports).run(by, { name: ledger, title: 'Sample' });
  const importLedger = new ImportLedger(ports);
  return {
    by,
    ports,
    dataSource,
    ownerUrl: database.ownerUrl,
    superuserUrl: database.superuserUrl,
    serviceUrl: database.serviceUrl,
    ledger,
    import: (rows, dryRun = false) => importLedger.run(by, { ledger, format: 'csv', rows, dryRun }),
    importJson: (body, dryRun = false) =>
      importLedger.run(by, { ledger, format: 'json', rows: readJson(body), dryRun }),
    undo: new UndoImport(ports),
    close: async () => {
      await dataSource.destroy();
      await database.close();
    },
  };
}

/** A small vocabulary, and a figure. */
export const SOURCES = {
  sources: ['police', 'mayor', 'agency', 'paper', 'radio'].map((key) => ({ key, name: key, kind: 'body' })),
};
export const MEASURES = {
  measures: [{ key: 'present', counted: 'people', state: 'present', unit: 'persons', label: 'people present' }],
};
export const CONTENT = { measure: 'present', mode: 'observed', polarity: 'affirms', amount: { point: 500 } };

interface Held {
  readonly key: string;
  readonly version: number;
  readonly removed: boolean;
}

/** Every statement with its last version. */
export async function statements(desk: LedgerDesk): Promise<string[]> {
  const rows: Held[] = await desk.dataSource.query(
    `SELECT DISTINCT ON (s.key) s.key, v.version, v.removed FROM statement s JOIN statement_version v ON v.statement_id = s.id
     ORDER BY s.key, v.version DESC`,
  );
  return rows.map(({ key, version, removed }) => `${key} ${version}${removed ? ' removed' : ''}`);
}

/** Every hop that stands. */
export async function hops(desk: LedgerDesk): Promise<string[]> {
  const rows: { from: string; to: string; kind: string }[] = await desk.dataSource.query(
    `SELECT f.key AS "from", t.key AS "to", h.kind FROM hop h JOIN statement f ON f.id = h.from_id JOIN statement t ON t.id = h.to_id
     JOIN LATERAL (SELECT removed FROM hop_version WHERE hop_id = h.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
     ORDER BY 1, 2`,
  );
  return rows.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
}

/** How many rows `FROM` this gives. */
export async function count(desk: LedgerDesk, sql: string): Promise<number> {
  const rows: { n: number }[] = await desk.dataSource.query(`SELECT count(*)::int AS n FROM ${sql}`);
  return rows[0]?.n ?? -1;
}

/** The refusal with which work ends. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error instanceof Error ? error : new Error('found no refusal');
}
