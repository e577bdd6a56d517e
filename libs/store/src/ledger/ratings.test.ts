/** Ratings on a real database: versions of a desk, logged, and the recheck that follows. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GiveRating, RecheckRated } from '@whence/workflow';
import { claimDesk, ferry, JOB, NOW, refusal, type ClaimDesk } from '../claims/claim-desk.contract.js';

let desk: ClaimDesk;
let ledgerId: string;
beforeAll(async () => {
  desk = await claimDesk();
  await desk.importJson({
    statements: [
      ferry('U1', '2025-05-01', 40, 'seamens-union'),
      ferry('U2', '2025-05-01', 90, 'seamens-union'),
      { ...ferry('P2', '2025-05-01', 40), carriers: ['seamens-union'] },
    ],
  });
  ledgerId = (await desk.ports.ledgers.find(NOW, desk.checker.deskId, desk.ledger))?.id ?? '';
});
afterAll(() => desk.close());

const rate = (grade: 'A' | 'B' | 'F', reason: string) =>
  new GiveRating(desk.ports).ofSource(desk.checker, { ledger: 'sample', source: 'port-authority', grade, reason });
const rateStatement = (grade: '1' | '4', cited: string[] = []) =>
  new GiveRating(desk.ports).ofStatement(desk.checker, {
    ledger: 'sample',
    statement: 'F1',
    grade,
    reason: 'Read beside the union’s list.',
    cited,
  });
const ofSource = (deskId: string, view: { position: number | null } = NOW) =>
  desk.ports.ratings.list(
    view,
    deskId,
    { kind: 'source', ledgerId, key: 'port-authority' },
    { after: null, limit: 10 },
  );

describe('a rating of a source', () => {
  it('is a version with a reason, by a person, of this desk, and logged', async () => {
    const first = await rate('B', 'Right in most years.');
    expect(first).toMatchObject({ version: 1, grade: 'B', personId: desk.checker.personId });
    const between = await desk.ports.views.latest();
    expect(await rate('F', 'A new harbour master; nothing is known yet.')).toMatchObject({ version: 2 });
    expect((await ofSource(desk.checker.deskId)).map(({ version, grade }) => [version, grade])).toEqual([
      [2, 'F'],
      [1, 'B'],
    ]);
    expect((await ofSource(desk.checker.deskId, between)).map(({ grade }) => grade)).toEqual(['B']);
    expect(await ofSource('00000000-0000-7000-8000-000000000000')).toEqual([]);
    const entries: { entry: string }[] = await desk.dataSource.query(
      `SELECT entry FROM log_entry WHERE subject_kind = 'source-rating' ORDER BY subject_version`,
    );
    expect(entries).toHaveLength(2);
    expect(entries[0]?.entry).not.toContain('Right in most years');
    expect(JSON.parse(entries[0]?.entry ?? '')).toMatchObject({ action: 'rate', purpose: 'rate-source' });
  });

  it('needs a reason, and a source of the ledger', async () => {
    expect(await refusal(rate('A', '  '))).toMatchObject({ code: 'rating-invalid', faults: [{ where: '/reason' }] });
    const input = { ledger: 'sample', source: 'nobody', grade: 'A', reason: 'Because.' } as const;
    expect(await refusal(new GiveRating(desk.ports).ofSource(desk.checker, input))).toMatchObject({
      code: 'source-unknown',
    });
  });

  it('takes no grade that is none, whoever writes it', async () => {
    await expect(
      desk.dataSource.query(
        `INSERT INTO source_rating SELECT desk_id, entry_id, 99, 'G', person_id, content, change_id FROM source_rating LIMIT 1`,
      ),
    ).rejects.toThrow(/check constraint/);
  });
});

describe('a rating of a statement', () => {
  it('is "confirmed" only by a cited statement of another origin that agrees', async () => {
    const refused = async (cited: string[]) =>
      (await refusal(rateStatement('1', cited))).faults.map(({ found }) => found);
    expect(await refused([])).toEqual(['nothing']);
    expect(await refused(['sample/U2'])).toEqual(['"sample/U2": it is higher for the same time']);
    expect(await refused(['sample/P2'])).toEqual(['"sample/P2": it is of the same origin: both are PA']);
    expect((await refusal(rateStatement('1', ['sample/none']))).code).toBe('rating-unconfirmed');
    expect(await rateStatement('1', ['sample/U1'])).toMatchObject({ version: 1, grade: '1', cited: ['sample/U1'] });
    expect(await rateStatement('4')).toMatchObject({ version: 2, cited: [] });
    const held = await desk.ports.ratings.ofStatements(NOW, desk.checker.deskId, ledgerId, ['sample/F1', 'sample/U1']);
    expect([...held].map(([key, { grade }]) => [key, grade])).toEqual([['sample/F1', '4']]);
  });
});

describe('what follows a rating', () => {
  it('is one recheck of each claim that rests on it, which finds the same and reopens nothing', async () => {
    const claim = await desk.claimWithFinding('rated');
    await desk.give(claim.id);
    const before = await desk.ports.findings.latest(NOW, claim.id);
    await rate('A', 'Its list was published whole.');
    const changeId = (await desk.jobs('recheck-rated')).at(-1)?.changeId ?? '';
    const recheck = new RecheckRated(desk.ports);
    expect(await recheck.run(JOB, { changeId })).toBe(1);
    expect(await recheck.run(JOB, { changeId })).toBe(0);
    const outcome = await desk.crossReference(await desk.requestOf(claim.id, 'rating'));
    expect(outcome).toMatchObject({
      made: 'finding',
      reopened: false,
      recheck: { cause: 'rating', material: false, changes: [] },
    });
    // Nothing that a finding says comes from a rating: all but the position is the same.
    const bare = (finding: object | undefined) => ({ ...finding, cutoffs: null });
    expect(bare(outcome.finding?.finding)).toEqual(bare(before?.finding));
  });

  it('leaves alone claims that do not rest on what was rated', async () => {
    const input = { ledger: 'sample', source: 'seamens-union', grade: 'C', reason: 'Often late.' } as const;
    await desk.importJson({ sources: [{ key: 'harbour-choir', name: 'Harbour Choir', kind: 'body' }] });
    await new GiveRating(desk.ports).ofSource(desk.checker, { ...input, source: 'harbour-choir' });
    const changeId = (await desk.jobs('recheck-rated')).at(-1)?.changeId ?? '';
    expect(await new RecheckRated(desk.ports).run(JOB, { changeId })).toBe(0);
    expect(await new RecheckRated(desk.ports).run(JOB, { changeId: '00000000-0000-7000-8000-000000000000' })).toBe(0);
  });
});
