import { expect, it } from '@jest/globals';
import { CreateLedger, ImportLedger, readJson } from '@whence/workflow';
import { count, ledgerDesk, refusalOf, SOURCES } from './desk.contract.js';

const quoting = (id: string, ...to: string[]) => ({
  id,
  source: 'police',
  hops: to.map((other) => ({ kind: 'quotes', to: other })),
});

it('finds circles alike when few hops are new and when many are', async () => {
  const desk = await ledgerDesk();
  try {
    const { by, ports } = desk;
    const importLedger = new ImportLedger(ports);
    const into = (ledger: string, statements: readonly object[]) =>
      importLedger.run(by, { ledger, format: 'json', rows: readJson({ ...SOURCES, statements }) });
    await new CreateLedger(ports).run(by, { name: 'other', title: 'Other' });
    const chain = [quoting('A', 'B'), quoting('B', 'C'), quoting('C', 'D'), quoting('D')];
    // The same ids in another ledger close no circle here.
    await into('other', [quoting('D', 'A'), quoting('A')]);
    await into('sample', chain);
    const closing = [quoting('D', 'B')];
    const many = Array.from({ length: 1_500 }, (_, n) => quoting(`M${n}`, 'A', ...(n > 0 ? [`M${n - 1}`] : [])));
    for (const statements of [closing, [...many, ...closing]]) {
      const refusal = await refusalOf(into('sample', statements));
      expect(refusal.faults.map(({ found }) => found)).toEqual(['hops in a circle: B -> C -> D -> B']);
    }
    await into('sample', many);
    expect(await count(desk, `hop`)).toBe(3 + 1 + 1_500 + 1_499);
    expect((await refusalOf(into('sample', [quoting('A', 'M7')]))).faults.map(({ found }) => found)).toEqual([
      'hops in a circle: A -> M7 -> A',
    ]);
  } finally {
    await desk.close();
  }
});
