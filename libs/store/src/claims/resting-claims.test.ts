/** Which claims a change of a ledger has looked at again. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MoveClaim, RecheckAffected, SubmitClaim, WriteClaim } from '@whence/workflow';
import { claimDesk, ferry, JOB, TEXT } from './claim-desk.contract.js';
import type { ClaimDesk } from './claim-desk.contract.js';

let desk: ClaimDesk;
let articleId: string;
const named = new Map<string, string>();

const MEASURE = { counted: 'ferries', unit: 'ferries' };
const LEDGER = {
  sources: [
    { key: 'ministry', name: 'Ministry', kind: 'body', edges: [{ kind: 'controls', other: 'harbour' }] },
    { key: 'harbour', name: 'Harbour Board', kind: 'body' },
    { key: 'stranger', name: 'Stranger', kind: 'body' },
  ],
  measures: [
    { key: 'crews', counted: 'people', state: 'aboard', unit: 'persons', label: 'people aboard' },
    { key: 'rowers', counted: 'rowers', state: 'rowing', unit: 'persons', label: 'rowers', broader: [] },
  ],
  places: [
    { key: 'oslo', name: 'Oslo', within: 'norway' },
    { key: 'quay', name: 'Quay', within: 'oslo' },
    { key: 'elsewhere', name: 'Elsewhere' },
  ],
};

/** A claim under review whose page names a source for it. */
async function claim(name: string, content: object, source?: string): Promise<void> {
  const written = await new WriteClaim(desk.ports).run(desk.checker, {
    articleId,
    quote: { exact: 'about 40 Norwegian ferries' },
    content: { mode: 'observed', polarity: 'affirms', ...content },
    ...(source === undefined ? {} : { stated: [{ text: source, kind: 'named', source }] }),
  });
  await new SubmitClaim(desk.ports).run(desk.checker, { claimId: written.id });
  named.set(written.id, name);
}

/** Imports rows and gives the names of the claims that are asked for because of them. */
async function asked(rows: object): Promise<string[]> {
  await desk.importJson(rows);
  const changes = await desk.jobs('recheck-affected');
  const changeId = changes.at(-1)?.changeId ?? '';
  const recheck = new RecheckAffected(desk.ports);
  const count = await recheck.run(JOB, { changeId });
  const found: { id: string }[] = await desk.dataSource.query(
    `SELECT claim_id AS id FROM cross_reference_request WHERE content ->> 'changeId' = $1`,
    [changeId],
  );
  expect(found).toHaveLength(count);
  expect(await recheck.run(JOB, { changeId })).toBe(0);
  return found.flatMap(({ id }) => named.get(id) ?? []).sort();
}

beforeAll(async () => {
  desk = await claimDesk();
  await desk.importJson(LEDGER);
  ({ articleId } = (await desk.article('page', TEXT)).revision);
  await claim('ferries', { measure: 'ferries-damaged', subject: 'Norwegian ferries' }, 'port-authority');
  await claim('crews', { measure: 'crews', place: 'quay' }, 'harbour');
  await claim('rowers', { measure: 'rowers' });
  await claim('uncounted, by somebody', {}, 'stranger');
  await claim('uncounted', {});
  const { id } = await new WriteClaim(desk.ports).run(desk.checker, {
    articleId,
    quote: { exact: 'Storms hit the coast' },
    content: { measure: 'ferries-damaged', mode: 'observed', polarity: 'affirms' },
  });
  named.set(id, 'never submitted');
  await claim('withdrawn', { measure: 'ferries-damaged' });
  const withdrawn = [...named].find(([, name]) => name === 'withdrawn')?.[0] ?? '';
  await new MoveClaim(desk.ports).run(desk.checker, { claimId: withdrawn, step: 'withdraw' });
});
afterAll(() => desk.close());

it('are those on its measure, and those that may count anything', async () => {
  const rows = { statements: [ferry('F2', '2025-05-03', 44)] };
  expect(await asked(rows)).toEqual(['ferries', 'uncounted, by somebody']);
});

it('are none when it is about somebody else, or when nobody speaks of it', async () => {
  const { content, ...more } = ferry('F3', '2025-05-03', 44);
  const rows = { statements: [{ ...more, content: { ...content, subject: 'Danish ferries' } }] };
  expect(await asked(rows)).toEqual(['uncounted, by somebody']);
  const unsaid = { measures: [{ key: 'whales', counted: 'whales', state: 'seen', unit: 'whales', label: 'whales' }] };
  expect(await asked(unsaid)).toEqual([]);
});

it('are those that name a source which was touched, or one that hangs together with it', async () => {
  expect(await asked({ sources: [{ key: 'stranger', name: 'The Stranger', kind: 'body' }] })).toEqual([
    'uncounted, by somebody',
  ]);
  expect(await asked({ sources: [{ key: 'ministry', name: 'The Ministry', kind: 'body' }] })).toEqual(['crews']);
  // The edge that was taken away still tells what hung together before.
  expect(await asked({ sources: [{ key: 'ministry', name: 'Ministry of Sea', kind: 'body' }] })).toEqual(['crews']);
});

it('are those of the family of a measure, before and after', async () => {
  const rowers = { key: 'rowers', counted: 'rowers', state: 'rowing', unit: 'persons', label: 'rowers' };
  expect(await asked({ measures: [{ ...rowers, broader: ['crews'] }] })).toEqual(['crews', 'rowers']);
  expect(await asked({ measures: [{ ...rowers, label: 'those who row' }] })).toEqual(['crews', 'rowers']);
  const ferries = { key: 'ferries-damaged', state: 'damaged', label: 'damaged ferries', ...MEASURE };
  expect(await asked({ measures: [ferries] })).toEqual(['ferries']);
});

it('are those inside a place, and those on what was said of it', async () => {
  expect(await asked({ places: [{ key: 'oslo', name: 'Oslo', aliases: ['Christiania'], within: 'norway' }] })).toEqual([
    'crews',
  ]);
  expect(await asked({ places: [{ key: 'elsewhere', name: 'Somewhere else' }] })).toEqual([]);
  expect(await asked({ places: [{ key: 'norway', name: 'Norge' }] })).toEqual(['crews', 'ferries']);
});

it('are those on the measure of a statement that comes together with new entries of the vocabulary', async () => {
  const rows = {
    sources: [{ key: 'coast-guard', name: 'Coast Guard', kind: 'body' }],
    statements: [ferry('G1', '2025-05-09', 70, 'coast-guard')],
  };
  expect(await asked(rows)).toEqual(['ferries', 'uncounted, by somebody']);
});

it('are all that are under review when more statements come than are looked at one by one', async () => {
  const statements = Array.from({ length: 5_001 }, (_, n) => ferry(`H${n}`, '2025-05-10', 70 + n));
  const all = ['crews', 'ferries', 'rowers', 'uncounted', 'uncounted, by somebody'];
  expect(await asked({ statements })).toEqual(all);
});
