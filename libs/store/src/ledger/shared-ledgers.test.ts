/** A ledger of one desk that another reads: what each finds, what is looked at anew, and what stands when it ends. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Look } from '@whence/domain';
import {
  AnswerLedgerOffer,
  CreateDesk,
  CreateLedger,
  EndLedgerShare,
  EVENT_TYPES,
  GiveRating,
  GiveVerdict,
  ImportLedger,
  PutRow,
  readJson,
  ReadTrace,
  ReceiveArticle,
  RecheckAffected,
  ReviewVerdict,
  ShareLedger,
  SubmitClaim,
  SuggestHops,
  UndoImport,
  WriteClaim,
  type PersonActor,
  type View,
} from '@whence/workflow';
import { verifyDatabase } from '../audit/index.js';
import { claimDesk, ferry, JOB, NOW, refusal, TEXT, type ClaimDesk } from '../claims/claim-desk.contract.js';
import { StorePriorStatements } from './prior-statements.js';

let desk: ClaimDesk;
let coast: PersonActor;
let heldClaim: string;
let coastClaim: string;

const MEASURE = { counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' };

/** Submits the ferries on a page of the other desk, under a measure. */
async function claimOfCoast(measure: string): Promise<string> {
  const { revision } = await new ReceiveArticle(desk.ports).run(coast, {
    ...{ cmsId: measure, title: 'Storms', outlet: 'The Coast', publishedOn: '2025-05-02', status: 'published' },
    text: TEXT,
  });
  const written = await new WriteClaim(desk.ports).run(coast, {
    articleId: revision.articleId,
    quote: { exact: 'about 40 Norwegian ferries were damaged' },
    content: { ...ferry('x', '2025-05-01', 40).content, measure } as Parameters<WriteClaim['run']>[1]['content'],
  });
  const { requestId } = await new SubmitClaim(desk.ports).run(coast, { claimId: written.id });
  await desk.crossReference(requestId);
  return written.id;
}

beforeAll(async () => {
  desk = await claimDesk();
  const { deskId } = await new CreateDesk(desk.ports).run(desk.checker, { slug: 'coast', name: 'The Coast' });
  coast = { ...desk.checker, deskId };
  heldClaim = (await desk.claimWithFinding('held')).id;
  await new CreateLedger(desk.ports).run(coast, { name: 'own', title: 'Own' });
  const rows = readJson({
    measures: [{ key: 'ferries-damaged', ...MEASURE }],
    places: [{ key: 'norway', name: 'Norway' }],
  });
  await new ImportLedger(desk.ports).run(coast, { ledger: 'own', format: 'json', rows });
  coastClaim = await claimOfCoast('ferries-damaged');
});
afterAll(() => desk.close());

const offer = (access: 'read' | 'write' = 'read') =>
  new ShareLedger(desk.ports).run(desk.checker, { ledger: 'sample', desk: 'coast', access });
const accept = () => new AnswerLedgerOffer(desk.ports).run(coast, { ledger: 'sample', answer: 'accept' });
const end = (by = desk.checker) => new EndLedgerShare(desk.ports).run(by, { ledger: 'sample', desk: 'coast' });
const putStatement = (by: PersonActor, id: string, value: number) =>
  new PutRow(desk.ports).run(by, {
    ...{ ledger: 'sample', kind: 'statement', key: id },
    value: ferry(id, '2025-05-01', value, 'seamens-union'),
  });

/** Runs the recheck that the last change asked for, and the cross-references of both claims that it asks for. */
async function settle(): Promise<readonly string[]> {
  const changeId = (await desk.jobs('recheck-affected')).at(-1)?.['changeId'] ?? '';
  await new RecheckAffected(desk.ports).run(JOB, { changeId });
  const requests: { id: string; claim_id: string }[] = await desk.dataSource.query(
    `SELECT id, claim_id FROM cross_reference_request WHERE content ->> 'changeId' = $1 ORDER BY claim_id`,
    [changeId],
  );
  for (const { id } of requests) await desk.crossReference(id);
  return requests.map(({ claim_id }) => claim_id);
}

/** Why the other desk's claim was looked at last. */
async function causeOfLast(): Promise<string | undefined> {
  const rows: { cause: string }[] = await desk.dataSource.query(
    'SELECT cause FROM cross_reference_request WHERE claim_id = $1 ORDER BY id DESC LIMIT 1',
    [coastClaim],
  );
  return rows[0]?.cause;
}

/** What the events of a desk tell of shares. */
const toldOf = async (deskId: string): Promise<readonly unknown[]> =>
  (await desk.ports.events.list(deskId, { position: 0, ordinal: 0 }, await latest(), EVENT_TYPES, 1_000)).flatMap(
    ({ type, content: { standing, access } }) => (type.startsWith('ledger.') ? [{ standing, access }] : []),
  );

const foundIn = async (claimId: string): Promise<readonly string[]> =>
  ((await desk.ports.findings.latest(NOW, claimId))?.finding.comparisons ?? []).map(({ statement }) => statement);

/** What the other desk finds of damaged ferries in a view, asked of the database and of ledgers held in memory. */
async function looked(position: number): Promise<readonly string[]> {
  const look: Look = { measure: 'ferries-damaged', order: 'newest', publishedBy: null, most: 10 };
  const asked = { looks: [look], keys: [] };
  const there = await desk.ports.priorStatements.around({ position }, coast.deskId, asked);
  const kept = new StorePriorStatements(desk.dataSource, { heldStatements: 1_000 });
  expect(await kept.around({ position }, coast.deskId, asked)).toEqual(there);
  return there.statements.map(({ key }) => key);
}
const latest = async () => (await desk.ports.views.latest()).position;

describe('a shared ledger', () => {
  let before: number;
  let during: number;

  it('is read by nobody to whom it is merely offered', async () => {
    before = await latest();
    const jobs = (await desk.jobs('recheck-affected')).length;
    expect(await offer()).toMatchObject({ standing: 'offered', access: 'read', version: 1, desk: { slug: 'coast' } });
    expect(await desk.ports.ledgers.list(NOW, coast.deskId, { limit: 10 })).toMatchObject([
      { name: 'own', access: 'own' },
    ]);
    expect(await desk.jobs('recheck-affected')).toHaveLength(jobs);
    expect(await foundIn(coastClaim)).toEqual([]);
  });

  it('has all claims of the desk that accepts it found anew, and no others', async () => {
    expect(await accept()).toMatchObject({ standing: 'accepted', version: 2 });
    expect(await settle()).toEqual([coastClaim]);
    expect(await causeOfLast()).toBe('ledger-accepted');
    expect(await foundIn(coastClaim)).toEqual(['sample/F1']);
    during = await latest();
    expect(await looked(during)).toEqual(['sample/F1']);
    expect(await looked(before)).toEqual([]);
    expect(await desk.ports.subjects.ofDesk(NOW, coast.deskId)).toEqual(['Norwegian ferries']);
    expect(
      await new ReadTrace(desk.ports).run(coast, { ledger: 'sample', id: 'F1', asOf: null, publishedBy: null }),
    ).toMatchObject({
      key: 'sample/F1',
    });
    // The same again changes nothing.
    expect(await accept()).toMatchObject({ version: 2 });
  });

  it('is only read by a desk that was given no more, down to its jobs', async () => {
    expect((await refusal(putStatement(coast, 'F9', 41))).code).toBe('ledger-only-read');
    const undone = new UndoImport(desk.ports).run(coast, { ledger: 'sample', importId: heldClaim });
    expect((await refusal(undone)).code).toBe('ledger-only-read');
    const passedOn = new ShareLedger(desk.ports).run(coast, { ledger: 'sample', desk: 'desk', access: 'read' });
    expect((await refusal(passedOn)).code).toBe('ledger-not-own');
    // A rating is the desk's own word, beside the ledger.
    const grade = { ledger: 'sample', source: 'port-authority', grade: 'B', reason: 'Counts them itself.' } as const;
    expect(await new GiveRating(desk.ports).ofSource(coast, grade)).toMatchObject({ version: 1, grade: 'B' });
  });

  it('has claims of both desks found anew when a statement comes', async () => {
    await putStatement(desk.checker, 'F2', 40);
    expect([...(await settle())].sort()).toEqual([coastClaim, heldClaim].sort());
    expect(await foundIn(coastClaim)).toEqual(['sample/F1', 'sample/F2']);
    expect(await foundIn(heldClaim)).toContain('sample/F2');
  });

  it('is written in by a desk that may, at once, and both find it', async () => {
    expect(await offer('write')).toMatchObject({ standing: 'accepted', access: 'write' });
    await putStatement(coast, 'F3', 41);
    expect([...(await settle())].sort()).toEqual([coastClaim, heldClaim].sort());
    expect(await foundIn(heldClaim)).toContain('sample/F3');
    await offer('read');
    expect((await refusal(putStatement(coast, 'F4', 41))).code).toBe('ledger-only-read');
  });

  it('is given suggestions in the name of a desk only while it may write', async () => {
    const told = (id: string, source: string, words: string) => {
      const value = { ...ferry(id, '2025-05-04', 43, source), words };
      return new PutRow(desk.ports).run(coast, { ledger: 'sample', kind: 'statement', key: id, value });
    };
    await offer('write');
    await told('S1', 'port-authority', 'About 43 Norwegian ferries were damaged by the storms this spring.');
    await told('S2', 'seamens-union', 'The Port Authority said about 43 Norwegian ferries were damaged by the storms.');
    const changeId = (await desk.jobs('suggest-hops')).at(-1)?.['changeId'] ?? '';
    const suggest = () => new SuggestHops(desk.ports).run(JOB, { changeId, deskId: coast.deskId });
    await offer('read');
    expect(await suggest()).toBe(0);
    await offer('write');
    expect(await suggest()).toBe(1);
    await offer('read');
  });

  it('is not written in by who waited for it while it was taken back', async () => {
    const share = await desk.ports.ledgerShares.find(NOW, 'sample', coast.deskId);
    if (share === undefined) throw new Error('found no share');
    const { id: shareId, version, ledger } = share;
    const write = (standing: 'accepted' | 'ended', more: number) =>
      desk.ports.changes.make(desk.checker, 'test', async (change) => {
        await change.hold('ledger', ledger.id);
        await desk.ports.ledgerShares.write(change, { shareId, version: version + more, standing, access: 'write' });
        if (standing === 'accepted') return;
        waited = putStatement(coast, 'F5', 41);
        waited.catch(() => undefined);
        // Until it has seen that it may write, and waits for the ledger.
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
    let waited: Promise<unknown> = Promise.resolve();
    await write('accepted', 1);
    await write('ended', 2);
    expect((await refusal(waited)).code).toBe('ledger-unknown');
    await write('accepted', 3);
    await offer('read');
  });

  it('is given no suggestion by a job that waited for it while the desk was let only read it', async () => {
    await offer('write');
    const told = (id: string, source: string, words: string) => {
      const value = { ...ferry(id, '2025-05-05', 47, source), words };
      return new PutRow(desk.ports).run(coast, { ledger: 'sample', kind: 'statement', key: id, value });
    };
    await told('W1', 'port-authority', 'About 47 Norwegian ferries were damaged by the gales this autumn.');
    await told('W2', 'seamens-union', 'The Port Authority said about 47 Norwegian ferries were damaged by the gales.');
    const changeId = (await desk.jobs('suggest-hops')).at(-1)?.['changeId'] ?? '';
    const suggest = () => new SuggestHops(desk.ports).run(JOB, { changeId, deskId: coast.deskId });
    const share = await desk.ports.ledgerShares.find(NOW, 'sample', coast.deskId);
    if (share === undefined) throw new Error('found no share');
    const { id: shareId, version, ledger } = share;
    let waited: Promise<number> = Promise.resolve(0);
    await desk.ports.changes.make(desk.checker, 'test', async (change) => {
      await change.hold('ledger', ledger.id);
      await desk.ports.ledgerShares.write(change, {
        ...{ shareId, version: version + 1, standing: 'accepted', access: 'read' },
      });
      waited = suggest();
      // Until it has seen that it may write, and waits for the ledger.
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(await waited).toBe(0);
    await offer('write');
    expect(await suggest()).toBe(1);
    await offer('read');
  });

  it('comes after what the desk reads already, wherever both define a key', async () => {
    const vocabulary = async () => (await desk.ports.priorStatements.vocabulary(NOW, coast.deskId)).sources;
    await new CreateLedger(desk.ports).run(coast, { name: 'later', title: 'Later' });
    const value = { key: 'port-authority', name: 'Our name for it', kind: 'body' };
    await new PutRow(desk.ports).run(coast, { ledger: 'later', kind: 'source', key: value.key, value });
    // Its own came later than the share.
    expect((await vocabulary()).get('port-authority')?.name).toBe('Port Authority');
    await end();
    expect((await vocabulary()).get('port-authority')?.name).toBe('Our name for it');
    await offer();
    await accept();
    expect((await vocabulary()).get('port-authority')?.name).toBe('Our name for it');
    expect((await vocabulary()).get('seamens-union')?.name).toBe('Seamen’s Union');
    await settle();
  });

  it('leaves findings and published verdicts as they are when it ends, and has the claims found anew without it', async () => {
    const number = (await desk.ports.findings.latest(NOW, coastClaim))?.number ?? 0;
    const verdict = await new GiveVerdict(desk.ports).run(coast, {
      ...{ claimId: coastClaim, finding: number, rating: 'accurate', rationale: 'Counted.', cited: ['sample/F1'] },
    });
    const reviewer = { ...desk.second, deskId: coast.deskId };
    await new ReviewVerdict(desk.ports).run(reviewer, {
      ...{ claimId: coastClaim, version: verdict.version, decision: 'approved' },
    });
    const published = await desk.ports.verdicts.list(NOW, coastClaim);

    await end();
    const after = await latest();
    expect(await settle()).toEqual([coastClaim]);
    expect(await causeOfLast()).toBe('ledger-ended');
    expect(await foundIn(coastClaim)).toEqual([]);
    expect(await desk.ports.verdicts.list(NOW, coastClaim)).toEqual(published);
    const kept = await desk.ports.findings.byNumber(NOW, coastClaim, number);
    expect(kept?.finding.comparisons.map(({ statement }) => statement)).toContain('sample/F1');
    expect((await desk.ports.claims.get(NOW, coastClaim))?.step.state).toBe('reopened');
    // It is read no more, in no view; what the desk wrote in it stays there.
    for (const position of [before, during, after]) expect(await looked(position)).toEqual([]);
    expect(await desk.ports.ledgers.find({ position: during }, coast.deskId, 'sample')).toBeUndefined();
    expect(await foundIn(heldClaim)).toContain('sample/F3');
    expect((await refusal(end())).code).toBe('ledger-share-unknown');
  });

  it('is told of to the subscribers of both desks, and to no other desk', async () => {
    const told = await toldOf(coast.deskId);
    // A test above writes versions past the use cases, which are what tells.
    const written: unknown[] = await desk.dataSource.query(
      `SELECT v.standing, v.access FROM ledger_share_version v JOIN ledger_share s ON s.id = v.share_id
       JOIN change c ON c.id = v.change_id WHERE s.desk_id = $1 AND c.purpose <> 'test' ORDER BY v.version`,
      [coast.deskId],
    );
    expect(written.length).toBeGreaterThan(5);
    expect(told).toEqual(written);
    expect(await toldOf(desk.checker.deskId)).toEqual(told);
    const { deskId } = await new CreateDesk(desk.ports).run(desk.checker, { slug: 'fourth', name: 'Fourth' });
    expect(await toldOf(deskId)).toEqual([]);
  });

  it('may take a measure with it: claims on it stand, and are found to have nothing like them', async () => {
    await new PutRow(desk.ports).run(desk.checker, {
      ...{
        ledger: 'sample',
        kind: 'measure',
        key: 'boats-damaged',
        value: { key: 'boats-damaged', ...MEASURE, counted: 'boats' },
      },
    });
    const boats = ferry('B1', '2025-05-01', 40);
    const value = { ...boats, content: { ...boats.content, measure: 'boats-damaged' } };
    await new PutRow(desk.ports).run(desk.checker, { ledger: 'sample', kind: 'statement', key: 'B1', value });
    await offer();
    await accept();
    const claim = await claimOfCoast('boats-damaged');
    expect(await foundIn(claim)).toContain('sample/B1');
    await end();
    expect(await settle()).toContain(claim);
    const found = await desk.ports.findings.latest(NOW, claim);
    expect([found?.number, found?.finding.comparisons]).toEqual([2, []]);
    expect(found?.finding.assessments.map(({ kind }) => kind)).toContain('no-comparable-prior');
  });

  it('may be left by the desk that reads it, and by no third one', async () => {
    await offer();
    await accept();
    const { deskId } = await new CreateDesk(desk.ports).run(desk.checker, { slug: 'third', name: 'Third' });
    expect((await refusal(end({ ...desk.checker, deskId }))).code).toBe('ledger-share-unknown');
    await end(coast);
    expect(await desk.ports.ledgers.find(NOW, coast.deskId, 'sample')).toBeUndefined();
  });

  it('has no claim found anew of a desk that does not read it: it would tell when somebody writes there', async () => {
    await putStatement(desk.checker, 'N1', 40);
    const again = await settle();
    expect(again).toContain(heldClaim);
    expect(again).not.toContain(coastClaim);
    const value = { key: 'port-authority', name: 'Authority of the port', kind: 'body' };
    await new PutRow(desk.ports).run(desk.checker, { ledger: 'sample', kind: 'source', key: value.key, value });
    expect(await settle()).not.toContain(coastClaim);
  });

  it('is read no more in a view through which it was looked at before it ended', async () => {
    await offer();
    await accept();
    const position = await latest();
    const kept = new StorePriorStatements(desk.dataSource, { heldStatements: 1_000 });
    const seen = async () => {
      const view = { position };
      const { statements } = await kept.around(view, coast.deskId, { looks: [], keys: ['sample/F1'] });
      const { sources } = await kept.vocabulary(view, coast.deskId);
      return [statements.map(({ key }) => key), sources.has('seamens-union')];
    };
    expect(await seen()).toEqual([['sample/F1'], true]);
    await end();
    // Nobody has looked at anything later since.
    expect(await seen()).toEqual([[], false]);
  });

  it('is read no more in a view of the past that is taken after it ended, whoever else looked at that past before', async () => {
    await offer();
    await accept();
    const kept = new StorePriorStatements(desk.dataSource, { heldStatements: 1_000 });
    const [{ now: shared } = { now: new Date() }] = await desk.dataSource.query<{ now: Date }[]>(
      'SELECT clock_timestamp() AS now',
    );
    const taken = async () => {
      const view = await desk.ports.views.at(shared);
      return [view, view.position] as const;
    };
    const sources = async (view: View) => (await kept.vocabulary(view, coast.deskId)).sources.has('seamens-union');
    const [before, position] = await taken();
    expect(await sources(before)).toBe(true);
    await end();
    const [after, same] = await taken();
    expect(same).toBe(position);
    expect(await sources(after)).toBe(false);
    expect(await sources(before)).toBe(false);
  });

  it('is a matter of the log, which speaks of every row', async () => {
    const report = await verifyDatabase(desk.dataSource, {
      ...{ roots: null, rows: true, unsignedSince: new Date(0), remembered: null },
    });
    expect(report.faults).toEqual([]);
    const [{ versions } = { versions: 0 }]: { versions: number }[] = await desk.dataSource.query(
      `SELECT count(*)::int AS versions FROM log_entry WHERE subject_kind = 'ledger-share'`,
    );
    expect(versions).toBe(
      await desk.dataSource
        .query('SELECT count(*)::int AS n FROM ledger_share_version')
        .then((rows: { n: number }[]) => rows[0]?.n),
    );
  });
});
