import type { PersonActor } from '../articles/actors.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { openProposal, type ProposalPorts } from './decide.js';
import type { HeldProposal } from './ports.js';

/** A person says that what was proposed is no entry. It is not proposed again for the same words. */
export class RejectProposal {
  constructor(private readonly ports: ProposalPorts & { readonly changes: Changes }) {}

  /** Throws `proposal-unknown`, `proposal-decided`, `precondition-failed`, `reason-missing`. */
  async run(by: PersonActor, input: { readonly proposalId: string; readonly reason: string }): Promise<HeldProposal> {
    const { changes, vocabularyProposals } = this.ports;
    const reason = input.reason.trim();
    if (reason === '')
      throw new Refusal('invalid', 'reason-missing', 'Found no reason, expected why it is no entry.', [
        { where: '/reason', found: 'nothing', expected: 'a reason' },
      ]);
    return changes.make(by, 'reject-proposal', async (change) => {
      const proposal = await openProposal(change, this.ports, by, input.proposalId, ['proposed']);
      const decided: HeldProposal = {
        ...proposal,
        version: proposal.version + 1,
        standing: 'rejected',
        decision: { personId: by.personId, reason },
      };
      await vocabularyProposals.decide(change, 'reject', decided);
      return decided;
    });
  }
}
