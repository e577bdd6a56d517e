/** Whatever three people try, in whatever order: nothing is published that two different people do not stand behind. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REVIEW } from '@whence/domain';
import type { ReviewEvent } from '@whence/domain';
import { MoveClaim, Refusal } from '@whence/workflow';
import type { HeldVerdict, PersonActor } from '@whence/workflow';
import fc from 'fast-check';
import { NOW } from '../claims/claim-desk.contract.js';
import { reviewDesk, type ReviewDesk } from './review-desk.contract.js';

let d: ReviewDesk;
beforeAll(async () => {
  d = await reviewDesk();
}, 120_000);
afterAll(() => d.desk.close());

type Act = (by: PersonActor, claim: string, version: number) => Promise<unknown>;

const ACTS: Readonly<Record<string, Act>> = {
  'give accurate': (by, claim) => d.give(by, claim, 'accurate'),
  'give false': (by, claim) => d.give(by, claim, 'false'),
  'read accurate': (by, claim, version) => d.read(by, claim, version, 'accurate'),
  'read false': (by, claim, version) => d.read(by, claim, version, 'false'),
  approve: (by, claim, version) => d.approve(by, claim, version),
  return: (by, claim, version) => d.giveBack(by, claim, version),
  'settle first': (by, claim, version) => d.settle(by, claim, version, 'first'),
  'settle second': (by, claim, version) => d.settle(by, claim, version, 'second'),
  reopen: (by, claimId) => new MoveClaim(d.ports).run(by, { claimId, step: 'reopen', reason: 'News.' }),
  'let stand': (by, claimId) => new MoveClaim(d.ports).run(by, { claimId, step: 'let-stand', reason: 'Still.' }),
  // Open only to a claim that was assigned: a return does that.
  withdraw: (by, claimId) => new MoveClaim(d.ports).run(by, { claimId, step: 'withdraw' }),
  propose: (by, claim, version) => d.propose(by, claim, version),
  retract: (by, claim, version) => d.decide(by, claim, version, 'retracted'),
  drop: (by, claim, version) => d.decide(by, claim, version, 'dropped'),
};

/** Whoever said that these words hold: their author, and those who approved or settled for them. */
function behind({ personId, reviews }: HeldVerdict): ReadonlySet<string> {
  const others = reviews.filter(({ decision }) => decision !== 'returned').map((review) => review.personId);
  return new Set([personId, ...others]);
}

function expectTwoPeople(verdicts: readonly HeldVerdict[], state: string | undefined): void {
  for (const verdict of verdicts) {
    const { reading, publishedAt, secondReview, retractions, takenFrom } = verdict;
    if (publishedAt !== null) {
      expect(behind(verdict).size).toBeGreaterThanOrEqual(2);
      if (secondReview === 'blind') expect(reading).not.toBeNull();
    }
    if (reading !== null) expect(reading.personId).not.toBe(verdict.personId);
    if (takenFrom !== null) {
      const of = verdicts.find(({ id }) => id === takenFrom)?.reading;
      const { personId, rating, rationale } = verdict;
      expect(of).toMatchObject({ personId, rating, rationale });
    }
    for (const { personId, decision } of retractions)
      if (decision?.decision === 'retracted') expect(decision.personId).not.toBe(personId);
  }
  const standing = verdicts.filter((each) => each.standing === 'published');
  expect(standing.length).toBeLessThanOrEqual(1);
  if (state === 'published') expect(standing).toHaveLength(1);
  if (state === 'retracted' || state === 'submitted') expect(standing).toHaveLength(0);
}

/** What is worth trying where a claim stands; the rest is tried as well, now and then. */
const SENSIBLE: Readonly<Partial<Record<ReviewEvent, readonly string[]>>> = {
  'give-verdict': ['give accurate', 'give false'],
  'take-up': ['read accurate', 'read false', 'approve', 'return'],
  approve: ['approve'],
  return: ['return'],
  settle: ['settle first', 'settle second'],
  reopen: ['reopen'],
  'let-stand': ['let stand'],
  'propose-retraction': ['propose'],
  retract: ['retract'],
  'drop-retraction': ['drop'],
};

const attempt = fc.record({
  any: fc.constantFrom(...Object.keys(ACTS)),
  /** Picks one of the sensible acts; null: any. */
  sensible: fc.option(fc.nat(), { freq: 5 }),
  who: fc.constantFrom('ada', 'ben', 'cid'),
  /** How far back the version is that the person has in hand. */
  back: fc.constantFrom(0, 0, 0, 0, 1),
});

describe('three people who try anything', () => {
  let claims = 0;
  const met = new Set<string>();

  it.each(['open', 'blind'] as const)(
    'publish by two alone, where the desk reviews %s',
    async (secondReview) => {
      await d.policy(secondReview);
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { minLength: 10, maxLength: 30 }), async (attempts) => {
          const claim = await d.claim(`any ${(claims += 1)}`);
          const kept = new Map<string, string>();
          for (const { any, sensible, who, back } of attempts) {
            const state = await d.state(claim);
            const acts = (state === undefined ? [] : REVIEW.open(state)).flatMap((event) => SENSIBLE[event] ?? []);
            const act = (sensible === null ? undefined : acts[sensible % acts.length]) ?? any;
            const before = await d.ports.verdicts.list(NOW, claim);
            const version = Math.max(1, (before.at(-1)?.version ?? 1) - back);
            const by = { ada: d.ada, ben: d.ben, cid: d.cid }[who];
            if (by === undefined) throw new Error(`found no ${who}`);
            try {
              await ACTS[act]?.(by, claim, version);
              met.add(act);
            } catch (error) {
              // What is refused is refused for a reason of its own: neither the database nor a race had to.
              if (!(error instanceof Refusal) || error.code === 'changed-meanwhile') throw error;
            }
            const after = await d.ports.verdicts.list(NOW, claim);
            expectTwoPeople(after, await d.state(claim));
            // What two people said stays as they said it.
            for (const { id, rating, rationale, reading } of after) {
              const said = JSON.stringify([rating, rationale]);
              expect(kept.get(id) ?? said).toBe(said);
              kept.set(id, said);
              const read = JSON.stringify(reading);
              if (kept.has(`${id}/reading`)) expect(read).toBe(kept.get(`${id}/reading`));
              if (reading !== null) kept.set(`${id}/reading`, read);
            }
          }
        }),
        { numRuns: 8 },
      );
    },
    240_000,
  );

  it('and have come by most ways', () => {
    // What comes about only after a row of others may miss a run: chance decides what is tried.
    const missed = Object.keys(ACTS).filter((act) => !met.has(act));
    expect(missed.length).toBeLessThan(4);
  });
});
