/** Claims and their cross-references, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingHash } from '@whence/domain';
import { EditClaim, JudgeLink, ObserveClaim, SubmitArticleClaims, SubmitClaim, WriteClaim } from '@whence/workflow';
import type { PersonActor } from '@whence/workflow';
import { claimDesk, NOW, refusal } from './claim-desk.contract.js';
import type { ClaimDesk } from './claim-desk.contract.js';

let desk: ClaimDesk;
beforeAll(async () => {
  desk = await claimDesk();
});
afterAll(() => desk.close());

describe('a claim', () => {
  it('is submitted once, however many try at once', async () => {
    // Several rounds: how the three interleave is chance.
    for (let round = 0; round < 5; round++) {
      const { revision } = await desk.article(`race ${round}`);
      const [claim] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
      const submit = () => new SubmitClaim(desk.ports).run(desk.checker, { claimId: claim?.id ?? '' });
      const settled = await Promise.allSettled([submit(), submit(), submit()]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const each of settled)
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'claim-submitted-already' });
      const asked = await desk.dataSource.query('SELECT 1 FROM cross_reference_request WHERE claim_id = $1', [
        claim?.id,
      ]);
      expect(asked).toHaveLength(1);
      expect(
        await new SubmitArticleClaims(desk.ports).run(desk.checker, { articleId: revision.articleId }),
      ).toHaveLength(0);
    }
  });

  it('of a person needs a quote that stands in the text; the nearest words are told', async () => {
    const { revision } = await desk.article('written');
    const write = (exact: string) =>
      new WriteClaim(desk.ports).run(desk.checker, {
        articleId: revision.articleId,
        quote: { exact },
        content: { mode: 'observed', polarity: 'affirms' },
      });
    const refused = await refusal(write('Storm hit the coasts this spring'));
    expect(refused).toMatchObject({
      code: 'quote-not-in-article',
      extra: { nearest: { exact: 'Storms hit the coast this spring', start: 0 } },
    });
    expect(await write('Storms hit the coast')).toMatchObject({
      step: { event: 'write', state: 'proposed' },
      appearances: [{ appearance: { passage: { start: 0, end: 20 } } }],
    });
    expect(await refusal(write('Quarks zzzz'))).toMatchObject({ code: 'quote-not-in-article' });
  });

  it('is edited in versions, with figures and keys that can be', async () => {
    const claim = await desk.claimWithFinding('edited');
    const edit = (content: object, version?: number) =>
      new EditClaim(desk.ports).run(desk.checker, {
        claimId: claim.id,
        ...(version === undefined ? {} : { version }),
        content: { mode: 'observed', polarity: 'affirms', ...content },
      });
    const low = { value: 9, strict: false };
    expect(await refusal(edit({ amount: { low, high: { value: 3, strict: false } } }))).toMatchObject({
      code: 'claim-invalid',
      faults: [{ where: '/content/amount' }],
    });
    expect(await refusal(edit({ asOf: '2025-02-30' }))).toMatchObject({ faults: [{ where: '/content/asOf' }] });
    expect(await refusal(edit({ measure: 'nonsense' }))).toMatchObject({ faults: [{ where: '/content/measure' }] });
    expect(await edit({ amount: { point: 41 } }, 1)).toMatchObject({ version: 2 });
    expect(await refusal(edit({ amount: { point: 42 } }, 1))).toMatchObject({
      code: 'claim-changed',
      extra: { currentVersion: 2 },
    });
    const asked = (await desk.jobs('cross-reference')).at(-1);
    expect(await desk.ports.claims.request(NOW, asked?.requestId ?? '')).toMatchObject({ cause: 'edit' });
  });

  it('is nobody else’s', async () => {
    const claim = await desk.claimWithFinding('mine');
    const stranger: PersonActor = { ...desk.checker, deskId: '00000000-0000-7000-8000-000000000000' };
    expect(
      await refusal(new EditClaim(desk.ports).run(stranger, { claimId: claim.id, content: claim.held.content })),
    ).toMatchObject({
      code: 'claim-unknown',
    });
    const observe = new ObserveClaim(desk.ports);
    await observe.run(desk.checker, {
      claimId: claim.id,
      kind: 'omitted-context',
      text: 'Most were small.',
      cited: [],
    });
    expect(await desk.ports.claims.observations(NOW, claim.id)).toMatchObject([{ text: 'Most were small.' }]);
  });
});

describe('a cross-reference', () => {
  it('writes one finding for a request, however often its job runs', async () => {
    const { revision } = await desk.article('twice');
    const [claim] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    const { requestId } = await new SubmitClaim(desk.ports).run(desk.checker, { claimId: claim?.id ?? '' });
    const outcomes = await Promise.all([desk.crossReference(requestId), desk.crossReference(requestId)]);
    expect(outcomes.filter(({ made }) => made === 'finding')).toHaveLength(1);
    expect((await desk.crossReference(requestId)).made).toBe('nothing');
    const all = await desk.ports.findings.list(NOW, claim?.id ?? '', { after: null, limit: 10 });
    expect(all).toHaveLength(1);
    const [held] = all;
    expect(held).toMatchObject({ number: 1, claimVersion: 1, recheck: null });
    expect(held && findingHash(held.finding)).toBe(held?.hash);
    expect(held?.finding.assessments.map(({ kind }) => kind)).toContain('single-origin');
    expect(held?.finding.cutoffs.publishedBy).toBeNull();
  });

  it('gives way to a later request of the same claim', async () => {
    const claim = await desk.claimWithFinding('overtaken');
    const edit = (point: number) =>
      new EditClaim(desk.ports).run(desk.checker, {
        claimId: claim.id,
        content: { ...claim.held.content, amount: { point } },
      });
    await edit(50);
    await edit(60);
    const [older, newer] = (await desk.jobs('cross-reference')).slice(-2).map(({ requestId }) => requestId ?? '');
    expect((await desk.crossReference(older ?? '')).made).toBe('nothing');
    expect(await desk.crossReference(newer ?? '')).toMatchObject({
      made: 'finding',
      finding: { number: 2, claimVersion: 3 },
    });
    expect((await desk.crossReference(older ?? '')).made).toBe('nothing');
  });

  it('is asked for by a word on a link, which the next finding rests on', async () => {
    const claim = await desk.claimWithFinding('linked');
    const key = claim.appearances[0]?.appearance.key ?? '';
    const judge = (statement: string) =>
      new JudgeLink(desk.ports).run(desk.second, {
        claimId: claim.id,
        appearance: key,
        statement,
        standing: 'confirmed',
      });
    expect(await refusal(judge('sample/none'))).toMatchObject({ code: 'statement-unknown' });
    expect(await judge('sample/F1')).toMatchObject({ version: 1, standing: 'confirmed' });
    expect(await judge('sample/F1')).toMatchObject({ version: 1 });
    const asked = (await desk.jobs('cross-reference')).at(-1)?.requestId ?? '';
    const { finding } = await desk.crossReference(asked);
    expect(finding?.finding.foundTrace.hops).toContainEqual(
      expect.objectContaining({ from: key, to: 'sample/F1', standing: 'confirmed' }),
    );
  });
});
