/** Ledgers that contradict themselves, or hold what no ledger should: refused in words with nothing kept, or answered right. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrossReferenceClaim } from '@whence/workflow';
import { type Answered, type TestApi, testApi } from '../support/api.js';

let api: TestApi;
const post = (path: string, body: unknown): Promise<Answered> => api.ask(path, { method: 'POST', body });
const put = (path: string, body: unknown): Promise<Answered> =>
  api.ask(`/v1/ledgers/odd/${path}`, { method: 'PUT', body });
const get = (path: string): Promise<Answered> => api.ask(path);
const bring = (rows: object): Promise<Answered> => post('/v1/ledgers/odd/imports', rows);

const figure = (amount: object, more: object = {}, measure = 'present') => ({
  source: 'police',
  saidOn: '2025-06-01',
  content: { mode: 'observed', polarity: 'affirms', measure, amount },
  ...more,
});
const measure = (label: string, unit = 'persons') => ({ counted: 'people', state: 'present', unit, label });

/** How much there is of everything that a refused request might have written. */
async function weight(): Promise<unknown> {
  const tables = [
    'change',
    'log_entry',
    'log_salt',
    'outbox',
    'ledger_import',
    'vocabulary_entry',
    'vocabulary_version',
  ];
  tables.push('statement', 'statement_version', 'hop_version', 'relation_version');
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  const rows: unknown[] = await api.dataSource.query(`SELECT ${counts}`);
  return rows[0];
}

beforeAll(async () => {
  api = await testApi();
  await post('/v1/ledgers', { name: 'odd', title: 'Odd' });
  for (const [key, name] of Object.entries({ police: 'Police', town: 'Town', port: 'Port', army: 'Army' }))
    await put(`sources/${key}`, { name, kind: 'body' });
  await put('measures/present', measure('people present'));
  await put('measures/there', measure('people there'));
  await put('measures/share', measure('share present', 'percent'));
  await put('statements/a', figure({ point: 500 }));
});
afterAll(() => api.close());

type Case = readonly [what: string, send: () => Promise<Answered>, status: number, code: string, told?: RegExp];

const controls = (other: string, more: object = {}) => ({ kind: 'controls', other, ...more });
const source = (key: string, edges: object[] = []) => ({ key, name: key, kind: 'body', edges });
const row = (id: string, more: object = {}) => ({ id, ...figure({ point: 1 }), ...more });

const end = (value: number) => ({ value, strict: false });

const REFUSED: readonly Case[] = [
  [
    'a source that controls itself',
    () => bring({ sources: [source('x', [controls('x')])] }),
    422,
    'ledger-rows-invalid',
    /x/,
  ],
  [
    'two sources that control each other',
    () => bring({ sources: [source('x', [controls('y')]), source('y', [controls('x')])] }),
    422,
    'ledger-rows-invalid',
    /x.*y|y.*x/,
  ],
  [
    'control by nobody',
    () => bring({ sources: [source('x', [controls('nobody')])] }),
    422,
    'ledger-rows-invalid',
    /nobody/,
  ],
  [
    'control that ends before it begins',
    () => bring({ sources: [source('x', [controls('town', { from: '2025', to: '2024' })])] }),
    422,
    'ledger-rows-invalid',
    /2024|2025/,
  ],
  [
    'a statement that cites itself',
    () => bring({ statements: [row('s', { hops: [{ kind: 'cites', to: 's' }] })] }),
    422,
    'ledger-rows-invalid',
    /itself|"s"/,
  ],
  [
    'one that cites an unknown id',
    () => bring({ statements: [row('s', { hops: [{ kind: 'cites', to: 'zz' }] })] }),
    422,
    'ledger-rows-invalid',
    /zz/,
  ],
  [
    'a circle of citations',
    () =>
      bring({
        statements: [
          row('s', { hops: [{ kind: 'cites', to: 't' }] }),
          row('t', { hops: [{ kind: 'cites', to: 's' }] }),
        ],
      }),
    422,
    'ledger-rows-invalid',
    /circle/,
  ],
  [
    'a put statement that cites itself',
    () => put('statements/s', { ...figure({ point: 1 }), hops: [{ kind: 'cites', to: 's' }] }),
    422,
    'ledger-rows-invalid',
  ],
  [
    'a number beyond all numbers',
    () =>
      api.ask('/v1/ledgers/odd/imports', {
        method: 'POST',
        body: '{"statements":[{"id":"s","source":"police","content":{"mode":"observed","polarity":"affirms","measure":"present","amount":{"point":1e309}}}]}',
      }),
    422,
    'request-invalid',
    /point/,
  ],
  [
    'a number larger than is counted',
    () => bring({ statements: [row('s', figure({ point: 1e308 }))] }),
    422,
    'ledger-rows-invalid',
    /at most 1000000000000000/,
  ],
  [
    'a low above its high',
    () => bring({ statements: [row('s', figure({ low: end(9), high: end(3), hedge: 'between' }))] }),
    422,
    'ledger-rows-invalid',
    /low 9 above high 3/,
  ],
  [
    'the year 0',
    () => bring({ statements: [row('s', { saidOn: '0000' })] }),
    422,
    'ledger-rows-invalid',
    /0001 to 9999/,
  ],
  ['the year 10000', () => bring({ statements: [row('s', { saidOn: '10000' })] }), 422, 'ledger-rows-invalid', /YYYY/],
  [
    'a good row beside a bad one',
    () => bring({ statements: [row('good'), row('s', { source: 'nobody' })] }),
    422,
    'ledger-rows-invalid',
    /nobody/,
  ],
  [
    'a measure merged into another unit',
    () => post('/v1/ledgers/odd/measures/present/merge', { into: 'share' }),
    422,
    'units-differ',
  ],
];

describe('what contradicts itself', () => {
  it.each(REFUSED.map(([what, send, status, code, told = /./]) => [what, send, status, code, told] as const))(
    'refuses %s, and keeps nothing of it',
    async (_what, send, status, code, told) => {
      const before = await weight();
      const answer = await send();
      expect({ status: answer.status, code: answer.body.code, text: answer.text }).toMatchObject({ status, code });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      // Ids of requests are chance, and may hold any digits.
      const { requestId: _chance, ...said } = answer.body;
      expect(JSON.stringify(said)).toMatch(told);
      expect(await weight()).toEqual(before);
    },
  );
});

describe('figures at the edges', () => {
  const EDGES = [
    ['huge', { point: 1e15 }],
    ['zero', { point: 0 }],
    ['negative', { point: -40 }],
    ['share', { point: 250 }],
  ] as const;

  it('are kept and given back as they came, with the first and the last day that there is', async () => {
    const statements = EDGES.map(([id, amount], at) =>
      row(id, {
        ...figure(amount, { saidOn: at % 2 === 0 ? '0001-01-01' : '9999-12-31' }, id === 'share' ? 'share' : 'present'),
      }),
    );
    const brought = await bring({ statements });
    expect([brought.status, brought.body.faults]).toEqual([200, undefined]);
    for (const { id, saidOn, content } of statements)
      expect((await get(`/v1/ledgers/odd/statements/${id}`)).body).toMatchObject({ saidOn, content });
  });

  it('are compared by a finding in finite words', async () => {
    for (const point of [500, 1e15, 0, -40]) {
      const { finding, text } = await found(point, 'present');
      expect(finding.assessments.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/Infinity|NaN|undefined/);
    }
  });
});

describe('a measure that is merged into another, with claims on both', () => {
  it('is meant by either key, and by its own again once it is taken apart', async () => {
    await put('statements/c', { ...figure({ point: 700 }, {}, 'there'), source: 'town' });
    const differs = async (counted: string, statement: string): Promise<string[]> => {
      const { finding } = await found(700, counted);
      return finding.comparisons.find((one: { statement: string }) => one.statement === `odd/${statement}`).slots;
    };
    expect([await differs('there', 'a'), await differs('present', 'c')]).toEqual([
      ['state', 'accumulation'],
      ['state', 'accumulation'],
    ]);
    expect((await post('/v1/ledgers/odd/measures/there/merge', { into: 'present' })).status).toBeLessThan(300);
    expect([await differs('there', 'a'), await differs('present', 'c')]).toEqual([['accumulation'], ['accumulation']]);
    expect((await post('/v1/ledgers/odd/measures/there/unmerge', {})).status).toBeLessThan(300);
    expect(await differs('there', 'a')).toEqual(['state', 'accumulation']);
  });
});

describe('thousands of statements on one measure', () => {
  it('are kept whole and looked at in part, which the finding says', async () => {
    await put('measures/crowd', { ...measure('people in the crowd'), state: 'gathered' });
    const statements = Array.from({ length: 3_000 }, (_, at) =>
      row(`crowd-${at}`, figure({ point: at + 1 }, {}, 'crowd')),
    );
    const brought = await bring({ statements });
    expect([brought.status, brought.body.tallies.statements.added]).toEqual([200, 3_000]);
    const { finding } = await found(9_000, 'crowd');
    expect(finding.limits.length).toBeGreaterThan(0);
    expect(finding.comparisons.length).toBeLessThan(3_000);
  });
});

describe('a source that is split in two', () => {
  const split = (into: object[], assign: object[]) =>
    post('/v1/ledgers/odd/sources/army/split', { on: '2025-06', into, assign });
  const east = source('army-east');
  const west = source('army-west');
  const ofArmy = (id: string, point: number, saidOn: string) =>
    put(`statements/${id}`, { ...figure({ point }, {}, 'marched'), source: 'army', saidOn, publishedOn: saidOn });
  const originOf = async (id: string): Promise<string> => {
    const { finding } = await found(810, 'marched');
    return finding.comparisons.find((one: { statement: string }) => one.statement === `odd/${id}`).origin;
  };

  it('is refused where nobody could say whose a statement is, with nothing kept', async () => {
    await put('measures/marched', { ...measure('people who marched'), state: 'marched' });
    await ofArmy('e', 810, '2025-06-02');
    await ofArmy('w', 930, '2025-06-03');
    await ofArmy('o', 770, '2025-05-01');
    const before = await weight();
    const refused = async (into: object[], assign: object[]) => (await split(into, assign)).body.code;
    const both = [
      { to: 'army-east', statements: ['e'] },
      { to: 'army-west', from: '2025-06' },
    ];
    expect(await refused([east, west], both)).toBe('assignment-unclear');
    expect(await refused([east, west], [{ to: 'army-east', statements: ['a'] }])).toBe('statement-unknown');
    expect(await refused([east, source('town')], [])).toBe('source-key-taken');
    expect(await refused([east, east], [])).toBe('source-key-taken');
    expect(await refused([east, source('army-west', [controls('nobody')])], [])).toBe('ledger-rows-invalid');
    expect(await weight()).toEqual(before);
  });

  it('loses no statement: each has one origin, the new one or still the old', async () => {
    expect([await originOf('e'), await originOf('w'), await originOf('o')]).toEqual(['army', 'army', 'army']);
    const done = await split(
      [east, west],
      [
        { to: 'army-east', statements: ['e'] },
        { to: 'army-west', statements: ['w'] },
      ],
    );
    expect(done.status).toBe(201);
    expect(done.body.given).toEqual([
      { to: 'army-east', statements: 1 },
      { to: 'army-west', statements: 1 },
    ]);
    expect(done.body.stayed).toEqual({ statements: 1, keys: ['odd/o'] });
    expect([await originOf('e'), await originOf('w'), await originOf('o')]).toEqual(['army-east', 'army-west', 'army']);
  });
});

/** The finding of a new claim: so many on a measure. */
async function found(
  point: number,
  counted: string,
): Promise<{ readonly finding: Answered['body']; readonly text: string }> {
  const text = 'Police said how many people were present.';
  const kept = await post('/v1/articles', { title: 'Present', text, publishedOn: '2025-07-14' });
  const claim = await post('/v1/claims', {
    articleId: kept.body.id,
    quote: { exact: 'people were present' },
    content: { mode: 'observed', polarity: 'affirms', measure: counted, amount: { point } },
  });
  expect([claim.status, claim.body.faults]).toEqual([201, undefined]);
  await post(`/v1/claims/${claim.body.id}/submission`, {});
  const waiting: { payload: { requestId: string } }[] = await api.dataSource.query(
    `SELECT payload FROM outbox WHERE job = 'cross-reference' ORDER BY written_at DESC, id DESC LIMIT 1`,
  );
  await new CrossReferenceClaim(api.ports).run({ kind: 'job' }, waiting[0]!.payload);
  const answer = await get(`/v1/claims/${claim.body.id}/finding`);
  expect(answer.status).toBe(200);
  return { finding: answer.body.finding, text: answer.text };
}
