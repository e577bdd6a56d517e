/** What a claim's history says of why it was looked at again: which change of a ledger, or which rating, set it off. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TOLD_CHANGES } from '@whence/domain';
import { RecheckAffected, RecheckRated } from '@whence/workflow';
import { exportsDesk, type ExportsDesk } from '../exports/exports-desk.contract.js';

let desk: ExportsDesk;
beforeAll(async () => {
  desk = await exportsDesk();
}, 120_000);
afterAll(() => desk.api.close());

const ask = (method: string, path: string, body: unknown) =>
  desk.api.ask(`/v1/ledgers/sample/${path}`, { method, body });

/** What the history tells of the requests that have come since the last time. */
async function told(seen: Set<string>): Promise<string[]> {
  const { ports, dataSource } = desk.api;
  const waiting: { job: string; payload: { changeId: string } }[] = await dataSource.query(
    `SELECT job, payload FROM outbox WHERE job IN ('recheck-affected', 'recheck-rated') ORDER BY id`,
  );
  for (const { job, payload } of waiting)
    await new (job === 'recheck-rated' ? RecheckRated : RecheckAffected)(ports).run({ kind: 'job' }, payload);
  const { entries } = (await desk.api.ask(`/v1/claims/${desk.claims[0]}/history?limit=200`)).body;
  return entries.flatMap(({ subject, says }: { subject: { kind: string; id: string }; says: string }) => {
    if (subject.kind !== 'cross-reference-request' || seen.has(subject.id)) return [];
    seen.add(subject.id);
    return [says.replaceAll(/\s+/g, ' ').replace(/^A cross-reference was asked for: /, '')];
  });
}

const content = {
  measure: 'ferries-damaged',
  subject: 'Norwegian ferries',
  ...{ mode: 'observed', polarity: 'affirms', accumulation: 'cumulative', asOf: '2025-05-03', amount: { point: 44 } },
};
const said = { source: 'port-authority', publishedOn: '2025-05-03', reading: 'read', content };
const IN = ', in a ledger on which the claim may rest.';

it('names what each change of a ledger was, and what was rated', async () => {
  const seen = new Set<string>();
  await told(seen);
  await ask('PUT', 'statements/F2', said);
  expect(await told(seen)).toEqual([`a statement was written${IN}`]);
  await ask('PUT', 'statements/F2', { ...said, relations: [{ kind: 'denies-figure', to: 'F1' }] });
  expect(await told(seen)).toEqual([`it was said that one statement denies the figure of another${IN}`]);
  await ask('PUT', 'statements/F2', said);
  expect(await told(seen)).toEqual([`it is no longer said that one statement denies the figure of another${IN}`]);
  await ask('POST', 'relations', { from: 'F2', kind: 'revises', to: 'F1' });
  expect(await told(seen)).toEqual([`it was said that one statement revises another${IN}`]);
  const { body: hop } = await ask('POST', 'hops', { from: 'F2', to: 'F1', kind: 'cites', standing: 'suggested' });
  expect(await told(seen)).toEqual([`it was said that one statement relays another${IN}`]);
  await ask('POST', `hops/${hop.id}/judgement`, { standing: 'rejected' });
  expect(await told(seen)).toEqual([`it was rejected that one statement relays another${IN}`]);
  const { body: imported } = await ask('POST', 'imports', { statements: [{ id: 'F3', ...said }] });
  expect(await told(seen)).toEqual([`rows were imported${IN}`]);
  await ask('POST', `imports/${imported.importId}/undo`, {});
  expect(await told(seen)).toEqual([`an import was undone${IN}`]);
  await ask('PUT', 'sources/port-authority', { name: 'Port Authority of Norway', kind: 'body' });
  expect(await told(seen)).toEqual([`a source was written${IN}`]);
  const rated = await ask('POST', 'sources/port-authority/ratings', { grade: 'B', reason: 'It counts with care.' });
  expect(rated.status).toBe(201);
  expect(await told(seen)).toEqual(['a source on which the claim rests was rated.']);
});

it('knows what changes were made for by the words of the log', async () => {
  const rows: { purpose: string }[] = await desk.api.dataSource.query('SELECT DISTINCT purpose FROM change');
  const made = rows.map(({ purpose }) => purpose);
  for (const purpose of [
    'put-row',
    'add-relation',
    'add-hop',
    'judge-hop',
    'import-ledger',
    'undo-import',
    'rate-source',
  ])
    expect([made.includes(purpose), TOLD_CHANGES.includes(purpose)]).toEqual([true, true]);
});
