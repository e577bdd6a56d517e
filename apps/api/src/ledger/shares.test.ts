/** A ledger given to another desk, over HTTP: who offers, who accepts, who sees what, and what a key may do. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
/** The other desk's administrator, and a checker of it. */
let coast: string;
let checker: string;

beforeAll(async () => {
  api = await testApi();
  await ask('POST', '/v1/ledgers', { name: 'town', title: 'Town' });
  await ask('PUT', '/v1/ledgers/town/sources/police', { name: 'Police, and their private numbers', kind: 'body' });
  await ask('PUT', '/v1/ledgers/town/sources/police', { name: 'Police', kind: 'body' });
  coast = (await ask('POST', '/v1/desks', { slug: 'coast', name: 'The Coast' })).body.secret;
  const person = await ask('POST', '/v1/people', { name: 'Cy', role: 'checker' }, coast);
  checker = (await ask('POST', '/v1/keys', { name: 'Cy', personId: person.body.id }, coast)).body.secret;
});
afterAll(() => api.close());

const ask = (method: string, path: string, body?: unknown, key?: string) =>
  api.ask(path, { method, ...(body === undefined ? {} : { body }), ...(key === undefined ? {} : { key }) });
const get = (path: string, key?: string) => ask('GET', path, undefined, key);
const offer = (access: string, key?: string) => ask('PUT', '/v1/ledgers/town/shares/coast', { access }, key);
const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).body.code;
const source = { name: 'Police of the coast', kind: 'body' };

describe('a ledger that is shared', () => {
  let offered: string;

  it('is offered by name of the desk, and stands among the offers of that desk alone', async () => {
    const share = await offer('read');
    expect([share.status, share.body]).toEqual([
      200,
      {
        ledger: { id: expect.any(String), name: 'town', title: 'Town' },
        holder: { id: api.first.deskId, slug: 'desk', name: 'Test desk' },
        desk: { id: expect.any(String), slug: 'coast', name: 'The Coast' },
        access: 'read',
        standing: 'offered',
        version: 1,
        at: expect.any(String),
      },
    ]);
    expect((await get('/v1/ledger-offers', coast)).body.entries).toMatchObject([{ ledger: { name: 'town' } }]);
    expect((await get('/v1/ledger-offers')).body.entries).toEqual([]);
    expect((await get('/v1/ledgers/town/shares')).body.entries).toEqual([share.body]);
    expect(await codeOf(get('/v1/ledgers/town', coast))).toBe('ledger-unknown');
    expect((await get('/v1/ledgers', coast)).body.entries).toEqual([]);
    offered = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('is read from when an administrator of the other desk accepts, with whose it is', async () => {
    const accept = '/v1/ledger-offers/town/acceptance';
    expect(await codeOf(ask('POST', accept, undefined, checker))).toBe('not-permitted');
    expect(await codeOf(ask('POST', accept))).toBe('ledger-offer-unknown');
    expect((await ask('POST', accept, undefined, coast)).body).toMatchObject({ standing: 'accepted', version: 2 });
    expect((await get('/v1/ledgers', checker)).body.entries).toMatchObject([
      { name: 'town', access: 'read', holder: { slug: 'desk', name: 'Test desk' } },
    ]);
    expect((await get('/v1/ledgers/town')).body).toMatchObject({ access: 'own', holder: { slug: 'desk' } });
    expect((await get('/v1/ledgers/town/sources/police', checker)).body).toMatchObject({ name: 'Police' });
    expect((await get('/v1/ledger-offers', coast)).body.entries).toEqual([]);
    // It was not the other desk's to read before.
    expect(await codeOf(get(`/v1/ledgers/town?asOf=${offered}`, checker))).toBe('ledger-unknown');
    expect((await get(`/v1/ledgers/town/shares?asOf=${offered}`)).body.entries).toMatchObject([{ version: 1 }]);
  });

  it('tells another desk of its versions those that stood since it reads them, and of people ids', async () => {
    const path = '/v1/ledgers/town/sources/police/versions';
    const own = (await get(path)).body.entries;
    const by = { kind: 'person', personId: api.first.personId };
    expect(own).toMatchObject([
      { version: 1, by, removed: false, purpose: 'put-row', value: { name: 'Police, and their private numbers' } },
      { version: 2, by, value: { name: 'Police' } },
    ]);
    expect((await get(path, checker)).body).toEqual({ entries: [own[1]], next: null });
    await ask('PUT', '/v1/ledgers/town/sources/police', { name: 'The Police', kind: 'body' });
    const [second, third, ...others] = (await get(path, checker)).body.entries;
    expect([second.version, third.version, others]).toEqual([2, 3, []]);
    expect(await codeOf(get('/v1/ledgers/town/sources/nobody/versions', checker))).toBe('source-unknown');
    await ask('PUT', '/v1/ledgers/town/sources/police', { name: 'Police', kind: 'body' });
  });

  it('is named where one of its things is not found, and not called the desk that reads it', async () => {
    const detailOf = async (path: string) => (await get(path, checker)).body.detail;
    const wanted = {
      'sources/zz': 'Found no source "zz" in the ledger "town".',
      'sources/zz/versions': 'Found no source "zz" in the ledger "town".',
      'sources/zz/ratings': 'Found no source "zz" in the ledger "town".',
      'sources/zz/track-record': 'Found no source "zz" in the ledger "town".',
      'sources/police/track-record?measure=zz': 'Found no measure "zz" among the ledgers that this desk reads.',
      'statements/zz': 'Found no statement "zz" in the ledger "town".',
      'statements/zz/trace': 'Found no statement "zz" in the ledger "town".',
      [`imports/${api.first.personId}`]: `Found no import "${api.first.personId}" in the ledger "town".`,
    };
    for (const [path, detail] of Object.entries(wanted))
      expect([path, await detailOf(`/v1/ledgers/town/${path}`)]).toEqual([path, detail]);
    const none = 'Found no ledger "village" among the ledgers that this desk reads.';
    expect(await detailOf('/v1/ledgers/village/statements')).toBe(none);
    expect((await ask('PUT', '/v1/ledgers/village/sources/a', source, checker)).body.detail).toBe(none);
  });

  it('is written in only where the desk that holds it says so, by whom roles allow it', async () => {
    const put = (key: string) => ask('PUT', '/v1/ledgers/town/sources/coast-police', source, key);
    const refused = await put(checker);
    expect([refused.status, refused.body.code]).toEqual([403, 'ledger-only-read']);
    expect(await codeOf(offer('write', coast))).toBe('ledger-not-own');
    expect((await offer('write')).body).toMatchObject({ standing: 'accepted', access: 'write', version: 3 });
    expect((await put(checker)).body).toMatchObject({ version: 1, name: 'Police of the coast' });
    expect((await get('/v1/ledgers/town/sources/coast-police')).body).toMatchObject({ version: 1 });
    expect((await get('/v1/ledgers', checker)).body.entries).toMatchObject([{ access: 'write' }]);
    const late = async (tag: string) =>
      (
        await api.ask('/v1/ledgers/town/sources/police', {
          ...{ method: 'PUT', body: source, key: checker, headers: { 'if-match': tag } },
        })
      ).body;
    const changed = [{ member: '/name', before: 'The Police', after: 'Police' }];
    expect(await late('"v3"')).toMatchObject({ code: 'precondition-failed', changed });
    // What it said before the desk read it, it is not told either way.
    expect(await late('"v1"')).toMatchObject({ code: 'precondition-failed', changed: [], versions: [] });
    const name = { name: 'imports', personId: undefined, scopes: ['ledger:read'] };
    const narrow = (await ask('POST', '/v1/keys', name, coast)).body.secret;
    expect(await codeOf(put(narrow))).toBe('not-permitted');
    expect(await codeOf(ask('DELETE', '/v1/ledgers/town/shares/coast', undefined, narrow))).toBe('not-permitted');
  });

  it('tells a desk that reads it of no other desk', async () => {
    const third = (await ask('POST', '/v1/desks', { slug: 'third', name: 'Third' })).body.secret;
    await ask('PUT', '/v1/ledgers/town/shares/third', { access: 'read' });
    const desks = async (key?: string) =>
      (await get('/v1/ledgers/town/shares', key)).body.entries.map(({ desk }: { desk: { slug: string } }) => desk.slug);
    expect(await desks()).toEqual(['coast', 'third']);
    expect(await desks(checker)).toEqual(['coast']);
    const unknown = await ask('DELETE', '/v1/ledgers/town/shares/third', undefined, coast);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'ledger-share-unknown']);
    expect((await ask('POST', '/v1/ledger-offers/town/refusal', undefined, third)).body.standing).toBe('declined');
    expect(await codeOf(get('/v1/ledgers/town', third))).toBe('ledger-unknown');
  });

  it('refuses desks that there are not, and the desk itself', async () => {
    expect(await codeOf(ask('PUT', '/v1/ledgers/town/shares/nowhere', { access: 'read' }))).toBe('desk-unknown');
    expect(await codeOf(ask('PUT', '/v1/ledgers/town/shares/desk', { access: 'read' }))).toBe(
      'ledger-shared-with-itself',
    );
    expect((await ask('PUT', '/v1/ledgers/town/shares/coast', { access: 'own' })).status).toBe(422);
  });

  it('is read no more once it has ended, in no view, and stays as it is for the desk that holds it', async () => {
    const during = new Date().toISOString();
    expect((await get(`/v1/ledgers/town?asOf=${during}`, checker)).status).toBe(200);
    expect((await ask('DELETE', '/v1/ledgers/town/shares/coast')).status).toBe(204);
    expect(await codeOf(get('/v1/ledgers/town', checker))).toBe('ledger-unknown');
    expect(await codeOf(get(`/v1/ledgers/town/sources/police?asOf=${during}`, checker))).toBe('ledger-unknown');
    expect(await codeOf(get('/v1/ledgers/town/shares', checker))).toBe('ledger-unknown');
    expect((await get('/v1/ledgers/town/sources/coast-police')).status).toBe(200);
    expect((await get('/v1/ledgers/town/shares')).body.entries[0]).toMatchObject({ standing: 'ended', version: 4 });
    expect(await codeOf(ask('DELETE', '/v1/ledgers/town/shares/coast'))).toBe('ledger-share-unknown');
  });

  it('is told to both desks, an offer to those who may answer it', async () => {
    const types = async (key?: string) =>
      (await get('/v1/events?limit=200', key)).body.entries.flatMap(
        ({ type, data }: { type: string; data: { desk?: { slug: string } } }) =>
          type.startsWith('ledger.') && data.desk?.slug === 'coast' ? [type] : [],
      );
    const all = ['ledger.offered', 'ledger.accepted', 'ledger.access-changed', 'ledger.share-ended'];
    expect(await types()).toEqual(all);
    expect(await types(coast)).toEqual(all);
    const scopes = ['subscriber:read', 'ledger:read'];
    const narrow = (await ask('POST', '/v1/keys', { name: 'reads', scopes }, coast)).body.secret;
    expect(await types(narrow)).toEqual(all.slice(1));
    expect((await get('/v1/events?type=ledger.share-ended', coast)).body.entries).toMatchObject([
      {
        data: {
          ledger: { name: 'town', title: 'Town' },
          holder: { slug: 'desk', name: 'Test desk' },
          desk: { slug: 'coast', name: 'The Coast' },
          access: 'write',
          standing: 'ended',
          before: 'accepted',
        },
      },
    ]);
  });

  it('stands in the log of whichever desk did it', async () => {
    const entriesOf = async (key?: string) =>
      (await get('/v1/log?limit=200', key)).body.entries.flatMap(
        ({ purpose, subject }: { purpose: string; subject: { kind: string; version: number } }) =>
          subject.kind === 'ledger-share' ? [`${purpose} ${subject.version}`] : [],
      );
    expect(await entriesOf()).toEqual(['share-ledger 1', 'share-ledger 3', 'share-ledger 1', 'end-ledger-share 4']);
    expect(await entriesOf(coast)).toEqual(['accept-ledger 2']);
  });

  it('tells, offered anew, no version that came and went while it was not shared', async () => {
    const path = '/v1/ledgers/town/sources/police';
    const numbers = async (key?: string) =>
      (await get(`${path}/versions`, key)).body.entries.map(({ version }: { version: number }) => version);
    for (const name of ['Unread', 'Police again']) await ask('PUT', path, { name, kind: 'body' });
    await offer('read');
    expect((await ask('POST', '/v1/ledger-offers/town/acceptance', undefined, coast)).status).toBe(200);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await numbers(checker)).toEqual([2, 3, 4, 6]);
  });
});
