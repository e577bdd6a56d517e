/** One import of a folder through the real use case. */
import { resourceUsage } from 'node:process';
import { serviceDataSource, storePorts } from '@whence/store';
import { ImportLedger, readLedgerFolderRows } from '@whence/workflow';
import { processorSecondsOf } from './processor-time.js';

export interface Imported {
  readonly seconds: number;
  readonly processorSeconds: number | null;
  /** Most memory that the process held before the first row, and in all. */
  readonly megabytesBefore: number;
  readonly megabytes: number;
  readonly written: number;
  readonly statements: number;
}

const megabytes = (): number => resourceUsage().maxRSS / 1024;

/** @param url the service's own connection: it owns no table. The desk is the first that there is. */
export async function importOnce(url: string, folder: string, ledger: string): Promise<Imported> {
  const dataSource = await serviceDataSource({ url, role: 'whence_app', pool: 1 }).initialize();
  try {
    const ports = storePorts(dataSource);
    const [desk] = await ports.desks.all({ position: null });
    if (desk === undefined) throw new Error('Found no desk, expected the one of the first start.');
    const [{ pid }]: [{ pid: number }] = await dataSource.query('SELECT pg_backend_pid() AS pid');
    const before = { megabytes: megabytes(), processor: processorSecondsOf(pid), begun: performance.now() };
    const report = await new ImportLedger(ports).run(
      { kind: 'operator', deskId: desk.id },
      { ledger, make: true, format: 'csv', rows: readLedgerFolderRows(folder) },
    );
    const processor = processorSecondsOf(pid);
    const { tallies } = report;
    return {
      seconds: (performance.now() - before.begun) / 1000,
      processorSeconds: processor === null || before.processor === null ? null : processor - before.processor,
      megabytesBefore: before.megabytes,
      megabytes: megabytes(),
      written: Object.values(tallies).reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0),
      statements: tallies.statements.added + tallies.statements.unchanged,
    };
  } finally {
    await dataSource.destroy();
  }
}
