import { Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignClaim, MoveClaim } from '@whence/workflow';
import type { HeldClaim, PlainStep, Recognised } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  Does,
  FromBody,
  FromPath,
  Guarded,
  Needs,
  pathIds,
  Refuses,
  Repeatable,
  Who,
} from '../foundation/index.js';
import { assignment, claim, maybeReason, standing, withReason } from './claims.schemas.js';
import { PresentedClaims } from './present-claim.js';

const path = pathIds('claimId');
type Path = z.infer<typeof path>;
type MaybeReason = z.infer<typeof maybeReason>;

/** The steps of a review that need no more than a word. Verdicts have a controller of their own. */
@ApiTags('Review')
@Controller('v1/claims/:claimId')
export class ReviewController {
  constructor(
    @Inject(PresentedClaims) private readonly claims: PresentedClaims,
    @Inject(MoveClaim) private readonly moveClaim: MoveClaim,
    @Inject(AssignClaim) private readonly assignClaim: AssignClaim,
  ) {}

  @Post('assignment')
  @Needs('claim:assign')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Assign a claim', 'To a person of the desk; again and again.')
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'person-unknown', 'No such person on this desk.')
  @Refuses('invalid', 'due-date-invalid', 'A day that is not in the calendar.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  async assign(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromBody(assignment) body: z.infer<typeof assignment>,
  ) {
    return this.present(who, await this.assignClaim.run(who.actor, { claimId, ...body }));
  }

  @Post('rejection')
  @Needs('claim:write')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Reject a proposed claim')
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  reject(@Who() who: Recognised, @FromPath(path) { claimId }: Path, @FromBody(maybeReason) body: MaybeReason) {
    return this.move(who, claimId, 'reject', body);
  }

  @Post('restoration')
  @Needs('claim:write')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Take the rejection of a proposal back')
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  restore(@Who() who: Recognised, @FromPath(path) { claimId }: Path, @FromBody(maybeReason) body: MaybeReason) {
    return this.move(who, claimId, 'restore', body);
  }

  @Post('withdrawal')
  @Needs('claim:write')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Withdraw a claim from review')
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  @Refuses(
    'conflict',
    'verdict-stands',
    'A verdict on it is published: replace it, let it stand, or have it retracted.',
  )
  withdraw(@Who() who: Recognised, @FromPath(path) { claimId }: Path, @FromBody(maybeReason) body: MaybeReason) {
    return this.move(who, claimId, 'withdraw', body);
  }

  @Post('reopening')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Reopen a published or retracted claim',
    'A published verdict stands until another is published. A retracted claim is cross-referenced and judged anew.',
  )
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'reason-missing', 'A reason of blanks is none.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  reopen(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromBody(withReason) body: z.infer<typeof withReason>,
  ) {
    return this.move(who, claimId, 'reopen', body);
  }

  @Post('standing')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Let the published verdict stand',
    'Closes a reopened claim as it was; later rechecks compare with the last finding.',
  )
  @Answers(201, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'reason-missing', 'A reason of blanks is none.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  @Refuses(
    'conflict',
    'finding-overtaken',
    'A newer finding, or an edit of the claim, came after the one that was seen.',
  )
  letStand(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromBody(standing) body: z.infer<typeof standing>,
  ) {
    return this.move(who, claimId, 'let-stand', body);
  }

  private present(who: Recognised, held: HeldClaim) {
    return this.claims.one(who, { position: null }, held);
  }

  private async move(who: Recognised, claimId: string, step: PlainStep, body: MaybeReason & { finding?: number }) {
    return this.present(who, await this.moveClaim.run(who.actor, { claimId, step, ...body }));
  }
}
