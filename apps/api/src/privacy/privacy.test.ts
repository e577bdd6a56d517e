/** What is confidential, planted as words that stand nowhere else, and then looked for everywhere. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@whence/api';
import { SignedWebhooks } from '@whence/newsroom';
import { exportLog } from '@whence/store';
import { AnnounceEvent, DeliverEvent, ROLES } from '@whence/workflow';
import { fromBufferPromise } from 'yauzl';
import { type TestApi, testApi, textOf } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';
import { receiver, type Receiver } from '../../../../test/support/receiver.js';

const IDENTITY = 'Quillfeather-Identity';
const CONTACT = 'Quillfeather-Contact';
const DESK_NOTE = 'Quillfeather-DeskNote';
const OWN_NOTE = 'Quillfeather-OwnNote';
const TRANSLATOR = 'Quillfeather-Translator';
const MARKERS = [IDENTITY, CONTACT, DESK_NOTE, OWN_NOTE, TRANSLATOR];
const LABEL = 'an official who asked not to be named';
const JOB = { kind: 'job' } as const;

const LEDGER = {
  sources: [{ key: 'port', name: 'Port Authority', kind: 'body' }],
  measures: [{ key: 'ferries', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' }],
  statements: [
    {
      id: 'F1',
      source: 'port',
      publishedOn: '2025-05-01',
      reading: 'read',
      content: {
        measure: 'ferries',
        subject: 'Norwegian ferries',
        mode: 'observed',
        polarity: 'affirms',
        accumulation: 'cumulative',
        asOf: '2025-05-01',
        amount: { point: 40, hedge: 'about' },
      },
    },
  ],
};

let api: TestApi;
let subscriber: Receiver;
const keys = new Map<string, string>();
const people = new Map<string, string>();
const ids: Record<string, string> = {};
let logged = '';

const post = (path: string, body: unknown, key?: string) =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });

async function made(path: string, body: unknown, key?: string): Promise<Record<string, string>> {
  const answer = await post(path, body, key);
  expect([path, answer.status, answer.body.faults]).toEqual([path, 201, undefined]);
  return answer.body;
}

const upload = async (query = '') => {
  const response = await fetch(`${api.url}/v1/snapshots${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.first.key.secret}`, 'content-type': 'text/html' },
    body: '<html><p>Om lag 40 ferjer ble skadet.</p></html>',
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Record<string, string>;
};

beforeAll(async () => {
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((logged += chunk.toString()), done()) });
  api = await testApi(
    {},
    {
      logger: makeLogger({ level: 'trace', format: 'json' }, out),
      queueIn: { redisUrl: undefined },
    },
  );
  subscriber = await receiver();
  await importedLedger(api, LEDGER);
  for (const role of ROLES) {
    const person = await made('/v1/people', { name: `Person ${role}`, role });
    people.set(role, person['id'] ?? '');
    keys.set(role, (await made('/v1/keys', { name: role, personId: person['id'] }))['secret'] ?? '');
  }
  await made('/v1/subscribers', { name: 'CMS', url: subscriber.url });
  const text = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';
  const article = await post('/v1/articles', { title: 'Storms', status: 'published', text });
  ids['claimId'] = article.body.proposed[0];
  ids['articleId'] = article.body.id;
  await post(`/v1/articles/${article.body.id}/submission`, {});
  await crossReferenceWaiting(api);

  const identity = { name: IDENTITY, contact: `${IDENTITY} 555`, remarks: `met ${IDENTITY}` };
  ids['sourceId'] = (await made('/v1/confidential-sources', { label: LABEL, identity }))['id'] ?? '';
  ids['snapshotId'] = (await upload('?address=https%3A%2F%2Fport.example%2F&language=nb'))['id'] ?? '';
  const handed = await upload(`?receivedFrom=${ids['sourceId']}&title=Handed`);
  const translation = { text: 'Some 40 ferries.', language: 'en', translator: { name: TRANSLATOR } };
  const excerpt = { quote: { exact: '40 ferjer' }, language: 'nb', translation };
  ids['excerptId'] = (await made(`/v1/snapshots/${ids['snapshotId']}/excerpts`, excerpt))['id'] ?? '';
  await made(`/v1/snapshots/${ids['snapshotId']}/attachments`, { claimId: ids['claimId'] });
  const ofClaim = `/v1/claims/${ids['claimId']}`;
  const asked = { askedOf: 'a captain', way: 'phone', question: 'How many?', dueOn: '2999-01-01' };
  ids['replyId'] = (await made(`${ofClaim}/replies`, { ...asked, contact: { name: CONTACT } }))['id'] ?? '';
  await made(`${ofClaim}/replies`, { ...asked, askedOf: 'somebody hidden', public: false });
  ids['deskNote'] = (await made(`${ofClaim}/notes`, { text: DESK_NOTE, audience: 'desk' }))['id'] ?? '';
  ids['ownNote'] = (await made(`${ofClaim}/notes`, { text: OWN_NOTE }, keys.get('checker')))['id'] ?? '';
  const evidence = [
    { kind: 'snapshot', id: ids['snapshotId'] },
    { kind: 'excerpt', id: ids['excerptId'] },
    { kind: 'snapshot', id: handed['id'] },
    { kind: 'confidential-source', id: ids['sourceId'] },
  ];
  await made(`${ofClaim}/observations`, { kind: 'other', text: 'See the page.', evidence });
  const hidden = { rating: 'accurate', rationale: 'Told so.', finding: 1, evidence: evidence.slice(3) };
  expect((await post(`${ofClaim}/verdicts`, hidden)).body.code).toBe('evidence-missing');
  await made(`${ofClaim}/verdicts`, { rating: 'accurate', rationale: 'As counted.', finding: 1, evidence });
  await made(`${ofClaim}/verdicts/1/reviews`, { decision: 'approved' }, keys.get('editor'));
}, 180_000);
afterAll(async () => {
  await subscriber.close();
  await api.close();
});

/** The texts of a zip. */
async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return files;
}

/** What a GET answers, unpacked. */
async function read(path: string, key: string | undefined): Promise<{ status: number; text: string }> {
  // Live events are told from the first on.
  const headers = { 'last-event-id': '0', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  const response = await fetch(api.url + path, { headers });
  const { status } = response;
  if (response.headers.get('content-type') !== 'application/zip') return { status, text: await textOf(response) };
  const files = await unzipped(Buffer.from(await response.arrayBuffer()));
  return { status, text: [...files.values()].join('\n') };
}

const has = (text: string) => MARKERS.filter((marker) => text.includes(marker));

describe('what is confidential', () => {
  it('is read at its own address by those who may, and at no other by anybody', async () => {
    const document = (await api.ask('/openapi.json', { key: null })).body;
    const paths = Object.keys(document.paths).filter((path) => document.paths[path].get !== undefined);
    expect(paths.length).toBeGreaterThan(50);
    const seen = new Set<string>();
    const answered = new Set<string>();
    for (const role of [...ROLES, 'nobody'])
      for (const path of paths) {
        const asked = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? api.first.personId);
        const { status, text } = await read(asked, keys.get(role));
        expect([asked, status < 500]).toEqual([asked, true]);
        if (status === 200) answered.add(path);
        for (const marker of has(text)) seen.add(`${marker} ${path} ${role}`);
      }
    // Those of evidence and exports were answered, and not only refused.
    for (const path of [
      '/v1/claims/{claimId}/evidence-pack',
      '/v1/exports/verdicts.csv',
      '/v1/log',
      '/v1/claims/{claimId}/history',
    ])
      expect([path, answered.has(path)]).toEqual([path, true]);
    const from = (role: (typeof ROLES)[number]) => ROLES.slice(ROLES.indexOf(role));
    const may = [
      ...from('editor').map((role) => `${IDENTITY} /v1/confidential-sources/{sourceId}/identity ${role}`),
      ...from('checker').map((role) => `${CONTACT} /v1/claims/{claimId}/replies/{replyId}/contact ${role}`),
      ...from('checker').map((role) => `${DESK_NOTE} /v1/claims/{claimId}/notes ${role}`),
      `${OWN_NOTE} /v1/claims/{claimId}/notes checker`,
      ...['excerpts/{excerptId}', 'excerpts/{excerptId}/versions', 'snapshots/{snapshotId}/excerpts'].flatMap((path) =>
        ROLES.map((role) => `${TRANSLATOR} /v1/${path} ${role}`),
      ),
    ];
    expect([...seen].sort()).toEqual([...may].sort());
  }, 120_000);

  it('is in no exported log, and in no table but the one that can be erased', async () => {
    let exported = '';
    await exportLog(api.dataSource, new Date(), (text) => Promise.resolve(void (exported += text)));
    expect(exported.includes('private-detail')).toBe(true);
    expect(has(exported)).toEqual([]);
    const tables: { name: string }[] = await api.dataSource.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'whence'`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const rows: { row: string }[] = await api.dataSource
        .query(`SELECT t::text AS row FROM ${name} t WHERE t::text LIKE '%Quillfeather%'`)
        .catch(() => []);
      if (rows.length > 0) holding.push(name);
    }
    expect(tables.length).toBeGreaterThan(40);
    expect(holding).toEqual(['private_detail']);
  });

  it('is sent to no subscriber and written to no log of the service', async () => {
    const ports = { ...api.ports, webhooks: new SignedWebhooks({ timeoutMs: 5_000 }) };
    const events: { id: string }[] = await api.dataSource.query('SELECT id FROM event ORDER BY id');
    for (const { id } of events) await new AnnounceEvent(ports).run(JOB, { eventId: id });
    const jobs: { payload: { eventId: string; subscriberId: string; after: number } }[] = await api.dataSource.query(
      `SELECT payload FROM outbox WHERE job = 'deliver'`,
    );
    for (const { payload } of jobs) await new DeliverEvent(ports).run(JOB, payload);
    expect(subscriber.received.map(({ body }) => JSON.parse(body).type)).toContain('verdict.published');
    expect(has(subscriber.received.map(({ body }) => body).join('\n'))).toEqual([]);
    expect(logged.includes('/v1/confidential-sources')).toBe(true);
    expect(has(logged)).toEqual([]);
  });

  it('leaves by its label alone, and what came from it likewise', async () => {
    const headers = { authorization: `Bearer ${keys.get('viewer')}` };
    const pack = await fetch(`${api.url}/v1/claims/${ids['claimId']}/evidence-pack`, { headers });
    const files = await unzipped(Buffer.from(await pack.arrayBuffer()));
    const { evidence } = JSON.parse(files.get('evidence.json') ?? '');
    expect(evidence).toMatchObject([
      { kind: 'snapshot', page: { address: 'https://port.example/', mediaType: 'text/html', language: 'nb' } },
      { kind: 'excerpt', exact: '40 ferjer', translation: { text: 'Some 40 ferries.', by: 'another' } },
      { kind: 'confidential-source', label: LABEL },
      { kind: 'confidential-source', label: LABEL },
    ]);
    const { replies } = JSON.parse(files.get('replies.json') ?? '');
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ askedOf: 'a captain', standing: 'asked' });
    expect(replies[0].says).toMatch(
      /^A captain, asked by telephone on .*, had not answered by .*\(an answer was asked/,
    );
    expect(has([...files.values()].join('\n'))).toEqual([]);
    expect([...files.values()].join('\n')).not.toContain('Handed');
  });
});

describe('erasing', () => {
  const erase = (kind: string, id: string | undefined, key?: string) =>
    post('/v1/erasures', { kind, id, ground: 'request' }, key);

  it('is for administrators, of their own desk, and of what is there', async () => {
    expect((await erase('private-note', ids['deskNote'], keys.get('editor'))).status).toBe(403);
    const stranger = (await made('/v1/desks', { slug: 'other', name: 'Other' }))['secret'];
    expect((await erase('private-note', ids['deskNote'], stranger)).body.code).toBe('nothing-to-erase');
    expect((await erase('person', people.get('viewer'), stranger)).body.code).toBe('person-unknown');
    expect((await erase('translator', api.first.personId)).body.code).toBe('nothing-to-erase');
    expect((await erase('desk', api.first.deskId)).body.code).toBe('request-invalid');
  });

  it('takes every kind of detail away, once', async () => {
    const kinds = { 'confidential-source': 'sourceId', 'reply-contact': 'replyId', translator: 'excerptId' };
    for (const [kind, name] of [...Object.entries(kinds), ['private-note', 'deskNote'], ['private-note', 'ownNote']]) {
      const first = await erase(kind ?? '', ids[name ?? '']);
      expect([kind, first.status]).toEqual([kind, 201]);
      expect((await erase(kind ?? '', ids[name ?? ''])).body).toEqual(first.body);
    }
    const rows: unknown[] = await api.dataSource.query('SELECT 1 FROM private_detail');
    expect(rows).toEqual([]);
    expect((await api.ask(`/v1/confidential-sources/${ids['sourceId']}/identity`)).body).toEqual({ identity: null });
    const { entries } = (await api.ask(`/v1/claims/${ids['claimId']}/notes`)).body;
    expect(entries).toMatchObject([{ text: null }]);
    expect((await api.ask(`/v1/excerpts/${ids['excerptId']}`)).body.translation.translator.name).toBeNull();
    expect((await api.ask('/v1/erasures')).body.entries).toHaveLength(5);
  });

  it('of a person waits for the end of every membership, and revokes keys', async () => {
    const added = await api.ask('/v1/people', {
      method: 'POST',
      body: { name: 'Lea Leaver', email: 'lea@desk.example', role: 'viewer' },
      headers: { 'idempotency-key': 'lea' },
    });
    const personId = added.body.id;
    const key = await made('/v1/keys', { name: 'K', personId });
    expect((await erase('person', personId)).body.code).toBe('person-active');
    await api.ask(`/v1/people/${personId}/role`, { method: 'PUT', body: { role: null } });
    expect((await erase('person', personId)).status).toBe(201);
    expect((await api.ask(`/v1/people/${personId}`)).body).toMatchObject({ name: null, email: null, role: null });
    const { entries } = (await api.ask('/v1/keys')).body;
    expect(entries.find(({ id }: { id: string }) => id === key['id'])).toMatchObject({ revoked: true });
    // Not even the kept answer to the request that added them tells it.
    const tables: { name: string }[] = await api.dataSource.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'whence'`,
    );
    for (const { name } of tables) {
      const rows: unknown[] = await api.dataSource
        .query(`SELECT 1 FROM ${name} t WHERE t::text LIKE '%Lea Leaver%' OR t::text LIKE '%lea@desk%'`)
        .catch(() => []);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    expect((await erase('person', personId)).status).toBe(201);
  });
});
