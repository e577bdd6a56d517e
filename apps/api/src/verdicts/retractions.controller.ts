import { Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecideRetraction, ProposeRetraction } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  id,
  Needs,
  ordinalInPath,
  Refuses,
  Repeatable,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { presentVerdict } from './present-verdict.js';
import { newRetraction, retractionDecision, verdict } from './verdicts.schemas.js';

const path = z.strictObject({ claimId: id, version: ordinalInPath });
type Path = z.infer<typeof path>;

/** Taking back what was published: one person proposes it, another decides. */
@ApiTags('Verdicts')
@Controller('v1/claims/:claimId/verdicts/:version')
export class RetractionsController {
  constructor(
    @Inject(ProposeRetraction) private readonly proposeRetraction: ProposeRetraction,
    @Inject(DecideRetraction) private readonly decideRetraction: DecideRetraction,
  ) {}

  @Post('retractions')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Propose that a published verdict be retracted', 'With the notice for readers. Another person decides.')
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('conflict', 'verdict-not-standing', 'It was never published, or does not stand any more.')
  @Refuses('conflict', 'review-step-refused', 'A second person is at work, or another proposal waits.')
  @Refuses('invalid', 'reason-missing', 'A reason and a notice are needed.')
  @Refuses('invalid', 'notice-invalid', 'Text that cannot be published.')
  async propose(
    @By() by: SignedIn,
    @FromPath(path) { claimId, version }: Path,
    @FromBody(newRetraction) body: z.infer<typeof newRetraction>,
  ) {
    return presentVerdict(await this.proposeRetraction.run(by, { claimId, version, ...body }));
  }

  @Post('retraction-decisions')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Decide a proposed retraction',
    'Retracting takes another person than proposing; exports and subscribers are told. Dropping the proposal leaves the claim reopened, and the verdict standing.',
  )
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('not-found', 'retraction-unknown', 'Nobody has proposed to retract this verdict.')
  @Refuses('forbidden', 'second-person-needed', 'You proposed it: another person must retract it.')
  @Refuses('conflict', 'review-step-refused', 'No retraction is proposed, or it was decided already.')
  @Refuses('invalid', 'reason-missing', 'Dropping it needs a reason.')
  async decide(
    @By() by: SignedIn,
    @FromPath(path) { claimId, version }: Path,
    @FromBody(retractionDecision) body: z.infer<typeof retractionDecision>,
  ) {
    return presentVerdict(await this.decideRetraction.run(by, { claimId, version, ...body }));
  }
}
