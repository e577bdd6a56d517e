import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
const base = '/v1/ledgers/town';
const content = (point: number) => ({
  measure: 'present',
  accumulation: 'stock',
  asOf: '2025-01-01',
  mode: 'observed',
  polarity: 'affirms',
  amount: { point },
});

beforeAll(async () => {
  api = await testApi();
  await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
  const imported = await api.ask(`${base}/imports`, {
    method: 'POST',
    body: {
      sources: ['police', 'mayor', 'agency'].map((key) => ({ key, name: key, kind: 'body' })),
      measures: [{ key: 'present', counted: 'people', state: 'present', unit: 'persons', label: 'people present' }],
      statements: [
        { id: 'p1', source: 'police', publishedOn: '2025-01-02', content: content(510) },
        { id: 'm1', source: 'mayor', publishedOn: '2025-01-12', content: content(510) },
        {
          id: 'a1',
          source: 'agency',
          publishedOn: '2025-01-13',
          content: content(510),
          hops: [{ kind: 'cites', to: 'p1' }],
        },
      ],
    },
  });
  expect(imported.status).toBe(200);
});
afterAll(() => api.close());

const get = (path: string) => api.ask(`${base}/${path}`);
const post = (path: string, body: unknown) => api.ask(`${base}/${path}`, { method: 'POST', body });

describe('GET …/sources/{key}/track-record', () => {
  it('tells what became of a source’s figures, in numbers and in sentences', async () => {
    const { status, body } = await get('sources/police/track-record');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      source: 'police',
      kinds: [
        {
          measures: ['present'],
          modes: [
            {
              mode: 'observed',
              borneOut: { count: 1, statements: ['town/p1'] },
              share: { hits: 1, trials: 1, low: 0.2065, high: 1, method: 'wilson' },
              daysEarly: { median: 10 },
            },
          ],
        },
      ],
      figures: [{ statement: 'town/p1', fate: 'borne-out', by: [{ statement: 'town/m1' }], credibility: null }],
      reliability: null,
    });
    expect(body.kinds[0].modes[0].text[1]).toBe('1 was borne out, as mayor counted the same on the same day or later.');
  });

  it('narrows to a measure, and answers as of either clock', async () => {
    expect((await get('sources/police/track-record?measure=present&family=true')).body.kinds).toHaveLength(1);
    const early = await get('sources/police/track-record?publishedBy=2025-01-11');
    expect(early.body).toMatchObject({ publishedBy: '2025-01-11', figures: [{ fate: 'uncounted' }] });
    expect((await get('sources/police/track-record?asOf=2001-01-01')).body.code).toBe('ledger-unknown');
    expect((await get('sources/agency/track-record')).body).toMatchObject({
      kinds: [],
      aside: [{ why: 'relays-others', statements: ['town/a1'] }],
    });
  });

  it('refuses what nobody knows and what is no query', async () => {
    expect((await get('sources/nobody/track-record')).body.code).toBe('source-unknown');
    expect((await get('sources/police/track-record?measure=nothing')).body.code).toBe('measure-unknown');
    expect((await get('sources/police/track-record?publishedBy=2025-13-01')).status).toBe(422);
    expect((await get('sources/police/track-record?order=grade')).status).toBe(422);
  });
});

describe('GET …/sources/{key}/dependence', () => {
  it('gives hints with their evidence, and the model', async () => {
    const { status, body } = await get('sources/police/dependence');
    expect([status, body.pairs, body.pairsLookedAt]).toEqual([200, [], 0]);
    expect(body.model).toMatch(/^Chance model: /);
    expect((await get('sources/nobody/dependence')).body.code).toBe('source-unknown');
  });
});

describe('the two ratings', () => {
  it('are given apart, listed as versions, and shown beside the track record', async () => {
    const first = await post('sources/police/ratings', { grade: 'B', reason: 'Counts by camera.' });
    expect(first).toMatchObject({ status: 201, body: { version: 1, grade: 'B', meaning: 'usually reliable' } });
    await post('sources/police/ratings', { grade: 'F', reason: 'A new chief.' });
    const page = await get('sources/police/ratings?limit=1');
    expect(page.body.entries).toMatchObject([{ version: 2, grade: 'F', reason: 'A new chief.' }]);
    expect((await api.ask(page.body.next)).body).toMatchObject({ entries: [{ version: 1 }], next: null });

    const confirmed = await post('statements/p1/ratings', { grade: '1', reason: 'The mayor too.', cited: ['town/m1'] });
    expect(confirmed).toMatchObject({ status: 201, body: { grade: '1', meaning: 'confirmed by other sources' } });
    expect((await get('statements/p1/ratings')).body.entries).toMatchObject([{ version: 1, cited: ['town/m1'] }]);
    expect((await get('sources/police/track-record')).body).toMatchObject({
      reliability: { grade: 'F', version: 2 },
      figures: [{ credibility: { grade: '1' } }],
    });
  });

  it('refuse "confirmed" without an independent origin, numbers, other grades, and blanks', async () => {
    const relayed = await post('statements/p1/ratings', { grade: '1', reason: 'The agency too.', cited: ['town/a1'] });
    expect([relayed.status, relayed.body.code]).toEqual([422, 'rating-unconfirmed']);
    expect(relayed.body.faults).toMatchObject([
      { where: '/cited/0', found: '"town/a1": one of the two relays the other' },
    ]);
    for (const grade of [1, '7', 'A', null])
      expect((await post('statements/p1/ratings', { grade, reason: 'x' })).status).toBe(422);
    expect((await post('sources/police/ratings', { grade: 'A', reason: ' ' })).body.code).toBe('rating-invalid');
    expect((await post('sources/nobody/ratings', { grade: 'A', reason: 'x' })).body.code).toBe('source-unknown');
    expect((await post('statements/none/ratings', { grade: '2', reason: 'x' })).body.code).toBe('statement-unknown');
    expect((await get('statements/none/ratings')).body.code).toBe('statement-unknown');
    expect((await get('sources/nobody/ratings')).body.code).toBe('source-unknown');
  });
});
