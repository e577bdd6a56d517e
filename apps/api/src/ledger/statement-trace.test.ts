import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
const put = (path: string, body: unknown) => api.ask(`/v1/ledgers/town/${path}`, { method: 'PUT', body });
const trace = (of: string, query = '') => api.ask(`/v1/ledgers/${of}/trace${query}`);
const boats = (source: string, publishedOn: string, point: number, more: object = {}) => ({
  source,
  publishedOn,
  content: { mode: 'observed', polarity: 'affirms', measure: 'boats', amount: { point } },
  ...more,
});

beforeAll(async () => {
  api = await testApi();
  await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
  await put('sources/harbour', { name: 'Harbour Office', kind: 'body' });
  await put('sources/coast', { name: 'Coast Guard', kind: 'body' });
  await put('measures/boats', { counted: 'boats', state: 'lost', unit: 'boats', label: 'boats lost' });
  await put('statements/a', boats('harbour', '2025-06-08', 350));
  await put('statements/n', boats('coast', '2025-06-10', 420, { hops: [{ kind: 'cites', to: 'a' }] }));
});
afterAll(() => api.close());

describe('GET /v1/ledgers/:ledger/statements/:id/trace', () => {
  it('answers with the way back, its end and what changed', async () => {
    const { status, body } = await trace('town/statements/n');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statement: 'town/n',
      trace: {
        nodes: [{ key: 'town/a', name: 'Harbour Office' }, { key: 'town/n' }],
        hops: [{ from: 'town/n', to: 'town/a', kind: 'cites', faults: [] }],
        ends: [{ node: 'town/a', kind: 'identified', known: 'through-relays' }],
      },
      differences: [{ kind: 'value-changed', from: { statement: 'town/a' }, to: { statement: 'town/n' } }],
    });
  });

  it('answers as of a moment and a day, and refuses what is not there', async () => {
    const codes = async (of: string, query?: string) => {
      const { status, body } = await trace(of, query);
      return [status, body.code];
    };
    expect(await codes('town/statements/n', '?publishedBy=2025-06-09')).toEqual([404, 'statement-unknown']);
    expect(await codes('town/statements/n', '?asOf=2020-01-01T00:00:00Z')).toEqual([404, 'ledger-unknown']);
    expect(await codes('city/statements/n')).toEqual([404, 'ledger-unknown']);
    expect(await codes('town/statements/x')).toEqual([404, 'statement-unknown']);
    expect(await codes('town/statements/n', '?publishedBy=2025-02-30')).toEqual([422, 'request-invalid']);
  });
});
