/** A desk with a small ledger of damaged ferries, two people, and a page that repeats the ledger; for the tests of claims. */
import { AddPerson, CrossReferenceClaim, GiveVerdict, ReceiveArticle, Refusal, SubmitClaim } from '@whence/workflow';
import type { CrossReferenceOutcome, HeldClaim, PersonActor, ReceivedArticle, Verdict } from '@whence/workflow';
import { ledgerDesk } from '../ledger/desk.contract.js';
import type { LedgerDesk } from '../ledger/desk.contract.js';

export const NOW = { position: null };
export const JOB = { kind: 'job' } as const;

/** A count of damaged ferries. */
export const ferry = (id: string, on: string, value: number, source = 'port-authority') => ({
  id,
  source,
  publishedOn: on,
  saidOn: on,
  reading: 'read',
  content: {
    measure: 'ferries-damaged',
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
      key: 'ferries-damaged',
      counted: 'ferries',
      state: 'damaged',
      unit: 'ferries',
      label: 'ferries damaged',
    },
  ],
  places: [{ key: 'norway', name: 'Norway', aliases: [] }],
  statements: [ferry('F1', '2025-05-01', 40)],
};

export const TEXT = `Storms hit the coast this spring. The Port Authority said that about 40 Norwegian ferries were damaged. Nobody else has counted them.`;

export interface ClaimDesk extends Omit<LedgerDesk, 'by'> {
  readonly checker: PersonActor;
  readonly second: PersonActor;
  /** Sends the page, or another text, under a name of the CMS. */
  article(cmsId: string, text?: string): Promise<ReceivedArticle>;
  /** What waits in the outbox under a job's name, oldest first. */
  jobs(name: string): Promise<readonly Record<string, string>[]>;
  crossReference(requestId: string): Promise<CrossReferenceOutcome>;
  /** The only request of a claim for this cause. */
  requestOf(claimId: string, cause: string): Promise<string>;
  /** A claim of a page of its own, submitted, with its first finding. */
  claimWithFinding(cmsId: string): Promise<HeldClaim>;
  /** The checker's verdict: accurate, on the ledger's first statement. */
  give(claimId: string, finding?: number): Promise<Verdict>;
}

/** What the work refused. Throws when it did not. */
export async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const caught: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(caught instanceof Refusal)) throw new Error(`found ${String(caught)}, expected a refusal`);
  return caught;
}

/** Call it in `beforeAll` and close it in `afterAll`. */
export async function claimDesk(): Promise<ClaimDesk> {
  const { by, ...desk } = await ledgerDesk();
  const { ports, dataSource } = desk;
  await desk.importJson(LEDGER);
  if (by.personId === undefined) throw new Error('found a desk without a person');
  const checker: PersonActor = { ...by, personId: by.personId };
  const person = await new AddPerson(ports).run(by, { name: 'Second', email: null, role: 'reviewer' });
  const second: PersonActor = { kind: 'person', deskId: by.deskId, personId: person.id };
  const article = (cmsId: string, text = TEXT) =>
    new ReceiveArticle(ports).run(checker, {
      cmsId,
      title: 'Storms',
      outlet: 'The Daily',
      publishedOn: '2025-05-02',
      status: 'published',
      text,
    });
  const crossReference = (requestId: string) => new CrossReferenceClaim(ports).run(JOB, { requestId });
  return {
    ...desk,
    checker,
    second,
    article,
    crossReference,
    jobs: async (name) => {
      const rows: { payload: Record<string, string> }[] = await dataSource.query(
        'SELECT payload FROM outbox WHERE job = $1 ORDER BY id',
        [name],
      );
      return rows.map(({ payload }) => payload);
    },
    requestOf: async (claimId, cause) => {
      const rows: { id: string }[] = await dataSource.query(
        'SELECT id FROM cross_reference_request WHERE claim_id = $1 AND cause = $2',
        [claimId, cause],
      );
      const [only] = rows;
      if (!only || rows.length > 1) throw new Error(`found ${rows.length} requests, expected one`);
      return only.id;
    },
    claimWithFinding: async (cmsId) => {
      const { revision } = await article(cmsId);
      const claims = await ports.claims.ofArticle(NOW, revision.articleId);
      const claim = claims.find(({ held }) => held.content.measure === 'ferries-damaged');
      if (!claim) throw new Error(`found ${JSON.stringify(claims)}, expected the ferries`);
      const { requestId } = await new SubmitClaim(ports).run(checker, { claimId: claim.id });
      await crossReference(requestId);
      return claim;
    },
    give: (claimId, finding = 1) =>
      new GiveVerdict(ports).run(checker, {
        claimId,
        finding,
        rating: 'accurate',
        rationale: 'The authority counted them.',
        cited: ['sample/F1'],
      }),
  };
}
