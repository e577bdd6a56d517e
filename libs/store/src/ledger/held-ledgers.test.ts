/** Ledgers in memory: which views they serve, and how they are brought along. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateLedger } from '@whence/workflow';
import { CONTENT, ledgerDesk, MEASURES, SOURCES, type LedgerDesk } from './desk.contract.js';
import { HeldLedgers } from './held-ledgers.js';
import { LedgerViews } from './ledger-views.js';

const ALL = {
  looks: [{ measure: 'present', order: 'newest', publishedBy: null, most: 100 } as const],
  keys: [],
};

describe('ledgers in memory', () => {
  let desk: LedgerDesk;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    await desk.importJson({ ...SOURCES, ...MEASURES, statements: [{ id: 'a', source: 'police', content: CONTENT }] });
  });
  afterAll(() => desk.close());

  const latest = async () => (await desk.ports.views.latest()).position;
  const add = (id: string) => desk.importJson({ statements: [{ id, source: 'mayor', content: CONTENT }] });
  const elsewhere = async (name: string) => {
    await desk.ports.changes.make(desk.by, 'note', (change) => {
      change.log('note', { kind: 'desk', id: desk.by.deskId, version: 1 }, { name });
      return Promise.resolve();
    });
  };

  it('serve all views between which no ledger was written, and not those of before', async () => {
    const views = new LedgerViews(desk.dataSource);
    const at = async (position: number) => {
      const { position: came, isPast } = await views.of({ position }, desk.by.deskId);
      return { came, isPast };
    };
    const first = await latest();
    expect(await at(first)).toEqual({ came: first, isPast: false });
    await elsewhere('one');
    const later = await latest();
    expect(later).toBeGreaterThan(first);
    expect(await at(later)).toEqual({ came: first, isPast: false });
    await add('b');
    await elsewhere('two');
    const written = await latest();
    expect(await at(written)).toEqual({ came: written - 1, isPast: false });
    expect(await at(later)).toEqual({ came: later, isPast: true });
    expect(await at(written - 1)).toEqual({ came: written - 1, isPast: false });
  });

  it('ask what a desk reads once for all views between which nothing of a ledger was written', async () => {
    const views = new LedgerViews(desk.dataSource);
    const ids = async (moment?: Date) => {
      const view = moment === undefined ? await desk.ports.views.latest() : await desk.ports.views.at(moment);
      return (await views.of(view, desk.by.deskId)).ids;
    };
    const first = await ids();
    await elsewhere('three');
    expect(await ids()).toBe(first);
    await add('bb');
    const later = await ids();
    expect(later).toEqual(first);
    expect(later).not.toBe(first);
    // Of the past as well, and apart from the present.
    const before = new Date(0);
    const past = await ids(before);
    expect(past).toEqual([]);
    expect(await ids(before)).toBe(past);
    expect(await ids()).toBe(later);
    // Of one that somebody made by hand it is not known when it was taken.
    const position = await latest();
    expect((await views.of({ position }, desk.by.deskId)).ids).not.toBe(later);
  });

  it('follow what a desk reads', async () => {
    const views = new LedgerViews(desk.dataSource);
    expect((await views.of({ position: await latest() }, desk.by.deskId)).ids).toHaveLength(1);
    await new CreateLedger(desk.ports).run(desk.by, { name: 'county', title: 'County' });
    expect((await views.of({ position: await latest() }, desk.by.deskId)).ids).toHaveLength(2);
  });

  it('are brought along by what was written, and keep what was not', async () => {
    const views = new LedgerViews(desk.dataSource);
    const held = new HeldLedgers(100);
    const answer = async () => held.answer(await views.of({ position: await latest() }, desk.by.deskId), ALL);
    const before = await answer();
    const report = await add('c');
    const after = await answer();
    const keys = (found = after) => found?.statements.map(({ key }) => key);
    expect(keys()).toEqual([...(keys(before) ?? []), 'town/c']);
    for (const [n, statement] of (before?.statements ?? []).entries()) expect(after?.statements[n]).toBe(statement);
    await desk.undo.run(desk.by, { ledger: 'town', importId: report.importId ?? '' });
    expect(keys(await answer())).toEqual(keys(before));
  });

  it('leave to the database what is too much, what is past, and the inside of a change', async () => {
    const views = new LedgerViews(desk.dataSource);
    const position = await latest();
    const view = await views.of({ position }, desk.by.deskId);
    const held = await desk.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM statement');
    const most = held[0]?.n ?? 0;
    expect(await new HeldLedgers(most - 1).answer(view, ALL)).toBeUndefined();
    expect(await new HeldLedgers(0).answer(view, ALL)).toBeUndefined();
    const kept = new HeldLedgers(most);
    expect(await kept.answer(view, ALL)).toBeDefined();
    expect(await kept.answer({ ...view, isPast: true }, ALL)).toBeUndefined();
    expect(await kept.answer({ ...view, position: null }, ALL)).toBeUndefined();
    // One of those counted was removed again.
    await add('d');
    await add('e');
    expect(await kept.answer(await views.of({ position: await latest() }, desk.by.deskId), ALL)).toBeUndefined();
  });
});
