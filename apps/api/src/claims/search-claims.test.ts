/** Claims found by words and by what became of them; pages that stay as they are. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const post = (path: string, body: unknown = {}) => api.ask(path, { method: 'POST', body });

/** An article and a claim of it for each sentence. Returns the ids of the claims in order. */
async function claimsOf(...sentences: readonly string[]): Promise<string[]> {
  const article = await post('/v1/articles', { title: 'Boats', text: sentences.join(' '), publishedOn: '2025-07-14' });
  const ids: string[] = [];
  for (const exact of sentences) {
    const content = { mode: 'observed', polarity: 'affirms' };
    const made = await post('/v1/claims', { articleId: article.body.id, quote: { exact }, content });
    expect(made.status).toBe(201);
    ids.push(made.body.id);
  }
  return ids;
}

async function found(query: string): Promise<string[]> {
  const answer = await api.ask(`/v1/claims?limit=200&${query}`);
  expect(answer.status).toBe(200);
  return answer.body.entries.map(({ id }: { id: string }) => id);
}

describe('claims', () => {
  it('are found by the words of the page, stemmed, as phrases, with or and not', async () => {
    const [harbour, bridge] = await claimsOf(
      'The zebra harbour was quietly closed by officials.',
      'A zebra bridge collapsed overnight.',
    );
    expect(await found('q=zebra+harbours')).toEqual([harbour]);
    expect(await found('q=zebra')).toEqual([harbour, bridge]);
    expect(await found('q=zebra+-bridge')).toEqual([harbour]);
    expect(await found('q=%22bridge+collapsed%22+or+harbour')).toEqual([harbour, bridge]);
    expect(await found('q=%22collapsed+bridge%22')).toEqual([]);
    expect(await found('q=%27+%29+%28+%26+%7C+%21')).toEqual([]);
  });

  it('are found by whom they are assigned to and by being late', async () => {
    const [late, soon, open] = await claimsOf('Otters one.', 'Otters two.', 'Otters three.');
    const assignee = api.first.personId;
    for (const [id, dueOn] of [
      [late, '2020-01-01'],
      [soon, '2999-01-01'],
    ]) {
      await post(`/v1/claims/${id}/submission`);
      expect((await post(`/v1/claims/${id}/assignment`, { assignee, dueOn })).status).toBe(201);
    }
    expect(await found(`assignee=${assignee}`)).toEqual([late, soon]);
    expect(await found('overdue=true&q=otters')).toEqual([late]);
    expect(await found('state=proposed&q=otters')).toEqual([open]);
    expect(await found('q=otters&measure=nothing')).toEqual([]);
    expect(await found('q=otters&rating=outdated')).toEqual([]);
  });

  it('come in pages that hold each once, though others come in meanwhile', async () => {
    const first = await claimsOf('Heron 1.', 'Heron 2.', 'Heron 3.', 'Heron 4.', 'Heron 5.');
    const seen: string[] = [];
    let next: string | null = '/v1/claims?q=heron&limit=2';
    const later: string[] = [];
    while (next !== null) {
      const page: { body: { entries: { id: string }[]; next: string | null } } = await api.ask(next);
      seen.push(...page.body.entries.map(({ id }) => id));
      next = page.body.next;
      if (later.length < 2) later.push(...(await claimsOf(`Heron ${later.length + 6}.`)));
    }
    expect(seen).toEqual([...first, ...later]);
  });
});
