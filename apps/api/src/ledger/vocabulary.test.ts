import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
});
afterAll(() => api.close());

const post = (path: string, body: unknown = {}) => api.ask(`/v1/ledgers/town/${path}`, { method: 'POST', body });
const put = (path: string, body: unknown) => api.ask(`/v1/ledgers/town/${path}`, { method: 'PUT', body });
const get = (path: string) => api.ask(`/v1/ledgers/town/${path}`);
const measure = (state: string, unit = 'persons') => ({ counted: 'people', state, unit, label: `people ${state}` });
const keysOf = ({ body }: { body: { entries: { key: string }[] } }) => body.entries.map(({ key }) => key);
const content = (key: string) => ({ measure: key, mode: 'observed', polarity: 'affirms', amount: { point: 500 } });

describe('merged entries', () => {
  it('stay readable, stand for what they mean in lists, and are unmerged by a further version', async () => {
    for (const key of ['killed', 'dead', 'deceased']) await put(`measures/${key}`, measure(key));
    await put('sources/police', { name: 'Police', kind: 'body' });
    await put('statements/s1', { source: 'police', content: content('dead') });
    await put('statements/s2', { source: 'police', content: content('killed') });
    const before = new Date().toISOString();
    await sleep(20);
    const merged = await post('measures/dead/merge', { into: 'killed' });
    expect([merged.status, merged.body]).toMatchObject([
      201,
      { key: 'dead', mergedInto: 'killed', effectiveKey: 'killed', version: 2 },
    ]);
    expect((await post('measures/dead/merge', { into: 'killed' })).body.version).toBe(2);
    await post('measures/deceased/merge', { into: 'dead' });
    expect((await get('measures/deceased')).body).toMatchObject({ mergedInto: 'dead', effectiveKey: 'killed' });
    expect((await get(`measures/dead?asOf=${before}`)).body).not.toHaveProperty('mergedInto');
    expect(keysOf(await get('statements?measure=deceased'))).toEqual(['town/s1', 'town/s2']);
    expect(keysOf(await get(`statements?measure=killed&asOf=${before}`))).toEqual(['town/s2']);
    expect((await get('statements/s1')).body).toMatchObject({
      content: { measure: 'dead' },
      effective: { measure: 'killed' },
    });
    expect((await get('statements/s2')).body).not.toHaveProperty('effective');
    expect((await get('measures')).body.entries).toMatchObject([
      { key: 'dead', effectiveKey: 'killed' },
      { key: 'deceased', effectiveKey: 'killed' },
      { key: 'killed', effectiveKey: 'killed' },
    ]);
    expect((await post('measures/deceased/unmerge')).body).toMatchObject({ version: 3, effectiveKey: 'deceased' });
    expect((await post('measures/deceased/unmerge')).body.code).toBe('not-merged');
  });

  it('are refused in a circle, in another unit, and into what is not there', async () => {
    expect((await post('measures/killed/merge', { into: 'dead' })).body).toMatchObject({
      code: 'merged-in-a-circle',
      faults: [{ found: 'measures in a circle: dead -> killed -> dead' }],
    });
    expect((await put('measures/killed', { ...measure('killed'), mergedInto: 'killed' })).body.code).toBe(
      'merged-in-a-circle',
    );
    await put('measures/families', measure('killed', 'families'));
    expect((await post('measures/families/merge', { into: 'dead' })).body.code).toBe('units-differ');
    expect((await post('measures/killed/merge', { into: 'nothing' })).body.code).toBe('measure-unknown');
    expect((await post('measures/nothing/merge', { into: 'killed' })).body.code).toBe('measure-unknown');
    expect((await get('measures/killed')).body.version).toBe(1);
  });

  it('may not make of two entries one that holds itself', async () => {
    await put('measures/hurt', { ...measure('hurt'), broader: ['killed'] });
    await put('measures/wounded', { ...measure('wounded'), broader: [] });
    await put('measures/casualties', { ...measure('killed or wounded'), broader: ['wounded'] });
    await put('measures/killed', { ...measure('killed'), broader: ['casualties'] });
    expect((await post('measures/wounded/merge', { into: 'hurt' })).body).toMatchObject({
      code: 'measures-in-a-circle',
      detail: expect.stringContaining('casualties -> hurt -> killed -> casualties'),
    });
    await put('places/town', { name: 'Town' });
    await put('places/square', { name: 'Square', within: 'town' });
    expect((await put('places/town', { name: 'Town', within: 'square' })).body).toMatchObject({
      code: 'places-in-a-circle',
      faults: [{ found: 'places in a circle: square -> town -> square' }],
    });
  });
});

describe('edges of sources', () => {
  it('are added and ended with dates, and refused where on one day a source would hold itself', async () => {
    for (const key of ['a', 'b', 'c']) await put(`sources/${key}`, { name: key.toUpperCase(), kind: 'body' });
    const added = await post('sources/a/edges', { kind: 'controls', other: 'b', from: '2020' });
    expect([added.status, added.body.edges]).toEqual([201, [{ kind: 'controls', other: 'b', from: '2020' }]]);
    expect((await post('sources/a/edges', { kind: 'controls', other: 'b', from: '2020' })).body.version).toBe(2);
    expect((await post('sources/b/edges', { kind: 'controls', other: 'a', from: '2022-06' })).body).toMatchObject({
      code: 'control-in-a-circle',
      faults: [{ found: 'sources in a circle: a -> b -> a from 2022-06-01' }],
    });
    expect((await post('sources/a/edges', { kind: 'part-of', other: 'b', from: '2021', to: '2021' })).body.code).toBe(
      'control-in-a-circle',
    );
    expect((await post('sources/b/edges', { kind: 'owns', other: 'a' })).status).toBe(201);
    expect((await post('sources/a/edges/end', { kind: 'controls', other: 'b', to: '2022-05' })).body.edges).toEqual([
      { kind: 'controls', other: 'b', from: '2020', to: '2022-05' },
    ]);
    expect((await post('sources/b/edges', { kind: 'controls', other: 'a', from: '2022-06' })).status).toBe(201);
    expect((await post('sources/a/edges/end', { kind: 'controls', other: 'b', to: '2022' })).body.code).toBe(
      'edge-unknown',
    );
    expect((await post('sources/b/edges/end', { kind: 'controls', other: 'a', to: '2021' })).body).toMatchObject({
      code: 'ledger-rows-invalid',
      faults: [{ where: '/edges/1/to', found: '"2021"', expected: 'no earlier than 2022-06' }],
    });
    expect((await post('sources/a/edges', { kind: 'part-of', other: 'z' })).body.code).toBe('source-unknown');
    expect((await post('sources/a/edges', { kind: 'part-of', other: 'c', from: '2022', to: '2021' })).status).toBe(422);
    expect(
      (await put('sources/c', { name: 'C', kind: 'body', edges: [{ kind: 'part-of', other: 'c' }] })).body.code,
    ).toBe('control-in-a-circle');
  });
});

describe('a source that split', () => {
  it('gives its statements to those that continue it; what nobody assigned stays and is told', async () => {
    await put('sources/union', { name: 'Union', kind: 'body' });
    const said = (id: string, saidOn: string | undefined, more: object = {}) =>
      put(`statements/${id}`, {
        source: 'union',
        content: content('killed'),
        ...(saidOn === undefined ? {} : { saidOn }),
        ...more,
      });
    await said('u1', '2024-12-31');
    await said('u2', '2025-01-01');
    await said('u3', '2025');
    await said('u4', undefined, { document: 'leaflet' });
    await said('u5', '2025-03-03', { carriers: ['police'] });
    const into = ['north', 'south'].map((key) => ({ key: `union-${key}`, name: `Union ${key}`, kind: 'body' }));
    const split = (assign: object[], sources = into) =>
      post('sources/union/split', { on: '2025', into: sources, assign });
    const both = [
      { to: 'union-north', from: '2025-01' },
      { to: 'union-south', statements: ['u5'] },
    ];
    expect((await split(both)).body.code).toBe('assignment-unclear');
    expect((await split([{ to: 'union-north', statements: ['s1'] }])).body.code).toBe('statement-unknown');
    expect((await split([{ to: 'nobody', from: '2025' }])).body.code).toBe('source-unknown');
    expect((await get('sources/union-north')).body.code).toBe('source-unknown');
    const done = await split([
      { to: 'union-north', from: '2025-01', until: '2025-02' },
      { to: 'union-south', statements: ['u5'] },
      { to: 'union-south', document: 'leaflet' },
    ]);
    expect([done.status, done.body]).toEqual([
      201,
      {
        given: [
          { to: 'union-north', statements: 1 },
          { to: 'union-south', statements: 2 },
        ],
        stayed: { statements: 2, keys: ['town/u1', 'town/u3'] },
      },
    ]);
    expect((await get('sources/union-south')).body.formerly).toEqual([{ other: 'union', from: '2025' }]);
    expect((await get('statements/u5')).body).toMatchObject({ version: 2, source: 'union-south' });
    expect(keysOf(await get('statements?source=union'))).toEqual(['town/u1', 'town/u3']);
    expect((await split([])).body.code).toBe('source-key-taken');
    const back = await post('sources/union-south/reassignments', { assign: [{ to: 'union', statements: ['u4'] }] });
    expect(back.body).toEqual({
      given: [{ to: 'union', statements: 1 }],
      stayed: { statements: 1, keys: ['town/u5'] },
    });
    expect((await get('statements/u4')).body).toMatchObject({ version: 3, source: 'union' });
    expect((await post('sources/union/reassignments', { assign: [{ to: 'union-north' }] })).status).toBe(422);
  });
});

describe('lists of names', () => {
  it('are searched without regard to capitals, accents and small slips, best first, page by page', async () => {
    const names = [
      ['kyiv', 'Kyïv City', ['KSCA']],
      ['nis', 'National Intelligence Service', ['NIS']],
      ['nisan', 'Nisan Press', []],
      ['denise', 'Denise Müller', []],
    ] as const;
    for (const [key, name, aliases] of names) await put(`sources/${key}`, { name, kind: 'body', aliases });
    await put('sources/x', { name: 'X', kind: 'body', names: [{ name: 'Twitter', kind: 'former', to: '2023-07' }] });
    expect(keysOf(await get('sources?q=NIS'))).toEqual(['nis', 'nisan', 'denise']);
    expect(keysOf(await get('sources?q=KYIV'))).toEqual(['kyiv']);
    expect(keysOf(await get('sources?q=muller'))).toEqual(['denise']);
    expect(keysOf(await get('sources?q=inteligence%20servise'))).toEqual(['nis']);
    expect(keysOf(await get('sources?q=twitter'))).toEqual(['x']);
    expect(keysOf(await get('sources?q=100%25'))).toEqual([]);
    expect(keysOf(await get('measures?q=people%20killed')).slice(0, 2)).toEqual(['families', 'killed']);
    const first = await get('sources?q=nis&limit=2');
    expect(keysOf(first)).toEqual(['nis', 'nisan']);
    const rest = await api.ask(first.body.next);
    expect([keysOf(rest), rest.body.next]).toEqual([['denise'], null]);
    expect((await get('sources?q=%20')).status).toBe(422);
    expect((await get('sources?q=nis&cursor=abc')).body.code).toBe('cursor-malformed');
    expect((await get('sources?q=nis&asOf=2001-01-01')).body.code).toBe('ledger-unknown');
    await put('sources/denise', { name: 'Somebody else', kind: 'person' });
    expect(keysOf(await get('sources?q=muller'))).toEqual([]);
  });
});

describe('names with dates', () => {
  it('are kept as they were given, and refused when they end before they begin', async () => {
    const names = [
      { name: 'Twitter', kind: 'former', language: 'en', from: '2006-03', to: '2023-07' },
      { name: 'TWTR', kind: 'acronym' },
    ];
    expect((await put('sources/x', { name: 'X', kind: 'body', names })).body.names).toEqual(names);
    const turned = [{ name: 'Twitter', kind: 'former', from: '2023', to: '2006' }];
    expect((await put('sources/x', { name: 'X', kind: 'body', names: turned })).body).toMatchObject({
      faults: [{ where: '/names/0/to' }],
    });
  });
});
