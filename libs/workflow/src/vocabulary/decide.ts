/** What the decisions on a proposal share. */
import type { DeskActor } from '../ledger/ports.js';
import type { Change } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { HeldProposal, ProposalStanding, VocabularyProposals } from './ports.js';

/**
 * The proposal, while nobody else decides. What was rejected may still be confirmed or merged. Throws `proposal-unknown`, and
 * `proposal-decided` for one in another standing.
 */
export async function openProposal(
  change: Change,
  proposals: VocabularyProposals,
  by: DeskActor,
  id: string,
  from: readonly ProposalStanding[] = ['proposed', 'rejected'],
): Promise<HeldProposal> {
  await proposals.hold(change, by.deskId);
  const proposal = await proposals.get(change, by.deskId, id);
  if (proposal === undefined) throw notFound('proposal', id);
  if (from.includes(proposal.standing)) return proposal;
  throw new Refusal(
    'conflict',
    'proposal-decided',
    `Found that the proposal is ${proposal.standing} already; expected one that is ${from.join(' or ')}.`,
    [],
    { standing: proposal.standing },
  );
}
