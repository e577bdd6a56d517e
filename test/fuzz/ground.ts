/** Where the fuzzer works: the real API on a database of its own, people of several roles, and something to find. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot, readConfig } from '@whence/config';
import { createWorker, type JobUseCases, type RunningWorker } from '@whence/worker';
import { JOB_NAMES, type JobName } from '@whence/workflow';
import { Webhook } from 'standardwebhooks';
import { type TestApi, testApi } from '../support/api.js';
import { type Asker, layOut, toldTo, UNSHARED } from './canaries.js';
import type { Operation } from './document.js';
import { Life } from './life.js';
import type { Request } from './requests.js';
import { Seen } from './seen.js';

export interface FuzzGround {
  readonly api: TestApi;
  /** Keys of people; the first is the administrator's, the last that of another desk's administrator. */
  readonly keys: readonly string[];
  /** What an answer tells whoever asks with a key (nobody: undefined) that they may not read; undefined when nothing. */
  overheard(asker: number | undefined, answer: string): string | undefined;
  readonly seen: Seen;
  /** One turn of what people and jobs do besides. */
  live(): Promise<void>;
  /** Remembers the secret that an answer shows once. */
  secretOf(operation: Operation, answer: unknown): void;
  /** The headers with which whoever knows the secret of the hook signs its body; none where nobody does. */
  signed(request: Request): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const ISSUER = 'https://login.example';
const ROLES = ['editor', 'reviewer', 'checker', 'contributor', 'viewer'] as const;
const TEXT = 'The Port Authority said that about 40 ferries were damaged.\nThe harbour master counted 350 boats.';
const FILES = ['statements.csv', 'sources.csv', 'measures.csv', 'places.csv'];

export async function fuzzGround(): Promise<FuzzGround> {
  const settings = { LOG_LEVEL: 'warn', OIDC_ISSUERS: JSON.stringify([{ issuer: ISSUER, audiences: ['whence'] }]) };
  const api = await testApi(settings, { queueIn: { redisUrl: undefined } });
  const post = (path: string, body: object) => api.ask(path, { method: 'POST', body });
  const spared = new Set([api.first.personId, api.first.key.secret.split('_')[1] ?? '', 'spare', UNSHARED]);
  const keys = [api.first.key.secret];
  for (const { id } of (await api.ask('/v1/keys')).body.entries) spared.add(id);
  for (const role of ROLES) {
    const person = await post('/v1/people', { name: `A ${role}`, role });
    const made = await post('/v1/keys', { name: role, personId: person.body.id });
    spared.add(person.body.id).add(made.body.id);
    keys.push(made.body.secret);
  }
  const askers: Asker[] = (['administrator', ...ROLES] as const).map((role) => ({ role, ofDesk: true }));
  const coast = await otherDesk(api, spared);
  keys.push(coast);
  askers.push({ role: 'administrator', ofDesk: false });
  const seen = new Seen(spared);
  await layOut(api, seen);
  await post('/v1/ledgers', { name: 'sample', title: 'Sample' });
  seen.keep('ledger', 'sample');
  const form = new FormData();
  for (const file of FILES)
    form.append('files', new Blob([await readFile(join(projectRoot(), 'sample', 'ledger', file), 'utf8')]), file);
  const imported = await fetch(`${api.url}/v1/ledgers/sample/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.first.key.secret}` },
    body: form,
  });
  if (!imported.ok) throw new Error(`could not import the sample: ${await imported.text()}`);
  const article = await post('/v1/articles', {
    title: 'Storms',
    status: 'published',
    publishedOn: '2025-05-02',
    text: TEXT,
  });
  seen.keep('articleId', article.body.id);
  for (const id of article.body.proposed) seen.keep('claimId', id);
  await seeSample(api, seen);
  seen.keep('issuer', ISSUER);
  for (const { id } of (await api.ask('/v1/people')).body.entries) seen.offer('assignee', id);
  const life = new Life(api, keys, seen);
  const worker = await failingWorker(api);
  const secrets = new Map<string, string>();
  return {
    api,
    keys,
    seen,
    overheard: (asker, answer) => toldTo(askers, asker, answer),
    live: () => life.run(),
    secretOf: (operation, answer) => {
      const { id, secret } = answer as { readonly id?: unknown; readonly secret?: unknown };
      if (operation.id === 'InboundHooks_add' && typeof id === 'string' && typeof secret === 'string')
        secrets.set(id, secret);
    },
    signed: ({ path, body }) => {
      const secret = secrets.get(path.split('/')[3] ?? '');
      if (!path.startsWith('/v1/inbound/') || secret === undefined || body === undefined) return {};
      const at = new Date();
      const id = `message-${at.getTime()}`;
      return {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      };
    },
    close: async () => {
      await worker.stop();
      await api.close();
    },
  };
}

/** A desk of other people, called `coast`. Gives the key of its administrator. */
async function otherDesk(api: TestApi, spared: Set<string>): Promise<string> {
  const made = await api.ask('/v1/desks', { method: 'POST', body: { slug: 'coast', name: 'The Coast' } });
  const post = (path: string, body: object) => api.ask(path, { method: 'POST', body, key: made.body.secret });
  const person = await post('/v1/people', { name: 'Cy', role: 'administrator' });
  const key = await post('/v1/keys', { name: 'Cy', personId: person.body.id });
  for (const { id } of [made.body, person.body, key.body]) spared.add(id);
  spared.add(made.body.keyId);
  await post('/v1/ledgers', { name: 'shore', title: 'Shore' });
  return key.body.secret;
}

/** What the sample's own ledger holds, and words of the desk that no answer shows. */
async function seeSample(api: TestApi, seen: Seen): Promise<void> {
  for (const [collection, name] of [
    ['sources', 'sourceKey'],
    ['measures', 'measureKey'],
    ['places', 'placeKey'],
  ] as const)
    for (const { key } of (await api.ask(`/v1/ledgers/sample/${collection}`)).body.entries) seen.keep(name, key);
  for (const { id } of (await api.ask('/v1/ledgers/sample/statements')).body.entries) {
    seen.keep('statementId', id);
    seen.keep('citedStatement', `sample/${id}`);
  }
  for (const { key } of (await api.ask('/v1/desk')).body.policy.ratings) seen.keep('rating', key);
  for (const name of ['number', 'version', 'revision']) seen.keep(name, 1);
}

/** A worker whose jobs all fail, so that there is something to try again and to discard. */
function failingWorker(api: TestApi): Promise<RunningWorker> {
  const once = { attempts: 1, firstWaitMs: 10, longestWaitMs: 10 };
  const named = <T>(made: T) => Object.fromEntries(JOB_NAMES.map((name) => [name, made]));
  const run = () => Promise.reject(new TypeError('found no work, expected some'));
  return createWorker({
    config: readConfig({ DATABASE_URL: api.serviceUrl, WORKER_CONCURRENCY: '1', RECHECK_CRON: '0 0 1 1 *' }),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    retries: named(once) as Record<JobName, typeof once>,
    useCases: named({ run }) as unknown as JobUseCases,
  });
}
