import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadTrackRecord } from '@whence/workflow';
import { TRACK_RECORD_LEDGER, trackRecordsContract } from '../../../workflow/src/ledger/track-records.contract.js';
import { ledgerDesk, refusalOf, type LedgerDesk } from './desk.contract.js';

const NOW = { position: null };

async function ledgerIdOf(desk: LedgerDesk): Promise<string> {
  const found = await desk.ports.ledgers.find(NOW, desk.by.deskId, desk.ledger);
  if (found === undefined) throw new Error('found no ledger');
  return found.id;
}

trackRecordsContract('in the database', async () => {
  const desk = await ledgerDesk('town');
  await desk.importJson(TRACK_RECORD_LEDGER);
  return { trackRecords: desk.ports.trackRecords, ledgerId: await ledgerIdOf(desk), close: () => desk.close() };
});

describe('track records in time', () => {
  let desk: LedgerDesk;
  let ledgerId: string;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    await desk.importJson(TRACK_RECORD_LEDGER);
    ledgerId = await ledgerIdOf(desk);
  });
  afterAll(() => desk.close());

  const asked = { source: 'police', measure: null, family: false, publishedBy: null, notCollapsing: [] };
  const said = (point: number, extra: object = {}) => ({
    measure: 'present',
    accumulation: 'stock',
    asOf: '2025-01-01',
    mode: 'observed',
    polarity: 'affirms',
    amount: { point },
    ...extra,
  });

  it('show the version that the view shows, and nothing that was removed since', async () => {
    const { views, trackRecords } = desk.ports;
    const before = await views.latest();
    const report = await desk.importJson({
      statements: [
        { id: 'p1', source: 'mayor', publishedOn: '2025-01-01', content: said(100) },
        { id: 'p5', source: 'police', publishedOn: '2025-06-01', content: said(500) },
      ],
    });
    const keys = async (view: { position: number | null }) => {
      const found = await trackRecords.saidBy(view, ledgerId, {
        sources: ['police'],
        publishedBy: null,
        measures: null,
        most: 10,
      });
      return found.statements.map(({ key }) => key.replace('town/', ''));
    };
    const between = await views.latest();
    expect(await keys(before)).toEqual(['p3', 'p4', 'p2', 'p1']);
    expect(await keys(between)).toEqual(['p5', 'p3', 'p4', 'p2']);
    await desk.undo.run(desk.by, { ledger: 'town', importId: report.importId ?? '' });
    expect(await keys(NOW)).toEqual(['p3', 'p4', 'p2', 'p1']);
    expect(await keys(between)).toEqual(['p5', 'p3', 'p4', 'p2']);
  });

  it('are read whole: a figure borne out by an unlinked origin, as of either clock', async () => {
    const reading = new ReadTrackRecord(desk.ports);
    const position = await desk.ports.views.latest();
    await desk.importJson({
      statements: [
        { id: 'own', source: 'police', publishedOn: '2025-01-01', content: said(100) },
        { id: 'agrees', source: 'mayor', publishedOn: '2025-01-11', content: said(100) },
      ],
    });
    const fates = async (view: { position: number | null }, publishedBy: string | null) => {
      const found = await reading.run(desk.by, view, { ...asked, ledgerId, measure: 'present', publishedBy });
      return found.figures.filter(({ statement }) => statement === 'town/own').map(({ fate, days }) => [fate, days]);
    };
    expect(await fates(NOW, null)).toEqual([['borne-out', 10]]);
    expect(await fates(NOW, '2025-01-10')).toEqual([['uncounted', undefined]]);
    expect(await fates(position, null)).toEqual([]);
  });

  it('follow merged keys, and controllers that a desk holds apart', async () => {
    const reading = new ReadTrackRecord(desk.ports);
    await desk.importJson({
      sources: [
        { key: 'constabulary', name: 'Constabulary', kind: 'body', mergedInto: 'police' },
        {
          key: 'state',
          name: 'State',
          kind: 'body',
          edges: ['police', 'agency'].map((other) => ({ kind: 'owns', other })),
        },
      ],
      measures: [{ ...TRACK_RECORD_LEDGER.measures[0], key: 'attending', mergedInto: 'present' }],
      statements: [
        {
          id: 'old',
          source: 'constabulary',
          publishedOn: '2025-04-01',
          content: { ...said(700), measure: 'attending', asOf: '2025-04-01' },
        },
        { id: 'late', source: 'agency', publishedOn: '2025-04-05', content: said(700, { asOf: '2025-04-01' }) },
      ],
    });
    const fate = async (notCollapsing: string[], source = 'police', measure = 'present') => {
      const found = await reading.run(desk.by, NOW, { ...asked, ledgerId, source, measure, notCollapsing });
      return found.figures.filter(({ statement }) => statement === 'town/old').map((one) => one.fate);
    };
    expect(await fate([])).toEqual(['uncounted']);
    expect(await fate(['state'])).toEqual(['borne-out']);
    expect(await fate(['state'], 'constabulary', 'attending')).toEqual(['borne-out']);
  });

  it('refuse sources and measures that nobody knows', async () => {
    const reading = new ReadTrackRecord(desk.ports);
    const refused = async (more: object) =>
      (await refusalOf(reading.run(desk.by, NOW, { ...asked, ledgerId, ...more }))).code;
    expect(await refused({ source: 'nobody' })).toBe('source-unknown');
    expect(await refused({ measure: 'nothing' })).toBe('measure-unknown');
  });
});
