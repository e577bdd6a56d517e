/** A claim from its first finding to its published verdict and back into review, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssignClaim,
  EditClaim,
  MoveClaim,
  ReadFinding,
  RecheckAffected,
  RecheckDue,
  ReviewVerdict,
  GiveVerdict,
} from '@whence/workflow';
import type { PersonActor } from '@whence/workflow';
import { claimDesk, ferry, JOB, NOW, refusal } from '../claims/claim-desk.contract.js';
import type { ClaimDesk } from '../claims/claim-desk.contract.js';

let desk: ClaimDesk;
beforeAll(async () => {
  desk = await claimDesk();
});
afterAll(() => desk.close());

describe('a verdict', () => {
  it('needs evidence when it is decisive, and a rating of the scale', async () => {
    const claim = await desk.claimWithFinding('evidence');
    const verdict = (rating: string, cited: string[] = []) =>
      new GiveVerdict(desk.ports).run(desk.checker, {
        claimId: claim.id,
        finding: 1,
        rating,
        rationale: 'Because.',
        cited,
      });
    expect(await refusal(verdict('accurate'))).toMatchObject({ code: 'evidence-missing' });
    expect(await refusal(verdict('splendid', ['sample/F1']))).toMatchObject({ faults: [{ where: '/rating' }] });
    expect(await refusal(verdict('accurate', ['sample/none']))).toMatchObject({ faults: [{ where: '/cited/0' }] });
    expect(await verdict('unresolved')).toMatchObject({ version: 1, rating: 'unresolved' });
  });

  it('is published by a second person, and reopened when the evidence moves', async () => {
    const claim = await desk.claimWithFinding('whole life');
    await new AssignClaim(desk.ports).run(desk.second, { claimId: claim.id, assignee: desk.checker.personId });
    await desk.give(claim.id);
    const review = (by: PersonActor, version: number, decision: 'approved' | 'returned', reason?: string) =>
      new ReviewVerdict(desk.ports).run(by, {
        claimId: claim.id,
        version,
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
    expect(await refusal(review(desk.checker, 1, 'approved'))).toMatchObject({ code: 'second-person-needed' });
    expect(await refusal(review(desk.second, 1, 'returned'))).toMatchObject({ code: 'reason-missing' });
    expect(await review(desk.second, 1, 'returned', 'Say who counted.')).toMatchObject({ standing: 'returned' });
    expect(await desk.ports.claims.get(NOW, claim.id)).toMatchObject({
      step: { state: 'assigned', content: { assignee: desk.checker.personId } },
    });
    await desk.give(claim.id);
    expect(await review(desk.second, 2, 'approved')).toMatchObject({ standing: 'published', version: 2 });
    expect(await refusal(review(desk.second, 2, 'approved'))).toMatchObject({
      code: 'review-step-refused',
      message: expect.stringContaining('approved by a second person already'),
    });
    const whenPublished = await desk.ports.views.latest();

    await desk.importJson({ statements: [ferry('F2', '2025-06-01', 70)] });
    const change = (await desk.jobs('recheck-affected')).at(-1)?.changeId ?? '';
    const affected = new RecheckAffected(desk.ports);
    expect(await affected.run(JOB, { changeId: change })).toBeGreaterThan(0);
    expect(await affected.run(JOB, { changeId: change })).toBe(0);
    const asked: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'statement'`,
      [claim.id],
    );
    expect(asked).toHaveLength(1);
    const outcome = await desk.crossReference(asked[0]?.id ?? '');
    expect(outcome).toMatchObject({ made: 'finding', reopened: true, recheck: { material: true, againstNumber: 1 } });
    expect(outcome.finding?.finding.assessments.map(({ kind }) => kind)).toContain('outdated');
    expect(await desk.ports.claims.get(NOW, claim.id)).toMatchObject({ step: { state: 'reopened' } });
    expect(await desk.ports.verdicts.published(NOW, claim.id)).toMatchObject({ version: 2 });
    const told: { type: string }[] = await desk.dataSource.query(
      `SELECT type FROM event WHERE content ->> 'claimId' = $1 ORDER BY id`,
      [claim.id],
    );
    expect(told.map(({ type }) => type)).toEqual([
      'finding.recorded',
      'verdict.published',
      'finding.recorded',
      'claim.reopened',
    ]);

    // What was held when the verdict was published is still what is answered for then.
    expect(await desk.ports.claims.get(whenPublished, claim.id)).toMatchObject({ step: { state: 'published' } });
    expect(await desk.ports.findings.latest(whenPublished, claim.id)).toMatchObject({ number: 1 });
    const read = new ReadFinding(desk.ports);
    const then = await read.run(desk.checker, NOW, { claimId: claim.id, publishedBy: '2025-05-31' });
    expect(then).toMatchObject({ recorded: false, number: null });
    expect(then.finding.assessments.map(({ kind }) => kind)).not.toContain('outdated');
    expect(await read.run(desk.checker, NOW, { claimId: claim.id, publishedBy: null })).toMatchObject({
      recorded: true,
      number: 2,
    });
    expect(await desk.ports.claims.get({ position: 1 }, claim.id)).toBeNull();

    // A person lets the verdict stand: the next recheck compares with what that person saw.
    const stand = new MoveClaim(desk.ports);
    expect(await refusal(stand.run(desk.second, { claimId: claim.id, step: 'let-stand' }))).toMatchObject({
      code: 'reason-missing',
    });
    const reason = 'It says as of May.';
    const { number } = (await desk.ports.findings.latest({ position: null }, claim.id)) ?? { number: 0 };
    const unseen = { claimId: claim.id, step: 'let-stand' as const, reason, finding: number - 1 };
    expect(await refusal(stand.run(desk.second, unseen))).toMatchObject({ code: 'finding-overtaken' });
    await stand.run(desk.second, { ...unseen, finding: number });
    const slot = new Date(Date.now() + 400 * 24 * 60 * 60 * 1000).toISOString();
    const due = new RecheckDue(desk.ports);
    expect(await due.run(JOB, { slot })).toBeGreaterThan(0);
    expect(await due.run(JOB, { slot })).toBe(0);
    const [scheduled]: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'schedule'`,
      [claim.id],
    );
    expect(await desk.crossReference(scheduled?.id ?? '')).toMatchObject({
      reopened: false,
      recheck: { material: false, againstNumber: 2 },
    });

    const history = await desk.ports.claims.history(NOW, claim.id);
    expect(history.map(({ action }) => action).filter((action) => action !== 'ask' && action !== 'add')).toEqual([
      'write',
      'propose',
      'submit',
      'find',
      'assign',
      'give',
      'give-verdict',
      'take-up',
      'return',
      'return',
      'give',
      'give-verdict',
      'take-up',
      'approve',
      'approve',
      'publish',
      'find',
      'reopen',
      'let-stand',
      'find',
    ]);
  });

  it('does not stand on a claim that was edited after it', async () => {
    const claim = await desk.claimWithFinding('reworded');
    await desk.give(claim.id);
    await new ReviewVerdict(desk.ports).run(desk.second, { claimId: claim.id, version: 1, decision: 'approved' });
    const move = new MoveClaim(desk.ports);
    await move.run(desk.second, { claimId: claim.id, step: 'reopen', reason: 'Misread.' });
    const edit = (content: typeof claim.held.content) =>
      new EditClaim(desk.ports).run(desk.checker, { claimId: claim.id, content });
    await edit({ ...claim.held.content, polarity: 'denies' });
    expect(
      await refusal(move.run(desk.second, { claimId: claim.id, step: 'let-stand', reason: 'It holds.' })),
    ).toMatchObject({ code: 'finding-overtaken' });
  });

  it('is not published on a finding that another has overtaken', async () => {
    const claim = await desk.claimWithFinding('late');
    await desk.give(claim.id);
    await desk.importJson({ statements: [ferry('F3', '2025-07-01', 90, 'seamens-union')] });
    const change = (await desk.jobs('recheck-affected')).at(-1)?.changeId ?? '';
    await new RecheckAffected(desk.ports).run(JOB, { changeId: change });
    const [asked]: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'statement'`,
      [claim.id],
    );
    await desk.crossReference(asked?.id ?? '');
    const review = new ReviewVerdict(desk.ports);
    expect(
      await refusal(review.run(desk.second, { claimId: claim.id, version: 1, decision: 'approved' })),
    ).toMatchObject({
      code: 'finding-overtaken',
    });
    await desk.give(claim.id, 2);
    expect(
      await refusal(review.run(desk.second, { claimId: claim.id, version: 1, decision: 'approved' })),
    ).toMatchObject({
      code: 'verdict-superseded',
    });
    await review.run(desk.second, { claimId: claim.id, version: 2, decision: 'approved' });
  });
});
