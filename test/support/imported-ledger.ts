/** A ledger for tests that look at what is made of it, not at how it came there. */
import { CreateLedger, ImportLedger, readJson } from '@whence/workflow';
import type { TestApi } from './api.js';

/**
 * Creates the ledger `sample` on the first desk and imports what it is to hold. Throws what an import refuses.
 * @param contents `sources`, `measures`, `places`, `statements`, … as in a ledger file of JSON
 */
export async function importedLedger(
  { ports, first }: Pick<TestApi, 'ports' | 'first'>,
  contents: object,
): Promise<void> {
  const by = { kind: 'person', deskId: first.deskId, personId: first.personId } as const;
  await new CreateLedger(ports).run(by, { name: 'sample', title: 'Sample' });
  const rows = readJson(contents);
  await new ImportLedger(ports).run(by, { ledger: 'sample', format: 'json', rows, dryRun: false });
}
