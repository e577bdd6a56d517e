/** Looks over several ledgers, over what was revised since, and over hops that people judged: in SQL as in memory. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Look } from '@whence/domain';
import { CreateLedger, ImportLedger, JudgeHop, readJson } from '@whence/workflow';
import { ledgerDesk, MEASURES, SOURCES, type LedgerDesk } from './desk.contract.js';
import { StorePriorStatements } from './prior-statements.js';

const KEYS = ['police', 'mayor', 'agency', 'paper', 'radio'];

const rows = (prefix: string, from: number) =>
  Array.from({ length: 12 }, (_, n) => ({
    id: `${prefix}${n}`,
    source: KEYS[n % KEYS.length],
    publishedOn: `2025-03-${String(from + 2 * n).padStart(2, '0')}`,
    content: {
      measure: 'present',
      subject: 'marchers',
      mode: 'observed',
      polarity: 'affirms',
      accumulation: 'stock',
      unit: 'people',
      asOf: `2025-02-${String(from + 2 * n).padStart(2, '0')}`,
      amount: { point: 100 * (1 + ((n * 7 + from) % 12)) },
    },
    ...(n % 3 === 2 ? { hops: [{ kind: 'cites', to: `${prefix}${n - 1}` }] } : {}),
  }));

describe('looks over several ledgers', () => {
  let desk: LedgerDesk;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    await new CreateLedger(desk.ports).run(desk.by, { name: 'coast', title: 'The coast' });
    await desk.importJson({ ...SOURCES, ...MEASURES, statements: rows('t', 1) });
    const body = { ...SOURCES, ...MEASURES, statements: rows('c', 2) };
    await new ImportLedger(desk.ports).run(desk.by, {
      ledger: 'coast',
      format: 'json',
      rows: readJson(body),
      dryRun: false,
    });
  });
  afterAll(() => desk.close());

  const like = { measure: 'present', subject: 'marchers', publishedBy: null } as const;
  const looks: Look[] = [
    ...[3, 20, 100].flatMap((most): Look[] => [
      { ...like, order: 'newest', most },
      { measure: 'present', order: 'newest', publishedBy: '2025-03-15', most, fewer: 2, beside: true },
      { measure: 'present', source: 'police', order: 'newest', publishedBy: null, most },
      { ...like, place: '', order: 'before', from: '2025-02-12', most },
      { ...like, place: '', order: 'after', from: '2025-02-12', most },
      { ...like, place: '', order: 'lowest', most },
      { ...like, place: '', order: 'highest', most },
      { ...like, place: '', value: 300, order: 'newest', most },
      { value: 300, order: 'newest', publishedBy: null, most },
    ]),
  ];

  const alike = async () => {
    const { position } = await desk.ports.views.latest();
    const kept = new StorePriorStatements(desk.dataSource, { heldStatements: 1_000 });
    const both = [];
    for (const look of looks) {
      const asked = { looks: [look], keys: [] };
      const there = await desk.ports.priorStatements.around({ position }, desk.by.deskId, asked);
      expect({ look, ...there }).toEqual({ look, ...(await kept.around({ position }, desk.by.deskId, asked)) });
      both.push(there);
    }
    const all = { looks, keys: [] };
    const there = await desk.ports.priorStatements.around({ position }, desk.by.deskId, all);
    expect(there).toEqual(await kept.around({ position }, desk.by.deskId, all));
    return both;
  };

  it('take from all of them in one order', async () => {
    const [newest] = await alike();
    expect(newest?.more).toHaveLength(1);
    expect(newest?.statements.map(({ key }) => key.split('/')[0])).toContain('coast');
    expect(newest?.statements.map(({ key }) => key.split('/')[0])).toContain('town');
  });

  it('take the last versions of what was revised, and leave out hops that were rejected', async () => {
    const changed = rows('t', 1)
      .slice(0, 5)
      .map((row) => ({ ...row, content: { ...row.content, amount: { point: 300 } } }));
    await desk.importJson({ statements: changed });
    const [hop] = await desk.ports.ledgerReading.hopsAt({ position: null }, 'town/t11');
    await new JudgeHop(desk.ports).run(desk.by, { ledger: 'town', hopId: hop?.id ?? '', standing: 'rejected' });
    const after = await alike();
    const hops = after.flatMap((one) => one.hops.map(({ from }) => from));
    expect(hops).toContain('coast/c11');
    expect(hops).not.toContain('town/t11');
    const values = after.flatMap(({ statements }) =>
      statements
        .filter(({ key }) => key === 'town/t1')
        .map(({ content }) => content && 'amount' in content && content.amount),
    );
    expect(new Set(values.map((value) => JSON.stringify(value)))).toEqual(new Set([JSON.stringify({ point: 300 })]));
  });
});
