/**
 * Random histories, and every read of the API at every moment of them. The model is as naive as can be: each answer, kept
 * as it was when it was given. Asked again with `asOf` that moment, whatever happened since, the same must come back.
 */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '@whence/api';
import { CrossReferenceClaim } from '@whence/workflow';
import fc from 'fast-check';
import { type TestApi, testApi } from '../support/api.js';

/** Names that path parameters stand for, as far as they are known. */
type Known = Map<string, Set<string>>;

interface Kept {
  readonly path: string;
  readonly moment: string;
  readonly status: number;
  readonly text: string;
}

let api: TestApi;
let reviewerKey: string;
let reviewerId: string;
/** Every route that takes `asOf`. */
let reads: readonly string[];
let known: Known;
let kept: Kept[];

beforeAll(async () => {
  api = await testApi({ PUBLIC_URL: 'https://whence.example' });
  const person = await api.ask('/v1/people', { method: 'POST', body: { name: 'Rea', role: 'reviewer' } });
  reviewerId = person.body.id;
  reviewerKey = (await api.ask('/v1/keys', { method: 'POST', body: { name: 'R', personId: reviewerId } })).body.secret;
  const { paths } = await openApiDocument();
  reads = Object.entries(paths).flatMap(([path, { get }]) => {
    const parameters = (get?.parameters ?? []) as readonly { readonly name?: string }[];
    return parameters.some(({ name }) => name === 'asOf') ? [path] : [];
  });
}, 120_000);
afterAll(() => api.close());

/** A refusal is an answer like any other; only what breaks is none. */
async function change(method: string, path: string, body: object, key?: string) {
  const answer = await api.ask(path, { method, body, ...(key === undefined ? {} : { key }) });
  if (answer.status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.text}`);
  return answer.body;
}

const learn = (name: string, value: unknown): void => {
  if (typeof value === 'string') known.set(name, (known.get(name) ?? new Set()).add(value));
};
const some = (name: string, at: number): string => {
  const all = [...(known.get(name) ?? [])];
  return all[at % all.length] ?? crypto.randomUUID();
};

const content = (amount: number) => ({
  measure: amount % 2 === 0 ? 'boats-lost' : 'boats-sunk',
  subject: 'boats',
  mode: 'observed',
  polarity: 'affirms',
  accumulation: 'cumulative',
  asOf: '2025-06-01',
  amount: { point: amount, hedge: 'about' },
});
const statement = (amount: number, source: string) => ({
  source,
  publishedOn: '2025-06-01',
  reading: 'read',
  content: content(amount),
  words: `about ${amount} boats`,
});
const measure = (label: string) => ({ counted: 'boats', state: 'lost', unit: 'boats', label });
const claimPath = (at: number, rest: string): string => `/v1/claims/${some('claimId', at)}/${rest}`;
const ledgerPath = (rest: string): string => `/v1/ledgers/${some('ledger', 0)}/${rest}`;

async function find(): Promise<void> {
  const [waiting]: [{ payload: { requestId: string } }[]] = await api.dataSource.query(
    `DELETE FROM outbox WHERE job = 'cross-reference' RETURNING payload`,
  );
  for (const { payload } of waiting) await new CrossReferenceClaim(api.ports).run({ kind: 'job' }, payload);
}

const BOATS = ['40', '43', '350', '1,200'];

/** What may happen; `n` says which of several, `m` how. */
const HAPPENINGS: Readonly<Record<string, (n: number, m: number) => Promise<unknown>>> = {
  article: async (n, m) => {
    const text = `The harbour master said that about ${BOATS[m % 4]} boats were lost.${n % 3 === 0 ? ' He was sad.' : ''}`;
    const body = { title: `Boats ${n % 3}`, cmsId: `boats-${n % 3}`, publishedOn: '2025-07-14', text };
    const status = m % 2 === 0 ? 'published' : 'draft';
    const made = await change('POST', '/v1/articles', { ...body, status, outlet: 'The Daily' });
    learn('articleId', made.id);
    for (const id of made.proposed ?? []) learn('claimId', id);
    await change('POST', `/v1/articles/${made.id}/submission`, {});
    await find();
  },
  edit: (n, m) => change('PUT', `/v1/claims/${some('claimId', n)}`, { content: content(m % 90) }),
  step: (n, m) =>
    change('POST', claimPath(n, ['rejection', 'restoration', 'withdrawal', 'submission'][m % 4] ?? ''), {
      ...(m % 4 === 3 ? {} : { reason: `Because ${m}.` }),
    }),
  find,
  recheck: async (n) => {
    await change('POST', claimPath(n, 'rechecks'), {});
    await find();
  },
  assign: (n, m) =>
    change('POST', claimPath(n, 'assignment'), { assignee: reviewerId, dueOn: `2025-08-${10 + (m % 20)}` }),
  verdict: (n, m) =>
    change('POST', claimPath(n, 'verdicts'), {
      rating: ['accurate', 'unresolved', 'false'][m % 3],
      rationale: `As counted, ${m}.`,
      finding: 1 + (m % 2),
      cited: m % 3 === 1 ? [] : [some('statement', m)],
    }),
  review: async (n, m) => {
    const claimId = some('claimId', n);
    const { body } = await api.ask(`/v1/claims/${claimId}/verdicts`);
    const decision = m % 4 === 0 ? 'returned' : 'approved';
    const version = body?.entries?.at(-1)?.version ?? 1;
    const reason = `Read, ${m}.`;
    await change('POST', `/v1/claims/${claimId}/verdicts/${version}/reviews`, { decision, reason }, reviewerKey);
  },
  reopen: (n) => change('POST', claimPath(n, 'reopening'), { reason: 'Look again.' }),
  stand: (n, m) => change('POST', claimPath(n, 'standing'), { reason: 'It holds.', finding: 1 + (m % 3) }),
  observe: (n, m) => change('POST', claimPath(n, 'observations'), { kind: 'wrong-word', text: `Not ${m}.`, cited: [] }),
  link: async (n, m) => {
    const claimId = some('claimId', n);
    const { body } = await api.ask(`/v1/claims/${claimId}`);
    const appearance = body?.appearances?.[0]?.key ?? 'none';
    const standing = m % 2 === 0 ? 'confirmed' : 'rejected';
    await change('POST', `/v1/claims/${claimId}/links`, { appearance, statement: some('statement', m), standing });
  },
  statement: async (n, m) => {
    await change('PUT', ledgerPath(`statements/S${n % 4}`), statement(m % 90, m % 3 === 0 ? 'port' : 'union'));
    learn('statement', `${some('ledger', 0)}/S${n % 4}`);
    learn('statementId', `S${n % 4}`);
  },
  source: (n, m) =>
    change('PUT', ledgerPath(`sources/${n % 2 === 0 ? 'port' : 'union'}`), { name: `Body ${m % 7}`, kind: 'body' }),
  measure: (n, m) => change('PUT', ledgerPath('measures/boats-lost'), measure(`boats lost ${(n + m) % 5}`)),
  merge: (n) =>
    n % 2 === 0
      ? change('POST', ledgerPath('measures/boats-sunk/merge'), { into: 'boats-lost' })
      : change('POST', ledgerPath('measures/boats-sunk/unmerge'), {}),
  control: (n) =>
    n % 2 === 0
      ? change('POST', ledgerPath('sources/port/edges'), { kind: 'controls', other: 'union', from: '2020' })
      : change('POST', ledgerPath('sources/port/edges/end'), { kind: 'controls', other: 'union', to: '2024' }),
  rate: (n, m) =>
    n % 2 === 0
      ? change('POST', ledgerPath('sources/port/ratings'), { grade: 'ABCDEF'[m % 6], reason: `Seen ${m}.` })
      : change('POST', ledgerPath(`statements/S${n % 4}/ratings`), {
          ...{ grade: '23456'[m % 5], reason: `Seen ${m}.`, cited: [] },
        }),
  relation: (n, m) =>
    change('POST', ledgerPath('relations'), { kind: 'denies-figure', from: `S${n % 4}`, to: `S${m % 4}` }),
  hop: async (n, m) => {
    const hop = await change('POST', ledgerPath('hops'), { kind: 'cites', from: `S${n % 4}`, to: `S${m % 4}` });
    if (hop?.id !== undefined)
      await change('POST', ledgerPath(`hops/${hop.id}/judgement`), {
        standing: m % 2 === 0 ? 'confirmed' : 'rejected',
      });
  },
  import: async (n, m) => {
    const rows = { statements: [{ id: `I${n % 3}`, ...statement(m % 90, 'port') }] };
    const report = await change('POST', ledgerPath('imports?format=json'), rows);
    learn('importId', report?.importId);
    learn('statementId', `I${n % 3}`);
  },
  undo: (n) => change('POST', ledgerPath(`imports/${some('importId', n)}/undo`), {}),
  policy: async (_n, m) => {
    const { version, policy } = (await api.ask('/v1/desk')).body;
    await change('POST', '/v1/desk/policy', { version, policy: { ...policy, name: `Desk ${m % 9}` } });
  },
  subscriber: async (n, m) => {
    const made = await change('POST', '/v1/subscribers', { name: `CMS ${m}`, url: 'https://cms.example/whence' });
    learn('subscriberId', made.id);
    await change('PATCH', `/v1/subscribers/${some('subscriberId', n)}`, { version: 1, active: m % 2 === 0 });
  },
  hook: async (n, m) => {
    const made = await change('POST', '/v1/inbound-hooks', { name: `CMS ${m}` });
    learn('hookId', made.id);
    await change('PATCH', `/v1/inbound-hooks/${some('hookId', n)}`, { version: 1, name: `Hook ${m}` });
  },
};

/** Every path of a route that the known names make; none for a route of which no name is known. */
function pathsOf(route: string): readonly string[] {
  const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const kind = /\/(measures|places|sources)\//.exec(route)?.[1];
  return names.reduce<readonly string[]>(
    (paths, name) => {
      const values =
        name === 'key'
          ? [...(known.get(kind ?? '') ?? [])]
          : name === 'id'
            ? [...(known.get('statementId') ?? [])]
            : name === 'number'
              ? ['1', '2']
              : [...(known.get(name) ?? [])];
      return paths.flatMap((path) => values.map((value) => path.replace(`{${name}}`, encodeURIComponent(value))));
    },
    [route],
  );
}

const at = (path: string, moment: string): string => `${path}?asOf=${encodeURIComponent(moment)}`;

/** Keeps what every read answers now. */
async function keepAll(): Promise<void> {
  for (const path of reads.flatMap(pathsOf)) {
    if (path.endsWith('evidence-pack')) continue;
    const { status, text } = await api.ask(path);
    kept.push({ path, moment: '', status, text });
  }
  await setTimeout(3);
  const moment = new Date().toISOString();
  await setTimeout(3);
  kept = kept.map((each) => (each.moment === '' ? { ...each, moment } : each));
}

/** An answer without what names the question: the number of the request, and the address of a feed. */
const plain = (text: string): string =>
  text
    .replace(/"requestId":"[^"]*"/, '')
    .replace(/<link rel="self"[^>]*>/, '')
    // A feed of nothing is as new as the question.
    .replace(/^<updated>.*<\/updated>$/m, (updated) => (text.includes('<entry>') ? updated : ''));

/** Where two texts part, with a little around it. */
function parting(before: string, now: string): string {
  let from = 0;
  while (from < before.length && before[from] === now[from]) from += 1;
  const around = (text: string): string => text.slice(Math.max(0, from - 150), from + 150);
  return `${around(now)}\n  was ${around(before)}`;
}

async function begin(round: number): Promise<void> {
  known = new Map([['personId', new Set([reviewerId])]]);
  kept = [];
  const ledger = `round-${round}`;
  await change('POST', '/v1/ledgers', { name: ledger, title: 'Round' });
  learn('ledger', ledger);
  for (const key of ['port', 'union']) {
    await change('PUT', `/v1/ledgers/${ledger}/sources/${key}`, { name: `The ${key}`, kind: 'body' });
    learn('sources', key);
  }
  for (const key of ['boats-lost', 'boats-sunk']) {
    await change('PUT', `/v1/ledgers/${ledger}/measures/${key}`, measure(key));
    learn('measures', key);
  }
  await HAPPENINGS['statement']?.(0, 40);
  await HAPPENINGS['article']?.(round, 0);
}

describe('what was held at a moment', () => {
  it('is answered by every read, whatever happened since', async () => {
    expect(reads.length).toBeGreaterThan(40);
    const happening = fc.tuple(fc.constantFrom(...Object.keys(HAPPENINGS)), fc.nat(1_000), fc.nat(1_000));
    const happened = new Set<string>();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 9 }), async (history) => {
        await begin((round += 1));
        await keepAll();
        for (const [name, n, m] of history) {
          await HAPPENINGS[name]?.(n, m);
          happened.add(name);
          await keepAll();
        }
        const differing: string[] = [];
        for (const { path, moment, status, text } of kept) {
          const then = await api.ask(at(path, moment));
          if (then.status !== status || plain(then.text) !== plain(text))
            differing.push(
              `${path} as of ${moment}: ${then.status}, was ${status}: ${parting(plain(text), plain(then.text))}`,
            );
        }
        expect(differing).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true },
    );
    expect(happened.size).toBeGreaterThan(4);
  }, 240_000);
});
