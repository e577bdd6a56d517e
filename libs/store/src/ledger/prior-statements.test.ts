import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JudgeHop, type PriorStatements } from '@whence/workflow';
import { CONTRACT_LEDGER, priorStatementsContract } from '../../../workflow/src/ledger/prior-statements.contract.js';
import { StorePriorStatements } from './prior-statements.js';
import { ledgerDesk, type LedgerDesk } from './desk.contract.js';

priorStatementsContract('in the database', async () => {
  const desk = await ledgerDesk('town');
  await desk.importJson(CONTRACT_LEDGER);
  return { prior: desk.ports.priorStatements, deskId: desk.by.deskId, close: () => desk.close() };
});

priorStatementsContract('kept in memory', async () => {
  const desk = await ledgerDesk('town');
  await desk.importJson(CONTRACT_LEDGER);
  const { position } = await desk.ports.views.latest();
  const kept = new StorePriorStatements(desk.dataSource, { heldStatements: 100 });
  // Inside a change nothing is kept: the contract's view is that of now.
  const prior: PriorStatements = {
    vocabulary: (_, deskId) => kept.vocabulary({ position }, deskId),
    around: (_, deskId, asked) => kept.around({ position }, deskId, asked),
    held: (_, deskId, keys) => kept.held({ position }, deskId, keys),
    affectedBy: (view, changeId) => kept.affectedBy(view, changeId),
    readersOf: (view, changeId) => kept.readersOf(view, changeId),
  };
  return { prior, deskId: desk.by.deskId, close: () => desk.close() };
});

describe('prior statements in time', () => {
  const CONTENT = { measure: 'present', mode: 'observed', polarity: 'affirms', subject: 'marchers' };
  const look = { measure: 'present', order: 'newest', publishedBy: null, most: 100 } as const;
  const PRESENT = { looks: [look], keys: [] };
  let desk: LedgerDesk;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
  });
  afterAll(() => desk.close());

  const keysAt = async (position: number | null) => {
    const found = await desk.ports.priorStatements.around({ position }, desk.by.deskId, PRESENT);
    return found.statements.map(({ key, content }) => `${key} ${content?.subject ?? '-'}`);
  };
  const lastChange = async (): Promise<string> => {
    const rows: { id: string }[] = await desk.dataSource.query('SELECT id FROM change ORDER BY drawn DESC LIMIT 1');
    return rows[0]?.id ?? '';
  };

  it('show what was held then, without what was removed since', async () => {
    const { views, priorStatements } = desk.ports;
    const empty = (await views.latest()).position;
    await desk.importJson({ ...CONTRACT_LEDGER, statements: [{ id: 'a', source: 'police', content: CONTENT }] });
    const one = (await views.latest()).position;
    const report = await desk.importJson({
      statements: [
        { id: 'a', source: 'police', content: { ...CONTENT, subject: 'all' } },
        { id: 'b', source: 'mayor', carriers: ['radio'], content: CONTENT, relations: [{ kind: 'revises', to: 'a' }] },
      ],
    });
    const two = (await views.latest()).position;
    await desk.undo.run(desk.by, { ledger: 'town', importId: report.importId ?? '' });
    const three = (await views.latest()).position;

    expect(await keysAt(empty)).toEqual([]);
    expect((await priorStatements.vocabulary({ position: empty }, desk.by.deskId)).sources.size).toBe(0);
    expect(await keysAt(one)).toEqual(['town/a marchers']);
    expect(await keysAt(two)).toEqual(['town/a all', 'town/b marchers', 'town/b~radio -']);
    expect(await keysAt(three)).toEqual(['town/a marchers']);
    expect(await keysAt(null)).toEqual(['town/a marchers']);
  });

  it('do not follow hops that a person rejected', async () => {
    const asked = { looks: [], keys: ['town/q'] };
    const around = () => desk.ports.priorStatements.around({ position: null }, desk.by.deskId, asked);
    await desk.importJson({ statements: [{ id: 'q', source: 'paper', hops: [{ kind: 'quotes', to: 'a' }] }] });
    expect((await around()).statements.map(({ key }) => key)).toEqual(['town/a', 'town/q']);
    const [hop] = await desk.ports.ledgerReading.hopsAt({ position: null }, 'town/q');
    await new JudgeHop(desk.ports).run(desk.by, { ledger: 'town', hopId: hop?.id ?? '', standing: 'rejected' });
    expect(await around()).toMatchObject({ statements: [{ key: 'town/q' }], hops: [] });
  });

  it('are those of the desk alone', async () => {
    const other = '00000000-0000-7000-8000-000000000000';
    const found = await desk.ports.priorStatements.around({ position: null }, other, PRESENT);
    expect(found.statements).toEqual([]);
    expect((await desk.ports.priorStatements.vocabulary({ position: null }, other)).measures.size).toBe(0);
  });

  it('tell what a change affects: what was counted before and after, and whose hops changed', async () => {
    const { priorStatements } = desk.ports;
    await desk.importJson({ statements: [{ id: 'a', source: 'police', content: { ...CONTENT, measure: 'hurt' } }] });
    expect(await priorStatements.affectedBy({ position: null }, await lastChange())).toEqual({
      measures: ['hurt', 'present'],
      subjects: ['all', 'marchers'],
      statementKeys: ['town/a'],
      vocabulary: false,
      anything: false,
    });
    await desk.importJson({
      statements: [{ id: 'c', source: 'mayor', relations: [{ kind: 'denies-figure', to: 'a' }] }],
    });
    expect((await priorStatements.affectedBy({ position: null }, await lastChange())).statementKeys).toEqual([
      'town/a',
      'town/c',
    ]);
    await desk.importJson({ places: [{ key: 'bridge', name: 'Bridge' }] });
    expect((await priorStatements.affectedBy({ position: null }, await lastChange())).vocabulary).toBe(true);
  });

  it('tell of what answers to answers affect', async () => {
    const { priorStatements } = desk.ports;
    const sum = { ...CONTENT, measure: 'held', subject: 'all in town' };
    const part = { ...CONTENT, measure: 'held', subject: 'dockers' };
    const withdraws = (id: string, to: string) => ({ id, source: 'police', relations: [{ kind: 'withdraws', to }] });
    await desk.importJson({
      statements: [
        { id: 'sum', source: 'mayor', content: sum, hops: [{ kind: 'derives', to: 'part' }] },
        { id: 'part', source: 'police', content: part },
        { id: 'again', source: 'police', content: part, relations: [{ kind: 'corrects', to: 'part' }] },
        withdraws('w1', 'again'),
      ],
    });
    await desk.importJson({ statements: [withdraws('w2', 'w1')] });
    expect(await priorStatements.affectedBy({ position: null }, await lastChange())).toMatchObject({
      subjects: ['all in town', 'dockers'],
      statementKeys: ['town/again', 'town/part', 'town/sum', 'town/w1', 'town/w2'],
    });
  });

  it('tell of what a change affects along a chain whose links count something else, or nothing', async () => {
    const { priorStatements } = desk.ports;
    const affected = async () => priorStatements.affectedBy({ position: null }, await lastChange());
    const held = { ...CONTENT, measure: 'held', subject: 'strikers' };
    await desk.importJson({
      statements: [
        { id: 'said', source: 'paper', content: held, hops: [{ kind: 'cites', to: 'unread' }] },
        { id: 'unread', source: 'agency' },
        { id: 'silent', source: 'mayor', relations: [{ kind: 'has-no-information', to: 'said' }] },
        { id: 'origin', source: 'police' },
      ],
    });
    // A hop between two placeholders gives the claim on `said` another origin.
    await desk.importJson({
      statements: [{ id: 'unread', source: 'agency', hops: [{ kind: 'cites', to: 'origin' }] }],
    });
    expect(await affected()).toMatchObject({
      measures: ['held'],
      subjects: ['strikers'],
      statementKeys: ['town/origin', 'town/said', 'town/unread'],
    });
    await desk.importJson({
      statements: [
        {
          id: 'silent',
          source: 'mayor',
          publishedOn: '2025-05-02',
          relations: [{ kind: 'has-no-information', to: 'said' }],
        },
      ],
    });
    expect(await affected()).toMatchObject({ measures: ['held'] });
  });

  it('narrow what a change affects by subjects only when all that it wrote name one', async () => {
    const { subject: _subject, ...open } = CONTENT;
    await desk.importJson({
      statements: [
        { id: 'narrow', source: 'police', content: CONTENT },
        { id: 'open', source: 'mayor', content: open },
      ],
    });
    expect(await desk.ports.priorStatements.affectedBy({ position: null }, await lastChange())).toMatchObject({
      measures: ['present'],
      subjects: [],
    });
  });
});
