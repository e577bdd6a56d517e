import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { GiveVerdict, ListVerdicts, ReadVerdict, ReviewVerdict, SettleDisagreement } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
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
import { presentVerdict } from './present-verdict.js';
import { newReading, newVerdict, settlement, verdict, verdictList, verdictReview } from './verdicts.schemas.js';

const path = pathIds('claimId');
type Path = z.infer<typeof path>;
const versioned = z.strictObject({ claimId: id, version: ordinalInPath });

@ApiTags('Verdicts')
@Controller('v1/claims/:claimId/verdicts')
export class VerdictsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(GiveVerdict) private readonly giveVerdict: GiveVerdict,
    @Inject(ListVerdicts) private readonly listVerdicts: ListVerdicts,
    @Inject(ReadVerdict) private readonly readVerdict: ReadVerdict,
    @Inject(SettleDisagreement) private readonly settleDisagreement: SettleDisagreement,
    @Inject(ReviewVerdict) private readonly reviewVerdict: ReviewVerdict,
  ) {}

  @Get()
  @Needs('verdict:read')
  @Does(
    'Every verdict on a claim',
    'First things first; `standing` tells which one is published. One that is under blind review is sealed: only its author sees what it says.',
  )
  @Answers(200, verdictList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const seen = await this.listVerdicts.run(by, view, claimId);
    return { entries: seen.map((each) => presentVerdict(each.verdict, each.sealed)) };
  }

  @Post()
  @Needs('verdict:give')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Give a verdict',
    'It is published when a second person approves it. How that person reads it is what the policy of the desk says now.',
  )
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
    return presentVerdict(held);
  }

  @Post(':version/readings')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Rate the claim as the second person',
    'In a blind review: your own rating, before you see the first. In an open one: another rating, because you disagree. Two ratings that differ stay, both, and the claim is disputed until that is settled; two that agree leave the words to be approved.',
  )
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('forbidden', 'second-person-needed', 'You gave it: another person must review it, whatever your role.')
  @Refuses('conflict', 'verdict-superseded', 'A later verdict was given.')
  @Refuses('invalid', 'verdict-invalid', 'A rating that is not of the scale, no rationale, or an unknown statement.')
  @Refuses('invalid', 'evidence-missing', 'A decisive rating needs cited evidence.')
  @Refuses('conflict', 'finding-overtaken', 'The claim was edited since the verdict was given.')
  @Refuses('conflict', 'ratings-agree', 'The review is open, and the verdict has this rating: approve it or return it.')
  @Refuses('conflict', 'review-step-refused', 'Somebody else has taken it up.')
  async read(
    @By() by: SignedIn,
    @FromPath(versioned) { claimId, version }: z.infer<typeof versioned>,
    @FromBody(newReading) body: z.infer<typeof newReading>,
  ) {
    return presentVerdict(await this.readVerdict.run(by, { claimId, version, ...body }));
  }

  @Post(':version/reviews')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Review a verdict as the second person', 'Approval publishes it; a return gives it back with the reason.')
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('forbidden', 'second-person-needed', 'You gave it: another person must review it, whatever your role.')
  @Refuses('conflict', 'verdict-superseded', 'A later verdict was given.')
  @Refuses('conflict', 'reading-needed', 'The review is blind: a second person must rate the claim first.')
  @Refuses(
    'conflict',
    'finding-overtaken',
    'A later finding differs materially from the one that it rests on, or the claim was edited.',
  )
  @Refuses('conflict', 'review-step-refused', 'It was reviewed already, or is disputed.')
  @Refuses('invalid', 'reason-missing', 'A return needs a reason.')
  @Refuses('invalid', 'correction-invalid', 'Blanks, or no verdict was published before.')
  async review(
    @By() by: SignedIn,
    @FromPath(versioned) { claimId, version }: z.infer<typeof versioned>,
    @FromBody(verdictReview) body: z.infer<typeof verdictReview>,
  ) {
    return presentVerdict(await this.reviewVerdict.run(by, { claimId, version, ...body }));
  }

  @Post(':version/settlements')
  @Needs('verdict:review')
  @Repeatable()
  @Guarded('claim:read')
  @Does(
    'Settle a disagreement',
    'Stand behind the words of one of the two: as a third person, or as the one of them who gives way. They are published; the other rating stays on record. A new verdict is another way out.',
  )
  @Answers(201, verdict)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unknown', 'The claim has no such verdict.')
  @Refuses('forbidden', 'second-person-needed', 'The words are yours: another person must stand behind them.')
  @Refuses('conflict', 'verdict-superseded', 'A later verdict was given.')
  @Refuses('conflict', 'finding-overtaken', 'A later finding differs materially from the one that it rests on.')
  @Refuses('conflict', 'review-step-refused', 'Nothing is disputed, or it was settled already.')
  @Refuses('invalid', 'reason-missing', 'A settlement needs a reason.')
  @Refuses('invalid', 'correction-invalid', 'Blanks, or no verdict was published before.')
  async settle(
    @By() by: SignedIn,
    @FromPath(versioned) { claimId, version }: z.infer<typeof versioned>,
    @FromBody(settlement) body: z.infer<typeof settlement>,
  ) {
    return presentVerdict(await this.settleDisagreement.run(by, { claimId, version, ...body }));
  }
}
