import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await post('/v1/ledgers', { name: 'town', title: 'Town' });
});
afterAll(() => api.close());

const post = (path: string, body: unknown) => api.ask(path, { method: 'POST', body });
const put = (path: string, body: unknown) => api.ask(`/v1/ledgers/town/${path}`, { method: 'PUT', body });
const get = (path: string) => api.ask(`/v1/ledgers/town/${path}`);

const CONTENT = { measure: 'present', mode: 'observed', polarity: 'affirms', amount: { point: 500 } };

async function send(path: string, body: FormData | string, type?: string): Promise<Answered> {
  const response = await fetch(api.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${api.first.key.secret}`,
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

async function sampleForm(change: (file: string, text: string) => string = (_, text) => text): Promise<FormData> {
  const form = new FormData();
  for (const file of ['statements.csv', 'sources.csv', 'measures.csv', 'places.csv'])
    form.append('files', new Blob([change(file, await readFile(`sample/ledger/${file}`, 'utf8'))]), file);
  return form;
}

describe('ledgers', () => {
  it('are begun, listed and read; a name is taken once', async () => {
    const made = await post('/v1/ledgers', { name: 'village', title: 'Village' });
    expect([made.status, made.headers.get('location')]).toEqual([201, '/v1/ledgers/village']);
    const first = await api.ask('/v1/ledgers?limit=1');
    expect(first.body.entries).toMatchObject([{ name: 'town' }]);
    expect((await api.ask(first.body.next)).body).toMatchObject({ entries: [{ name: 'village' }], next: null });
    expect((await post('/v1/ledgers', { name: 'town', title: 'Again' })).body.code).toBe('ledger-name-taken');
    expect((await post('/v1/ledgers', { name: 'No Name', title: 'x' })).status).toBe(422);
    expect((await api.ask('/v1/ledgers/city')).body.code).toBe('ledger-unknown');
    expect((await api.ask('/v1/ledgers/town?asOf=2001-01-01')).body.code).toBe('ledger-unknown');
  });
});

describe('things of a ledger, one by one', () => {
  it('put sources, measures and places as versions', async () => {
    expect((await put('sources/police', { name: 'Police', kind: 'body' })).body).toEqual({
      key: 'police',
      name: 'Police',
      kind: 'body',
      aliases: [],
      edges: [],
      version: 1,
      effectiveKey: 'police',
    });
    expect((await put('sources/police', { name: 'Police', kind: 'body' })).body.version).toBe(1);
    const moment = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await put('sources/police', { name: 'Town police', kind: 'body' })).body.version).toBe(2);
    expect((await get(`sources/police?asOf=${moment}`)).body).toMatchObject({ version: 1, name: 'Police' });
    for (const key of ['mayor', 'paper']) await put(`sources/${key}`, { name: key, kind: 'body' });
    const page = await get('sources?limit=2');
    expect(page.body.entries.map(({ key }: { key: string }) => key)).toEqual(['mayor', 'paper']);
    expect((await api.ask(page.body.next)).body.entries).toMatchObject([{ key: 'police', version: 2 }]);
    const measure = { counted: 'people', state: 'present', unit: 'persons', label: 'people present' };
    expect((await put('measures/present', measure)).status).toBe(200);
    expect((await put('places/square', { name: 'Square', within: 'moon' })).body).toMatchObject({
      code: 'ledger-rows-invalid',
      faults: [{ where: '/within', found: 'unknown place "moon"' }],
    });
    expect((await put('places/square', { name: 'Square', colour: 'red' })).status).toBe(422);
    expect((await get('places/square')).body.code).toBe('place-unknown');
  });

  it('put statements, join them, and refuse circles', async () => {
    const a = await put('statements/a', { source: 'police', carriers: ['paper'], reading: 'read', content: CONTENT });
    expect(a.body).toMatchObject({
      key: 'town/a',
      version: 1,
      hops: [{ from: 'town/a~paper', to: 'town/a', farEndRead: true }],
    });
    await put('statements/b', { source: 'mayor', content: CONTENT });
    const hop = await post('/v1/ledgers/town/hops', {
      from: 'b',
      to: 'a',
      kind: 'cites',
      standing: 'suggested',
      because: 'same number',
    });
    expect([hop.status, hop.body.standing, hop.body.version]).toEqual([201, 'suggested', 1]);
    expect((await post('/v1/ledgers/town/hops', { from: 'a', to: 'b', kind: 'cites' })).body).toMatchObject({
      code: 'hops-in-a-circle',
      faults: [{ found: 'hops in a circle: town/a -> town/b -> town/a' }],
    });
    expect(
      (await put('statements/a', { source: 'police', content: CONTENT, hops: [{ kind: 'cites', to: 'b' }] })).body
        .faults,
    ).toMatchObject([{ found: 'hops in a circle: a -> b -> a' }]);
    const judged = await post(`/v1/ledgers/town/hops/${hop.body.id}/judgement`, { standing: 'rejected' });
    expect(judged.body).toMatchObject({ id: hop.body.id, version: 2, standing: 'rejected' });
    expect((await post('/v1/ledgers/town/hops', { from: 'a', to: 'b', kind: 'cites' })).status).toBe(201);
    expect((await post(`/v1/ledgers/town/hops/${hop.body.id}/judgement`, { standing: 'confirmed' })).body.code).toBe(
      'hops-in-a-circle',
    );
    expect((await post('/v1/ledgers/town/hops', { from: 'a', to: 'a', kind: 'cites' })).body.code).toBe(
      'link-to-itself',
    );
    expect((await post('/v1/ledgers/town/hops', { from: 'a', to: 'z', kind: 'cites' })).body.code).toBe(
      'statement-unknown',
    );
    const relation = await post('/v1/ledgers/town/relations', { from: 'b', kind: 'denies-figure', to: 'a' });
    expect(relation.body).toMatchObject({ from: 'town/b', kind: 'denies-figure', to: 'town/a', version: 1 });
    const read = await get('statements/a');
    expect(read.body.relations).toHaveLength(1);
    expect(read.body.hops.map(({ from, to, standing }: Record<string, string>) => `${from} ${to} ${standing}`)).toEqual(
      ['town/a town/b confirmed', 'town/a~paper town/a confirmed', 'town/b town/a rejected'],
    );
    expect((await get('statements?source=paper')).body.entries).toMatchObject([
      { key: 'town/a~paper', reading: 'placeholder' },
    ]);
    expect((await get('statements/a~paper')).status).toBe(200);
  });
});

describe('suggested hops', () => {
  it('wait in a list for a word of a person, which no later suggestion overrules', async () => {
    for (const id of ['h1', 'h2', 'h3']) await put(`statements/${id}`, { source: 'mayor', content: CONTENT });
    const hop = (from: string, to: string, standing: string, kind = 'cites') =>
      post('/v1/ledgers/town/hops', { from, to, kind, standing, because: 'the same number a day later' });
    const judge = (id: string, standing: string) => post(`/v1/ledgers/town/hops/${id}/judgement`, { standing });
    const first = await hop('h1', 'h2', 'suggested');
    const second = await hop('h3', 'h2', 'suggested');
    const waiting = await get('hops?standing=suggested&limit=1');
    expect(waiting.body.entries).toMatchObject([{ id: first.body.id, because: 'the same number a day later' }]);
    expect((await api.ask(waiting.body.next)).body).toMatchObject({ entries: [{ id: second.body.id }], next: null });
    await judge(first.body.id, 'rejected');
    await judge(second.body.id, 'confirmed');
    expect((await get('hops?standing=suggested')).body.entries).toEqual([]);
    expect((await get('hops?standing=rejected')).body.entries).toMatchObject([
      { standing: 'rejected', from: 'town/b' },
      { id: first.body.id, version: 2 },
    ]);
    const again = await hop('h1', 'h2', 'suggested');
    expect(again.body).toMatchObject({ id: first.body.id, version: 2, standing: 'rejected' });
    expect((await hop('h1', 'h2', 'suggested', 'quotes')).body.id).toBe(first.body.id);
    expect((await hop('h3', 'h2', 'suggested')).body).toMatchObject({ standing: 'confirmed', version: 2 });
    const read = await get('statements/h2');
    expect(read.body.hops.map(({ from, standing }: Record<string, string>) => `${from} ${standing}`)).toEqual([
      'town/h1 rejected',
      'town/h3 confirmed',
    ]);
    expect((await hop('h1', 'h2', 'confirmed')).body).toMatchObject({ id: first.body.id, version: 3 });
  });
});

describe('imports', () => {
  const imports = '/v1/ledgers/town/imports';

  it('take the CSV files of a folder in one request, in any order, and can be previewed and undone', async () => {
    const dry = await send(`${imports}?dryRun=true`, await sampleForm());
    expect([dry.status, dry.body.importId, dry.body.tallies.statements.added]).toEqual([200, null, 87]);
    expect((await get('statements/T01')).body.code).toBe('statement-unknown');
    const real = await send(imports, await sampleForm());
    expect(real.body.tallies).toEqual(dry.body.tallies);
    expect((await get('statements/T01')).body).toMatchObject({ key: 'town/T01', version: 1 });
    const listed = await get('imports');
    expect(listed.body.entries).toMatchObject([
      { id: real.body.importId, format: 'csv', undoneAt: null, by: { person: api.first.personId } },
    ]);
    const undone = await post(`${imports}/${real.body.importId}/undo`, {});
    expect(undone.body.left).toEqual([]);
    expect((await get('statements/T01')).body.code).toBe('statement-unknown');
    expect((await get(`imports/${real.body.importId}`)).body.undoneAt).toEqual(expect.any(String));
    expect((await post(`${imports}/${real.body.importId}/undo`, {})).status).toBe(409);
  });

  it('tell what is wrong in a CSV file by line and column, and write nothing', async () => {
    const broken = await send(
      imports,
      await sampleForm((file, text) =>
        file === 'statements.csv' ? text.replace('2024-10-17,2024-10-17', '2024-10-17,2024-13-17') : text,
      ),
    );
    expect([broken.status, broken.body.code]).toEqual([422, 'ledger-rows-invalid']);
    expect(broken.body.faults).toEqual([
      { where: 'statements.csv:2:published_on', found: 'month 13 in "2024-13-17"', expected: '01 to 12' },
    ]);
    const quote = await send(
      imports,
      await sampleForm((file, text) => (file === 'sources.csv' ? text.replace('\nrok-nis,', '\n"rok-nis,') : text)),
    );
    expect(quote.body.faults[0]).toMatchObject({
      where: 'sources.csv:10:1',
      found: 'more text after a closing quote on line 25, in a row that begins on line 10',
    });
    const other = new FormData();
    other.append('file', new Blob(['x']), 'rivers.csv');
    expect((await send(imports, other)).body.faults).toMatchObject([{ where: 'rivers.csv' }]);
    expect((await send(imports, 'x', 'multipart/form-data')).body.code).toBe('multipart-malformed');
    expect(
      (await send(imports, '--x\r\nContent-Disposition: form-data', 'multipart/form-data; boundary=x')).body.code,
    ).toBe('multipart-malformed');
  });

  it('take one CSV file, JSON, and JSON Lines', async () => {
    const csv = await send(`${imports}?kind=place`, 'key,name,aliases,within\nbridge,Bridge,,\n', 'text/csv');
    expect(csv.body.tallies.places.added).toBe(1);
    expect((await send(imports, 'key\n', 'text/csv')).body.code).toBe('csv-kind-missing');
    const lines =
      '{"place":{"key":"bridge","name":"Bridge"}}\n{"place":{"key":"pier","name":"Pier","within":"bridge"}}\n';
    const ndjson = await send(imports, lines, 'application/x-ndjson');
    expect(ndjson.body.tallies.places).toEqual({ added: 1, changed: 0, unchanged: 1, removed: 0 });
    const json = await post(imports, {
      statements: [{ id: 'c', source: 'police', content: CONTENT, relations: [{ kind: 'repeats', to: 'a' }] }],
    });
    expect(json.body.tallies.relations.added).toBe(1);
    expect((await post(imports, [])).body.faults).toMatchObject([{ where: '', found: '[]' }]);
    expect((await post(imports, '{"statements": [')).status).toBe(400);
  });
});
