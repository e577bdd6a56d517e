/** A ledger that one desk hands on to another: who reads and writes in it before and after, what is found anew, who is told. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Look } from '@whence/domain';
import {
  AnswerHandover,
  AnswerLedgerOffer,
  CreateDesk,
  CreateLedger,
  EndLedgerShare,
  EVENT_TYPES,
  type HandoverKeeps,
  ImportLedger,
  MergeEntry,
  OfferHandover,
  type PersonActor,
  PutRow,
  readJson,
  ReceiveArticle,
  RecheckAffected,
  ReviewVerdict,
  ShareLedger,
  SubmitClaim,
  SuggestHops,
  WithdrawHandover,
  WriteClaim,
} from '@whence/workflow';
import { verifyDatabase } from '../audit/index.js';
import { claimDesk, ferry, JOB, NOW, refusal, TEXT, type ClaimDesk } from '../claims/claim-desk.contract.js';
import { namedEntries } from '../claims/search/named-entries.js';
import { StorePriorStatements } from './prior-statements.js';

let desk: ClaimDesk;
/** Another desk, with a ledger and a claim of its own; a third one, with which the ledger is shared. */
let coast: PersonActor;
let third: PersonActor;
let heldClaim: string;
let coastClaim: string;

const MEASURE = { counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' };

/** Submits the ferries on a page of a desk. */
async function claimOf(by: PersonActor): Promise<string> {
  const { revision } = await new ReceiveArticle(desk.ports).run(by, {
    ...{ cmsId: 'storms', title: 'Storms', outlet: 'The Coast', publishedOn: '2025-05-02', status: 'published' },
    text: TEXT,
  });
  const written = await new WriteClaim(desk.ports).run(by, {
    articleId: revision.articleId,
    quote: { exact: 'about 40 Norwegian ferries were damaged' },
    content: ferry('x', '2025-05-01', 40).content as Parameters<WriteClaim['run']>[1]['content'],
  });
  const { requestId } = await new SubmitClaim(desk.ports).run(by, { claimId: written.id });
  await desk.crossReference(requestId);
  return written.id;
}

async function deskWithLedger(slug: string): Promise<PersonActor> {
  const { deskId } = await new CreateDesk(desk.ports).run(desk.checker, { slug, name: `The ${slug}` });
  const by = { ...desk.checker, deskId };
  await new CreateLedger(desk.ports).run(by, { name: slug, title: slug });
  const measures = [{ key: 'ferries-damaged', ...MEASURE }];
  const rows = readJson({ measures, places: [{ key: 'norway', name: 'Norway' }] });
  await new ImportLedger(desk.ports).run(by, { ledger: slug, format: 'json', rows });
  return by;
}

beforeAll(async () => {
  desk = await claimDesk();
  const old = { key: 'pa-old', name: 'Authority of ports', kind: 'body' };
  await new PutRow(desk.ports).run(desk.checker, { ledger: 'sample', kind: 'source', key: old.key, value: old });
  await new MergeEntry(desk.ports).run(desk.checker, {
    ...{ ledger: 'sample', kind: 'source', key: old.key, into: 'port-authority', reason: 'The same body.' },
  });
  const claim = await desk.claimWithFinding('held');
  heldClaim = claim.id;
  await desk.give(heldClaim);
  await new ReviewVerdict(desk.ports).run(desk.second, { claimId: heldClaim, version: 1, decision: 'approved' });
  coast = await deskWithLedger('coast');
  third = await deskWithLedger('third');
  coastClaim = await claimOf(coast);
  await share('third');
});
afterAll(() => desk.close());

const offer = (keeps: HandoverKeeps, to = 'coast', by = desk.checker) =>
  new OfferHandover(desk.ports).run(by, { ledger: 'sample', desk: to, keeps });
const answer = (say: 'accept' | 'decline', by = coast) =>
  new AnswerHandover(desk.ports).run(by, { ledger: 'sample', answer: say });
const withdraw = (by = desk.checker) => new WithdrawHandover(desk.ports).run(by, { ledger: 'sample' });
const latest = async () => (await desk.ports.views.latest()).position;
const rechecks = async () => (await desk.jobs('recheck-affected')).length;
const putStatement = (by: PersonActor, id: string, value = 40) =>
  new PutRow(desk.ports).run(by, {
    ...{ ledger: 'sample', kind: 'statement', key: id, value: ferry(id, '2025-05-01', value, 'seamens-union') },
  });

/** The desk that holds the ledger shares it. */
async function share(slug: string, access: 'read' | 'write' = 'read', by = desk.checker): Promise<void> {
  await new ShareLedger(desk.ports).run(by, { ledger: 'sample', desk: slug, access });
  const to = slug === 'coast' ? coast : third;
  await new AnswerLedgerOffer(desk.ports).run(to, { ledger: 'sample', answer: 'accept' });
}

/** Runs the recheck that the last change asked for and its cross-references; the claims, and why they were looked at. */
async function settle(): Promise<readonly string[]> {
  const changeId = (await desk.jobs('recheck-affected')).at(-1)?.['changeId'] ?? '';
  await new RecheckAffected(desk.ports).run(JOB, { changeId });
  const requests: { id: string; claim_id: string; cause: string }[] = await desk.dataSource.query(
    `SELECT id, claim_id, cause FROM cross_reference_request WHERE content ->> 'changeId' = $1`,
    [changeId],
  );
  for (const { id } of requests) await desk.crossReference(id);
  const named = new Map([
    [heldClaim, 'desk'],
    [coastClaim, 'coast'],
  ]);
  return requests.map(({ claim_id, cause }) => `${named.get(claim_id) ?? claim_id}: ${cause}`).sort();
}

const foundIn = async (claimId: string): Promise<readonly string[]> =>
  ((await desk.ports.findings.latest(NOW, claimId))?.finding.comparisons ?? []).map(({ statement }) => statement);

/**
 * Whether a desk reads the ledger in a view, as every question about the ledgers of a desk answers it: all must say the same.
 * Null: of now.
 */
async function reads({ deskId }: PersonActor, position: number | null): Promise<boolean> {
  const { ports, dataSource } = desk;
  const view = { position };
  const look: Look = { measure: 'ferries-damaged', order: 'newest', publishedBy: null, most: 10 };
  const asked = { looks: [look], keys: ['sample/F1'] };
  const kept = new StorePriorStatements(dataSource, { heldStatements: 1_000 });
  const words = { query: `'union'` } as Parameters<typeof namedEntries>[3]['asked'];
  const statements = async (prior: Pick<StorePriorStatements, 'around'>) =>
    (await prior.around(view, deskId, asked)).statements.map(({ key }) => key).includes('sample/F1');
  const candidates = await ports.candidateStatements.byWords(view, deskId, {
    ...{ text: 'Port Authority ferries', figures: [40], limit: 10 },
  });
  const behind = await ports.tracedStatements.behind(view, deskId, 'sample/F1', 100);
  const entries = await namedEntries(dataSource.manager, view, deskId, {
    ...{ typed: 'union', asked: words, exact: words },
  });
  const answers = {
    find: (await ports.ledgers.find(view, deskId, 'sample')) !== undefined,
    list: (await ports.ledgers.list(view, deskId, { limit: 10 })).some(({ name }) => name === 'sample'),
    around: await statements(ports.priorStatements),
    inMemory: await statements(kept),
    vocabulary: (await ports.priorStatements.vocabulary(view, deskId)).sources.has('seamens-union'),
    held: (await ports.priorStatements.held(view, deskId, ['sample/F1'])).length === 1,
    behind: behind.statements.length === 1,
    subjects: (await ports.subjects.ofDesk(view, deskId)).includes('Norwegian ferries'),
    byWords: candidates.some(({ statement }) => statement.key === 'sample/F1'),
    byKeys: (await ports.candidateStatements.byKeys(view, deskId, ['sample/F1'])).length === 1,
    entries: entries.some(({ key }) => key === 'seamens-union'),
    merged: (await ports.ledgerReading.merged(view, { deskId })).source.size > 0,
  };
  const all = Object.values(answers);
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, all[0]])));
  return answers.find;
}

/** `own`, `read`, `write` or `none`, and who holds the ledger, as a desk sees it in a view. */
async function seenBy(by: PersonActor, position: number | null): Promise<string> {
  const found = await desk.ports.ledgers.find({ position }, by.deskId, 'sample');
  expect(await reads(by, position)).toBe(found !== undefined);
  return found === undefined ? 'none' : `${found.access} of ${found.holder.slug}`;
}

/** What all three desks see: the first, the second, and the one that it is shared with. */
const seen = async (position: number | null) =>
  Promise.all([seenBy(desk.checker, position), seenBy(coast, position), seenBy(third, position)]);

/** Types of the events of a desk that tell of handovers and shares, from a position on. */
async function told({ deskId }: PersonActor, since: number): Promise<readonly string[]> {
  const events = await desk.ports.events.list(
    deskId,
    { position: since, ordinal: 1_000_000 },
    await latest(),
    EVENT_TYPES,
    1_000,
  );
  return events.flatMap(({ type }) => (type.startsWith('ledger.') ? [type] : []));
}

describe('a ledger that is handed on', () => {
  let before: number;
  let during: number;
  let verdicts: unknown;

  it('stays with the desk that holds it while it is merely offered, to one desk at a time', async () => {
    before = await latest();
    const jobs = await rechecks();
    expect(await offer('read')).toMatchObject({
      ...{ version: 1, standing: 'offered', keeps: 'read', from: { slug: 'desk' }, desk: { slug: 'coast' } },
    });
    expect(await seen(null)).toEqual(['own of desk', 'none', 'read of desk']);
    expect((await refusal(offer('read', 'third'))).code).toBe('ledger-handover-waiting');
    expect(await offer('read')).toMatchObject({ version: 1 });
    expect(await offer('nothing')).toMatchObject({ version: 2, keeps: 'nothing' });
    expect(await rechecks()).toBe(jobs);
  });

  it('is offered by the desk that holds it alone, to a desk that there is, and not to itself', async () => {
    expect((await refusal(offer('read', 'desk'))).code).toBe('ledger-handed-to-itself');
    expect((await refusal(offer('read', 'nowhere'))).code).toBe('desk-unknown');
    expect((await refusal(offer('read', 'coast', third))).code).toBe('ledger-not-own');
    expect((await refusal(offer('read', 'third', coast))).code).toBe('ledger-unknown');
  });

  it('is accepted, declined and taken back by nobody else', async () => {
    for (const by of [desk.checker, third]) expect((await refusal(answer('accept', by))).code).toBe(UNKNOWN);
    for (const by of [coast, third]) expect((await refusal(withdraw(by))).code).toBe(UNKNOWN);
    expect(await answer('decline')).toMatchObject({ version: 3, standing: 'declined' });
    expect(await answer('decline')).toMatchObject({ version: 3 });
    expect((await refusal(answer('accept'))).code).toBe(UNKNOWN);
    await offer('nothing');
    await withdraw();
    expect((await refusal(withdraw())).code).toBe(UNKNOWN);
    expect((await refusal(answer('accept'))).code).toBe(UNKNOWN);
    expect(await seen(null)).toEqual(['own of desk', 'none', 'read of desk']);
  });

  it('is taken on the terms that were read: who had others before them is refused', async () => {
    await offer('nothing');
    const had = (version: number) => ({ ...coast, startsFrom: { tags: [`v${version}`], mayRead: true } });
    expect(await offer('write')).toMatchObject({ version: 7 });
    const late = await refusal(answer('accept', had(6)));
    expect(late.code).toBe('precondition-failed');
    expect(late.extra).toMatchObject({ changed: [{ member: '/keeps', before: 'nothing', after: 'write' }] });
    expect(await offer('nothing')).toMatchObject({ version: 8 });
    verdicts = await desk.ports.verdicts.list(NOW, heldClaim);
    const since = await latest();
    expect(await answer('accept', had(8))).toMatchObject({ version: 9, standing: 'accepted' });
    expect(await told(desk.checker, since)).toEqual(['ledger.handed-on']);
    expect(await told(coast, since)).toEqual(['ledger.handed-on']);
    expect(await told(third, since)).toEqual(['ledger.holder-changed']);
    during = await latest();
  });

  it('is the other desk’s from then on, in every question; shares of before stay', async () => {
    expect(await seen(null)).toEqual(['none', 'own of coast', 'read of coast']);
    expect(await seen(during)).toEqual(['none', 'own of coast', 'read of coast']);
    // Who held it then; what a desk reads no more it reads in no view.
    expect(await seen(before)).toEqual(['none', 'none', 'read of desk']);
    expect(await answer('accept')).toMatchObject({ version: 9 });
  });

  it('has the claims of both desks found anew, each for its own cause, and no others', async () => {
    expect(await settle()).toEqual(['coast: ledger-taken', 'desk: ledger-given']);
    expect(await foundIn(coastClaim)).toEqual(['sample/F1']);
    expect(await foundIn(heldClaim)).toEqual([]);
    expect(await desk.ports.verdicts.list(NOW, heldClaim)).toEqual(verdicts);
    expect((await desk.ports.claims.get(NOW, heldClaim))?.step.state).toBe('reopened');
    const cited = await desk.ports.findings.byNumber(NOW, heldClaim, 1);
    expect(cited?.finding.comparisons.map(({ statement }) => statement)).toEqual(['sample/F1']);
  });

  it('is written in, shared and taken from others by the new holder alone', async () => {
    expect((await refusal(putStatement(desk.checker, 'F9'))).code).toBe('ledger-unknown');
    expect((await refusal(putStatement(third, 'F9'))).code).toBe('ledger-only-read');
    await putStatement(coast, 'F2');
    expect(await settle()).toEqual(['coast: statement']);
    const ofThird = { ledger: 'sample', desk: 'third' };
    const passedOn = new ShareLedger(desk.ports).run(desk.checker, { ...ofThird, access: 'write' });
    expect((await refusal(passedOn)).code).toBe('ledger-unknown');
    expect((await refusal(new EndLedgerShare(desk.ports).run(desk.checker, ofThird))).code).toBe(
      'ledger-share-unknown',
    );
    await new ShareLedger(desk.ports).run(coast, { ...ofThird, access: 'write' });
    expect(await seen(null)).toEqual(['none', 'own of coast', 'write of coast']);
    await new EndLedgerShare(desk.ports).run(coast, ofThird);
    expect(await seen(null)).toEqual(['none', 'own of coast', 'none']);
    await share('third', 'read', coast);
  });

  it('is given no suggestion any more in the name of the desk that gave it', async () => {
    const said = (id: string, source: string, words: string) =>
      new PutRow(desk.ports).run(coast, {
        ...{ ledger: 'sample', kind: 'statement', key: id, value: { ...ferry(id, '2025-05-04', 43, source), words } },
      });
    await said('S1', 'port-authority', 'About 43 Norwegian ferries were damaged by the storms this spring.');
    await said('S2', 'seamens-union', 'The Port Authority said about 43 Norwegian ferries were damaged by the storms.');
    const changeId = (await desk.jobs('suggest-hops')).at(-1)?.['changeId'] ?? '';
    const suggestFor = ({ deskId }: PersonActor) => new SuggestHops(desk.ports).run(JOB, { changeId, deskId });
    expect(await suggestFor(desk.checker)).toBe(0);
    expect(await suggestFor(coast)).toBe(1);
  });

  it('may be handed back, and is then read where it would come anew; the other desk reads on if it was agreed', async () => {
    const since = await latest();
    await offer('read', 'desk', coast);
    await answer('accept', desk.checker);
    expect(await seen(null)).toEqual(['own of desk', 'read of desk', 'read of desk']);
    expect(await seen(during)).toEqual(['none', 'own of coast', 'read of coast']);
    // It held the ledger then, and does again.
    expect(await seen(before)).toEqual(['own of desk', 'none', 'read of desk']);
    expect(await settle()).toEqual(['desk: ledger-taken']);
    expect(await foundIn(heldClaim)).toEqual(expect.arrayContaining(['sample/F1', 'sample/F2']));
    expect(await told(coast, since)).toEqual([...['ledger.handover-offered', 'ledger.accepted', 'ledger.handed-on']]);
    expect(await told(third, since)).toEqual(['ledger.holder-changed']);
  });

  it('has nothing found anew where both desks read on: the order in which ledgers prevail stays as it was', async () => {
    const order = async ({ deskId }: PersonActor) => {
      const source = (await desk.ports.priorStatements.vocabulary(NOW, deskId)).sources.get('port-authority');
      return source?.name;
    };
    for (const [by, slug] of [[coast, 'coast-late'] as const, [desk.checker, 'desk-late'] as const]) {
      await new CreateLedger(desk.ports).run(by, { name: slug, title: slug });
      const value = { key: 'port-authority', name: slug, kind: 'body' };
      await new PutRow(desk.ports).run(by, { ledger: slug, kind: 'source', key: value.key, value });
    }
    expect([await order(coast), await order(desk.checker)]).toEqual(['Port Authority', 'Port Authority']);
    const [jobs, since] = [await rechecks(), await latest()];
    await offer('write');
    await answer('accept');
    expect(await rechecks()).toBe(jobs);
    expect(await seen(null)).toEqual(['write of coast', 'own of coast', 'read of coast']);
    expect([await order(coast), await order(desk.checker)]).toEqual(['Port Authority', 'Port Authority']);
    expect((await told(coast, since)).slice(1)).toEqual([
      ...['ledger.share-ended', 'ledger.accepted', 'ledger.handed-on'],
    ]);
    await putStatement(desk.checker, 'F3');
    expect(await settle()).toEqual(['coast: statement', 'desk: statement']);
    await offer('read', 'desk', coast);
    await answer('accept', desk.checker);
    expect(await rechecks()).toBe(jobs + 1);
  });

  it('is handed on by two administrators only once, whoever of them is first', async () => {
    for (let round = 0; round < 5; round += 1) {
      await offer('read');
      const both = await Promise.allSettled([answer('accept'), withdraw(), answer('decline')]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const handover = await desk.ports.ledgerHandovers.find(NOW, 'sample');
      const accepted = handover?.standing === 'accepted';
      expect(await seen(null)).toEqual(
        accepted ? ['read of coast', 'own of coast', 'read of coast'] : ['own of desk', 'read of desk', 'read of desk'],
      );
      if (!accepted) continue;
      await offer('read', 'desk', coast);
      await answer('accept', desk.checker);
    }
  });

  it('waits for an import that is under way, and refuses one that waited for it', async () => {
    await offer('nothing');
    let taken: Promise<unknown> = Promise.resolve();
    async function* rows() {
      yield* readJson({ statements: [ferry('I1', '2025-05-03', 50)] });
      taken = answer('accept');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await desk.ports.ledgers.find(NOW, desk.checker.deskId, 'sample')).toMatchObject({ access: 'own' });
      yield* readJson({ statements: [ferry('I2', '2025-05-04', 51)] });
    }
    const report = await new ImportLedger(desk.ports).run(desk.checker, {
      ...{ ledger: 'sample', format: 'json', rows: rows() },
    });
    expect(report.rows).toBe(2);
    await taken;
    expect(await desk.ports.priorStatements.held(NOW, coast.deskId, ['sample/I1', 'sample/I2'])).toHaveLength(2);
    await offer('nothing', 'desk', coast);
    let waited: Promise<unknown> = Promise.resolve();
    await desk.ports.changes.make(desk.checker, 'test', async (change) => {
      const ledger = await desk.ports.ledgerHandovers.find(change, 'sample');
      await change.hold('ledger', ledger?.ledger.id ?? '');
      const held = await desk.ports.ledgerHandovers.find(change, 'sample');
      await desk.ports.ledgerHandovers.write(change, {
        ...{ ledgerId: held?.ledger.id ?? '', fromDeskId: coast.deskId, deskId: desk.checker.deskId },
        ...{ version: (held?.version ?? 0) + 1, standing: 'accepted', keeps: 'nothing', rank: null },
      });
      waited = putStatement(coast, 'F8');
      waited.catch(() => undefined);
      // Until it has seen that it may write, and waits for the ledger.
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect((await refusal(waited)).code).toBe('ledger-unknown');
    expect(await seen(null)).toEqual(['own of desk', 'none', 'read of desk']);
  });

  it('may be the only one that a desk has', async () => {
    const { deskId } = await new CreateDesk(desk.ports).run(desk.checker, { slug: 'bare', name: 'Bare' });
    const bare = { ...desk.checker, deskId };
    await new CreateLedger(desk.ports).run(bare, { name: 'only', title: 'Only' });
    const rows = readJson({
      ...{ sources: [{ key: 'port', name: 'Port', kind: 'body' }], places: [{ key: 'norway', name: 'Norway' }] },
      ...{ measures: [{ key: 'ferries-damaged', ...MEASURE }], statements: [ferry('O1', '2025-05-01', 40, 'port')] },
    });
    await new ImportLedger(desk.ports).run(bare, { ledger: 'only', format: 'json', rows });
    const claim = await claimOf(bare);
    expect(await foundIn(claim)).toEqual(['only/O1']);
    await new OfferHandover(desk.ports).run(bare, { ledger: 'only', desk: 'coast', keeps: 'nothing' });
    await new AnswerHandover(desk.ports).run(coast, { ledger: 'only', answer: 'accept' });
    expect(await settle()).toContain(`${claim}: ledger-given`);
    expect(await desk.ports.ledgers.list(NOW, bare.deskId, { limit: 10 })).toEqual([]);
    const found = await desk.ports.findings.latest(NOW, claim);
    expect([found?.number, found?.finding.comparisons]).toEqual([2, []]);
    expect(found?.finding.assessments.map(({ kind }) => kind)).toContain('no-comparable-prior');
  });

  it('is a matter of the log, which speaks of every version, and of nobody who gave what was not theirs', async () => {
    const verify = () =>
      verifyDatabase(desk.dataSource, { roots: null, rows: true, unsignedSince: new Date(0), remembered: null });
    expect((await verify()).faults).toEqual([]);
    const [kept] = await desk.dataSource.query(
      `SELECT (SELECT count(*)::int FROM ledger_handover) AS rows,
         (SELECT count(*)::int FROM log_entry WHERE subject_kind = 'ledger-handover') AS entries`,
    );
    expect(kept.rows).toBeGreaterThan(20);
    expect(kept.entries).toBe(kept.rows);
    await desk.ports.changes.make(third, 'test', async (change) => {
      const held = await desk.ports.ledgerHandovers.find(change, 'sample');
      await desk.ports.ledgerHandovers.write(change, {
        ...{ ledgerId: held?.ledger.id ?? '', fromDeskId: third.deskId, deskId: coast.deskId },
        ...{ version: (held?.version ?? 0) + 1, standing: 'accepted', keeps: 'nothing', rank: null },
      });
    });
    expect((await verify()).faults).toHaveLength(1);
  });
});

const UNKNOWN = 'ledger-handover-unknown';
