/**
 * Two worlds that differ in nothing but what a sealed verdict says: its rating, its rationale, how much it cites. Whatever anybody
 * but its author is answered is the same in both, on every route that reads, by every question that may be put to it, in pages,
 * tags and refusals, and so are the jobs that follow when evidence moves.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecheckAffected } from '@whence/workflow';
import { fromBufferPromise } from 'yauzl';
import { SEALED_CLAIMS, said, type SealedWorld, sealedWorld } from '../../../../test/support/sealed-world.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

const ONE = { rating: 'outdated', rationale: 'Platypuses.', cited: ['sample/F1'], withPage: false };
const OTHER = {
  rating: 'false',
  rationale: `Zebrafish ferries, and zebrafish again: ${'nobody has counted them anew. '.repeat(40)}`,
  cited: ['sample/F2', 'sample/F1'],
  withPage: true,
};
const SEALED = /latypus|ebrafish|counted them anew/;
/** Later than all that is done here. */
const NOW = new Date(Date.now() + 60 * 60_000).toISOString();

let worlds: readonly SealedWorld[] = [];
beforeAll(async () => {
  worlds = [await sealedWorld(ONE), await sealedWorld(OTHER)];
}, 240_000);
afterAll(async () => {
  for (const { api } of worlds) await api.close();
});

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Without what is another in each run of the same: ids, moments, digests, salts, prefixes of keys. A cursor is read first. */
function likened(text: string): string {
  const names = new Map<string, string>();
  return text
    .replaceAll(/(?<=cursor=)[\w-]+/g, (cursor) => Buffer.from(cursor, 'base64url').toString())
    .replaceAll(UUID, (id) => names.get(id) ?? (names.set(id, `id ${names.size}`), `id ${names.size - 1}`))
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?|\d\d:\d\d:\d\d(?:\.\d+)?/g, 'moment')
    .replaceAll(/\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b|(?<!\w)[\w+/-]{43}=?(?!\w)/g, 'digest')
    .replaceAll(/(?<=\bprefix\\?":\\?")[0-9a-f]{16}/g, 'prefix')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'here');
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly enum?: readonly string[] };
}

/** What may be asked by a parameter of a query, by its name in the API's document. */
function questions({ name, schema }: Parameter, ids: SealedWorld['ids']): readonly string[] {
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    asOf: [NOW],
    publishedBy: ['2025-06-01'],
    include: ['finding,verdict'],
    q: ['platypuses', 'zebrafish', 'zebrafisch', 'ferries', 'false', 'ferries or zebrafish'],
    rating: ['outdated', 'false', 'accurate'],
    cites: ['sample/F1', 'sample/F2'],
    state: ['assessed'],
    limit: ['1'],
    lang: ['en'],
    givenBy: [ids['author']],
    secondPerson: [ids['editor']],
    claimId: [ids['first']],
    statement: ['sample/F2'],
  };
  return (values[name] ?? schema?.enum ?? []).map((value) => `${name}=${encodeURIComponent(value ?? '')}`);
}

/** What tells of the process. */
const OF_THE_PROCESS: readonly string[] = ['/metrics', '/health/ready', '/v1/jobs/failed'];

/** Every address that reads; `asked`: with each question, and with each order, rating and bound of what is found by words. */
async function addresses({ api, ids }: SealedWorld, asked: boolean): Promise<readonly string[]> {
  const { paths } = (await api.ask('/openapi.json', { key: null })).body as {
    paths: Record<string, { get?: { parameters?: readonly Parameter[] } }>;
  };
  return Object.entries(paths).flatMap(([route, { get }]) => {
    if (get === undefined || OF_THE_PROCESS.includes(route)) return [];
    const each = (get.parameters ?? [])
      .filter((parameter) => asked && parameter.in === 'query')
      .flatMap((parameter) => questions(parameter, ids));
    const both = each
      .filter((one) => one.startsWith('q='))
      .flatMap((one) =>
        each.filter((other) => /^(?:limit|rating|order)=/.test(other)).map((other) => `${one}&${other}`),
      );
    return (route.includes('{claimId}') ? SEALED_CLAIMS : ['first' as const]).flatMap((claim) => {
      const own: Readonly<Record<string, string | undefined>> = {
        ...ids,
        claimId: ids[claim],
        number: '1',
        version: '1',
        ledger: 'sample',
        key: route.includes('/sources/') ? 'port-authority' : 'ferries-damaged',
        id: 'F1',
        personId: ids['author'],
      };
      const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => own[name] ?? ids['first'] ?? '');
      return [path, ...[...each, ...both].map((query) => `${path}?${query}`)];
    });
  });
}

/** The files of an evidence pack as one text; anything else as it is. */
async function opened(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString();
  let text = '';
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    text += `${entry.fileName}\n`;
    for await (const chunk of await zip.openReadStreamPromise(entry)) text += String(chunk);
  }
  return text;
}

/** All that an answer tells. An ETag is a digest of the bytes, which differ by ids: what stands before it is compared. */
async function told({ api, keys }: SealedWorld, address: string, who: string): Promise<string> {
  const key = keys.get(who) ?? '';
  if (!address.includes('/evidence-pack')) {
    const { status, headers, text } = await api.ask(address, { key });
    // A link to the next page repeats the words that were asked for.
    expect([who, address, SEALED.test(text.replaceAll(/\bq=[^&"]*/g, ''))]).toEqual([who, address, false]);
    const tag = headers.get('etag')?.replace(/[\w-]{27}"$/, '…"');
    return likened(JSON.stringify([status, text, tag, headers.get('content-length'), headers.get('link')]));
  }
  const response = await fetch(api.url + address, { headers: { authorization: `Bearer ${key}` } });
  const text = await opened(Buffer.from(await response.arrayBuffer()));
  expect([who, address, SEALED.test(text)]).toEqual([who, address, false]);
  return likened(JSON.stringify([response.status, text]));
}

/** Where the two worlds part, with a little of what is told around it. */
async function parting(tell: (world: SealedWorld) => Promise<string>): Promise<string | undefined> {
  const [here = '', there = ''] = await Promise.all(worlds.map(tell));
  if (here === there) return undefined;
  const at = [...here].findIndex((letter, place) => letter !== there[place]);
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 120);
  return `found "${around(here)}" and "${around(there)}"`;
}

async function expectSameToAll(whoever: readonly string[], asked: boolean): Promise<number> {
  const lists = await Promise.all(worlds.map((world) => addresses(world, asked)));
  const partings: string[] = [];
  for (const who of whoever)
    for (const [at, address] of (lists[0] ?? []).entries()) {
      const parted = await parting((world) => told(world, lists[worlds.indexOf(world)]?.[at] ?? '', who));
      if (parted !== undefined) partings.push(`${who}, ${address}: ${parted}`);
    }
  expect(partings).toEqual([]);
  return lists[0]?.length ?? 0;
}

const GUESS = { rationale: 'A guess.', cited: ['sample/F1'] };
const ATTEMPTS: readonly (readonly [path: string, body: object, tag?: string])[] = [
  ...['outdated', 'false', 'nonsense'].flatMap(
    (rating) =>
      [
        ['verdicts/1/readings', { ...GUESS, rating, cited: ['sample/none'] }],
        ['verdicts/1/readings', { ...GUESS, rating, rationale: ' ' }],
        ['verdicts/1/readings', { ...GUESS, rating }, '"v1.1"'],
        ['verdicts', { ...GUESS, rating, finding: 1 }, '"v1.1"'],
        ['verdicts', { ...GUESS, rating, finding: 99 }],
      ] as const,
  ),
  ...[1, 2].flatMap(
    (version) =>
      [
        [`verdicts/${version}/reviews`, { decision: 'approved' }],
        [`verdicts/${version}/reviews`, { decision: 'returned', reason: 'No.' }],
        [`verdicts/${version}/settlements`, { inFavourOf: 'first', reason: 'No.' }],
        [`verdicts/${version}/retraction-decisions`, { decision: 'retracted' }],
      ] as const,
  ),
  ['standing', { reason: 'Stands.', finding: 1 }],
  ['withdrawal', { reason: 'Gone.' }, '"v1.1"'],
];

describe('what a sealed verdict says', () => {
  it('is there to be told: its author reads it', async () => {
    for (const { api, ids } of worlds)
      for (const claim of SEALED_CLAIMS)
        expect((await api.ask(`/v1/claims/${ids[claim]}/verdicts`)).text).toMatch(SEALED);
  });

  it('changes nothing that anybody else is answered, whatever they may read and ask', async () => {
    expect(await expectSameToAll(['reviewer'], true)).toBeGreaterThan(300);
    const others = [...(worlds[0]?.keys.keys() ?? [])].filter(
      (who) => !['author', 'checker', 'reviewer'].includes(who),
    );
    expect(others).toHaveLength(11);
    expect(await expectSameToAll(others, false)).toBeGreaterThan(90);
  }, 600_000);

  it('changes no refusal of what others try before they have rated the claim', async () => {
    const partings: string[] = [];
    for (const who of ['reviewer', 'administrator'])
      for (const claim of SEALED_CLAIMS)
        for (const [path, body, tag] of ATTEMPTS) {
          const parted = await parting(async ({ api, keys, ids }) => {
            const answer = await api.ask(`/v1/claims/${ids[claim]}/${path}`, {
              method: 'POST',
              body,
              key: keys.get(who) ?? null,
              headers: tag === undefined ? {} : { 'if-match': tag },
            });
            expect([path, answer.status >= 400, SEALED.test(answer.text)]).toEqual([path, true, false]);
            return likened(JSON.stringify([answer.status, answer.text, answer.headers.get('etag')]));
          });
          if (parted !== undefined) partings.push(`${who}, ${claim}, ${path}: ${parted}`);
        }
    expect(partings).toEqual([]);
  }, 240_000);

  it('changes no job, and nothing that others are told, when what it cites moves', async () => {
    for (const { api } of worlds) {
      for (const [id, point] of [
        ['F2', 25],
        ['F3', 55],
      ] as const) {
        const put = { method: 'PUT', body: said(point, '2025-05-01') };
        expect((await api.ask(`/v1/ledgers/sample/statements/${id}`, put)).status).toBeLessThan(300);
      }
      const waiting: { payload: { changeId: string } }[] = await api.dataSource.query(
        `SELECT payload FROM outbox WHERE job = 'recheck-affected' ORDER BY id`,
      );
      for (const { payload } of waiting) await new RecheckAffected(api.ports).run({ kind: 'job' }, payload);
      await crossReferenceWaiting(api);
    }
    const jobs = ({ api }: SealedWorld) => api.dataSource.query(`SELECT job, payload FROM outbox ORDER BY id`);
    expect(await parting(async (world) => likened(JSON.stringify(await jobs(world))))).toBeUndefined();
    await expectSameToAll(['editor'], false);
  }, 240_000);
});
