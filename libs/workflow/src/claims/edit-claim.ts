import { canonicalJson, editable, underReview } from '@whence/domain';
import type { Content } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import type { VocabularyProposals } from '../vocabulary/ports.js';
import { needOf } from '../vocabulary/need-of.js';
import { Refusal } from '../refusal.js';
import { changesSince } from '../versions/precondition.js';
import { contentFaults, refuseFaults } from './content-faults.js';
import type { ClaimContent, Claims, HeldClaim } from './ports.js';
import { definedOnly } from './propose/read-content.js';
import { askForCrossReference, holdClaim, versionsFrom, versionsHeld } from './review-steps.js';

export interface EditClaimInput {
  readonly claimId: string;
  /** The version that the edit starts from; absent: whatever is there. */
  readonly version?: number;
  readonly content: Content;
  readonly notCheckable?: ClaimContent['notCheckable'];
}

/** Says anew what a claim is held to say. An edit of a submitted claim asks for a cross-reference. */
export class EditClaim {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
      readonly vocabularyProposals: VocabularyProposals;
    },
  ) {}

  /**
   * An edit that changes nothing makes no version. Throws `claim-unknown`, `claim-invalid`, `claim-changed` when another
   * version is there by now, `claim-not-editable` while a second person judges it or a verdict stands on it.
   */
  run(by: PersonActor, input: EditClaimInput): Promise<HeldClaim> {
    const { changes, claims, priorStatements, vocabularyProposals } = this.ports;
    return changes.make(by, 'edit-claim', async (change) => {
      await vocabularyProposals.begin(change, by.deskId);
      const claim = await holdClaim(claims, change, by, input.claimId, 'content');
      if (input.version !== undefined && input.version !== claim.version)
        throw new Refusal(
          'conflict',
          'claim-changed',
          `Found version ${claim.version} of the claim, expected ${input.version}; read it again.`,
          [],
          {
            currentVersion: claim.version,
            ...(await changesSince(versionsFrom(claims), change, versionsHeld(claim), [input.version])),
          },
        );
      if (!editable(claim.step.state))
        throw new Refusal(
          'conflict',
          'claim-not-editable',
          `Found the claim ${claim.step.state}, expected one that may still be edited.`,
          [],
          { state: claim.step.state },
        );
      const vocabulary = await priorStatements.vocabulary(change, by.deskId);
      refuseFaults(contentFaults(input.content, vocabulary));
      const held: ClaimContent = { content: input.content, ...definedOnly({ notCheckable: input.notCheckable }) };
      const { content, notCheckable } = claim.held;
      if (canonicalJson({ content, notCheckable }) === canonicalJson(held)) return claim;
      const version = claim.version + 1;
      await claims.addVersion(change, claim.id, version, held);
      await vocabularyProposals.need(change, by.deskId, needOf(claim.id, input.content, vocabulary));
      if (underReview(claim.step.state)) await askForCrossReference(claims, change, claim.id, 'edit', { version });
      return { ...claim, version, held };
    });
  }
}
