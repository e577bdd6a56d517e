/** That an API that keeps answers gives, after any change by anybody, what one that keeps nothing gives. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createApi, makeLogger } from '@whence/api';
import { readConfig } from '@whence/config';
import { serviceDataSource } from '@whence/store';
import { CrossReferenceClaim } from '@whence/workflow';
import fc from 'fast-check';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';

const AMOUNT = { point: 40, hedge: 'about' };
const CONTENT = { mode: 'observed', polarity: 'affirms', measure: 'ferries-damaged', subject: 'Norwegian ferries' };
const STATEMENT = {
  id: 'F1',
  source: 'port-authority',
  publishedOn: '2025-05-01',
  reading: 'read',
  content: { ...CONTENT, accumulation: 'cumulative', asOf: '2025-05-01', amount: AMOUNT },
};
const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: ['ferries-damaged', 'boats-damaged'].map((key) => {
    const label = key.replace('-', ' ');
    return { key, counted: label.split(' ')[0], state: 'damaged', unit: 'ferries', label };
  }),
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [STATEMENT],
};
const TEXT = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';

let api: TestApi;
let anew: { readonly url: string; close(): Promise<void> };
const claims: string[] = [];
const keys: string[] = [];
const people: string[] = [];
let passing: { readonly id: string; readonly secret: string } | undefined;

const post = (path: string, body: object = {}, key?: string) =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });

const piece = (at: number, text: string) => ({
  ...{ cmsId: `page-${at}`, title: 'Storms', outlet: 'The Daily', publishedOn: '2025-05-02', status: 'published' },
  text,
});

beforeAll(async () => {
  api = await testApi();
  const config = readConfig(
    { KEPT_ANSWERS_MB: '0', RATE_LIMIT_PER_MINUTE: '0', SIGN_IN_FAILURES_PER_MINUTE: '0' },
    { LOG_LEVEL: 'error', LOG_FORMAT: 'json' },
  );
  const dataSource = serviceDataSource({ url: api.serviceUrl, role: 'whence_app', pool: 4 });
  const app = await createApi({ config, dataSource, logger: makeLogger(config.log) });
  await app.listen(0, '127.0.0.1');
  anew = { url: await app.getUrl(), close: () => app.close() };
  await importedLedger(api, LEDGER);
  keys.push(api.first.key.secret);
  for (const [name, role] of [
    ['ben', 'editor'],
    ['vic', 'viewer'],
  ]) {
    const person = await post('/v1/people', { name, role });
    people.push(person.body.id);
    keys.push((await post('/v1/keys', { name, personId: person.body.id })).body.secret);
  }
  for (const at of [0, 1]) claims.push((await post('/v1/articles', piece(at, TEXT))).body.proposed[0]);
}, 120_000);
afterAll(async () => {
  await anew.close();
  await api.close();
});

/** Every change has an effect in some of the states that come about; where it is refused, nothing was recorded. */
const CHANGES: Readonly<Record<string, (claim: string, n: number) => Promise<unknown>>> = {
  submit: (claim) => post(`/v1/claims/${claim}/submission`),
  find: async () => {
    const waiting: { payload: { requestId: string } }[] = await api.dataSource.query(
      `SELECT payload FROM outbox WHERE job = 'cross-reference' ORDER BY id`,
    );
    await api.dataSource.query('DELETE FROM outbox');
    for (const { payload } of waiting) await new CrossReferenceClaim(api.ports).run({ kind: 'job' }, payload);
  },
  recheck: (claim) => post(`/v1/claims/${claim}/rechecks`),
  edit: (claim, n) =>
    api.ask(`/v1/claims/${claim}`, { method: 'PUT', body: { content: { ...CONTENT, amount: { point: 40 + n } } } }),
  comment: (claim, n) => post(`/v1/claims/${claim}/comments`, { text: `Word ${n}` }),
  observe: (claim, n) => post(`/v1/claims/${claim}/observations`, { kind: 'omitted-context', text: `Seen ${n}` }),
  judge: async (claim, n) => {
    const { finding } = (await api.ask(`/v1/claims/${claim}?include=finding`)).body;
    const words = { rationale: `Said ${n}`, cited: ['sample/F1'], finding: finding?.number ?? 1 };
    await post(`/v1/claims/${claim}/verdicts`, { rating: n % 2 === 0 ? 'accurate' : 'unresolved', ...words });
  },
  review: async (claim, n) => {
    const { verdict } = (await api.ask(`/v1/claims/${claim}?include=verdict`)).body;
    const decision = n % 3 === 0 ? 'returned' : 'approved';
    if (verdict)
      await post(`/v1/claims/${claim}/verdicts/${verdict.version}/reviews`, { decision, reason: 'So.' }, keys[1]);
  },
  article: (_claim, n) => post('/v1/articles', piece(n % 2, `${TEXT} Again ${n}.`)),
  policy: async (_claim, n) => {
    const { version, policy } = (await api.ask('/v1/desk')).body;
    await post('/v1/desk/policy', { version, policy: { ...policy, secondReview: n % 2 === 0 ? 'blind' : 'open' } });
  },
  role: (_claim, n) =>
    api.ask(`/v1/people/${people[1]}/role`, { method: 'PUT', body: { role: n % 2 === 0 ? 'checker' : 'viewer' } }),
  key: async () => {
    if (passing === undefined) passing = (await post('/v1/keys', { name: 'passing' })).body;
    else {
      await api.ask(`/v1/keys/${passing.id}`, { method: 'DELETE' });
      passing = undefined;
    }
  },
  merge: (_claim, n) =>
    n % 2 === 0
      ? post('/v1/ledgers/sample/measures/ferries-damaged/merge', { into: 'boats-damaged' })
      : post('/v1/ledgers/sample/measures/ferries-damaged/unmerge'),
  place: () => api.ports.views.latest(),
};

const PATHS = (claim: string, key: number): readonly string[] => [
  `/v1/claims/${claim}`,
  `/v1/claims/${claim}?include=finding,verdict`,
  `/v1/claims/${claim.toUpperCase()}`,
  `/v1/claims/${claim}/history`,
  `/v1/claims/${claim}/finding`,
  ...(key === 0 ? [`/v1/claims/${claim}/finding?publishedBy=2025-05-01`, `/v1/claims/${claim}/findings/1`] : []),
];

async function told(url: string, path: string, key: string): Promise<readonly unknown[]> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}`, 'x-request-id': 'same' } });
  return [path, answer.status, answer.headers.get('etag'), await answer.text()];
}

async function compareAll(): Promise<void> {
  const asked = [...keys, ...(passing === undefined ? [] : [passing.secret])];
  const compare = async (claim: string): Promise<void> => {
    for (const [at, key] of asked.entries())
      for (const path of PATHS(claim, at)) {
        const [first, second] = await Promise.all([told(api.url, path, key), told(api.url, path, key)]);
        const fresh = await told(anew.url, path, key);
        expect(first).toEqual(fresh);
        expect(second).toEqual(fresh);
      }
  };
  await Promise.all(claims.map(compare));
}

it('gives what is made anew, after every change', async () => {
  const made = new Set<string>();
  const step = fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(1), fc.nat(9));
  const first = ['submit', 'find', 'judge', 'review'];
  const life = [...first, ...Object.keys(CHANGES).filter((name) => !first.includes(name)), 'merge', 'find'].map(
    (name, at): [string, number, number] => [name, 0, at],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 12 }), async (steps) => {
      for (const [name, at, n] of steps) {
        const count = async () =>
          (await api.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM change'))[0]?.n;
        const before = await count();
        await CHANGES[name]?.(claims[at] ?? '', n);
        if (name === 'place' || before !== (await count())) made.add(name);
        await compareAll();
      }
    }),
    { numRuns: 2, examples: [[life]], endOnFailure: true },
  );
  expect([...made].sort()).toEqual(Object.keys(CHANGES).sort());
}, 600_000);

it('reads them from nothing that belongs to no change', async () => {
  const asked = new Set<string>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [given] = parameters as [string | { readonly text?: string }];
    asked.add(typeof given === 'string' ? given : (given.text ?? ''));
    return Reflect.apply(query, this, parameters) as never;
  } as typeof query;
  try {
    for (const path of PATHS(claims[0] ?? '', 0)) await told(anew.url, path, keys[0] ?? '');
  } finally {
    pg.Client.prototype.query = query;
  }
  const tables: { name: string }[] = await api.dataSource.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'whence'::regnamespace AND relkind = 'r'`,
  );
  const text = [...asked].join('\n');
  const read = tables
    .map(({ name }) => name)
    .filter((name) => new RegExp(`(?:FROM|JOIN|,)\\s+"?${name}\\b`).test(text));
  expect(read).toContain('claim_version');
  // Written by no change: when keys were used, answers to repeated requests, what waits for the queue.
  for (const loose of ['api_key_use', 'idempotent_answer', 'outbox', 'event', 'delivery', 'inbound_message', 'sign_in'])
    expect(read).not.toContain(loose);
});
