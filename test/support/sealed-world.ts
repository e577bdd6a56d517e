/** A desk that reviews blind, with three claims on which a verdict is sealed; two of them can be told apart by what it says alone. */
import { ROLES } from '@whence/workflow';
import { type TestApi, testApi } from './api.js';
import { importedLedger } from './imported-ledger.js';
import { crossReferenceWaiting } from './waiting-jobs.js';

const counted = (point: number, asOf: string) => ({
  measure: 'ferries-damaged',
  subject: 'Norwegian ferries',
  mode: 'observed',
  polarity: 'affirms',
  accumulation: 'cumulative',
  asOf,
  amount: { point, hedge: 'about' },
});

/** What a source said, without its id: a row of a ledger, and the body of a `PUT`. */
export const said = (point: number, publishedOn: string) => ({
  source: 'port-authority',
  publishedOn,
  reading: 'read',
  content: counted(point, publishedOn),
});

const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [
    { id: 'F1', ...said(40, '2025-05-01') },
    { id: 'F2', ...said(20, '2025-04-01') },
  ],
};

/** What the first person says of a claim. */
export interface SealedWords {
  readonly rating: string;
  readonly rationale: string;
  readonly cited: readonly string[];
  /** Whether a kept page and a quote of it are cited as well. */
  readonly withPage: boolean;
}

/** A first round; a round after a publication; a second sealed verdict, by somebody else, over a sealed one. */
export const SEALED_CLAIMS = ['first', 'again', 'twice'] as const;

export interface SealedWorld {
  readonly api: TestApi;
  /** By role; `author`; `elsewhere`, of another desk; by permission, of an administrator's key with that scope alone. */
  readonly keys: ReadonlyMap<string, string>;
  /** Of persons by role, of claims, and of what else was made by the name that the API's paths give it. */
  readonly ids: Readonly<Record<string, string>>;
}

const SCOPES = ['claim:read', 'verdict:read', 'finding:read', 'evidence:read', 'log:read', 'subscriber:read'];

/** Everything in it happens in the same order whatever is said. Close its `api`. */
export async function sealedWorld(words: SealedWords): Promise<SealedWorld> {
  const api = await testApi();
  const keys = new Map([['author', api.first.key.secret]]);
  const ids: Record<string, string> = { author: api.first.personId };
  const made = async (path: string, body: object, key = api.first.key.secret) => {
    const answer = await api.ask(path, { method: 'POST', body, key });
    if (answer.status > 201)
      throw new Error(`found ${answer.status} ${answer.text} at ${path}, expected it to be made`);
    return answer.body;
  };
  const give = (claim: string, { withPage, ...rest }: SealedWords, finding: number, key?: string) => {
    const evidence = [
      { kind: 'snapshot', id: ids['snapshotId'] },
      { kind: 'excerpt', id: ids['excerptId'] },
    ];
    return made(`/v1/claims/${ids[claim]}/verdicts`, { ...rest, finding, ...(withPage ? { evidence } : {}) }, key);
  };

  await importedLedger(api, LEDGER);
  for (const role of ROLES) {
    ids[role] = (await made('/v1/people', { name: role, role })).id;
    keys.set(role, (await made('/v1/keys', { name: role, personId: ids[role] })).secret);
  }
  for (const scope of SCOPES)
    keys.set(scope, (await made('/v1/keys', { name: scope, personId: ids['administrator'], scopes: [scope] })).secret);
  keys.set('elsewhere', (await made('/v1/desks', { slug: 'elsewhere', name: 'Elsewhere' })).secret);
  const { version, policy } = (await api.ask('/v1/desk')).body;
  await made('/v1/desk/policy', { version, policy: { ...policy, secondReview: 'blind' } });

  const page = await fetch(`${api.url}/v1/snapshots?address=https%3A%2F%2Fport.example%2F&language=nb`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.first.key.secret}`, 'content-type': 'text/html' },
    body: '<html><p>Om lag 40 ferjer ble skadet.</p></html>',
  });
  ids['snapshotId'] = ((await page.json()) as { id: string }).id;
  const quote = { quote: { exact: '40 ferjer' }, language: 'nb' };
  ids['excerptId'] = (await made(`/v1/snapshots/${ids['snapshotId']}/excerpts`, quote)).id;
  for (const name of SEALED_CLAIMS) {
    const text = `Storms hit the ${name} coast. The Port Authority said that about 40 Norwegian ferries were damaged.`;
    const article = await made('/v1/articles', { title: name, publishedOn: '2025-05-02', status: 'published', text });
    ids[name] = article.proposed[0];
    ids['articleId'] = article.id;
    await made(`/v1/articles/${article.id}/submission`, {});
    await made(`/v1/snapshots/${ids['snapshotId']}/attachments`, { claimId: ids[name] });
  }
  await crossReferenceWaiting(api);

  // Published first, by words that are the same whatever is sealed afterwards.
  const open = { rating: 'accurate', rationale: 'As counted.', cited: ['sample/F1'] };
  const again = `/v1/claims/${ids['again']}`;
  await give('again', { ...open, withPage: true }, 1);
  await made(`${again}/verdicts/1/readings`, open, keys.get('editor'));
  await made(`${again}/verdicts/1/reviews`, { decision: 'approved' }, keys.get('editor'));
  await made(`${again}/reopening`, { reason: 'Looked at anew.' }, keys.get('editor'));
  await crossReferenceWaiting(api);
  const { body: findings } = await api.ask(`${again}/findings`);
  await give('again', words, findings.entries[0].number);
  await give('first', words, 1);
  await give('twice', words, 1);
  await made(`/v1/claims/${ids['twice']}/assignment`, { assignee: ids['checker'] });
  await give('twice', { ...words, rationale: `${words.rationale} Too.` }, 1, keys.get('checker'));
  return { api, keys, ids };
}
