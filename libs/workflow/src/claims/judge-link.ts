import { underReview } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notRead, Refusal } from '../refusal.js';
import type { Claims, HeldLink } from './ports.js';
import { askForCrossReference, holdClaim } from './review-steps.js';

export interface JudgeLinkInput {
  readonly claimId: string;
  /** Key of an appearance of the claim. */
  readonly appearance: string;
  /** Key of the statement that it does or does not relay. */
  readonly statement: string;
  readonly standing: 'confirmed' | 'rejected';
  readonly reason?: string;
}

/** A person's word on whether an appearance relays a statement of the ledger; the claim is cross-referenced anew. */
export class JudgeLink {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
    },
  ) {}

  /** The same word again changes nothing. Throws `claim-unknown`, `appearance-unknown`, `statement-unknown`. */
  run(by: PersonActor, input: JudgeLinkInput): Promise<HeldLink> {
    const { changes, claims, priorStatements } = this.ports;
    return changes.make(by, 'judge-link', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      if (!claim.appearances.some(({ appearance }) => appearance.key === input.appearance))
        throw new Refusal(
          'not-found',
          'appearance-unknown',
          `Found no appearance "${input.appearance}" of the claim; it appears at ${claim.appearances.map(({ appearance }) => appearance.key).join(', ')}.`,
        );
      const held = await priorStatements.held(change, by.deskId, [input.statement]);
      if (held.length === 0) throw notRead('statement', input.statement);
      const last = claim.links.find(
        (link) => link.appearanceKey === input.appearance && link.statementKey === input.statement,
      );
      const reason = input.reason?.trim() || null;
      if (last && last.standing === input.standing && last.reason === reason) return last;
      const link: HeldLink = {
        appearanceKey: input.appearance,
        statementKey: input.statement,
        version: (last?.version ?? 0) + 1,
        standing: input.standing,
        reason,
      };
      await claims.addLink(change, claim.id, link);
      if (underReview(claim.step.state))
        await askForCrossReference(claims, change, claim.id, 'link', { statement: input.statement });
      return link;
    });
  }
}
