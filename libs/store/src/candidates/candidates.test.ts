import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledgerDesk, type LedgerDesk } from '../ledger/desk.contract.js';

const NOW = { position: null };

const said = (id: string, source: string, words: string, more: object = {}) => ({ id, source, words, ...more });
const counted = (point: number, more: object = {}) => ({
  content: { measure: 'sent', mode: 'observed', polarity: 'affirms', amount: { point }, unit: 'persons', ...more },
});

const LEDGER = {
  sources: [
    { key: 'harbour-office', name: 'Harbour Office of Brindle', kind: 'body', aliases: ['HOB'] },
    { key: 'courier', name: 'The Courier', kind: 'outlet' },
  ],
  measures: [{ key: 'sent', counted: 'soldiers', state: 'sent', unit: 'persons', label: 'soldiers sent' }],
  places: [{ key: 'ostrava', name: 'Ostrava', aliases: ['Ostrau'] }],
  statements: [
    said('a', 'courier', 'The bridge at Velden was closed for repairs.'),
    said('b', 'harbour-office', 'Forty barges wait below the locks.'),
    said('c', 'courier', 'They went east.', counted(30_000)),
    said('d', 'courier', 'Nobody knows.', counted(30_500, { place: 'ostrava' })),
    said('e', 'courier', 'Something else entirely.', counted(7)),
  ],
};

describe('statements found by words', () => {
  let desk: LedgerDesk;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    await desk.importJson(LEDGER);
  });
  afterAll(() => desk.close());

  const keys = async (text: string, figures: number[] = [], view: { position: number | null } = NOW, limit = 10) =>
    (await desk.ports.candidateStatements.byWords(view, desk.by.deskId, { text, figures, limit })).map(
      ({ statement }) => statement.key,
    );

  it.each([
    ['their own words, inflected', 'repairing a bridge', [], ['town/a']],
    ["their source's name", 'according to the Harbour Office', [], ['town/b']],
    ["their source's alias", 'HOB said so', [], ['town/b']],
    ["their source's name, misspelled", 'according to Brindel officials', [], ['town/b']],
    ["their measure's label", 'how many soldiers', [], ['town/c', 'town/d', 'town/e']],
    ["their place's alias", 'all about Ostrau', [], ['town/d']],
    ['the same figure before a near one', '', [30_000], ['town/c', 'town/d']],
    ['nothing that is shared', 'zeppelins', [12], []],
    ['no words at all', '', [], []],
    ['marks that a query language reads', `bridge & | ! ( ) ' " : * <-> \\`, [], ['town/a']],
  ])('by %s', async (_what, text, figures, expected) => {
    expect(await keys(text, figures)).toEqual(expected);
  });

  it('with the vocabulary that they name', async () => {
    const [found] = await desk.ports.candidateStatements.byKeys(NOW, desk.by.deskId, ['town/d', 'town/none']);
    expect(found).toMatchObject({
      statement: { key: 'town/d' },
      source: { name: 'The Courier' },
      measure: { label: 'soldiers sent' },
      place: { aliases: ['Ostrau'] },
    });
  });

  it('as a view shows them: not before they were recorded, not in words that they no longer have, not when removed', async () => {
    const { views } = desk.ports;
    const before = (await views.latest()).position;
    const report = await desk.importJson({
      statements: [
        said('a', 'courier', 'The tunnel at Velden was flooded.'),
        said('f', 'courier', 'A tunnel fell in.'),
      ],
    });
    expect(await keys('tunnel')).toEqual(['town/a', 'town/f']);
    expect(await keys('bridge')).toEqual([]);
    expect(await keys('tunnel', [], { position: before })).toEqual([]);
    expect(await keys('bridge', [], { position: before })).toEqual(['town/a']);
    await desk.undo.run(desk.by, { ledger: 'town', importId: report.importId ?? '' });
    expect(await keys('tunnel')).toEqual([]);
    expect(await keys('bridge')).toEqual(['town/a']);
  });

  it('of the desk alone, and no more than asked for', async () => {
    const other = '00000000-0000-7000-8000-000000000000';
    const asked = { text: 'soldiers', figures: [], limit: 10 };
    expect(await desk.ports.candidateStatements.byWords(NOW, other, asked)).toEqual([]);
    expect(await desk.ports.candidateStatements.byKeys(NOW, other, ['town/a'])).toEqual([]);
    expect(await keys('soldiers', [], NOW, 2)).toHaveLength(2);
  });

  it.each([[1e15], [-1e15], [1e-7], [0], [-3.5], [123_456_789.125]])('by a figure as extreme as %p', async (value) => {
    await desk.importJson({ statements: [said('x', 'courier', 'Extreme.', counted(value))] });
    expect(await keys('', [value])).toContain('town/x');
  });
});
