import type { Articles } from '../articles/ports.js';
import type { DeskActor } from '../ledger/ports.js';
import type { Change, Changes, ChangesShared, Shared, SharedWork, Written } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { underReview } from '@whence/domain';
import type { ClaimHead, Claims, ClaimStep } from './ports.js';
import {
  askForCrossReference,
  askForCrossReferences,
  holdClaimHead,
  nextStep,
  refuseOthers,
  takeStep,
  type Wanted,
} from './review-steps.js';

export interface SubmittedClaim {
  readonly claimId: string;
  readonly requestId: string;
}

/** A claim that somebody of its desk submits. */
interface Submission {
  readonly by: DeskActor;
  readonly claimId: string;
}

/** Puts a claim under review, which queues its cross-reference. Those that are submitted at the same time share a transaction. */
export class SubmitClaim {
  private readonly work: SharedWork<Submission, SubmittedClaim>;

  constructor(private readonly ports: { readonly changes: ChangesShared; readonly claims: Claims }) {
    this.work = {
      purpose: 'submit-claim',
      alone: (change, asked) => this.alone(change, asked),
      together: (asked) => this.together(asked),
    };
  }

  /** Throws `claim-unknown`; `claim-submitted-already` for a claim under review; `review-step-refused` for a rejected one. */
  run(by: DeskActor, { claimId }: { readonly claimId: string }): Promise<SubmittedClaim> {
    return this.ports.changes.makeShared(by, this.work, { by, claimId });
  }

  private async alone(change: Change, { by, claimId }: Submission): Promise<SubmittedClaim> {
    const { claims } = this.ports;
    const claim = await holdClaimHead(claims, change, by, claimId);
    refuseSubmitted(claim);
    await takeStep(claims, change, claim, 'submit');
    const requestId = await askForCrossReference(claims, change, claimId, 'submission', { version: claim.version });
    return { claimId, requestId };
  }

  private async together(asked: readonly Written<Submission>[]): Promise<readonly Shared<SubmittedClaim>[]> {
    const { claims } = this.ports;
    const [first] = asked;
    if (first === undefined) return [];
    const ids = asked.map(([, { claimId }]) => claimId);
    // In this order: how the claims stand is looked up when they are held.
    const [free, heads] = await Promise.all([first[0].holdFree('claim', ids), claims.heads(first[0], ids)]);
    const held = new Map<string, ClaimHead>(heads);
    const steps: Written<readonly [string, ClaimStep]>[] = [];
    const wanted: Written<Wanted>[] = [];
    // Undefined for those that are submitted, in the order of what they want.
    const others: (Shared<SubmittedClaim> | undefined)[] = [];
    for (const [change, { by, claimId }] of asked) {
      if (!free.has(claimId)) {
        others.push('held-elsewhere');
        continue;
      }
      try {
        const claim = await refuseOthers(claims, change, by, claimId, held.get(claimId) ?? null);
        refuseSubmitted(claim);
        const step = nextStep(claim, 'submit');
        // Whoever submits it once more comes too late.
        held.set(claimId, { ...claim, step });
        steps.push([change, [claimId, step]]);
        wanted.push([change, { claimId, content: { version: claim.version } }]);
        others.push(undefined);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        others.push({ refusal: error });
      }
    }
    await claims.addSteps(steps);
    const requestIds = [...(await askForCrossReferences(claims, 'submission', wanted))];
    return asked.map(
      ([, { claimId }], at) => others[at] ?? { answer: { claimId, requestId: requestIds.shift() ?? '' } },
    );
  }
}

function refuseSubmitted({ step: { state } }: ClaimHead): void {
  if (!underReview(state)) return;
  throw new Refusal(
    'conflict',
    'claim-submitted-already',
    `Found the claim ${state} already, expected one that is proposed or withdrawn.`,
    [],
    { state },
  );
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
      const heads = await claims.heads(change, ids);
      const proposed = ids.flatMap((id) => heads.get(id) ?? []).filter(({ step }) => step.state === 'proposed');
      await claims.addSteps(proposed.map((claim) => [change, [claim.id, nextStep(claim, 'submit')]]));
      const requestIds = await askForCrossReferences(
        claims,
        'submission',
        proposed.map(({ id, version }) => [change, { claimId: id, content: { version } }]),
      );
      return proposed.map(({ id: claimId }, at) => ({ claimId, requestId: requestIds[at] ?? '' }));
    });
  }
}
