import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { storyText } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import {
  EditClaim,
  JudgeLink,
  notFound,
  ObserveClaim,
  ReadHistory,
  SubmitClaim,
  WithdrawObservation,
  WriteClaim,
} from '@whence/workflow';
import type { HeldClaim, Recognised, View } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  AnswersText,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  FromQuery,
  Kept,
  Needs,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  Who,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import {
  claim,
  claimEdit,
  claimHistory,
  link,
  linkJudgement,
  newClaim,
  newObservation,
  observation,
  observationList,
  submission,
  withReason,
} from './claims.schemas.js';
import { claimRead, oneQuery } from './claim-read.schemas.js';
import { historyPage, historyQuery } from './history-page.js';
import { claimPage, ListedClaims, listQuery } from './list-claims.js';
import { PresentedClaims, presentLink } from './present-claim.js';
import { ClaimReading } from './read-claim.js';

const path = pathIds('claimId');
const observationPath = pathIds('claimId', 'observationId');
type Path = z.infer<typeof path>;
/** What is held now. */
const NOW: View = { position: null };

@ApiTags('Claims')
@Controller('v1/claims')
export class ClaimsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(PresentedClaims) private readonly presented: PresentedClaims,
    @Inject(ListedClaims) private readonly listedClaims: ListedClaims,
    @Inject(ClaimReading) private readonly readClaim: ClaimReading,
    @Inject(ReadHistory) private readonly readHistory: ReadHistory,
    @Inject(WriteClaim) private readonly writeClaim: WriteClaim,
    @Inject(EditClaim) private readonly editClaim: EditClaim,
    @Inject(SubmitClaim) private readonly submitClaim: SubmitClaim,
    @Inject(JudgeLink) private readonly judgeLink: JudgeLink,
    @Inject(ObserveClaim) private readonly observeClaim: ObserveClaim,
    @Inject(WithdrawObservation) private readonly withdrawObservation: WithdrawObservation,
  ) {}

  @Get()
  @Needs('claim:read')
  @Does(
    'Claims of the desk, and claims found by words',
    'In the order in which they were made: pages stay as they are when claims come in meanwhile. With `q` what fits best comes first, and all pages are of the moment of the first: each claim is met once, whatever is written meanwhile. Verdicts are looked through only with `verdict:read`, never those that are sealed from you, and names in ledgers only with `ledger:read`.',
  )
  @Answers(200, claimPage)
  list(@Who() who: Recognised, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    return this.listedClaims.run(who, query, address);
  }

  @Get(':claimId')
  @Kept({ claim: 'claimId' })
  @Needs('claim:read')
  @Does('One claim', 'With `include` its current finding and verdict as well, as of the same moment.')
  @Answers(200, claimRead, { versions: ['version', 'reviewVersion'] })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  one(@Who() who: Recognised, @FromPath(path) { claimId }: Path, @FromQuery(oneQuery) query: z.infer<typeof oneQuery>) {
    return this.readClaim.run(who, claimId, query);
  }

  @Post()
  @Needs('claim:write')
  @Repeatable()
  @Does('Write a claim of your own', 'Its quote must stand in the revision. It begins as a proposal.')
  @Answers(201, claim, { location: '/v1/claims/{id}' })
  @Refuses('not-found', 'article-unknown', 'No such article on this desk.')
  @Refuses('not-found', 'revision-unknown', 'The article has no such revision.')
  @Refuses('invalid', 'quote-not-in-article', 'Tells the nearest words and their offsets as `nearest`.')
  @Refuses('invalid', 'claim-invalid', 'A figure, a date or a key that cannot be.')
  async write(@Who() who: Recognised, @FromBody(newClaim) body: z.infer<typeof newClaim>) {
    return this.presented.one(who, NOW, await this.writeClaim.run(who.actor, body));
  }

  @Put(':claimId')
  @Needs('claim:write')
  @Guarded('claim:read')
  @Does('Say anew what a claim is held to say', 'Makes a version; under review it queues a cross-reference.')
  @Answers(200, claim)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'claim-invalid', 'A figure, a date or a key that cannot be.')
  @Refuses('conflict', 'claim-changed', 'Somebody edited it meanwhile; the answer tells `currentVersion`.')
  @Refuses('conflict', 'claim-not-editable', 'A second person judges it, or a verdict stands on it.')
  async edit(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromBody(claimEdit) body: z.infer<typeof claimEdit>,
  ) {
    return this.presented.one(who, NOW, await this.editClaim.run(who.actor, { claimId, ...body }));
  }

  @Post(':claimId/submission')
  @Needs('claim:submit')
  @Repeatable()
  @Guarded('claim:read')
  @Does('Submit a claim', 'Puts it under review and queues its cross-reference.')
  @Answers(201, submission, { location: '/v1/claims/{claimId}/finding' })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('conflict', 'claim-submitted-already', 'It is under review already; nothing was queued.')
  @Refuses('conflict', 'review-step-refused', 'It was rejected.')
  submit(@By() by: SignedIn, @FromPath(path) { claimId }: Path) {
    return this.submitClaim.run(by, { claimId });
  }

  @Post(':claimId/links')
  @Needs('claim:confirm-link')
  @Repeatable()
  @Does('Confirm or reject a link', 'From an appearance to a statement. Under review it queues a cross-reference.')
  @Answers(201, link)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'appearance-unknown', 'The claim does not appear there.')
  @Refuses('not-found', 'statement-unknown', "No such statement in the desk's ledgers.")
  async judge(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromBody(linkJudgement) body: z.infer<typeof linkJudgement>,
  ) {
    return presentLink(await this.judgeLink.run(by, { claimId, ...body }));
  }

  @Get(':claimId/observations')
  @Needs('claim:read')
  @Does('Remarks on a claim')
  @Answers(200, observationList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async observations(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    await this.find(view, by, claimId);
    const entries = await this.ports.claims.observations(view, claimId);
    return { entries: entries.map(({ claimId: _of, ...rest }) => rest) };
  }

  @Post(':claimId/observations')
  @Needs('observation:write')
  @Repeatable()
  @Does('Remark on a claim', 'What no rule can compute: false premise, omitted context, wrong word.')
  @Answers(201, observation)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'observation-invalid', 'Text that cannot be kept.')
  async observe(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromBody(newObservation) body: z.infer<typeof newObservation>,
  ) {
    const { claimId: _of, ...rest } = await this.observeClaim.run(by, { claimId, ...body });
    return { ...rest, withdrawn: null };
  }

  @Post(':claimId/observations/:observationId/withdrawal')
  @Needs('observation:write')
  @Repeatable()
  @Does('Take a remark back', 'With the reason; the remark stays, and says that it was taken back.')
  @Answers(201, observation)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'observation-unknown', 'The claim has no such remark.')
  @Refuses('conflict', 'observation-withdrawn', 'It was taken back already.')
  @Refuses('invalid', 'reason-missing', 'A reason of blanks is none.')
  async withdraw(
    @By() by: SignedIn,
    @FromPath(observationPath) ids: z.infer<typeof observationPath>,
    @FromBody(withReason) { reason }: z.infer<typeof withReason>,
  ) {
    await this.withdrawObservation.run(by, { ...ids, reason });
    const held = (await this.ports.claims.observations(NOW, ids.claimId)).find(({ id }) => id === ids.observationId);
    if (!held) throw notFound('observation', ids.observationId);
    const { claimId: _of, ...rest } = held;
    return rest;
  }

  @Get(':claimId/history')
  @Kept({ claim: 'claimId' })
  @Needs('claim:read')
  @Does(
    'What happened to a claim',
    'Every version of all that belongs to it, first things first: who, when, why, and what changed. Of a verdict under blind review others than its author see only that it was given. Private notes and contacts are never in it. What your key may not read elsewhere (verdicts without `verdict:read`, findings without `finding:read`, kept pages without `evidence:read`, that somebody commented without `comment:read`) is left out, and `without` says so; statements are then told by their keys (`ledger:read`), evidence by its number (`evidence:read`). `history.txt` is the same as a page to read. Without `limit` all is in one page, as far as 10,000 entries; what happens later comes behind all that was told before.',
  )
  @Answers(200, claimHistory)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async history(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromQuery(historyQuery) query: z.infer<typeof historyQuery>,
    @Address() address: string,
  ) {
    const { without, ...told } = await this.story(who, claimId, query);
    return { ...historyPage(query, address, told), ...(without.length === 0 ? {} : { without: [...without] }) };
  }

  @Get(':claimId/history.txt')
  @Needs('claim:read')
  @Does(
    'What happened to a claim, as a page to read',
    'The sentences of `history`, with reasons and what changed, in words and with names.',
  )
  @AnswersText(200, 'text/plain; charset=utf-8')
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async historyText(
    @Who() who: Recognised,
    @FromPath(path) { claimId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const { says, entries, without } = await this.story(who, claimId, query);
    const told = storyText(`History of the claim: ${says}`, entries);
    const whole = `${told}\nKept as claim ${claimId}. The number of a change is its place in the log.\n`;
    return without.length === 0
      ? whole
      : `${whole}\nLeft out: what a key without ${without.join(', ')} may not read.\n`;
  }

  private async story({ actor, permissions }: Recognised, claimId: string, { asOf }: z.infer<typeof asOfQuery>) {
    // What was committed a moment ago has its place in the log from here on; what comes now is not shown without one.
    const latest = await this.ports.views.latest();
    const view = asOf === null ? latest : await this.ports.views.at(asOf);
    return this.readHistory.run(actor, permissions, view, claimId);
  }

  private async find(view: View, by: SignedIn, claimId: string): Promise<HeldClaim> {
    const found = await this.ports.claims.get(view, claimId);
    if (found?.deskId !== by.deskId) throw notFound('claim', claimId);
    return found;
  }
}
