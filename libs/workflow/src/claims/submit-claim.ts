import type { Articles } from '../articles/ports.js';
import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { underReview } from '@whence/domain';
import type { Claims } from './ports.js';
import { askForCrossReference, askForCrossReferences, holdClaimHead, nextStep, takeStep } from './review-steps.js';

export interface SubmittedClaim {
  readonly claimId: string;
  readonly requestId: string;
}

/** Puts a claim under review, which queues its cross-reference. */
export class SubmitClaim {
  constructor(private readonly ports: { readonly changes: Changes; readonly claims: Claims }) {}

  /** Throws `claim-unknown`; `claim-submitted-already` for a claim under review; `review-step-refused` for a rejected one. */
  run(by: DeskActor, input: { readonly claimId: string }): Promise<SubmittedClaim> {
    const { changes, claims } = this.ports;
    return changes.make(by, 'submit-claim', async (change) => {
      const claim = await holdClaimHead(claims, change, by, input.claimId);
      const { state } = claim.step;
      if (underReview(state))
        throw new Refusal(
          'conflict',
          'claim-submitted-already',
          `Found the claim ${state} already, expected one that is proposed or withdrawn.`,
          [],
          { state },
        );
      await takeStep(claims, change, claim, 'submit');
      const requestId = await askForCrossReference(claims, change, claim.id, 'submission', { version: claim.version });
      return { claimId: claim.id, requestId };
    });
  }
}

/** Puts every proposed claim of an article under review; what was rejected or submitted before stays as it is. */
export class SubmitArticleClaims {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly claims: Claims; readonly articles: Articles },
  ) {}

  /** Throws `article-unknown`. */
  run(by: DeskActor, input: { readonly articleId: string }): Promise<readonly SubmittedClaim[]> {
    const { changes, claims, articles } = this.ports;
    return changes.make(by, 'submit-article-claims', async (change) => {
      const revision = await articles.revision(change, input.articleId, null);
      if (!revision || revision.deskId !== by.deskId) throw notFound('article', input.articleId);
      const ids = await claims.idsOfArticle(change, input.articleId);
      await change.holdAll('claim', ids);
      const proposed = (await claims.some(change, ids)).filter(({ step }) => step.state === 'proposed');
      await claims.addSteps(
        change,
        proposed.map((claim) => [claim.id, nextStep(claim, 'submit')]),
      );
      const requestIds = await askForCrossReferences(
        claims,
        change,
        'submission',
        proposed.map(({ id, version }) => [id, { version }]),
      );
      return proposed.map(({ id: claimId }, at) => ({ claimId, requestId: requestIds[at] ?? '' }));
    });
  }
}
