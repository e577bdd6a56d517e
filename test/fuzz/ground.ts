/** Where the fuzzer works: the real API on a database of its own, people of several roles, and something to find. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@whence/config';
import { CrossReferenceClaim } from '@whence/workflow';
import { type TestApi, testApi } from '../support/api.js';
import { Seen } from './seen.js';

export interface FuzzGround {
  readonly api: TestApi;
  /** Keys of people; the first is the administrator's. */
  readonly keys: readonly string[];
  readonly seen: Seen;
  /** Makes the findings that are waited for, as a worker would. Returns how many. */
  find(): Promise<number>;
}

const ROLES = ['editor', 'reviewer', 'checker', 'contributor', 'viewer'] as const;
const TEXT = 'The Port Authority said that about 40 ferries were damaged.\nThe harbour master counted 350 boats.';
const FILES = ['statements.csv', 'sources.csv', 'measures.csv', 'places.csv'];

export async function fuzzGround(): Promise<FuzzGround> {
  const api = await testApi({ LOG_LEVEL: 'fatal' }, { queueIn: { redisUrl: undefined } });
  const post = (path: string, body: object) => api.ask(path, { method: 'POST', body });
  const spared = new Set([api.first.personId, api.first.key.secret.split('_')[1] ?? '', 'spare']);
  const keys = [api.first.key.secret];
  for (const { id } of (await api.ask('/v1/keys')).body.entries) spared.add(id);
  for (const role of ROLES) {
    const person = await post('/v1/people', { name: `A ${role}`, role });
    const made = await post('/v1/keys', { name: role, personId: person.body.id });
    spared.add(person.body.id).add(made.body.id);
    keys.push(made.body.secret);
  }
  const seen = new Seen(spared);
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
  return { api, keys, seen, find: () => find(api) };
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

async function find({ ports, dataSource }: TestApi): Promise<number> {
  const waiting: { id: string }[] = await dataSource.query(
    `SELECT q.id FROM cross_reference_request q WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.request_id = q.id)
       AND NOT EXISTS (SELECT 1 FROM cross_reference_request later WHERE later.claim_id = q.claim_id AND later.id > q.id)
     ORDER BY q.id LIMIT 50`,
  );
  for (const { id } of waiting) await new CrossReferenceClaim(ports).run({ kind: 'job' }, { requestId: id });
  return waiting.length;
}
