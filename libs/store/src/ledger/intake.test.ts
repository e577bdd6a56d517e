import { expect, it } from '@jest/globals';
import { CreateLedger, ImportLedger, readJson, RowIntake } from '@whence/workflow';
import { ledgerDesk, SOURCES } from './desk.contract.js';

it('looks for circles among the hops of its own ledger alone', async () => {
  const desk = await ledgerDesk();
  try {
    const { by, ports } = desk;
    const quoting = (id: string, ...to: string[]) => ({
      id,
      source: 'police',
      hops: to.map((other) => ({ kind: 'quotes', to: other })),
    });
    const chain = { statements: [quoting('A', 'B'), quoting('B', 'C'), quoting('C', 'D'), quoting('D')] };
    await new CreateLedger(ports).run(by, { name: 'other', title: 'Other' });
    for (const ledger of ['sample', 'other'])
      await new ImportLedger(ports).run(by, { ledger, format: 'json', rows: readJson({ ...SOURCES, ...chain }) });

    const seen = await ports.changes.make(by, 'test', async (change) => {
      const ledger = await ports.ledgers.find(change, by.deskId, 'sample');
      const target = await ports.ledgerImports.begin(change, ledger ?? { id: '', name: '', title: '' }, null);
      const rows = new RowIntake('sample');
      const fresh = { statements: [{ id: 'E', source: 'police', carriers: ['radio'] }] };
      for (const read of readJson(fresh)) {
        const row = rows.take(read);
        if (row) await target.write([row]);
      }
      return target.hops();
    });
    expect(seen).toEqual([['sample/B', 'sample/C']]);
  } finally {
    await desk.close();
  }
});
