/** A ledger handed on to another desk, over HTTP: who may, what each is told, and what stands of published verdicts. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecheckAffected } from '@whence/workflow';
import { exportsDesk, type ExportsDesk } from '../exports/exports-desk.contract.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

let desk: ExportsDesk;
/** The other desk's administrator, and an editor of it; a third desk's administrator. */
let coast: string;
let editor: string;
let third: string;
let claim: string;

beforeAll(async () => {
  desk = await exportsDesk();
  claim = desk.claims[0] ?? '';
  await desk.publish(claim, 1, 'accurate', 'As counted.');
  coast = (await ask('POST', '/v1/desks', { slug: 'coast', name: 'The Coast' })).body.secret;
  third = (await ask('POST', '/v1/desks', { slug: 'third', name: 'Third' })).body.secret;
  const person = await ask('POST', '/v1/people', { name: 'Ed', role: 'editor' }, coast);
  editor = (await ask('POST', '/v1/keys', { name: 'Ed', personId: person.body.id }, coast)).body.secret;
  await ask('PUT', '/v1/ledgers/sample/sources/union', { name: 'Dockers', kind: 'body' });
  await ask('PUT', '/v1/ledgers/sample/shares/third', { access: 'read' });
  await ask('POST', '/v1/ledger-offers/sample/acceptance', undefined, third);
  await ask('PUT', '/v1/ledgers/sample/sources/union', { name: 'Dock workers', kind: 'body' });
}, 120_000);
afterAll(() => desk.api.close());

const ask = (method: string, path: string, body?: unknown, key?: string, headers?: Record<string, string>) =>
  desk.api.ask(path, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
    ...(headers === undefined ? {} : { headers }),
  });
const get = (path: string, key?: string) => ask('GET', path, undefined, key);
const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).body.code;
const HANDOVER = '/v1/ledger-handovers/sample';
const offer = (keeps: string, key?: string, to = 'coast') =>
  ask('PUT', '/v1/ledgers/sample/handover', { desk: to, keeps }, key);
const narrow = async (scopes: readonly string[], key?: string): Promise<string> =>
  (await ask('POST', '/v1/keys', { name: 'narrow', scopes }, key)).body.secret;
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Runs every recheck that waits, and the cross-references that they ask for. */
async function recheckWaiting(): Promise<void> {
  const { dataSource, ports } = desk.api;
  const waiting: { readonly payload: { readonly changeId: string } }[] = await dataSource.query(
    `SELECT payload FROM outbox WHERE job = 'recheck-affected' ORDER BY id`,
  );
  for (const { payload } of waiting) await new RecheckAffected(ports).run({ kind: 'job' }, payload);
  await crossReferenceWaiting(desk.api);
}

/** What exports say of the published verdict, but for that it is under review again. */
async function published(): Promise<unknown> {
  const files = await desk.unzipped(claim);
  const [review, provenance] = [
    await desk.ld(`/v1/claims/${claim}/claim-review`),
    await desk.ld(`/v1/claims/${claim}/provenance`),
  ];
  const said = JSON.stringify({ review, provenance }, (name, value) =>
    name === 'creativeWorkStatus' ? undefined : value,
  );
  return { said, finding: files.get('finding-1.json'), names: [...files.keys()] };
}

describe('a ledger that is handed on', () => {
  let before: string;
  let kept: unknown;

  it('is offered by an administrator of the desk that holds it, and waits among the handovers of both', async () => {
    const made = await offer('read');
    expect([made.status, made.body]).toEqual([
      200,
      {
        ledger: { id: expect.any(String), name: 'sample', title: expect.any(String) },
        from: { id: desk.api.first.deskId, slug: 'desk', name: 'Test desk' },
        desk: { id: expect.any(String), slug: 'coast', name: 'The Coast' },
        ...{ keeps: 'read', standing: 'offered', version: 1, at: expect.any(String) },
      },
    ]);
    for (const key of [undefined, coast]) {
      expect((await get('/v1/ledger-handovers', key)).body.entries).toEqual([made.body]);
      expect((await get(HANDOVER, key)).body).toEqual(made.body);
    }
    expect((await get('/v1/ledger-handovers', third)).body.entries).toEqual([]);
    expect(await codeOf(get(HANDOVER, third))).toBe('ledger-handover-unknown');
    expect(await codeOf(get('/v1/ledgers/sample', coast))).toBe('ledger-unknown');
    expect((await get('/v1/ledgers/sample')).body).toMatchObject({ access: 'own', holder: { slug: 'desk' } });
    before = new Date().toISOString();
    await pause();
  });

  it('needs a permission of its own, which neither editors have nor keys that may share', async () => {
    const sharing = await narrow(['ledger:share', 'ledger:read']);
    const may = [editor, await narrow(['ledger:share'], coast)];
    for (const key of [sharing, ...may]) {
      expect(await codeOf(offer('read', key))).toBe('not-permitted');
      expect(await codeOf(get('/v1/ledger-handovers', key))).toBe('not-permitted');
      expect(await codeOf(ask('POST', `${HANDOVER}/acceptance`, undefined, key))).toBe('not-permitted');
      expect(await codeOf(ask('POST', `${HANDOVER}/refusal`, undefined, key))).toBe('not-permitted');
      expect(await codeOf(ask('DELETE', '/v1/ledgers/sample/handover', undefined, key))).toBe('not-permitted');
    }
    const alone = await narrow(['ledger:hand-on']);
    expect((await get(HANDOVER, alone)).status).toBe(200);
  });

  it('is refused to desks that there are not, to a second one, and on terms that there are not', async () => {
    expect(await codeOf(offer('read', undefined, 'nowhere'))).toBe('desk-unknown');
    expect(await codeOf(offer('read', undefined, 'desk'))).toBe('ledger-handed-to-itself');
    expect(await codeOf(offer('read', undefined, 'third'))).toBe('ledger-handover-waiting');
    expect(await codeOf(offer('read', third))).toBe('ledger-not-own');
    expect((await offer('own')).status).toBe(422);
  });

  it('is accepted on the terms that were read, or not at all', async () => {
    const { headers } = await get(HANDOVER, coast);
    const tag = headers.get('etag') ?? '';
    expect((await offer('nothing')).body).toMatchObject({ version: 2 });
    const accept = (match: string) => ask('POST', `${HANDOVER}/acceptance`, undefined, coast, { 'if-match': match });
    const late = await accept(tag);
    expect([late.status, late.body.code, late.body.currentTag]).toEqual([412, 'precondition-failed', '"v2"']);
    expect(late.body.changed).toEqual([{ member: '/keeps', before: 'read', after: 'nothing' }]);
    const withdrawn = await ask('DELETE', '/v1/ledgers/sample/handover', undefined, undefined, { 'if-match': tag });
    expect(withdrawn.status).toBe(412);
    kept = await published();
    const accepted = await accept('"v2"');
    expect([accepted.status, accepted.body]).toMatchObject([200, { standing: 'accepted', version: 3 }]);
    expect((await accept('"v3"')).body).toMatchObject({ version: 3 });
    expect(await codeOf(ask('DELETE', '/v1/ledgers/sample/handover'))).toBe('ledger-handover-unknown');
  });

  it('is held by the other desk from then on, and was the first desk’s before', async () => {
    expect(await codeOf(get('/v1/ledgers/sample'))).toBe('ledger-unknown');
    expect(await codeOf(get(`/v1/ledgers/sample?asOf=${before}`))).toBe('ledger-unknown');
    expect((await get('/v1/ledgers/sample', editor)).body).toMatchObject({ access: 'own', holder: { slug: 'coast' } });
    expect(await codeOf(get(`/v1/ledgers/sample?asOf=${before}`, coast))).toBe('ledger-unknown');
    expect((await get('/v1/ledgers/sample', third)).body).toMatchObject({ access: 'read', holder: { slug: 'coast' } });
    expect((await get(`/v1/ledgers/sample?asOf=${before}`, third)).body).toMatchObject({ holder: { slug: 'desk' } });
    expect((await get(`${HANDOVER}?asOf=${before}`)).body).toMatchObject({ version: 1, standing: 'offered' });
    expect((await get('/v1/ledgers/sample/shares', coast)).body.entries).toMatchObject([
      { desk: { slug: 'third' }, holder: { slug: 'coast' }, standing: 'accepted' },
    ]);
    const row = { name: 'Union', kind: 'body' };
    expect(await codeOf(ask('PUT', '/v1/ledgers/sample/sources/union', row))).toBe('ledger-unknown');
    expect((await ask('PUT', '/v1/ledgers/sample/sources/union', row, editor)).status).toBe(200);
    const versions = '/v1/ledgers/sample/sources/union/versions';
    const numbers = async (key: string) =>
      (await get(versions, key)).body.entries.map(({ version }: { version: number }) => version);
    expect(await codeOf(get(versions))).toBe('ledger-unknown');
    expect(await numbers(third)).toEqual([1, 2, 3]);
    expect(await numbers(coast)).toEqual([2, 3]);
  });

  it('leaves what was published as it stands, and tells in the history why the claim was looked at', async () => {
    await recheckWaiting();
    expect((await get(`/v1/claims/${claim}/finding`)).body).toMatchObject({ number: 2 });
    expect(await published()).toEqual(kept);
    const { creativeWorkStatus } = JSON.parse(JSON.stringify(await desk.ld(`/v1/claims/${claim}/claim-review`)));
    expect(creativeWorkStatus).toMatch(/^Under review again/);
    const story = (await desk.api.ask(`/v1/claims/${claim}/history.txt`)).text;
    expect(story.replaceAll(/\s+/g, ' ')).toContain(
      'the desk handed a ledger on to another desk, and no longer reads it',
    );
  });

  it('is told to those who may read it: both desks all, a desk that reads it who holds it', async () => {
    const told = async (key?: string) =>
      (await get('/v1/events?limit=200', key)).body.entries.flatMap(
        ({ type, data }: { type: string; data: unknown }) =>
          /^ledger\.hand|^ledger\.holder/.test(type) ? [[type, data]] : [],
      );
    const types = async (key?: string) => (await told(key)).map(([type]: [string]) => type);
    const all = ['ledger.handover-offered', 'ledger.handover-offered', 'ledger.handed-on'];
    expect([await types(), await types(coast)]).toEqual([all, all]);
    expect((await told()).at(-1)).toMatchObject([
      ...['ledger.handed-on'],
      { ledger: { name: 'sample' }, from: { slug: 'desk' }, desk: { slug: 'coast' }, keeps: 'nothing' },
    ]);
    const ledger = { id: expect.any(String), name: 'sample', title: expect.any(String) };
    const named = (slug: string, name: string) => ({ id: expect.any(String), slug, name });
    expect(await told(third)).toEqual([
      ['ledger.holder-changed', { ledger, before: named('desk', 'Test desk'), holder: named('coast', 'The Coast') }],
    ]);
    expect(await types(await narrow(['subscriber:read', 'ledger:read'], coast))).toEqual(['ledger.handed-on']);
  });

  it('stands in the log of whichever desk did it', async () => {
    const entriesOf = async (key?: string) =>
      (await get('/v1/log?limit=200', key)).body.entries.flatMap(
        ({ purpose, subject }: { purpose: string; subject: { kind: string; version: number } }) =>
          subject.kind === 'ledger-handover' ? [`${purpose} ${subject.version}`] : [],
      );
    expect(await entriesOf()).toEqual(['offer-handover 1', 'offer-handover 2']);
    expect(await entriesOf(coast)).toEqual(['accept-handover 3']);
  });

  it('may be declined, and offered to another desk then', async () => {
    expect((await offer('write', coast, 'desk')).body).toMatchObject({ version: 4, from: { slug: 'coast' } });
    expect((await ask('POST', `${HANDOVER}/refusal`)).body).toMatchObject({ standing: 'declined', version: 5 });
    expect(await codeOf(ask('POST', `${HANDOVER}/acceptance`))).toBe('ledger-handover-unknown');
    expect((await offer('write', coast, 'third')).body).toMatchObject({ version: 6 });
    expect((await ask('DELETE', '/v1/ledgers/sample/handover', undefined, coast)).status).toBe(204);
    expect((await get(HANDOVER, third)).body).toMatchObject({ standing: 'withdrawn', version: 7 });
    expect(await codeOf(get(HANDOVER))).toBe('ledger-handover-unknown');
  });

  it('is listed page by page', async () => {
    for (const name of ['a-ledger', 'b-ledger']) {
      await ask('POST', '/v1/ledgers', { name, title: name }, coast);
      await ask('PUT', `/v1/ledgers/${name}/handover`, { desk: 'desk', keeps: 'nothing' }, coast);
    }
    const first = (await get('/v1/ledger-handovers?limit=2', coast)).body;
    const rest = (await get(first.next, coast)).body;
    const names = [...first.entries, ...rest.entries].map(({ ledger }: { ledger: { name: string } }) => ledger.name);
    expect([names, rest.next]).toEqual([['a-ledger', 'b-ledger', 'sample'], null]);
  });
});
