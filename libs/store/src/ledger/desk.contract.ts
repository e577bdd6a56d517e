/** A migrated database with one desk and one empty ledger, for the tests of this folder. */
import { testDatabase } from '@whence/testing';
import {
  CreateLedger,
  FirstStart,
  ImportLedger,
  readCsv,
  readJson,
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
