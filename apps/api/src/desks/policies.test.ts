/** Versions of a desk's policy over HTTP, and ratings that are named in several languages. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy, ratingIn } from '@whence/workflow';
import type { DeskPolicy } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const change = (version: number, policy: unknown) =>
  api.ask('/v1/desk/policy', { method: 'POST', body: { version, policy } });

/** The scale with a Norwegian name for each rating but those of these keys. */
function named(without: readonly string[] = [], language = 'nb'): DeskPolicy {
  const policy = defaultPolicy('Desk');
  return {
    ...policy,
    language: 'en',
    ratings: policy.ratings.map((rating) =>
      without.includes(rating.key)
        ? rating
        : { ...rating, names: [{ language, label: `${rating.label} (no)`, meaning: 'På norsk.' }] },
    ),
  };
}

describe('a desk’s policy', () => {
  it('is read in every version, with who made it and when', async () => {
    const before = new Date().toISOString();
    expect((await change(1, named())).status).toBe(201);
    const { body } = await api.ask('/v1/desk/policies');
    expect(body.entries).toMatchObject([
      { version: 1, policy: { name: 'Test desk' } },
      { version: 2, personId: api.first.personId, policy: { language: 'en' } },
    ]);
    const page = await api.ask('/v1/desk/policies?limit=1');
    expect((await api.ask(page.body.next as string)).body).toMatchObject({ entries: [{ version: 2 }], next: null });
    expect((await api.ask('/v1/desk/policies/1')).body).toMatchObject({ version: 1, policy: { name: 'Test desk' } });
    expect((await api.ask(`/v1/desk/policies?asOf=${before}`)).body.entries).toHaveLength(1);
    for (const address of ['/v1/desk/policies/3', `/v1/desk/policies/2?asOf=${before}`]) {
      const none = await api.ask(address);
      expect([none.status, none.body.code]).toEqual([404, 'desk-policy-unknown']);
    }
    expect((await api.ask('/v1/desk/policies/0')).status).toBe(422);
  });

  it.each([
    ['a rating without a name that others have', () => named(['false']), '/ratings/6/names'],
    ['a tag that is none', () => named([], 'norwegian language'), '/ratings/0/names/0/language'],
    ['a tag in another spelling', () => named([], 'pt-br'), '/ratings/0/names/0/language'],
    ['the desk’s own language again', () => named([], 'en'), '/ratings/0/names/0/language'],
    ['a desk’s language that is none', () => ({ ...named(), language: 'x y' }), '/language'],
  ])('is refused with %s', async (_, policy, where) => {
    const answer = await change(2, policy());
    expect([answer.status, answer.body.code]).toEqual([422, 'desk-policy-invalid']);
    expect(answer.body.faults.map((fault: { where: string }) => fault.where)).toContain(where);
  });

  it('is refused with further languages and none of its own', async () => {
    const { language: _none, ...policy } = named();
    const answer = await change(2, policy);
    expect(answer.body.faults).toMatchObject([{ where: '/language' }]);
  });
});

it.each([
  [undefined, 'False', 'en'],
  ['nb', 'False (no)', 'nb'],
  ['NB-no', 'False (no)', 'nb'],
  ['en-GB', 'False', 'en'],
  ['fr', 'False', 'en'],
])('a rating asked for in %s is “%s”', (wanted, label, language) => {
  const policy = named();
  const rating = policy.ratings.find(({ key }) => key === 'false');
  if (!rating) throw new Error('found no such rating');
  expect(ratingIn(policy, rating, wanted)).toMatchObject({ label, alternateName: label, language });
});
