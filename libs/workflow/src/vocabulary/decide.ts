/** What the decisions on a proposal share. */
import type { DeskActor } from '../ledger/ports.js';
import type { Change } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import type { HeldProposal, ProposalStanding, VocabularyProposals } from './ports.js';

export interface ProposalPorts {
  readonly vocabularyProposals: VocabularyProposals;
  readonly pastVersions: PastVersions;
}

/**
 * The proposal, while nobody else decides. What was rejected may still be confirmed or merged. Throws `proposal-unknown`;
 * `precondition-failed` when the actor had another version of it before them; `proposal-decided` for one in another standing.
 */
export async function openProposal(
  change: Change,
  { vocabularyProposals: proposals, pastVersions }: ProposalPorts,
  by: DeskActor,
  id: string,
  from: readonly ProposalStanding[] = ['proposed', 'rejected'],
): Promise<HeldProposal> {
  await proposals.hold(change, by.deskId);
  const proposal = await proposals.get(change, by.deskId, id);
  if (proposal === undefined) throw notFound('proposal', id);
  const thing = { kind: 'vocabulary-proposal', id: proposal.id } as const;
  await refuseOvertaken(pastVersions, change, by, [{ thing, version: proposal.version }]);
  if (from.includes(proposal.standing)) return proposal;
  throw new Refusal(
    'conflict',
    'proposal-decided',
    `Found that the proposal is ${proposal.standing} already; expected one that is ${from.join(' or ')}.`,
    [],
    { standing: proposal.standing },
  );
}
