/** Second review, open and blind; disagreement and its settlement; retraction: on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MoveClaim, permissionsOf, ReadAgreement, ReadHistory } from '@whence/workflow';
import type { PersonActor } from '@whence/workflow';
import { NOW, refusal } from '../claims/claim-desk.contract.js';
import { reviewDesk, type ReviewDesk } from './review-desk.contract.js';

let d: ReviewDesk;
beforeAll(async () => {
  d = await reviewDesk();
}, 120_000);
afterAll(() => d.desk.close());

const verdicts = (claimId: string) => d.ports.verdicts.list(NOW, claimId);
const events = async (claimId: string): Promise<{ type: string; content: Record<string, unknown> }[]> =>
  d.desk.dataSource.query(
    `SELECT type, content FROM event WHERE content ->> 'claimId' = $1 AND type LIKE 'verdict.%' ORDER BY id`,
    [claimId],
  );

describe('an open review', () => {
  it('keeps another rating beside the first, and lets nobody settle for their own words', async () => {
    const claim = await d.claim('open');
    await d.give(d.ada, claim);
    expect(await refusal(d.read(d.ada, claim, 1, 'false'))).toMatchObject({ code: 'second-person-needed' });
    expect(await refusal(d.read(d.ben, claim, 1, 'accurate'))).toMatchObject({ code: 'ratings-agree' });
    expect(await refusal(d.read(d.ben, claim, 1, 'false', []))).toMatchObject({ code: 'evidence-missing' });
    expect(await refusal(d.read(d.ben, claim, 1, 'splendid'))).toMatchObject({ code: 'verdict-invalid' });
    expect(await refusal(d.settle(d.cid, claim, 1, 'first'))).toMatchObject({ code: 'review-step-refused' });
    expect(await d.read(d.ben, claim, 1, 'false')).toMatchObject({
      standing: 'disputed',
      rating: 'accurate',
      rationale: 'It is accurate.',
      reading: { rating: 'false', rationale: 'It is false.', cited: ['sample/F1'] },
    });
    expect(await d.state(claim)).toBe('disputed');
    expect(await refusal(d.approve(d.cid, claim, 1))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.read(d.cid, claim, 1, 'outdated'))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.settle(d.ada, claim, 1, 'first'))).toMatchObject({ code: 'second-person-needed' });
    expect(await refusal(d.settle(d.ben, claim, 1, 'second'))).toMatchObject({ code: 'second-person-needed' });
    expect(await events(claim)).toEqual([]);

    // Two settle at once, differently: one of them is told that it was settled.
    const both = await Promise.allSettled([d.settle(d.cid, claim, 1, 'first'), d.settle(d.ada, claim, 1, 'second')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(['review-step-refused', 'verdict-superseded']).toContain((refused.reason as { code: string }).code);
    expect(await events(claim)).toHaveLength(1);
    expect((await verdicts(claim))[0]).toMatchObject({ rating: 'accurate', reading: { rating: 'false' } });
  });

  it('is settled for the second person’s words, which become a verdict of theirs', async () => {
    const claim = await d.claim('second wins');
    await d.give(d.ada, claim);
    await d.read(d.ben, claim, 1, 'false');
    const settled = await d.settle(d.ada, claim, 1, 'second');
    const [first] = await verdicts(claim);
    expect(first).toMatchObject({ standing: 'replaced', rating: 'accurate', reading: { rating: 'false' } });
    expect(settled).toMatchObject({
      version: 2,
      standing: 'published',
      rating: 'false',
      personId: d.ben.personId,
      takenFrom: first?.id,
      reviews: [{ decision: 'settled', personId: d.ada.personId, reason: 'The table says so.' }],
    });
    expect(await refusal(d.settle(d.cid, claim, 2, 'first'))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.settle(d.cid, claim, 1, 'first'))).toMatchObject({ code: 'verdict-superseded' });
    const history = await d.ports.claims.history(NOW, claim);
    expect(history.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['read', 'disagree', 'settle', 'publish']),
    );
  });

  it('is settled by a new verdict as well, which another person approves', async () => {
    const claim = await d.claim('third wording');
    await d.give(d.ada, claim);
    await d.read(d.ben, claim, 1, 'false');
    await d.give(d.ben, claim, 'outdated');
    expect(await refusal(d.settle(d.cid, claim, 1, 'first'))).toMatchObject({ code: 'verdict-superseded' });
    expect(await refusal(d.approve(d.ben, claim, 2))).toMatchObject({ code: 'second-person-needed' });
    expect(await d.approve(d.ada, claim, 2)).toMatchObject({ standing: 'published', rating: 'outdated' });
    expect((await verdicts(claim))[0]).toMatchObject({ standing: 'replaced', reading: { rating: 'false' } });
  });
});

describe('a blind review', () => {
  beforeAll(() => d.policy('blind'));

  const sees = async (by: PersonActor, claim: string) =>
    (await d.seen(by, claim)).map(({ verdict, sealed }) => (sealed ? 'sealed' : verdict.rating));

  it('shows the first verdict to nobody but its author until the second is given', async () => {
    const claim = await d.claim('blind');
    const { secondReview } = await d.give(d.ada, claim, 'outdated');
    expect(secondReview).toBe('blind');
    expect(await sees(d.ada, claim)).toEqual(['outdated']);
    expect([await sees(d.ben, claim), await sees(d.cid, claim)]).toEqual([['sealed'], ['sealed']]);
    const told = JSON.stringify(await new ReadHistory(d.ports).run(d.ben, permissionsOf('editor'), NOW, claim));
    expect(told).not.toMatch(/outdated|sample\/F1/i);
    expect(told).toMatch(/gave verdict 1\. It is sealed until a second person has rated the claim\./);
    expect(JSON.stringify(await new ReadHistory(d.ports).run(d.ada, permissionsOf('editor'), NOW, claim))).toMatch(
      /It is outdated/,
    );
    expect(await refusal(d.approve(d.ben, claim, 1))).toMatchObject({ code: 'reading-needed' });
    expect(await refusal(d.giveBack(d.ben, claim, 1))).toMatchObject({ code: 'reading-needed' });

    // A policy that changes meanwhile opens nothing.
    await d.policy('open');
    expect(await sees(d.ben, claim)).toEqual(['sealed']);
    const before = await d.ports.views.latest();
    await d.policy('blind');
    expect(await d.read(d.ben, claim, 1, 'outdated')).toMatchObject({ standing: 'given', publishedAt: null });
    expect(await d.state(claim)).toBe('second-review');
    expect([await sees(d.ben, claim), await sees(d.cid, claim)]).toEqual([['outdated'], ['outdated']]);
    expect(await d.ports.verdicts.list(before, claim)).toMatchObject([{ reading: null }]);
    expect(await refusal(d.read(d.cid, claim, 1, 'false'))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.approve(d.ada, claim, 1))).toMatchObject({ code: 'second-person-needed' });
    expect(await d.approve(d.ben, claim, 1)).toMatchObject({ standing: 'published' });
  });

  it('is open again after a disagreement: both know what the other thinks', async () => {
    const claim = await d.claim('blind dispute');
    await d.give(d.ada, claim);
    await d.read(d.ben, claim, 1, 'false');
    expect(await d.state(claim)).toBe('disputed');
    expect(await d.give(d.ada, claim, 'outdated')).toMatchObject({ version: 2, secondReview: 'open' });
    expect(await sees(d.cid, claim)).toEqual(['accurate', 'outdated']);
    expect(await d.approve(d.ben, claim, 2)).toMatchObject({ standing: 'published' });
    await new MoveClaim(d.ports).run(d.ben, { claimId: claim, step: 'reopen', reason: 'News.' });
    expect(await d.give(d.cid, claim, 'false')).toMatchObject({ version: 3, secondReview: 'blind' });
    expect(await sees(d.ben, claim)).toEqual(['accurate', 'outdated', 'sealed']);
  });

  it('seals two verdicts from one another’s authors', async () => {
    const claim = await d.claim('both blind');
    await d.give(d.ada, claim, 'false');
    await d.give(d.ben, claim, 'accurate');
    expect([await sees(d.ada, claim), await sees(d.ben, claim)]).toEqual([
      ['false', 'sealed'],
      ['sealed', 'accurate'],
    ]);
    expect(await refusal(d.read(d.ada, claim, 1, 'false'))).toMatchObject({ code: 'verdict-superseded' });
    await d.read(d.ada, claim, 2, 'false');
    expect(await sees(d.cid, claim)).toEqual(['false', 'accurate']);
  });

  it('counts how far two people agree, apart from open reviews', async () => {
    const agreement = new ReadAgreement(d.ports);
    const asked = { from: null, to: null, by: 'year' as const };
    const { blind, open, periods } = await agreement.run(d.ada, NOW, asked);
    // Blind: outdated twice; accurate and false; accurate and false.
    expect(blind).toMatchObject({ pairs: 3, agreed: 1, kappa: { because: 'too-few-pairs', interval: null } });
    expect(blind.table).toContainEqual({ first: 'accurate', second: 'false', pairs: 2 });
    // Open: three disagreements, and two verdicts that were approved as they were.
    expect(open).toMatchObject({ pairs: 5, agreed: 2 });
    expect(periods).toMatchObject([{ blind: { pairs: 3 }, open: { pairs: 5 } }]);
    expect(await agreement.run(d.ada, NOW, { ...asked, to: '2020-01-01' })).toMatchObject({
      blind: { pairs: 0, kappa: { value: null, because: 'no-pairs' } },
      periods: [],
    });
    expect(await agreement.run(d.ada, { position: 1 }, asked)).toMatchObject({ blind: { pairs: 0 } });
    expect(await refusal(agreement.run(d.ada, NOW, { ...asked, from: '2025-02-01', to: '2025-01-01' }))).toMatchObject({
      code: 'period-invalid',
    });
  });
});

describe('a retraction', () => {
  beforeAll(() => d.policy('open'));

  const publish = async (name: string): Promise<string> => {
    const claim = await d.claim(name);
    await d.give(d.ada, claim);
    await d.approve(d.ben, claim, 1);
    return claim;
  };

  it('takes two people, and leaves a claim that can be judged anew', async () => {
    const claim = await publish('retracted');
    expect(await refusal(d.propose(d.cid, claim, 2))).toMatchObject({ code: 'verdict-unknown' });
    expect(await d.propose(d.cid, claim, 1)).toMatchObject({
      standing: 'published',
      retractions: [{ decision: null }],
    });
    expect(await refusal(d.propose(d.ben, claim, 1))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.decide(d.cid, claim, 1, 'retracted'))).toMatchObject({ code: 'second-person-needed' });
    const both = await Promise.allSettled([
      d.decide(d.ben, claim, 1, 'retracted'),
      d.decide(d.ada, claim, 1, 'retracted'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await d.state(claim)).toBe('retracted');
    expect(await d.ports.verdicts.published(NOW, claim)).toBeNull();
    expect((await events(claim)).at(-1)).toMatchObject({
      type: 'verdict.retracted',
      content: { version: 1, rating: 'accurate', label: 'Accurate', notice: 'We misread it.' },
    });

    await new MoveClaim(d.ports).run(d.ben, { claimId: claim, step: 'reopen', reason: 'Look again.' });
    expect(await d.state(claim)).toBe('submitted');
    await d.desk.crossReference(await d.desk.requestOf(claim, 'person'));
    await d.give(d.ben, claim, 'false');
    expect(await d.approve(d.ada, claim, 2, 'Read the table anew.')).toMatchObject({
      standing: 'published',
      correction: 'Read the table anew.',
    });
    expect(await verdicts(claim)).toMatchObject([{ standing: 'retracted' }, { standing: 'published' }]);
    expect((await events(claim)).at(-1)).toMatchObject({ content: { correction: 'Read the table anew.' } });
    expect(await refusal(d.propose(d.ada, claim, 1))).toMatchObject({ code: 'verdict-not-standing' });
  });

  it('that is dropped leaves the verdict standing and the claim reopened', async () => {
    const claim = await publish('dropped');
    await d.propose(d.cid, claim, 1);
    expect(await d.decide(d.cid, claim, 1, 'dropped')).toMatchObject({ standing: 'published' });
    expect(await d.state(claim)).toBe('reopened');
    await d.propose(d.cid, claim, 1);
    expect(await d.decide(d.ada, claim, 1, 'retracted')).toMatchObject({
      standing: 'retracted',
      retractions: [{ decision: { decision: 'dropped' } }, { number: 2, decision: { decision: 'retracted' } }],
    });
  });

  it('is refused for what was never published, and so is a correction of nothing', async () => {
    const claim = await d.claim('never');
    expect(await refusal(d.propose(d.ben, claim, 1))).toMatchObject({ code: 'verdict-unknown' });
    await d.give(d.ada, claim);
    expect(await refusal(d.propose(d.ben, claim, 1))).toMatchObject({ code: 'verdict-not-standing' });
    expect(await refusal(d.decide(d.ben, claim, 1, 'retracted'))).toMatchObject({ code: 'review-step-refused' });
    expect(await refusal(d.approve(d.ben, claim, 1, 'Sorry.'))).toMatchObject({ code: 'correction-invalid' });
    await d.approve(d.ben, claim, 1);
    await new MoveClaim(d.ports).run(d.ben, { claimId: claim, step: 'reopen', reason: 'News.' });
    await d.give(d.ben, claim, 'false');
    expect(await refusal(d.approve(d.ada, claim, 2, '  '))).toMatchObject({ code: 'correction-invalid' });
  });
});

describe('the database', () => {
  it('holds the two people itself, whatever program writes', async () => {
    const claim = await d.claim('in SQL');
    await d.policy('blind');
    await d.give(d.ada, claim);
    await d.policy('open');
    const [verdict] = await verdicts(claim);
    const write = (sql: string, ...more: unknown[]) =>
      d.desk.dataSource.transaction((manager) => manager.query(sql, [verdict?.id, ...more]));
    const change = '(SELECT change_id FROM verdict WHERE id = $1)';
    await expect(write(`INSERT INTO verdict_publication VALUES ($1, $2, ${change})`, claim)).rejects.toThrow(
      /nobody but its author stands behind/,
    );
    await expect(
      write(`INSERT INTO verdict_review VALUES ($1, 1, $2, 'approved', '{}', ${change})`, d.ben.personId),
    ).rejects.toThrow(/reviewed blind and nobody has read it/);
    await expect(
      write(`INSERT INTO verdict_reading VALUES ($1, $2, 'false', '{}', ${change})`, d.ada.personId),
    ).rejects.toThrow(/expected another person/);
    await d.read(d.ben, claim, 1, 'false');
    await expect(
      write(
        `INSERT INTO verdict (id, claim_id, version, finding_id, person_id, desk_id, desk_version, rating, content, taken_from, change_id)
         SELECT gen_random_uuid(), claim_id, 2, finding_id, $2, desk_id, desk_version, 'outdated', content, id, change_id
         FROM verdict WHERE id = $1`,
        d.ben.personId,
      ),
    ).rejects.toThrow(/says something else than the second reading/);
    await d.settle(d.cid, claim, 1, 'first');
    await d.propose(d.cid, claim, 1);
    await expect(
      write(`INSERT INTO retraction_decision VALUES ($1, 1, $2, 'retracted', '{}', ${change})`, d.cid.personId),
    ).rejects.toThrow(/expected another person to decide it/);
  });
});
