/** What merges, splits of opinion about control, and their undoing do to claims and findings, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeDeskPolicy,
  defaultPolicy,
  MergeEntry,
  PutRow,
  ReadFinding,
  RecheckAffected,
  SubmitClaim,
  UnmergeEntry,
  WriteClaim,
} from '@whence/workflow';
import { claimDesk, ferry, JOB, NOW, type ClaimDesk } from '../claims/claim-desk.contract.js';

let desk: ClaimDesk;
beforeAll(async () => {
  desk = await claimDesk();
  const vessels = {
    key: 'vessels-damaged',
    counted: 'vessels',
    state: 'damaged',
    unit: 'ferries',
    label: 'vessels damaged',
  };
  const other = ferry('V1', '2025-05-01', 40, 'seamens-union');
  await desk.importJson({
    measures: [vessels],
    statements: [{ ...other, content: { ...other.content, measure: 'vessels-damaged' } }],
  });
});
afterAll(() => desk.close());

const put = (kind: 'source' | 'measure', value: object) =>
  new PutRow(desk.ports).run(desk.checker, { ledger: 'sample', kind, key: Reflect.get(value, 'key') as string, value });
const measures = { ledger: 'sample', kind: 'measure' } as const;

/** Runs what the last change enqueued: the recheck of what it affects, and the cross-references that this asks for. */
async function settle(claimId: string) {
  const changes = await desk.jobs('recheck-affected');
  const changeId = changes.at(-1)?.['changeId'] ?? '';
  const asked = await new RecheckAffected(desk.ports).run(JOB, { changeId });
  const requests: { id: string }[] = await desk.dataSource.query(
    `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND content ->> 'changeId' = $2`,
    [claimId, changeId],
  );
  for (const { id } of requests) await desk.crossReference(id);
  return asked;
}

const statementsIn = async (claimId: string): Promise<readonly string[]> => {
  const found = await desk.ports.findings.latest(NOW, claimId);
  return (found?.finding.comparisons ?? [])
    .filter(({ relation }) => relation === 'agrees')
    .map(({ statement }) => statement);
};

describe('a measure merged into another', () => {
  it('brings the statements of both together for claims on either, from then on, and apart again', async () => {
    const claim = await desk.claimWithFinding('merge');
    // A claim on the other measure, by a person.
    const { revision } = await desk.article('vessels');
    const content = { ...ferry('x', '2025-05-01', 40).content, measure: 'vessels-damaged' };
    const written = await new WriteClaim(desk.ports).run(desk.checker, {
      articleId: revision.articleId,
      quote: { exact: 'about 40 Norwegian ferries were damaged' },
      content: content as Parameters<WriteClaim['run']>[1]['content'],
    });
    const { requestId } = await new SubmitClaim(desk.ports).run(desk.checker, { claimId: written.id });
    await desk.crossReference(requestId);
    expect(await statementsIn(claim.id)).not.toContain('sample/V1');
    expect(await statementsIn(written.id)).toEqual(['sample/V1']);
    const before = (await desk.ports.views.latest()).position;

    await new MergeEntry(desk.ports).run(desk.checker, {
      ...measures,
      key: 'vessels-damaged',
      into: 'ferries-damaged',
    });
    expect(await settle(claim.id)).toBeGreaterThan(0);
    await settle(written.id);
    expect(await statementsIn(claim.id)).toContain('sample/V1');
    expect(await statementsIn(written.id)).toEqual(['sample/F1', 'sample/V1']);
    expect((await desk.ports.claims.get(NOW, written.id))?.held.content.measure).toBe('vessels-damaged');

    const read = (position: number | null) =>
      new ReadFinding(desk.ports).run(desk.checker, { position }, { claimId: written.id, publishedBy: '2025-06-01' });
    const agreeing = async (position: number | null) =>
      (await read(position)).finding.comparisons
        .filter(({ relation }) => relation === 'agrees')
        .map(({ statement }) => statement);
    expect(await agreeing(before)).toEqual(['sample/V1']);
    expect(await agreeing(null)).toEqual(['sample/F1', 'sample/V1']);

    await new UnmergeEntry(desk.ports).run(desk.checker, { ...measures, key: 'vessels-damaged' });
    await settle(claim.id);
    await settle(written.id);
    expect(await statementsIn(written.id)).toEqual(['sample/V1']);
    expect(await agreeing(before)).toEqual(['sample/V1']);
  });
});

describe('controllers that do not collapse', () => {
  it('are set by the desk, reach its findings, and have its claims looked at again', async () => {
    await desk.importJson({ statements: [ferry('F2', '2025-05-01', 40, 'seamens-union')] });
    const claim = await desk.claimWithFinding('policy');
    await put('source', { key: 'ministry', name: 'Ministry', kind: 'body' });
    for (const [key, name] of [
      ['port-authority', 'Port Authority'],
      ['seamens-union', 'Seamen’s Union'],
    ])
      await put('source', { key, name, kind: 'body', edges: [{ kind: 'part-of', other: 'ministry' }] });
    await settle(claim.id);
    const origins = async () =>
      (await desk.ports.findings.latest(NOW, claim.id))?.finding.origins.identified.map(({ source }) => source);
    expect(await origins()).toHaveLength(1);

    const held = await desk.ports.desks.one(NOW, desk.checker.deskId);
    const change = (version: number, notCollapsing: string[]) =>
      new ChangeDeskPolicy(desk.ports).run(desk.checker, {
        version,
        policy: { ...defaultPolicy('Desk'), notCollapsing },
      });
    await expect(change(held?.version ?? 0, ['nobody'])).rejects.toMatchObject({
      code: 'desk-policy-invalid',
      faults: [{ where: '/policy/notCollapsing/0', found: '"nobody"' }],
    });
    await expect(change(held?.version ?? 0, ['ministry', 'ministry'])).rejects.toMatchObject({
      code: 'desk-policy-invalid',
    });
    const { version } = await change(held?.version ?? 0, ['ministry']);
    const waiting = (await desk.jobs('recheck-affected')).length;
    expect(await settle(claim.id)).toBeGreaterThan(0);
    expect(await origins()).toHaveLength(2);
    // The same policy again asks for nothing.
    await change(version, ['ministry']);
    expect(await desk.jobs('recheck-affected')).toHaveLength(waiting);
  });
});
