/** Who said that one statement answers another, when, and who took that back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
/** The administrator of another desk. */
let coast: string;

const ask = (method: string, path: string, body?: unknown, key?: string) =>
  api.ask(path, { method, ...(body === undefined ? {} : { body }), ...(key === undefined ? {} : { key }) });
const get = (path: string, key?: string) => ask('GET', path, undefined, key);
const relationsOf = async (id: string, asOf?: string) =>
  (await get(`/v1/ledgers/town/statements/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`)).body.relations;
const versionsOf = (id: string, key?: string) => get(`/v1/ledgers/town/relations/${id}/versions`, key);
const numbersOf = async (id: string, key?: string) =>
  (await versionsOf(id, key)).body.entries.map(({ version }: { version: number }) => version);

const said = (source: string, saidOn: string, words: string) => ({
  source,
  saidOn,
  words,
  content: { mode: 'observed', polarity: 'affirms', measure: 'boats', amount: { point: 350 } },
});
const denial = said('coast', '2025-06-10', 'That number is none of ours.');
const putDenial = (relations: readonly unknown[]) =>
  ask('PUT', '/v1/ledgers/town/statements/n', { ...denial, relations });
const DENIES = { kind: 'denies-figure', to: 'a' };

beforeAll(async () => {
  api = await testApi();
  await ask('POST', '/v1/ledgers', { name: 'town', title: 'Town' });
  await ask('POST', '/v1/ledgers', { name: 'other', title: 'Other' });
  await ask('PUT', '/v1/ledgers/town/sources/harbour', { name: 'Harbour Office', kind: 'body' });
  await ask('PUT', '/v1/ledgers/town/sources/coast', { name: 'Coast Guard', kind: 'body' });
  const boats = { counted: 'boats', state: 'lost', unit: 'boats', label: 'boats lost' };
  await ask('PUT', '/v1/ledgers/town/measures/boats', boats);
  await ask('PUT', '/v1/ledgers/town/statements/a', said('harbour', '2025-06-08', 'The storm sank 350 boats.'));
  coast = (await ask('POST', '/v1/desks', { slug: 'coast', name: 'The Coast' })).body.secret;
});
afterAll(() => api.close());

const by = () => ({ kind: 'person', personId: api.first.personId });
const value = { from: 'town/n', kind: 'denies-figure', to: 'town/a' };

describe('the versions of a relation', () => {
  it('tell who stated it, who took it back and who said it again, each when and by which way', async () => {
    await putDenial([DENIES]);
    const [{ id }] = await relationsOf('n');
    await putDenial([]);
    expect(await relationsOf('n')).toEqual([]);
    const again = await ask('POST', '/v1/ledgers/town/relations', { from: 'n', ...DENIES });
    expect(again.body).toMatchObject({ id, version: 3 });

    const { entries, next } = (await versionsOf(id)).body;
    expect(entries).toMatchObject([
      { version: 1, by: by(), purpose: 'put-row', importId: null, removed: false, value },
      { version: 2, by: by(), purpose: 'put-row', removed: true, value: null },
      { version: 3, by: by(), purpose: 'add-relation', removed: false, value },
    ]);
    expect(next).toBeNull();
    const before = new Date(Date.parse(entries[1].at) - 1).toISOString();
    expect((await get(`/v1/ledgers/town/relations/${id}/versions?asOf=${before}`)).body.entries).toEqual([entries[0]]);
    // How the id of one that is gone is come by.
    expect(await relationsOf('a', before)).toMatchObject([{ id, version: 1, ...value }]);
    const page = (await get(`/v1/ledgers/town/relations/${id}/versions?limit=2`)).body;
    expect((await get(page.next)).body).toEqual({ entries: [entries[2]], next: null });
  });

  it('name the import that stated it, and the undoing that took it back', async () => {
    const row = { id: 'w', ...said('harbour', '2025-06-12', 'We take it back.') };
    const statements = [{ ...row, relations: [{ kind: 'withdraws', to: 'a' }] }];
    const { importId } = (await ask('POST', '/v1/ledgers/town/imports', { statements })).body;
    const [{ id }] = await relationsOf('w');
    await ask('POST', `/v1/ledgers/town/imports/${importId}/undo`, {});
    expect((await versionsOf(id)).body.entries).toMatchObject([
      { version: 1, purpose: 'import-ledger', importId, value: { kind: 'withdraws' } },
      { version: 2, purpose: 'undo-import', removed: true, value: null },
    ]);
  });

  it('are told to another desk as far as they stood while it read the ledger', async () => {
    const corrects = { kind: 'corrects', to: 'a' };
    for (const relations of [[corrects], [], [corrects]]) await putDenial(relations);
    const { id } = (await relationsOf('n')).find(({ kind }: { kind: string }) => kind === 'corrects');
    const share = async () => {
      await ask('PUT', '/v1/ledgers/town/shares/coast', { access: 'read' });
      await ask('POST', '/v1/ledger-offers/town/acceptance', undefined, coast);
    };
    expect((await versionsOf(id, coast)).body.code).toBe('ledger-unknown');
    await share();
    expect(await numbersOf(id, coast)).toEqual([3]);
    await ask('DELETE', '/v1/ledgers/town/shares/coast');
    for (const relations of [[], [corrects]]) await putDenial(relations);
    await share();
    expect(await numbersOf(id)).toEqual([1, 2, 3, 4, 5]);
    expect(await numbersOf(id, coast)).toEqual([3, 5]);
  });

  it('are those of the ledger in which it begins, and of relations alone', async () => {
    const [{ id }] = await relationsOf('n');
    const codes = [
      await get(`/v1/ledgers/other/relations/${id}/versions`),
      await get(`/v1/ledgers/town/hops/${id}/versions`),
      await versionsOf(api.first.personId),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([
      [404, 'relation-unknown'],
      [404, 'hop-unknown'],
      [404, 'relation-unknown'],
    ]);
  });
});
