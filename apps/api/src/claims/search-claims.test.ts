/** Claims found by words, best first, by near spellings and by what became of them; pages that stay as they are. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateLedger } from '@whence/workflow';
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
    expect(await found('q=zebra&order=made')).toEqual([harbour, bridge]);
    expect(await found('q=zebra+-bridge')).toEqual([harbour]);
    expect(await found('q=%22bridge+collapsed%22+or+harbour&order=made')).toEqual([harbour, bridge]);
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

  it('come best first, and by the words that were found', async () => {
    const [once, short, twice] = await claimsOf(
      'On the long road from the walrus colony to the sea there stood nobody at all that day, said all who were asked.',
      'A walrus slept.',
      'A walrus met a walrus.',
    );
    expect(await found('q=walrus')).toEqual([twice, short, once]);
    expect(await found('q=walrus&order=relevance')).toEqual([twice, short, once]);
    expect(await found('q=walrus&order=made')).toEqual([once, short, twice]);
    const { entries } = (await api.ask('/v1/claims?q=walruses&limit=1')).body;
    const [first] = entries;
    expect(first.found).toEqual({
      by: 'words',
      texts: [
        {
          in: 'quote',
          key: first.appearances[0].key,
          version: null,
          text: 'A walrus met a walrus.',
          start: 0,
          marks: [
            { start: 2, end: 8 },
            { start: 15, end: 21 },
          ],
        },
      ],
    });
  });

  it('show the part of a long text that holds the words', async () => {
    const padding = 'Nothing of this kind was seen there. '.repeat(20);
    await claimsOf(`${padding}Then 30,000 narwhals passed the café 🐳. ${padding}`.trim());
    const { entries } = (await api.ask('/v1/claims?q=narwhal+%2230%2C000%22')).body;
    const [text] = entries[0].found.texts;
    expect(text.text.length).toBeLessThan(310);
    expect(entries[0].appearances[0].passage.exact.slice(text.start, text.start + text.text.length)).toBe(text.text);
    const marked = text.marks.map(({ start, end }: { start: number; end: number }) => text.text.slice(start, end));
    expect(marked).toEqual(['30,000', 'narwhals']);
  });

  it('are found by words that are spelled nearly so where few hold the words, and say so', async () => {
    const [president] = await claimsOf('Volodymyr Zelenskyy spoke to soldiers about kangaroos.');
    for (const q of ['Zelenski', 'Selenskyy', 'Zelensky', 'kangaroos+Zelenski', 'kangoroos', 'sodliers+kangaroos']) {
      const { entries } = (await api.ask(`/v1/claims?q=${q}`)).body;
      expect([q, entries.map(({ id }: { id: string }) => id)]).toEqual([q, [president]]);
      expect([q, entries[0].found.by]).toEqual([q, 'similar-words']);
      expect([q, entries[0].found.texts[0].marks.length]).not.toEqual([q, 0]);
    }
    expect(await found('q=Volodymir+-kangaroos')).toEqual([]);
    expect(await found('q=Vladimir')).toEqual([]);
    const [typo] = await claimsOf('Zelenski was misspelled.');
    const both = (await api.ask('/v1/claims?q=Zelenski')).body.entries;
    expect(both.map((each: { id: string; found: { by: string } }) => [each.id, each.found.by])).toEqual([
      [typo, 'words'],
      [president, 'similar-words'],
    ]);
    // One at a time they come in the same order, though the second page alone would find other words.
    const second = await api.ask((await api.ask('/v1/claims?q=Zelenski&limit=1')).body.next);
    expect(second.body).toMatchObject({ entries: [{ id: president }], next: null });
    const made = (await api.ask('/v1/claims?q=Zelenski&limit=1&order=made')).body;
    expect([made.entries[0].id, (await api.ask(made.next)).body.entries[0].id]).toEqual([president, typo]);
  });

  it('that are spelled nearly so come in pages of one moment too, even where the word comes in as it was typed', async () => {
    const pair = await claimsOf('Armadillos slept.', 'Armadillos woke.');
    const first = (await api.ask('/v1/claims?q=armadilo&limit=1')).body;
    await claimsOf('Armadilo itself.', 'Armadilos.', 'An armadilo.');
    const second = (await api.ask(first.next)).body;
    const shown = [...first.entries, ...second.entries].map(({ id }: { id: string }) => id);
    expect([shown, second.next]).toEqual([pair, null]);
    expect(await found('q=armadilo')).toHaveLength(3);
  });

  it('are never found by other numbers, however alike, nor by short words', async () => {
    const [boats] = await claimsOf('Dinghy number 41250 went down the Ruhr.');
    expect(await found('q=41250')).toEqual([boats]);
    expect(await found('q=41251')).toEqual([]);
    expect(await found('q=Rur')).toEqual([]);
  });

  it('are found by names that the ledger has for whom the page names, and for what is counted and where', async () => {
    const ledger = 'names';
    const by = { kind: 'person', deskId: api.first.deskId, personId: api.first.personId } as const;
    await new CreateLedger(api.ports).run(by, { name: ledger, title: 'Names' });
    const put = (path: string, body: object) => api.ask(`/v1/ledgers/${ledger}/${path}`, { method: 'PUT', body });
    const source = { name: 'Main Directorate of Intelligence', kind: 'body', aliases: ['Budanovshchina'] };
    expect((await put('sources/hur', source)).status).toBe(200);
    expect((await put('places/kursk', { name: 'Kursk Oblast', aliases: ['Kurshchyna'] })).status).toBe(200);
    const measure = { counted: 'infantrymen', state: 'deployed', unit: 'persons', label: 'infantrymen deployed' };
    expect((await put('measures/men', measure)).status).toBe(200);
    const text = 'The spies say that 7 men are there.';
    const article = await post('/v1/articles', { title: 'Spies', text, publishedOn: '2025-07-14' });
    const made = await post('/v1/claims', {
      articleId: article.body.id,
      quote: { exact: text },
      content: { mode: 'observed', polarity: 'affirms', measure: 'men', place: 'kursk' },
      stated: [{ text: 'The spies', kind: 'named', source: 'hur' }],
    });
    expect(made.status).toBe(201);
    for (const [q, kind, by, words] of [
      ['directorate+intelligence', 'source', 'words', 'Main Directorate of Intelligence'],
      ['Budanovschina', 'source', 'similar-words', 'Budanovshchina'],
      ['kurshchyna', 'place', 'words', 'Kurshchyna'],
      ['%22infantrymen+deployed%22', 'measure', 'words', 'infantrymen deployed'],
    ] as const) {
      const { entries } = (await api.ask(`/v1/claims?q=${q}`)).body;
      expect([q, entries.map(({ id }: { id: string }) => id)]).toEqual([q, [made.body.id]]);
      expect(entries[0].found).toMatchObject({ by, texts: [{ in: kind, text: words }] });
    }
    const scoped = await post('/v1/keys', { name: 'claims alone', scopes: ['claim:read'] });
    const alone = await api.ask('/v1/claims?q=kurshchyna', { key: scoped.body.secret });
    expect([alone.status, alone.body.entries]).toEqual([200, []]);
  });

  it('are found by the names of a source that a confirmed link leads to, while the link is confirmed', async () => {
    const base = '/v1/ledgers/linked';
    const by = { kind: 'person', deskId: api.first.deskId, personId: api.first.personId } as const;
    await new CreateLedger(api.ports).run(by, { name: 'linked', title: 'Linked' });
    const put = (path: string, body: object) => api.ask(`${base}/${path}`, { method: 'PUT', body });
    await put('sources/guild', { name: 'Guild of Lighthouse Quaestors', kind: 'body', aliases: ['Pharologists'] });
    await put('sources/other', { name: 'Union of Quaestors Abroad', kind: 'body' });
    await put('measures/lamps', { counted: 'lamps', state: 'lit', unit: 'lamps', label: 'lamps lit' });
    const content = { measure: 'lamps', mode: 'observed', polarity: 'affirms', amount: { point: 7 } };
    for (const [id, source] of [
      ['L1', 'guild'],
      ['L2', 'other'],
    ])
      expect((await put(`statements/${id}`, { source, saidOn: '2025-07-01', content })).status).toBe(200);
    const [claim, bystander] = await claimsOf('Somebody lit 7 of them.', 'Nobody lit 9 of them.');
    const { appearances } = (await api.ask(`/v1/claims/${claim}`)).body;
    const judge = async (statement: string, standing: 'confirmed' | 'rejected') => {
      const link = { appearance: appearances[0].key, statement, standing, reason: 'As I read it.' };
      expect((await post(`/v1/claims/${claim}/links`, link)).status).toBe(201);
    };
    expect(await found('q=quaestors')).toEqual([]);
    await judge('linked/L1', 'confirmed');
    await judge('linked/L2', 'rejected');
    const before = (await api.ask('/v1/claims?q=quaestors')).body;
    expect(before.entries).toMatchObject([
      { id: claim, found: { by: 'words', texts: [{ in: 'source', text: 'Guild of Lighthouse Quaestors' }] } },
    ]);
    expect(await found('q=pharologist')).toEqual([claim]);
    expect(await found('q=abroad')).toEqual([]);
    expect(await found('q=quaestors')).not.toContain(bystander);
    // A judgement that was turned round: the other source is found now, the first one no longer.
    await judge('linked/L1', 'rejected');
    await judge('linked/L2', 'confirmed');
    expect(await found('q=pharologist')).toEqual([]);
    expect(await found('q=abroad')).toEqual([claim]);
  });

  it('are found by remarks until those are taken back, and as they were then', async () => {
    const [id] = await claimsOf('Lemmings again.');
    const remark = await post(`/v1/claims/${id}/observations`, { kind: 'other', text: 'Nobody counted the burrows.' });
    expect(remark.status).toBe(201);
    const { entries } = (await api.ask('/v1/claims?q=burrow')).body;
    expect(entries[0].found.texts).toMatchObject([
      { in: 'observation', key: remark.body.id, marks: [{ start: 19, end: 26 }] },
    ]);
    const before = new Date().toISOString();
    const back = await post(`/v1/claims/${id}/observations/${remark.body.id}/withdrawal`, { reason: 'Somebody did.' });
    expect(back.status).toBe(201);
    expect(await found('q=burrow')).toEqual([]);
    expect(await found(`q=burrow&asOf=${before}`)).toEqual([id]);
    expect([await found('q=burow'), await found(`q=burow&asOf=${before}`)]).toEqual([[], [id]]);
  });

  it('come in pages of one moment, each once, whatever is written meanwhile', async () => {
    const first = await claimsOf(
      'Ibis and ibis and ibis.',
      'Ibis one.',
      'Ibis two.',
      'Ibis three.',
      'An ibis and an ibis.',
    );
    const ids = await found('q=ibis');
    expect([...ids].sort()).toEqual([...first].sort());
    const seen: string[] = [];
    let next: string | null = '/v1/claims?q=ibis&limit=2';
    while (next !== null) {
      const page: { body: { entries: { id: string }[]; next: string | null } } = await api.ask(next);
      seen.push(...page.body.entries.map(({ id }) => id));
      next = page.body.next;
      // One that fits better than all, one that fits as well, and a remark that lifts what was not yet shown.
      await claimsOf('Ibis, ibis, ibis, ibis!', 'Ibis four.');
      const text = 'Ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis ibis.';
      await post(`/v1/claims/${ids.at(-1)}/observations`, { kind: 'other', text });
    }
    expect(seen).toEqual(ids);
  });

  it('come in order of making in pages that hold each once, though others come in meanwhile', async () => {
    const first = await claimsOf('Heron 1.', 'Heron 2.', 'Heron 3.', 'Heron 4.', 'Heron 5.');
    const seen: string[] = [];
    let next: string | null = '/v1/claims?q=heron&limit=2&order=made';
    const later: string[] = [];
    while (next !== null) {
      const page: { body: { entries: { id: string }[]; next: string | null } } = await api.ask(next);
      seen.push(...page.body.entries.map(({ id }) => id));
      next = page.body.next;
      if (later.length < 2) later.push(...(await claimsOf(`Heron ${later.length + 6}.`)));
    }
    expect(seen).toEqual([...first, ...later]);
  });

  it('that a filter fits seldom are looked for in parts, each page going on where the one before ended', async () => {
    const [first, second] = await claimsOf('Gannet of the north.', 'Gannet of the south.');
    for (const id of [first, second]) expect((await post(`/v1/claims/${id}/rejection`)).status).toBe(201);
    // Newer ones with more remarks than are looked at for one page; nothing of them is rejected.
    const { deskId, personId } = api.first;
    await api.dataSource.query(
      `WITH fresh AS (INSERT INTO change (id, desk_id, actor_kind, person_id, purpose, drawn, drawn_at)
         VALUES (gen_random_uuid(), $1, 'person', $2, 'fill', nextval('change_drawn'), now()) RETURNING id),
       made AS (INSERT INTO claim (id, desk_id, change_id)
         SELECT ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, fresh.id FROM fresh, generate_series(1, 260) n
         RETURNING id, change_id),
       steps AS (INSERT INTO claim_step (claim_id, version, change_id, event, state, content)
         SELECT id, 1, change_id, 'write', 'proposed', '{}' FROM made),
       said AS (INSERT INTO claim_version (claim_id, version, change_id, content)
         SELECT id, 1, change_id, '{"content":{"mode":"observed","polarity":"affirms"}}' FROM made)
       INSERT INTO observation (id, claim_id, person_id, content, change_id)
         SELECT gen_random_uuid(), id, $2, '{"kind":"other","text":"A gannet.","cited":[]}', change_id
         FROM made, generate_series(1, 20)`,
      [deskId, personId],
    );
    await api.ports.views.latest();
    for (const order of ['', '&order=made']) {
      const ids: string[] = [];
      const sizes: number[] = [];
      const among: (number | undefined)[] = [];
      for (let next: string | null = `/v1/claims?q=gannet&state=rejected${order}`; next !== null;) {
        const page: { body: { entries: { id: string }[]; next: string | null; rankedAmong?: number } } =
          await api.ask(next);
        ids.push(...page.body.entries.map(({ id }) => id));
        sizes.push(page.body.entries.length);
        among.push(page.body.rankedAmong);
        next = page.body.next;
      }
      if (order === '')
        expect([ids, sizes, among]).toEqual([
          [second, first],
          [0, 2],
          [0, 0],
        ]);
      else
        expect([ids, sizes]).toEqual([
          [first, second],
          [2, 0],
        ]);
    }
    // What fits oftener fills its pages.
    const often = (await api.ask('/v1/claims?q=gannet&state=proposed&limit=200')).body;
    expect(often.entries).toHaveLength(200);
    expect(often.rankedAmong).toBeGreaterThan(200);
    expect(often.rankedAmong).toBeLessThan(260);
  }, 60_000);

  it('are refused a cursor of another order, and an order without words', async () => {
    await claimsOf('Plover 1.', 'Plover 2.');
    const { next } = (await api.ask('/v1/claims?q=plover&limit=1')).body;
    const other = await api.ask(`${next}&order=made`);
    expect([other.status, other.body.code]).toEqual([422, 'cursor-malformed']);
    const unordered = await api.ask('/v1/claims?order=relevance');
    expect([unordered.status, unordered.body.faults[0].where]).toEqual([422, 'query/order']);
    expect((await api.ask('/v1/claims?limit=1')).body.entries[0].found).toBeUndefined();
  });

  it('are not found by nothing, by stop words, or by words that must be absent', async () => {
    for (const q of ['-plover', 'the', '%22%22', '!', '%5C', '%27%27', 'the+or+-plover', "%27%5C%27'", ':*', '%3C-%3E'])
      expect([q, await found(`q=${q}`)]).toEqual([q, []]);
  });
});
