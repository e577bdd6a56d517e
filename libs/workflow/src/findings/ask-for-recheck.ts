import { underReview } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { askForCrossReference, holdClaim } from '../claims/review-steps.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';

/** A person asks for a cross-reference of a claim under review, now. */
export class AskForRecheck {
  constructor(private readonly ports: { readonly changes: Changes; readonly claims: Claims }) {}

  /** Throws `claim-unknown`, `claim-not-submitted`. */
  run(
    by: PersonActor,
    input: { readonly claimId: string },
  ): Promise<{ readonly claimId: string; readonly requestId: string }> {
    const { changes, claims } = this.ports;
    return changes.make(by, 'ask-for-recheck', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const { state } = claim.step;
      if (!underReview(state))
        throw new Refusal(
          'conflict',
          'claim-not-submitted',
          `Found the claim ${state}, expected one under review; submit it, which queues its cross-reference.`,
          [],
          { state },
        );
      const requestId = await askForCrossReference(claims, change, claim.id, 'person', { version: claim.version });
      return { claimId: claim.id, requestId };
    });
  }
}
