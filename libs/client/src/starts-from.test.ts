import { expect, it } from '@jest/globals';
import { overtakenBy, ProblemError, startsFrom, whenceClient } from './index.js';

it('sends what a change starts from, and reads what came meanwhile', async () => {
  const sent: (string | null)[] = [];
  const refused = {
    ...{ type: '/errors/precondition-failed', title: 'Precondition failed', status: 412, requestId: 'r1' },
    ...{ code: 'precondition-failed', detail: 'Found v4.2 of it.', currentTag: '"v4.2"' },
    changed: [{ member: '/content/figure/low', before: 30000, after: 40000 }],
  };
  const client = whenceClient({
    url: 'https://whence.example',
    key: 'whk_test',
    fetch: (request) => {
      sent.push(request.headers.get('if-match'));
      const headers = { 'content-type': 'application/problem+json' };
      return Promise.resolve(new Response(JSON.stringify(refused), { status: 412, headers }));
    },
  });
  const claimId = '0197f2a0-0000-7000-8000-000000000001';
  const params = { path: { claimId }, header: startsFrom({ version: 3, reviewVersion: 2 }) };
  const error: unknown = await client
    .post('/v1/claims/{claimId}/rejection', { params, body: {} })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(sent).toEqual(['"v3.2"']);
  expect(overtakenBy(error)).toEqual({ currentTag: '"v4.2"', changed: refused.changed, versions: [] });
  expect(overtakenBy(new Error('lost'))).toBeUndefined();
  expect(startsFrom({ version: 7 })).toEqual({ 'If-Match': '"v7"' });
});
