/** Which claims are due for a recheck, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AskForRecheck, RecheckDue, SubmitClaim } from '@whence/workflow';
import { claimDesk, ferry, JOB, NOW } from '../claims/claim-desk.contract.js';
import type { ClaimDesk } from '../claims/claim-desk.contract.js';

let desk: ClaimDesk;
beforeAll(async () => {
  desk = await claimDesk();
});
afterAll(() => desk.close());

describe('the schedule', () => {
  const slot = new Date(Date.now() + 400 * 24 * 60 * 60 * 1000).toISOString();

  it('asks for a claim whose first finding was never made', async () => {
    const { proposed } = await desk.article('given up');
    const claimId = proposed[0] ?? '';
    const checked = async () =>
      (await desk.ports.findings.checked(NOW, desk.checker.deskId)).find((each) => each.claimId === claimId);
    expect(await checked()).toBeUndefined();
    await new SubmitClaim(desk.ports).run(desk.checker, { claimId });
    expect(await checked()).toMatchObject({ quiet: 0 });
    await new RecheckDue(desk.ports).run(JOB, { slot });
    expect(await desk.crossReference(await desk.requestOf(claimId, 'schedule'))).toMatchObject({ made: 'finding' });
  });

  it('counts quiet rechecks as a view shows them', async () => {
    const { id } = await desk.claimWithFinding('quiet');
    const quiet = async (view: { readonly position: number | null }) =>
      (await desk.ports.findings.checked(view, desk.checker.deskId)).find(({ claimId }) => claimId === id)?.quiet;
    await new RecheckDue(desk.ports).run(JOB, { slot });
    await desk.crossReference(await desk.requestOf(id, 'schedule'));
    expect(await quiet(NOW)).toBe(1);
    const then = await desk.ports.views.latest();
    await desk.importJson({ statements: [ferry('F2', '2025-06-01', 70)] });
    const { requestId } = await new AskForRecheck(desk.ports).run(desk.checker, { claimId: id });
    expect(await desk.crossReference(requestId)).toMatchObject({ recheck: { material: true } });
    expect(await quiet(NOW)).toBe(0);
    expect(await quiet(then)).toBe(1);
  });
});
