/** Lists that had no pages once, over HTTP: whole without a limit, and the same page by page. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportsDesk, type ExportsDesk } from '../exports/exports-desk.contract.js';

let desk: ExportsDesk;
let claim: string;
beforeAll(async () => {
  desk = await exportsDesk();
  claim = desk.claims[0] ?? '';
  await desk.publish(claim, 1, 'accurate', 'As counted.');
}, 120_000);
afterAll(() => desk.api.close());

interface Page {
  readonly entries: readonly Record<string, unknown>[];
  readonly next: string | null;
}

async function page(path: string, key?: string): Promise<Page> {
  const answer = await desk.api.ask(path, key === undefined ? {} : { key });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
}

/** All pages from an address on; between two of them something else happens. */
async function pages(path: string, key?: string, between: () => Promise<unknown> = () => Promise.resolve()) {
  const found: Page[] = [];
  for (let next: string | null = path; next !== null;) {
    const one: Page = await page(next, key);
    found.push(one);
    next = one.next;
    if (next !== null) await between();
  }
  return found;
}
const together = (all: readonly Page[]) => all.flatMap(({ entries }) => entries);

describe('the history of a claim', () => {
  const path = () => `/v1/claims/${claim}/history`;

  it('is whole without a limit, and the same page by page', async () => {
    const whole = await page(path());
    expect(whole.next).toBeNull();
    expect(whole.entries.length).toBeGreaterThan(8);
    for (const limit of [1, 3, whole.entries.length]) {
      const all = await pages(`${path()}?limit=${limit}`);
      expect(all).toHaveLength(Math.ceil(whole.entries.length / limit));
      expect(together(all)).toEqual(whole.entries);
    }
    expect(await page(`${path()}?limit=10000`)).toEqual(whole);
    expect((await desk.api.ask(`${path()}?limit=10001`)).status).toBe(422);
    const { body, status } = await desk.api.ask(`${path()}?cursor=bm9uZQ`);
    expect([status, body.code]).toEqual([422, 'cursor-malformed']);
  });

  it('meets everything once while more happens, which comes behind it', async () => {
    const before = (await page(path())).entries;
    const all = await pages(`${path()}?limit=4`, undefined, () =>
      desk.post(`/v1/claims/${claim}/observations`, { kind: 'omitted-context', text: 'Nobody else counted.' }),
    );
    const found = together(all);
    expect(found.slice(0, before.length)).toEqual(before);
    expect(found.length).toBeGreaterThan(before.length);
    expect(found).toEqual((await page(path())).entries);
  });

  it('has the pages of a key that may read less, and of a moment', async () => {
    const narrow = await desk.post('/v1/keys', { name: 'narrow', scopes: ['claim:read'] });
    const key: string = narrow.body.secret;
    const less = await page(path(), key);
    expect(less.entries.length).toBeLessThan((await page(path())).entries.length);
    const all = await pages(`${path()}?limit=2`, key);
    expect(together(all)).toEqual(less.entries);
    expect(all.every((one) => 'without' in one)).toBe(true);
    const moment = new Date().toISOString();
    const then = (await page(`${path()}?asOf=${moment}`)).entries;
    await desk.post(`/v1/claims/${claim}/observations`, { kind: 'omitted-context', text: 'Nor later.' });
    expect(together(await pages(`${path()}?asOf=${moment}&limit=3`))).toEqual(then);
  });
});

describe('private notes', () => {
  it('are whole without a limit, and the same page by page, without those of others', async () => {
    const path = `/v1/claims/${claim}/notes`;
    const write = (text: string, audience: string, key?: string) => desk.post(path, { text, audience }, key);
    for (let at = 0; at < 4; at += 1) {
      expect((await write(`Mine ${at}`, 'author')).status).toBe(201);
      expect((await write(`Theirs ${at}`, 'author', desk.reviewerKey)).status).toBe(201);
    }
    await write('For the desk', 'desk', desk.reviewerKey);
    const whole = await page(path);
    expect(whole.next).toBeNull();
    expect(whole.entries.map(({ text }) => text)).toEqual(['Mine 0', 'Mine 1', 'Mine 2', 'Mine 3', 'For the desk']);
    const all = await pages(`${path}?limit=2`);
    expect(all.map(({ entries }) => entries.length)).toEqual([2, 2, 1]);
    expect(together(all)).toEqual(whole.entries);
  });
});
