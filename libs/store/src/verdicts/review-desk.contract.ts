/** Three people who review claims of one desk, for the tests of this folder. */
import {
  AddPerson,
  ChangeDeskPolicy,
  DecideRetraction,
  GiveVerdict,
  ListVerdicts,
  ProposeRetraction,
  ReadVerdict,
  ReviewVerdict,
  SettleDisagreement,
} from '@whence/workflow';
import type { PersonActor, SecondReview } from '@whence/workflow';
import { claimDesk, NOW, type ClaimDesk } from '../claims/claim-desk.contract.js';

export const CITED = ['sample/F1'];

export type ReviewDesk = Awaited<ReturnType<typeof reviewDesk>>;

/** Call it in `beforeAll` and close its `desk` in `afterAll`. */
export async function reviewDesk() {
  const desk: ClaimDesk = await claimDesk();
  const { ports, checker: ada, second: ben } = desk;
  const { id } = await new AddPerson(ports).run(ada, { name: 'Third', email: null, role: 'reviewer' });
  const cid: PersonActor = { ...ben, personId: id };
  const words = (rating: string, cited: readonly string[] = CITED) => ({
    rating,
    rationale: `It is ${rating}.`,
    cited,
  });
  return {
    desk,
    ports,
    ada,
    ben,
    cid,
    policy: async (secondReview: SecondReview) => {
      const held = await ports.desks.one(NOW, ada.deskId);
      if (!held) throw new Error('found no desk');
      const policy = { ...held.policy, secondReview };
      await new ChangeDeskPolicy(ports).run(ada, { version: held.version, policy });
    },
    claim: async (name: string) => (await desk.claimWithFinding(name)).id,
    state: async (claimId: string) => (await ports.claims.get(NOW, claimId))?.step.state,
    give: (by: PersonActor, claimId: string, rating = 'accurate', cited?: readonly string[]) =>
      new GiveVerdict(ports).run(by, { claimId, finding: 1, ...words(rating, cited) }),
    read: (by: PersonActor, claimId: string, version: number, rating: string, cited?: readonly string[]) =>
      new ReadVerdict(ports).run(by, { claimId, version, ...words(rating, cited) }),
    approve: (by: PersonActor, claimId: string, version: number, correction?: string) =>
      new ReviewVerdict(ports).run(by, {
        claimId,
        version,
        decision: 'approved',
        ...(correction === undefined ? {} : { correction }),
      }),
    giveBack: (by: PersonActor, claimId: string, version: number) =>
      new ReviewVerdict(ports).run(by, { claimId, version, decision: 'returned', reason: 'Say who counted.' }),
    settle: (by: PersonActor, claimId: string, version: number, inFavourOf: 'first' | 'second') =>
      new SettleDisagreement(ports).run(by, { claimId, version, inFavourOf, reason: 'The table says so.' }),
    propose: (by: PersonActor, claimId: string, version: number) =>
      new ProposeRetraction(ports).run(by, { claimId, version, reason: 'A reader wrote.', notice: 'We misread it.' }),
    decide: (by: PersonActor, claimId: string, version: number, decision: 'retracted' | 'dropped') =>
      new DecideRetraction(ports).run(by, { claimId, version, decision, reason: 'So it is.' }),
    seen: (by: PersonActor, claimId: string) => new ListVerdicts(ports).run(by, NOW, claimId),
  };
}
