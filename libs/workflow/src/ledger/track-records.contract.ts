/** What every adapter of {@link TrackRecords} must do: the same questions to a ledger in memory and in the database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Newest, TrackRecords } from './track-records.js';

export interface TrackRecordsUnderTest {
  readonly trackRecords: TrackRecords;
  readonly ledgerId: string;
  close(): Promise<void>;
}

const NOW = { position: null };
const content = (measure: string, point: number | null, subject?: string) => ({
  measure,
  mode: 'observed',
  polarity: 'affirms',
  ...(point === null ? {} : { amount: { point } }),
  ...(subject === undefined ? {} : { subject }),
});
const measure = (key: string) => ({ key, counted: 'people', state: key, unit: 'persons', label: `people ${key}` });

/** The ledger that every adapter is filled with; its name is `town`. */
export const TRACK_RECORD_LEDGER = {
  sources: ['police', 'mayor', 'agency', 'paper'].map((key) => ({ key, name: key.toUpperCase(), kind: 'body' })),
  measures: [measure('present'), measure('hurt')],
  places: [],
  statements: [
    { id: 'p1', source: 'police', publishedOn: '2025-01-01', content: content('present', 100) },
    { id: 'p2', source: 'police', publishedOn: '2025-02', content: content('present', 200, 'marchers') },
    { id: 'p3', source: 'police', publishedOn: '2025-03-01', content: content('hurt', 3) },
    { id: 'p4', source: 'police', publishedOn: '2025-03-01', content: content('present', null) },
    { id: 'undated', source: 'police', content: content('present', 100) },
    { id: 'm1', source: 'mayor', publishedOn: '2025-01-02', content: content('present', 110) },
    { id: 'm2', source: 'mayor', publishedOn: '2025-02-02', content: content('present', 190, 'marchers') },
    { id: 'm3', source: 'mayor', publishedOn: '2025-02-03', content: content('present', 190, 'bystanders') },
    { id: 'm4', source: 'mayor', publishedOn: '2025-02-04', content: content('present', null) },
    {
      id: 'a1',
      source: 'agency',
      publishedOn: '2025-01-03',
      content: content('present', 100),
      hops: [{ kind: 'cites', to: 'p1' }],
    },
    { id: 'a2', source: 'agency', publishedOn: '2025-01-04', hops: [{ kind: 'quotes', to: 'a1' }] },
    { id: 'd1', source: 'paper', publishedOn: '2025-01-05', relations: [{ kind: 'denies-figure', to: 'p1' }] },
  ],
};

const ids = ({ statements, leftOutOn }: Newest) => [
  ...statements.map(({ key }) => key.replace('town/', '')),
  ...(leftOutOn === null ? [] : [`before ${leftOutOn}`]),
];

export function trackRecordsContract(name: string, make: () => Promise<TrackRecordsUnderTest>): void {
  describe(`track records ${name}`, () => {
    let test: TrackRecordsUnderTest;
    beforeAll(async () => {
      test = await make();
    });
    afterAll(() => test.close());

    it.each<[string, readonly string[] | null, string | null, number, string[]]>([
      ['on anything, the newest first', null, null, 10, ['p3', 'p4', 'p2', 'p1']],
      ['on some measures', ['present'], null, 10, ['p4', 'p2', 'p1']],
      ['on a measure that it did not count', ['unheard'], null, 10, []],
      ['out by a day: a month counts by its last', null, '2025-02-27', 10, ['p1']],
      ['out by the last day of the month', null, '2025-02-28', 10, ['p2', 'p1']],
      ['so many, and the day of the next', null, null, 2, ['p3', 'p4', 'before 2025-02-28']],
      ['so many of some measures', ['present', 'hurt'], null, 3, ['p3', 'p4', 'p2', 'before 2025-01-01']],
    ])('give what a source said %s', async (_, measures, publishedBy, most, expected) => {
      const asked = { sources: ['police'], measures, publishedBy, most };
      expect(ids(await test.trackRecords.saidBy(NOW, test.ledgerId, asked))).toEqual(expected);
    });

    it.each<[string, { measure: string; subject?: string }[], string | null, number, string[]]>([
      ['of no subject', [{ measure: 'present' }], null, 10, ['a1', 'm1']],
      ['of a subject', [{ measure: 'present', subject: 'marchers' }], null, 10, ['m2']],
      ['of both', [{ measure: 'present' }, { measure: 'present', subject: 'marchers' }], null, 10, ['m2', 'a1', 'm1']],
      ['by a day', [{ measure: 'present' }], '2025-01-02', 10, ['m1']],
      ['in part', [{ measure: 'present' }], null, 1, ['a1', 'before 2025-01-02']],
      ['of nothing', [], null, 10, []],
    ])('give what others counted %s', async (_, things, publishedBy, most, expected) => {
      const asked = { sources: ['police'], things, since: null, publishedBy, most };
      expect(ids(await test.trackRecords.saidByOthers(NOW, test.ledgerId, asked))).toEqual(expected);
    });

    it('give what others counted since a day', async () => {
      const asked = { sources: ['police'], things: [{ measure: 'present' }], publishedBy: null, most: 10 };
      const since = async (day: string) =>
        ids(await test.trackRecords.saidByOthers(NOW, test.ledgerId, { ...asked, since: day }));
      expect(await since('2025-01-03')).toEqual(['a1']);
      expect(await since('2025-01-04')).toEqual([]);
    });

    it('take a source under several keys for one', async () => {
      const shared = { sources: ['police', 'mayor'], publishedBy: null, most: 3 };
      const said = await test.trackRecords.saidBy(NOW, test.ledgerId, { ...shared, measures: ['present'] });
      expect(ids(said)).toEqual(['p4', 'p2', 'm4', 'before 2025-02-03']);
      const asked = { ...shared, since: null, things: [{ measure: 'present' }] };
      expect(ids(await test.trackRecords.saidByOthers(NOW, test.ledgerId, asked))).toEqual(['a1']);
    });

    it('give what statements rest on, and not what rests on them', async () => {
      const found = await test.trackRecords.behind(NOW, test.ledgerId, ['town/a2', 'town/nowhere']);
      expect(found.statements.map(({ key }) => key)).toEqual(['town/a1', 'town/a2', 'town/p1']);
      expect(found.hops.map(({ from, to }) => `${from} ${to}`)).toEqual(['town/a1 town/p1', 'town/a2 town/a1']);
      const origin = await test.trackRecords.behind(NOW, test.ledgerId, ['town/p1']);
      expect([origin.statements.length, origin.hops]).toEqual([1, []]);
    });

    it('give what answers statements', async () => {
      const found = await test.trackRecords.answersTo(NOW, test.ledgerId, ['town/p1', 'town/m1']);
      expect(found.relations).toEqual([{ from: 'town/d1', kind: 'denies-figure', to: 'town/p1' }]);
      expect(found.statements.map(({ key, source }) => [key, source])).toEqual([['town/d1', 'paper']]);
      expect(await test.trackRecords.answersTo(NOW, test.ledgerId, ['town/m1'])).toEqual({
        statements: [],
        relations: [],
      });
    });
  });
}
