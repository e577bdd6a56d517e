import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JudgeHop, ReadTrace, type Behind, type TraceAsked } from '@whence/workflow';
import { CONTENT, ledgerDesk, MEASURES, SOURCES, type LedgerDesk } from './desk.contract.js';

const figure = (point: number) => ({ ...CONTENT, amount: { point } });
const row = (id: string, source: string, publishedOn: string, more: object = {}) => ({
  id,
  source,
  publishedOn,
  ...more,
});

/** `told` cites `copied`, which cites `count` and one that nobody dated; `total` derives from two; others stand beside. */
const STATEMENTS = [
  row('count', 'police', '2025-03-01', { content: figure(500) }),
  row('copied', 'agency', '2025-03-02', { content: figure(600), hops: [{ kind: 'cites', to: 'count' }] }),
  row('told', 'paper', '2025-03-03', { content: figure(600), hops: [{ kind: 'cites', to: 'copied' }] }),
  row('beside', 'radio', '2025-03-03', { content: figure(600), hops: [{ kind: 'cites', to: 'copied' }] }),
  row('denial', 'mayor', '2025-03-04', { relations: [{ kind: 'denies-figure', to: 'count' }] }),
  row('again', 'radio', '2025-03-05', { content: figure(600), relations: [{ kind: 'repeats', to: 'told' }] }),
];

describe('the trace of a statement', () => {
  let desk: LedgerDesk;
  let before: Date;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    await desk.importJson({ ...SOURCES, ...MEASURES, statements: STATEMENTS });
    before = new Date();
  });
  afterAll(() => desk.close());

  const read = (id: string, more: Partial<TraceAsked> = {}) =>
    new ReadTrace(desk.ports).run(desk.by, { ledger: 'town', id, asOf: null, publishedBy: null, ...more });
  const behind = (key: string, most = 100, deskId = desk.by.deskId) =>
    desk.ports.tracedStatements.behind({ position: null }, deskId, key, most);
  const ids = ({ statements }: Behind) => statements.map(({ key }) => key.replace('town/', '')).sort();

  it('brings what it rests on and nothing beside it', async () => {
    const found = await behind('town/told');
    expect(ids(found)).toEqual(['copied', 'count', 'told']);
    expect(found.hops).toHaveLength(2);
    expect(found.relations).toEqual([]);
  });

  it('says how it ends and what changed from hand to hand', async () => {
    const trace = await read('told');
    expect(trace).toMatchObject({
      key: 'town/told',
      nodes: [{ key: 'town/copied' }, { key: 'town/count' }, { key: 'town/told' }],
      hops: [
        { from: 'town/copied', to: 'town/count', faults: [] },
        { from: 'town/told', to: 'town/copied', faults: [] },
      ],
      ends: [{ node: 'town/count', kind: 'identified', source: 'police', known: 'through-relays', ifLinkHolds: false }],
    });
    expect(trace.differences.map(({ from, to, kind }) => [from.statement, to.statement, kind])).toEqual([
      ['town/copied', 'town/told', 'agrees-exactly'],
      ['town/count', 'town/copied', 'value-changed'],
    ]);
  });

  it('goes on over what another repeats', async () => {
    expect((await read('again')).nodes.map(({ key }) => key)).toEqual([
      'town/again',
      'town/copied',
      'town/count',
      'town/told',
    ]);
  });

  it('ends where the world knew no more by a day, and is unknown before it was out', async () => {
    await expect(read('told', { publishedBy: '2025-03-02' })).rejects.toMatchObject({ code: 'statement-unknown' });
    await desk.importJson({
      statements: [row('early', 'mayor', '2025-02-28', { hops: [{ kind: 'cites', to: 'told' }] })],
    });
    const trace = await read('early', { publishedBy: '2025-03-01' });
    expect(trace.nodes.map(({ key }) => key)).toEqual(['town/early']);
    const { hops } = await read('early');
    expect(hops.find(({ from }) => from === 'town/early')?.faults).toEqual(['backdated']);
  });

  it('is that of a past moment, without hops rejected or added since', async () => {
    const hops = await desk.ports.ledgerReading.hopsAt({ position: null }, 'town/told');
    const hop = hops.find(({ value }) => value.from === 'town/told');
    await new JudgeHop(desk.ports).run(desk.by, { ledger: 'town', hopId: hop?.id ?? '', standing: 'rejected' });
    await desk.importJson({ statements: [row('later', 'mayor', '2025-03-01')] });
    await desk.importJson({
      statements: [
        row('count', 'police', '2025-03-01', { content: figure(500), hops: [{ kind: 'cites', to: 'later' }] }),
      ],
    });
    expect((await read('told')).nodes).toHaveLength(1);
    expect((await read('copied')).ends.map(({ node }) => node)).toEqual(['town/later']);
    expect((await read('told', { asOf: before })).ends.map(({ node }) => node)).toEqual(['town/count']);
  });

  it('is refused where it rests on too many, counted as the view shows them', async () => {
    const wide = Array.from({ length: 6 }, (_, n) => row(`w${n}`, 'police', '2025-03-01'));
    const hops = wide.map(({ id }) => ({ kind: 'cites', to: id }));
    await desk.importJson({ statements: [...wide, row('hub', 'paper', '2025-03-02', { hops })] });
    await expect(behind('town/hub', 6)).rejects.toMatchObject({ code: 'surroundings-too-large' });
    expect(ids(await behind('town/hub', 7))).toHaveLength(7);
    // What the row no longer says does not count.
    await desk.importJson({ statements: [row('hub', 'paper', '2025-03-02', { hops: hops.slice(0, 2) })] });
    expect(ids(await behind('town/hub', 3))).toEqual(['hub', 'w0', 'w1']);
  });

  it('is nobody else’s, and unknown where there is none', async () => {
    const other = '00000000-0000-7000-8000-000000000000';
    expect(await behind('town/told', 100, other)).toMatchObject({ statements: [] });
    await expect(read('nothing')).rejects.toMatchObject({ code: 'statement-unknown' });
    await expect(read('told', { ledger: 'city' })).rejects.toMatchObject({ code: 'ledger-unknown' });
  });

  it('says that it runs in a circle', async () => {
    // No hop may close one; what two sources say that they repeat from each other does.
    await desk.importJson({
      statements: [
        row('left', 'radio', '2025-03-05', { relations: [{ kind: 'repeats', to: 'right' }] }),
        row('right', 'paper', '2025-03-05', { relations: [{ kind: 'repeats', to: 'left' }] }),
      ],
    });
    const trace = await read('left');
    expect(trace.hops.map(({ faults }) => faults)).toEqual([['cycle'], ['cycle']]);
    expect(trace.ends).toMatchObject([{ node: 'town/left', kind: 'unlocated' }]);
    expect(trace.ends[0]?.name).toContain('the trace runs in a circle');
  });
});
