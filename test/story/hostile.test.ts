/** What somebody may not do who has a key: another desk's things, a viewer's hand, the same person twice. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '@whence/api';
import { CreateDesk, CrossReferenceClaim } from '@whence/workflow';
import { type Answered, type TestApi, testApi } from '../support/api.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

let api: TestApi;
let routes: readonly Route[];
let claimId: string;
let ids: Readonly<Record<string, string>>;
let viewer: string;
let reviewer: string;
let stranger: string;

const post = (path: string, body?: unknown, key?: string): Promise<Answered> =>
  api.ask(path, { method: 'POST', ...(body === undefined ? {} : { body }), ...(key === undefined ? {} : { key }) });

async function keyOf(role: string): Promise<string> {
  const person = await post('/v1/people', { name: `A ${role}`, role });
  return (await post('/v1/keys', { name: 'Key', personId: person.body.id })).body.secret;
}

/** What an operation needs; none for one that is open. */
const permissionOf = (operation: object): string[] =>
  'x-permission' in operation ? [String(operation['x-permission'])] : [];

beforeAll(async () => {
  api = await testApi();
  const { paths } = await openApiDocument();
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      permissionOf(operation).map((permission) => ({ method: method.toUpperCase(), path, permission })),
    ),
  );
  const text = 'The harbour master counted 350 boats in June 2025.';
  const article = await post('/v1/articles', { title: 'Boats', text, publishedOn: '2025-07-14' });
  claimId = article.body.proposed[0];
  const { requestId } = (await post(`/v1/claims/${claimId}/submission`)).body;
  await new CrossReferenceClaim(api.ports).run({ kind: 'job' }, { requestId });
  await post('/v1/ledgers', { name: 'town', title: 'Town' });
  const subscriber = await post('/v1/subscribers', { name: 'CMS', url: 'https://cms.example/whence' });
  const hook = await post('/v1/inbound-hooks', { name: 'CMS' });
  ids = {
    articleId: article.body.id,
    claimId,
    number: '1',
    version: '1',
    subscriberId: subscriber.body.id,
    hookId: hook.body.id,
    personId: api.first.personId,
    keyId: api.first.key.id,
    ledger: 'town',
    name: 'town',
  };
  [viewer, reviewer] = [await keyOf('viewer'), await keyOf('reviewer')];
  const sam = (await post('/v1/people', { name: 'Sam Stranger', role: 'viewer' })).body.id;
  const made = await new CreateDesk(api.ports).run(
    { kind: 'person', deskId: api.first.deskId, personId: sam },
    { slug: 'other', name: 'Other desk' },
  );
  stranger = made.key.secret;
});
afterAll(() => api.close());

describe('a viewer', () => {
  it('may change nothing, whatever the route', async () => {
    // But for keys of their own, which are tested beside their routes.
    const changing = routes.filter(({ method, permission }) => method !== 'GET' && permission !== 'own-key:change');
    expect(changing.length).toBeGreaterThan(25);
    for (const { method, path } of changing) {
      const there = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? crypto.randomUUID());
      const answer = await api.ask(there, { method, key: viewer, body: {} });
      expect({ method, path, status: answer.status, code: answer.body?.code }).toEqual({
        method,
        path,
        status: 403,
        code: 'not-permitted',
      });
    }
  });
});

describe("another desk's administrator", () => {
  it('finds nothing of this desk by its ids, whatever the route', async () => {
    // Without a body: what a route refuses for its body is refused whoever asks.
    // A number alone names something of whoever asks.
    const named = routes.filter(({ path }) => path.includes('{') && !/\{personId\}|^\/v1\/desk\//.test(path));
    expect(named.length).toBeGreaterThan(25);
    const open: string[] = [];
    for (const { method, path } of named) {
      const there = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? crypto.randomUUID());
      const answer = await api.ask(there, { method, key: stranger });
      // There is no queue here; that jobs of another desk are not found there is tested beside the route.
      const closed = path.startsWith('/v1/jobs/') ? [503] : [404, 415, 422];
      if (!closed.includes(answer.status)) open.push(`${method} ${path} ${answer.status} ${answer.text.slice(0, 90)}`);
    }
    expect(open).toEqual([]);
  });

  it('finds nothing when the body is right, too', async () => {
    const bodies: Readonly<Record<string, object>> = {
      [`claims/${claimId}/rejection`]: {},
      [`claims/${claimId}/restoration`]: {},
      [`claims/${claimId}/withdrawal`]: {},
      [`claims/${claimId}/reopening`]: { reason: 'Because.' },
      [`claims/${claimId}/standing`]: { reason: 'Because.', finding: 1 },
      [`claims/${claimId}/assignment`]: { assignee: api.first.personId },
      [`claims/${claimId}/observations`]: { kind: 'wrong-word', text: 'No.' },
      [`claims/${claimId}/links`]: { appearance: 'a', statement: 'town/a', standing: 'confirmed' },
      [`claims/${claimId}/verdicts`]: { rating: 'unresolved', rationale: 'x', finding: 1 },
      [`claims/${claimId}/verdicts/1/reviews`]: { decision: 'approved' },
      claims: {
        articleId: ids['articleId'],
        quote: { exact: '350 boats' },
        content: { mode: 'observed', polarity: 'affirms' },
      },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const { status } = await post(`/v1/${path}`, body, stranger);
      expect({ path, status }).toEqual({ path, status: 404 });
    }
    expect((await api.ask(`/v1/claims/${claimId}`)).body).toMatchObject({ state: 'submitted', version: 1 });
  });

  it('sees empty lists', async () => {
    for (const list of ['articles', 'claims', 'subscribers', 'inbound-hooks', 'deliveries', 'events', 'ledgers'])
      expect((await api.ask(`/v1/${list}`, { key: stranger })).body.entries).toEqual([]);
  });
});

describe('a verdict', () => {
  const verdict = { rating: 'unresolved', rationale: 'Nobody else counted.', finding: 1 };

  it('is not approved by its giver through another key', async () => {
    expect((await post(`/v1/claims/${claimId}/verdicts`, verdict)).status).toBe(201);
    const second = await post('/v1/keys', { name: 'Second', personId: api.first.personId });
    const own = await post(`/v1/claims/${claimId}/verdicts/1/reviews`, { decision: 'approved' }, second.body.secret);
    expect([own.status, own.body.code]).toEqual([403, 'second-person-needed']);
  });

  it('is not approved on words that were edited since, and not by two at once', async () => {
    const { content, version } = (await api.ask(`/v1/claims/${claimId}`)).body;
    const edited = { version, content: { ...content, amount: { point: 3_500 } } };
    expect((await api.ask(`/v1/claims/${claimId}`, { method: 'PUT', body: edited })).status).toBe(200);
    const review = (of: number) =>
      post(`/v1/claims/${claimId}/verdicts/${of}/reviews`, { decision: 'approved' }, reviewer);
    expect((await review(1)).body).toMatchObject({ code: 'finding-overtaken', currentVersion: 2 });
    expect((await post(`/v1/claims/${claimId}/verdicts`, verdict)).body.code).toBe('finding-overtaken');
    const asked: { id: string }[] = await api.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'edit'`,
      [claimId],
    );
    await new CrossReferenceClaim(api.ports).run({ kind: 'job' }, { requestId: asked[0]?.id ?? '' });
    expect((await post(`/v1/claims/${claimId}/verdicts`, { ...verdict, finding: 2 })).status).toBe(201);
    const both = await Promise.all([review(2), review(2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const listed = await api.ask(`/v1/claims/${claimId}/verdicts`);
    expect(listed.body.entries.at(-1)).toMatchObject({ standing: 'published', reviews: [{ decision: 'approved' }] });
  });
});
