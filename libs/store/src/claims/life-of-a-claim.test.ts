/** A claim from its page to its published verdict and back into review, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingHash } from '@whence/domain';
import {
  AddPerson,
  AssignClaim,
  CrossReferenceClaim,
  EditClaim,
  GiveVerdict,
  JudgeLink,
  MoveClaim,
  ObserveClaim,
  ReadFinding,
  ReceiveArticle,
  RecheckAffected,
  RecheckDue,
  Refusal,
  ReviewVerdict,
  SubmitArticleClaims,
  SubmitClaim,
  WriteClaim,
} from '@whence/workflow';
import type { HeldClaim, PersonActor } from '@whence/workflow';
import { ledgerDesk } from '../ledger/desk.contract.js';
import type { LedgerDesk } from '../ledger/desk.contract.js';

const NOW = { position: null };
const JOB = { kind: 'job' } as const;

const ferry = (id: string, on: string, value: number, source = 'port-authority') => ({
  id,
  source,
  publishedOn: on,
  saidOn: on,
  reading: 'read',
  content: {
    measure: 'ferries-delayed',
    subject: 'Norwegian ferries',
    place: 'norway',
    accumulation: 'cumulative',
    mode: 'observed',
    polarity: 'affirms',
    asOf: on,
    amount: { point: value, hedge: 'about' },
    unit: 'ferries',
  },
});

const LEDGER = {
  sources: [
    { key: 'port-authority', name: 'Port Authority', kind: 'body', aliases: ['PA'] },
    { key: 'seamens-union', name: 'Seamen’s Union', kind: 'body' },
  ],
  measures: [
    {
      key: 'ferries-delayed',
      counted: 'ferries',
      state: 'damaged',
      unit: 'ferries',
      label: 'ferries damaged',
    },
  ],
  places: [{ key: 'norway', name: 'Norway', aliases: [] }],
  statements: [ferry('F1', '2025-05-01', 40)],
};

const TEXT = `Storms hit the coast this spring. The Port Authority said that about 40 Norwegian ferries were damaged. Nobody else has counted them.`;

let desk: LedgerDesk;
let checker: PersonActor;
let second: PersonActor;

const article = (cmsId: string, text = TEXT, publishedOn = '2025-05-02') =>
  new ReceiveArticle(desk.ports).run(checker, {
    cmsId,
    title: 'Storms',
    outlet: 'The Daily',
    publishedOn,
    status: 'published',
    text,
  });

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const caught: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(caught instanceof Refusal)) throw new Error(`found ${String(caught)}, expected a refusal`);
  return caught;
}

const jobs = async (name: string): Promise<{ id: string; payload: Record<string, string> }[]> =>
  desk.dataSource.query('SELECT id, payload FROM outbox WHERE job = $1 ORDER BY id', [name]);

const crossReference = (requestId: string) => new CrossReferenceClaim(desk.ports).run(JOB, { requestId });

/** A claim of its own article, submitted; with its first finding. */
async function claimWithFinding(cmsId: string): Promise<{ claim: HeldClaim; requestId: string; articleId: string }> {
  const { revision } = await article(cmsId);
  const claims = await desk.ports.claims.ofArticle(NOW, revision.articleId);
  const claim = claims.find(({ held }) => held.content.measure === 'ferries-delayed');
  if (!claim) throw new Error(`found ${JSON.stringify(claims)}, expected the ferries`);
  const { requestId } = await new SubmitClaim(desk.ports).run(checker, { claimId: claim.id });
  await crossReference(requestId);
  return { claim, requestId, articleId: revision.articleId };
}

const give = (claimId: string, by = checker, finding = 1) =>
  new GiveVerdict(desk.ports).run(by, {
    claimId,
    finding,
    rating: 'accurate',
    rationale: 'The authority counted them.',
    cited: ['sample/F1'],
  });

beforeAll(async () => {
  desk = await ledgerDesk();
  await desk.importJson(LEDGER);
  if (desk.by.personId === undefined) throw new Error('found a desk without a person');
  checker = { ...desk.by, personId: desk.by.personId };
  const person = await new AddPerson(desk.ports).run(desk.by, { name: 'Second', email: null, role: 'reviewer' });
  second = { kind: 'person', deskId: desk.by.deskId, personId: person.id };
});
afterAll(() => desk.close());

describe('an article', () => {
  it('is kept as a revision, and its claims are proposed', async () => {
    const { revision, made, proposed } = await article('kept');
    expect(made).toBe('article');
    expect(revision).toMatchObject({ number: 1, text: TEXT });
    const claims = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    expect(claims.map(({ id }) => id)).toEqual(proposed);
    const claim = claims.find(({ held }) => held.content.measure === 'ferries-delayed');
    expect(claim).toMatchObject({
      version: 1,
      step: { event: 'propose', state: 'proposed' },
      held: { content: { amount: { point: 40, hedge: 'about' }, subject: 'Norwegian ferries' } },
      appearances: [
        {
          health: 'exact',
          appearance: { publishedOn: '2025-05-02', stated: [{ source: 'port-authority' }], outletName: 'The Daily' },
        },
      ],
    });
    const { exact, start, end } = claim?.appearances[0]?.appearance.passage ?? { exact: '', start: 0, end: 0 };
    expect(TEXT.slice(start, end)).toBe(exact);
  });

  it('sent again is the same revision; with other words another one, in which passages are found again', async () => {
    const first = await article('again');
    expect((await article('again')).made).toBe('nothing');
    const edited = await article('again', `Corrected. ${TEXT.replace('about 40', 'about 45')}`);
    expect(edited).toMatchObject({ made: 'revision', revision: { number: 2, articleId: first.revision.articleId } });
    const claims = await desk.ports.claims.ofArticle(NOW, first.revision.articleId);
    const old = claims.find(({ id }) => first.proposed.includes(id));
    expect(old?.appearances[0]).toMatchObject({ version: 2, health: 'changed', revisionNumber: 2 });
    expect(edited.proposed).toHaveLength(1);
    expect(claims.find(({ id }) => id === edited.proposed[0])?.held.content).toMatchObject({ amount: { point: 45 } });
    const moved = await article('again', `Corrected twice. ${TEXT.replace('about 40', 'about 45')}`);
    expect(moved.proposed).toEqual([]);
  });

  it('that was a draft says its dates when it gets its own; what a person has said stays', async () => {
    const text = TEXT.replace('were damaged', 'were damaged last month');
    const draft = { cmsId: 'draft', title: 'Storms', status: 'draft', text } as const;
    const receive = new ReceiveArticle(desk.ports);
    const { revision, proposed } = await receive.run(checker, draft);
    const claimId = proposed[0] ?? '';
    const dates = async () => JSON.stringify((await desk.ports.claims.get(NOW, claimId))?.held.content);
    expect(await dates()).not.toContain('2025-');
    const published = { ...draft, status: 'published', publishedOn: '2025-05-02' } as const;
    expect(await receive.run(checker, published)).toMatchObject({ made: 'revision', proposed: [] });
    expect(await dates()).toContain('2025-04');
    const edited = await desk.ports.claims.get(NOW, claimId);
    expect(edited).toMatchObject({ version: 2, held: { readIn: expect.not.stringContaining(revision.id) } });
    const content = { ...edited?.held.content, mode: 'observed', polarity: 'affirms', asOf: '2025-03' } as const;
    await new EditClaim(desk.ports).run(checker, { claimId, content });
    await receive.run(checker, { ...published, publishedOn: '2025-06-02' });
    expect(await dates()).toContain('2025-03');
  });

  it.each([
    [{ text: '  \n ' }, 'article-empty', '/text'],
    [{ text: 'a\u0000b' }, 'article-invalid', '/text'],
    [{ text: 'half \ud83d' }, 'article-invalid', '/text'],
    [{ html: '<script>1</script>' }, 'article-empty', '/html'],
    [{ text: 'words', html: 'words' }, 'article-invalid', '/text'],
    [{ text: 'words', publishedOn: '2025-02-30' }, 'article-invalid', '/publishedOn'],
  ])('that cannot be kept is refused: %j', async (input, code, where) => {
    const before: unknown = await desk.dataSource.query('SELECT count(*) FROM article');
    const refused = await refusal(
      new ReceiveArticle(desk.ports).run(checker, { title: 'T', status: 'draft', ...input }),
    );
    expect(refused).toMatchObject({ kind: 'invalid', code });
    expect(refused.faults[0]?.where).toBe(where);
    expect(await desk.dataSource.query('SELECT count(*) FROM article')).toEqual(before);
  });

  it('keeps the page that it was taken from', async () => {
    const html = '<h1>Storms</h1><p>About <b>30 ferries</b> were damaged.</p><script>alert(1)</script>';
    const { revision } = await new ReceiveArticle(desk.ports).run(checker, { title: 'T', status: 'draft', html });
    expect(revision.html).toBe(html);
    expect(revision.text).toContain('About 30 ferries were damaged.');
    expect(revision.text).not.toContain('alert');
  });
});

describe('a claim', () => {
  it('is submitted once, however many try at once', async () => {
    // Several rounds: how the three interleave is chance.
    for (let round = 0; round < 5; round++) {
      const { revision } = await article(`race ${round}`);
      const [claim] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
      const submit = () => new SubmitClaim(desk.ports).run(checker, { claimId: claim?.id ?? '' });
      const settled = await Promise.allSettled([submit(), submit(), submit()]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const each of settled)
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'claim-submitted-already' });
      const asked = await desk.dataSource.query('SELECT 1 FROM cross_reference_request WHERE claim_id = $1', [
        claim?.id,
      ]);
      expect(asked).toHaveLength(1);
      expect(await new SubmitArticleClaims(desk.ports).run(checker, { articleId: revision.articleId })).toHaveLength(0);
    }
  });

  it('of a person needs a quote that stands in the text; the nearest words are told', async () => {
    const { revision } = await article('written');
    const write = (exact: string) =>
      new WriteClaim(desk.ports).run(checker, {
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
    const { claim } = await claimWithFinding('edited');
    const edit = (content: object, version?: number) =>
      new EditClaim(desk.ports).run(checker, {
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
    const asked = (await jobs('cross-reference')).at(-1);
    expect(await desk.ports.claims.request(NOW, asked?.payload.requestId ?? '')).toMatchObject({ cause: 'edit' });
  });

  it('is nobody else’s', async () => {
    const { claim } = await claimWithFinding('mine');
    const stranger: PersonActor = { ...checker, deskId: '00000000-0000-7000-8000-000000000000' };
    expect(
      await refusal(new EditClaim(desk.ports).run(stranger, { claimId: claim.id, content: claim.held.content })),
    ).toMatchObject({
      code: 'claim-unknown',
    });
    const observe = new ObserveClaim(desk.ports);
    await observe.run(checker, { claimId: claim.id, kind: 'omitted-context', text: 'Most were small.', cited: [] });
    expect(await desk.ports.claims.observations(NOW, claim.id)).toMatchObject([{ text: 'Most were small.' }]);
  });
});

describe('a cross-reference', () => {
  it('writes one finding for a request, however often its job runs', async () => {
    const { revision } = await article('twice');
    const [claim] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    const { requestId } = await new SubmitClaim(desk.ports).run(checker, { claimId: claim?.id ?? '' });
    const outcomes = await Promise.all([crossReference(requestId), crossReference(requestId)]);
    expect(outcomes.filter(({ made }) => made === 'finding')).toHaveLength(1);
    expect((await crossReference(requestId)).made).toBe('nothing');
    const all = await desk.ports.findings.list(NOW, claim?.id ?? '', { after: null, limit: 10 });
    expect(all).toHaveLength(1);
    const [held] = all;
    expect(held).toMatchObject({ number: 1, claimVersion: 1, recheck: null });
    expect(held && findingHash(held.finding)).toBe(held?.hash);
    expect(held?.finding.assessments.map(({ kind }) => kind)).toContain('single-origin');
    expect(held?.finding.cutoffs.publishedBy).toBeNull();
  });

  it('gives way to a later request of the same claim', async () => {
    const { claim } = await claimWithFinding('overtaken');
    const edit = (point: number) =>
      new EditClaim(desk.ports).run(checker, {
        claimId: claim.id,
        content: { ...claim.held.content, amount: { point } },
      });
    await edit(50);
    await edit(60);
    const [older, newer] = (await jobs('cross-reference')).slice(-2).map(({ payload }) => payload.requestId ?? '');
    expect((await crossReference(older ?? '')).made).toBe('nothing');
    expect(await crossReference(newer ?? '')).toMatchObject({
      made: 'finding',
      finding: { number: 2, claimVersion: 3 },
    });
    expect((await crossReference(older ?? '')).made).toBe('nothing');
  });

  it('is asked for by a word on a link, which the next finding rests on', async () => {
    const { claim } = await claimWithFinding('linked');
    const key = claim.appearances[0]?.appearance.key ?? '';
    const judge = (statement: string) =>
      new JudgeLink(desk.ports).run(second, { claimId: claim.id, appearance: key, statement, standing: 'confirmed' });
    expect(await refusal(judge('sample/none'))).toMatchObject({ code: 'statement-unknown' });
    expect(await judge('sample/F1')).toMatchObject({ version: 1, standing: 'confirmed' });
    expect(await judge('sample/F1')).toMatchObject({ version: 1 });
    const asked = (await jobs('cross-reference')).at(-1)?.payload.requestId ?? '';
    const { finding } = await crossReference(asked);
    expect(finding?.finding.foundTrace.hops).toContainEqual(
      expect.objectContaining({ from: key, to: 'sample/F1', standing: 'confirmed' }),
    );
  });
});

describe('a verdict', () => {
  it('needs evidence when it is decisive, and a rating of the scale', async () => {
    const { claim } = await claimWithFinding('evidence');
    const verdict = (rating: string, cited: string[] = []) =>
      new GiveVerdict(desk.ports).run(checker, { claimId: claim.id, finding: 1, rating, rationale: 'Because.', cited });
    expect(await refusal(verdict('accurate'))).toMatchObject({ code: 'evidence-missing' });
    expect(await refusal(verdict('splendid', ['sample/F1']))).toMatchObject({ faults: [{ where: '/rating' }] });
    expect(await refusal(verdict('accurate', ['sample/none']))).toMatchObject({ faults: [{ where: '/cited/0' }] });
    expect(await verdict('unresolved')).toMatchObject({ version: 1, rating: 'unresolved' });
  });

  it('is published by a second person, and reopened when the evidence moves', async () => {
    const { claim, articleId } = await claimWithFinding('whole life');
    await new AssignClaim(desk.ports).run(second, { claimId: claim.id, assignee: checker.personId });
    await give(claim.id);
    const review = (by: PersonActor, version: number, decision: 'approved' | 'returned', reason?: string) =>
      new ReviewVerdict(desk.ports).run(by, {
        claimId: claim.id,
        version,
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
    expect(await refusal(review(checker, 1, 'approved'))).toMatchObject({ code: 'second-person-needed' });
    expect(await refusal(review(second, 1, 'returned'))).toMatchObject({ code: 'reason-missing' });
    expect(await review(second, 1, 'returned', 'Say who counted.')).toMatchObject({ standing: 'returned' });
    expect(await desk.ports.claims.get(NOW, claim.id)).toMatchObject({
      step: { state: 'assigned', content: { assignee: checker.personId } },
    });
    await give(claim.id);
    expect(await review(second, 2, 'approved')).toMatchObject({ standing: 'published', version: 2 });
    expect(await refusal(review(second, 2, 'approved'))).toMatchObject({ code: 'review-step-refused' });
    const whenPublished = await desk.ports.views.latest();

    await desk.importJson({ statements: [ferry('F2', '2025-06-01', 70)] });
    const change = (await jobs('recheck-affected')).at(-1)?.payload.changeId ?? '';
    const affected = new RecheckAffected(desk.ports);
    expect(await affected.run(JOB, { changeId: change })).toBeGreaterThan(0);
    expect(await affected.run(JOB, { changeId: change })).toBe(0);
    const asked: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'statement'`,
      [claim.id],
    );
    expect(asked).toHaveLength(1);
    const outcome = await crossReference(asked[0]?.id ?? '');
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
    const then = await read.run(checker, NOW, { claimId: claim.id, publishedBy: '2025-05-31' });
    expect(then).toMatchObject({ recorded: false, number: null });
    expect(then.finding.assessments.map(({ kind }) => kind)).not.toContain('outdated');
    expect(await read.run(checker, NOW, { claimId: claim.id, publishedBy: null })).toMatchObject({
      recorded: true,
      number: 2,
    });
    expect(await desk.ports.claims.get({ position: 1 }, claim.id)).toBeNull();

    // A person lets the verdict stand: the next recheck compares with what that person saw.
    const stand = new MoveClaim(desk.ports);
    expect(await refusal(stand.run(second, { claimId: claim.id, step: 'let-stand' }))).toMatchObject({
      code: 'reason-missing',
    });
    await stand.run(second, { claimId: claim.id, step: 'let-stand', reason: 'It says as of May.' });
    const slot = new Date(Date.now() + 400 * 24 * 60 * 60 * 1000).toISOString();
    const due = new RecheckDue(desk.ports);
    expect(await due.run(JOB, { slot })).toBeGreaterThan(0);
    expect(await due.run(JOB, { slot })).toBe(0);
    const [scheduled]: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'schedule'`,
      [claim.id],
    );
    expect(await crossReference(scheduled?.id ?? '')).toMatchObject({
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
      'return',
      'take-up',
      'return',
      'give',
      'give-verdict',
      'approve',
      'take-up',
      'approve',
      'publish',
      'find',
      'reopen',
      'let-stand',
      'find',
    ]);
    expect(articleId).toBeDefined();
  });

  it('is not published on a finding that another has overtaken', async () => {
    const { claim } = await claimWithFinding('late');
    await give(claim.id);
    await desk.importJson({ statements: [ferry('F3', '2025-07-01', 90, 'seamens-union')] });
    const change = (await jobs('recheck-affected')).at(-1)?.payload.changeId ?? '';
    await new RecheckAffected(desk.ports).run(JOB, { changeId: change });
    const [asked]: { id: string }[] = await desk.dataSource.query(
      `SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = 'statement'`,
      [claim.id],
    );
    await crossReference(asked?.id ?? '');
    const review = new ReviewVerdict(desk.ports);
    expect(await refusal(review.run(second, { claimId: claim.id, version: 1, decision: 'approved' }))).toMatchObject({
      code: 'finding-overtaken',
    });
    await give(claim.id, checker, 2);
    expect(await refusal(review.run(second, { claimId: claim.id, version: 1, decision: 'approved' }))).toMatchObject({
      code: 'verdict-superseded',
    });
    await review.run(second, { claimId: claim.id, version: 2, decision: 'approved' });
  });
});
