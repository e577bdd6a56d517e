/** Where the bench runs: a PostgreSQL of its own, as durable as the service's, with a desk and its ledger. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareQueueSchema } from '@whence/queue';
import { migrate, serviceDataSource, startEmbeddedPostgres, type StorePorts, storePorts } from '@whence/store';
import { CreateLedger, FirstStart, ImportLedger, type PersonActor } from '@whence/workflow';
import pg from 'pg';
import { type LedgerShape, ledgerRows } from './ledger.js';
import { BARE } from './bare.js';

export const SHAPE: LedgerShape = { statements: 10_000, measures: 400, sources: 1_000 };

/** The bench's own PostgreSQL with a desk, its ledger, and the bare worker's table. */
export interface Ground {
  readonly ports: StorePorts;
  readonly by: PersonActor;
  readonly owner: pg.Client;
  readonly serviceUrl: string;
  readonly pid: number;
  close(): Promise<void>;
}

export async function ground(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'whence-bench-flow-'));
  // PostgreSQL's account must be able to enter; the files inside have modes of their own.
  await chmod(folder, 0o755);
  const systemFolder = join(folder, 'system');
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, systemFolder, log: () => undefined });
  await migrate(postgres.ownerUrl, 'whence_service');
  await prepareQueueSchema(postgres.ownerUrl);
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE public.bare (round integer, number integer, at timestamptz NOT NULL DEFAULT clock_timestamp());
    GRANT ALL ON public.bare TO whence_app;
    SET search_path TO queue;
  `);
  const named = await owner.query<{ name: string }>('SELECT job_id_seq_name($1) AS name', [BARE]);
  const sequence = owner.escapeIdentifier(named.rows[0]?.name ?? '');
  await owner.query(
    `CREATE SEQUENCE ${sequence}; GRANT ALL ON SEQUENCE ${sequence} TO whence_app; SET search_path TO whence`,
  );
  const dataSource = await serviceDataSource({ url: postgres.serviceUrl, role: 'whence_app', pool: 4 }).initialize();
  const ports = storePorts(dataSource);
  const first = await new FirstStart(ports).run();
  if (first === undefined) throw new Error('found a desk in a new database');
  const by: PersonActor = { kind: 'person', deskId: first.deskId, personId: first.personId };
  await new CreateLedger(ports).run(by, { name: 'made-up', title: 'Made up' });
  await new ImportLedger(ports).run(by, { ledger: 'made-up', format: 'json', rows: ledgerRows(SHAPE) });
  await owner.query('DELETE FROM outbox');
  return {
    ports,
    by,
    owner,
    serviceUrl: postgres.serviceUrl,
    pid: postgres.pid,
    close: async () => {
      await dataSource.destroy();
      await owner.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
