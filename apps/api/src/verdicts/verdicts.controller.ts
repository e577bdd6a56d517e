import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { GiveVerdict, notFound, ReviewVerdict } from '@whence/workflow';
import type { HeldVerdict } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  id,
  Needs,
  ordinalInPath,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { newVerdict, verdict, verdictList, verdictReview } from './verdicts.schemas.js';

const path = pathIds('claimId');
type Path = z.infer<typeof path>;
const versioned = z.strictObject({ claimId: id, version: ordinalInPath });

function present(held: HeldVerdict): z.input<typeof verdict> {
  const { findingId: _id, findingNumber: finding, deskId: _desk, reviews, ...rest } = held;
  return { ...rest, finding, reviews: reviews.map(({ verdictId: _of, ...review }) => review) };
}

@ApiTags('Verdicts')
@Controller('v1/claims/:claimId/verdicts')
export class VerdictsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(GiveVerdict) private readonly giveVerdict: GiveVerdict,
    @Inject(ReviewVerdict) private readonly reviewVerdict: ReviewVerdict,
  ) {}

  @Get()
  @Needs('verdict:read')
  @Does('Every verdict on a claim', 'First things first; `standing` tells which one is published.')
  @Answers(200, verdictList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const claim = await this.ports.claims.get(view, claimId);
    if (claim?.deskId !== by.deskId) throw notFound('claim', claimId);
    return { entries: (await this.ports.verdicts.list(view, claimId)).map(present) };
  }

  @Post()
  @Needs('verdict:give')
  @Repeatable()
  @Does('Give a verdict', 'It is published when a second person approves it.')
  @Answers(201, verdict, { location: '/v1/claims/{claimId}/verdicts' })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'finding-unknown', 'The claim has no such finding.')
  @Refuses('invalid', 'verdict-invalid', 'A rating that is not of the scale, no rationale, or an unknown statement.')
  @Refuses('invalid', 'evidence-missing', 'A decisive rating needs cited evidence.')
  @Refuses('conflict', 'finding-overtaken', 'The claim was edited after that finding.')
  @Refuses('conflict', 'review-step-refused', 'Its state does not take this step; the answer tells which it takes.')
  async give(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromBody(newVerdict) body: z.infer<typeof newVerdict>,
  ) {
    const { id: given } = await this.giveVerdict.run(by, { claimId, ...body });
    const all = await this.ports.verdicts.list({ position: null }, claimId);
    const held = all.find((each) => each.id === given);
    if (!held) throw new TypeError(`found no verdict ${given}, expected the one that was just given`);
    return present(held);
  }

  @Post(':version/reviews')
  @Needs('verdict:review')
  @Repeatable()
  @Does('Review a verdict as the second person', 'Approval publishes it; a return gives it back with the reason.')
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('forbidden', 'second-person-needed', 'You gave it: another person must review it, whatever your role.')
  @Refuses('conflict', 'verdict-superseded', 'A later verdict was given.')
  @Refuses(
    'conflict',
    'finding-overtaken',
    'A later finding differs materially from the one that it rests on, or the claim was edited.',
  )
  @Refuses('conflict', 'review-step-refused', 'It was reviewed already.')
  @Refuses('invalid', 'reason-missing', 'A return needs a reason.')
  async review(
    @By() by: SignedIn,
    @FromPath(versioned) { claimId, version }: z.infer<typeof versioned>,
    @FromBody(verdictReview) body: z.infer<typeof verdictReview>,
  ) {
    return present(await this.reviewVerdict.run(by, { claimId, version, ...body }));
  }
}
