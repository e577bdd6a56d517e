/** A desk with three pieces whose claims are found, and what publishes verdicts on them; for the tests of exports. */
import { expect } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [
    {
      id: 'F1',
      source: 'port-authority',
      publishedOn: '2025-05-01',
      reading: 'read',
      content: {
        measure: 'ferries-damaged',
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
/** What no export may say: names of people, reasons of the review, words of the embargoed piece. */
export const SECRETS = [
  'Ada Administrator',
  'Rea Reviewer',
  'rea@desk.example',
  'A reader wrote',
  'Secret piece',
  'whispered',
];

export interface ExportsDesk {
  readonly api: TestApi;
  readonly reviewerKey: string;
  /** One claim of a piece that is out, one of an embargoed piece, and one more that is out. Each has its first finding. */
  readonly claims: readonly string[];
  post(path: string, body?: unknown, key?: string): Promise<Answered>;
  /** The body of an answer. */
  ld(path: string): Promise<Answered['body']>;
  /** Gives a verdict on the first finding, and has the second person approve it. */
  publish(claimId: string, version: number, rating: string, rationale: string): Promise<void>;
  /** The texts of an evidence pack, by name. */
  unzipped(claimId: string, query?: string): Promise<ReadonlyMap<string, string>>;
}

/** Call it in `beforeAll`, and close its API in `afterAll`. */
export async function exportsDesk(): Promise<ExportsDesk> {
  const api = await testApi({ PUBLIC_URL: 'https://whence.example' });
  const post = (path: string, body?: unknown, key?: string) =>
    api.ask(path, { method: 'POST', body: body ?? {}, ...(key === undefined ? {} : { key }) });
  const desk = (await api.ask('/v1/desk')).body;
  const ratings = desk.policy.ratings.map((rating: { key: string }) => ({
    ...rating,
    names: [{ language: 'nb', label: `${rating.key} på norsk`, meaning: 'På norsk.' }],
  }));
  const named = { version: 1, policy: { ...desk.policy, language: 'en', ratings } };
  expect((await post('/v1/desk/policy', named)).status).toBe(201);
  await importedLedger(api, LEDGER);
  const person = await post('/v1/people', { name: 'Rea Reviewer', role: 'reviewer', email: 'rea@desk.example' });
  const reviewerKey: string = (await post('/v1/keys', { name: 'Rea', personId: person.body.id })).body.secret;
  const pieces = [
    { title: 'Storms', url: 'https://daily.example/storms', status: 'published' },
    { title: 'Secret piece', url: 'https://daily.example/secret', status: 'embargoed' },
    { title: '=Gales', status: 'published' },
  ];
  const claims: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const lead = ['🌊 Storms hit the coast.', 'They whispered of a storm.', 'Gales hit the coast.'][at];
    const text = `${lead} The Port Authority said that about 40 Norwegian ferries were damaged.`;
    const made = await post('/v1/articles', { ...piece, outlet: 'The Daily', publishedOn: '2025-05-02', text });
    expect(made.status).toBe(201);
    claims.push(...made.body.proposed);
    await post(`/v1/articles/${made.body.id}/submission`);
  }
  await crossReferenceWaiting(api);
  return {
    ...{ api, reviewerKey, claims, post },
    ld: (path) => api.ask(path).then(({ body }) => body),
    publish: async (claimId, version, rating, rationale) => {
      const path = `/v1/claims/${claimId}/verdicts`;
      const given = await post(path, { rating, rationale, finding: 1, cited: ['sample/F1'] });
      expect(given.status).toBe(201);
      expect((await post(`${path}/${version}/reviews`, { decision: 'approved' }, reviewerKey)).status).toBe(201);
    },
    unzipped: async (claimId, query = '') => {
      const headers = { authorization: `Bearer ${api.first.key.secret}` };
      const answer = await fetch(`${api.url}/v1/claims/${claimId}/evidence-pack${query}`, { headers });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
      const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()));
      const files = new Map<string, string>();
      for await (const entry of zip.eachEntry()) {
        const chunks: Buffer[] = [];
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
        files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
      }
      return files;
    },
  };
}
