import { describe, expect, it } from '@jest/globals';
import { ProblemError, whenceClient } from './index.js';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: string;
}

/** A client whose service answers with these, one after the other; what it was sent is kept. */
function clientOf(...answers: readonly (Response | Error)[]) {
  const sent: Sent[] = [];
  const client = whenceClient({
    url: 'https://whence.example/',
    key: 'whk_test',
    longestWaitMs: 5,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      sent.push({
        method: request.method,
        path: pathname + search,
        key: request.headers.get('idempotency-key'),
        body: await request.text(),
      });
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new Error('asked more often than expected');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { client, sent };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    { type: `/errors/${code}`, title: code, status, code, detail: `Found ${code}.`, requestId: 'r1', current: 3 },
    status,
    {
      'content-type': 'application/problem+json',
      ...headers,
    },
  );
const lost = () => new TypeError('fetch failed');

describe('the client', () => {
  it('throws what the service refuses, with its code and all that it told', async () => {
    const { client } = clientOf(problem(404, 'claim-unknown'));
    const claimId = '0197f2a0-0000-7000-8000-000000000001';
    const asked = client.get('/v1/claims/{claimId}', { params: { path: { claimId } } });
    const error: unknown = await asked.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      status: 404,
      code: 'claim-unknown',
      message: 'Found claim-unknown.',
      requestId: 'r1',
      problem: { current: 3 },
    });
  });

  it('says so when what answers is no Whence', async () => {
    const { client } = clientOf(new Response('<h1>Forbidden</h1>', { status: 403 }));
    await expect(client.get('/v1/desk')).rejects.toMatchObject({ code: 'http-403', status: 403 });
  });

  it('sends a POST again with the same key and the same body', async () => {
    const { client, sent } = clientOf(
      lost(),
      problem(503, 'database-unavailable', { 'retry-after': '0' }),
      json({ id: 'x' }, 201),
    );
    await client.post('/v1/ledgers', { body: { name: 'dprk' } } as never);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(sent.map(({ body }) => body))).toEqual(new Set(['{"name":"dprk"}']));
  });

  it('sends no PATCH again that may have been carried out, but one that was not', async () => {
    const params = { path: { subscriberId: '0197f2a0-0000-7000-8000-000000000001' } };
    const unsure = clientOf(lost());
    await expect(
      unsure.client.patch('/v1/subscribers/{subscriberId}', { params, body: { version: 1 } }),
    ).rejects.toThrow('fetch failed');
    const sure = clientOf(problem(503, 'database-unavailable'), json({}));
    await sure.client.patch('/v1/subscribers/{subscriberId}', { params, body: { version: 1 } });
    expect(sure.sent).toHaveLength(2);
  });

  it('gives the answer instead of waiting longer than it may', async () => {
    const { client, sent } = clientOf(problem(429, 'too-many-requests', { 'retry-after': '3600' }));
    await expect(client.get('/v1/desk')).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 3600 });
    expect(sent).toHaveLength(1);
  });

  it('gives up after the retries', async () => {
    const { client, sent } = clientOf(lost(), lost(), lost(), lost());
    await expect(client.get('/v1/desk')).rejects.toThrow('fetch failed');
    expect(sent).toHaveLength(4);
  });

  it('reads lists page after page, as far as they are asked for', async () => {
    const { client, sent } = clientOf(
      json({ entries: [{ id: 'a' }, { id: 'b' }], next: '/v1/people?limit=2&cursor=x' }),
      json({ entries: [{ id: 'c' }], next: null }),
    );
    const seen: string[] = [];
    for await (const { id } of client.each('/v1/people', { params: { query: { limit: 2 } } })) seen.push(id);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(sent.map(({ path }) => path)).toEqual(['/v1/people?limit=2', '/v1/people?limit=2&cursor=x']);
  });
});
