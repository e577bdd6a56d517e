import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SuggestHops } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
const put = (path: string, body: unknown) => api.ask(`/v1/ledgers/town/${path}`, { method: 'PUT', body });
const post = (path: string, body: unknown) => api.ask(`/v1/ledgers/${path}`, { method: 'POST', body });
const suggested = async () => (await api.ask('/v1/ledgers/town/hops?standing=suggested')).body.entries;

/** Runs what waits for a worker under the name, as often as it is called. */
async function runJobs(): Promise<number> {
  const rows: { payload: { changeId: string; deskId: string } }[] = await api.dataSource.query(
    `SELECT payload FROM outbox WHERE job = 'suggest-hops' ORDER BY written_at`,
  );
  let sum = 0;
  for (const { payload } of rows) sum += await new SuggestHops(api.ports).run({ kind: 'job' }, payload);
  return sum;
}

const words = (text: string, source: string, saidOn: string, point: number) => ({
  source,
  saidOn,
  words: text,
  content: { mode: 'observed', polarity: 'affirms', measure: 'boats', amount: { point } },
});

beforeAll(async () => {
  api = await testApi();
  await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
  await put('sources/harbour', { name: 'Harbour Office', kind: 'body' });
  await put('sources/coast', { name: 'Coast Guard', kind: 'body' });
  await put('measures/boats', { counted: 'boats', state: 'lost', unit: 'boats', label: 'boats lost' });
  await put('statements/a', words('The storm sank 350 boats in the harbour.', 'harbour', '2025-06-08', 350));
  await put('statements/n', words('According to the Harbour Office, 350 boats sank.', 'coast', '2025-06-10', 350));
});
afterAll(() => api.close());

describe('hops that a job suggests', () => {
  it('are listed with their reason, suggested once, and asked to be rechecked', async () => {
    expect(await runJobs()).toBe(1);
    expect(await runJobs()).toBe(0);
    const [hop, ...others] = await suggested();
    expect(others).toEqual([]);
    expect(hop).toMatchObject({ from: 'town/n', to: 'town/a', kind: 'cites', standing: 'suggested' });
    expect(hop.because).toContain('it names "Harbour Office"');
    const log = (await api.ask('/v1/log?limit=200')).body.entries.filter(
      ({ purpose }: { purpose: string }) => purpose === 'suggest-hops',
    );
    expect(log).toMatchObject([{ action: 'add', actor: { kind: 'job' }, subject: { kind: 'hops' } }]);
  });

  it('stay rejected once a person rejected them, however often the statement is put', async () => {
    const [{ id }] = await suggested();
    const because = 'The Coast Guard counted for itself.';
    const rejected = await post(`town/hops/${id}/judgement`, { standing: 'rejected', because });
    expect([rejected.status, rejected.body.because]).toEqual([201, because]);
    await put(
      'statements/n',
      words('According to the Harbour Office, 350 boats sank there.', 'coast', '2025-06-10', 350),
    );
    expect(await runJobs()).toBe(0);
    expect(await suggested()).toEqual([]);
  });

  it('tell who suggested and who rejected them, when and why, also when they were removed', async () => {
    const [{ id }] = (await api.ask('/v1/ledgers/town/hops?standing=rejected')).body.entries;
    const path = `/v1/ledgers/town/hops/${id}/versions`;
    const { entries } = (await api.ask(path)).body;
    expect(entries).toMatchObject([
      {
        version: 1,
        by: { kind: 'job', personId: null },
        purpose: 'suggest-hops',
        value: { standing: 'suggested', because: expect.stringContaining('it names "Harbour Office"') },
      },
      {
        version: 2,
        by: { kind: 'person', personId: api.first.personId },
        purpose: 'judge-hop',
        value: { standing: 'rejected', because: 'The Coast Guard counted for itself.' },
      },
    ]);
    const before = new Date(Date.parse(entries[1].at) - 1).toISOString();
    expect((await api.ask(`${path}?asOf=${before}`)).body.entries).toEqual([entries[0]]);
    const page = (await api.ask(`${path}?limit=1`)).body;
    expect(page.entries).toEqual([entries[0]]);
    expect((await api.ask(page.next)).body).toEqual({ entries: [entries[1]], next: null });

    // Judged as it is nothing is written; judged otherwise, the reason for the opposite goes.
    const judged = async (standing: string, because?: string) =>
      (await post(`town/hops/${id}/judgement`, { standing, because })).body;
    expect((await judged('rejected', 'It counted from the air.')).version).toBe(2);
    const confirmed = await judged('confirmed');
    expect([confirmed.version, confirmed.because]).toEqual([3, undefined]);
    expect(await judged('rejected')).toMatchObject({ version: 4, standing: 'rejected' });
    const nobody = await api.ask(`/v1/ledgers/town/hops/${api.first.personId}/versions`);
    expect([nobody.status, nobody.body.code]).toEqual([404, 'hop-unknown']);
  });

  it('go with an import that is undone, and are told of an import too large to be looked at whole', async () => {
    const row = { id: 'm', ...words('The Harbour Office says that 350 boats sank.', 'coast', '2025-06-11', 350) };
    const imported = await api.ask('/v1/ledgers/town/imports', { method: 'POST', body: { statements: [row] } });
    expect([imported.status, imported.body.hopsLookedFor]).toEqual([200, { statements: 1, left: 0 }]);
    expect(await runJobs()).toBe(1);
    const undone = await api.ask(`/v1/ledgers/town/imports/${imported.body.importId}/undo`, {
      method: 'POST',
      body: {},
    });
    expect(undone.body.left).toEqual([]);
    expect(await suggested()).toEqual([]);
    expect((await api.ask('/v1/ledgers/town/statements/m')).status).toBe(404);
    const { importId } = imported.body;
    expect((await api.ask('/v1/ledgers/town/statements/m/versions')).body.entries).toMatchObject([
      { version: 1, removed: false, importId, value: { words: row.words } },
      { version: 2, removed: true, purpose: 'undo-import', value: null },
    ]);
    expect((await api.ask('/v1/ledgers/town/statements/zz/versions')).body.code).toBe('statement-unknown');
  });
});
