import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Claims, HeldObservation } from './ports.js';
import { claimOfDesk } from './review-steps.js';

/** Takes a remark back, with the reason; both stay in history. */
export class WithdrawObservation {
  constructor(private readonly ports: { readonly changes: Changes; readonly claims: Claims }) {}

  /** Throws `claim-unknown`, `observation-unknown`, `observation-withdrawn`, `reason-missing`, `observation-invalid`. */
  run(
    by: PersonActor,
    input: { readonly claimId: string; readonly observationId: string; readonly reason: string },
  ): Promise<HeldObservation> {
    const { changes, claims } = this.ports;
    const reason = input.reason.trim();
    const faults = textFaults('/reason', reason);
    if (reason === '')
      throw new Refusal('invalid', 'reason-missing', 'Found no reason, expected why the remark is withdrawn.', [
        { where: '/reason', found: 'nothing but blanks', expected: 'a reason' },
      ]);
    if (faults.length > 0)
      throw new Refusal('invalid', 'observation-invalid', 'Found a reason that cannot be kept.', faults);
    return changes.make(by, 'withdraw-observation', async (change) => {
      await change.hold('observation', input.observationId);
      await claimOfDesk(claims, change, by, input.claimId);
      const find = async () =>
        (await claims.observations(change, input.claimId)).find(({ id }) => id === input.observationId);
      const found = await find();
      if (!found) throw notFound('observation', input.observationId);
      if (found.withdrawn)
        throw new Refusal('conflict', 'observation-withdrawn', 'Found a remark that has been withdrawn already.');
      await claims.withdrawObservation(change, found.id, { personId: by.personId, reason });
      const withdrawn = await find();
      if (!withdrawn) throw new TypeError(`found no observation ${found.id}, expected the one that was withdrawn`);
      return withdrawn;
    });
  }
}
