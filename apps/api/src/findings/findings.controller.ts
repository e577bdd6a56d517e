import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { traceSvg } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { AskForRecheck, notFound, ReadFinding } from '@whence/workflow';
import type { FindingRead } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOfQuery,
  AnswersText,
  asOf,
  By,
  Does,
  FromPath,
  FromQuery,
  Kept,
  id,
  Needs,
  ordinalInPath,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  publishedBy,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { submission } from '../claims/claims.schemas.js';
import { claimTrace, finding } from './findings.schemas.js';
import { presentFinding, presentHeldFinding } from './present-finding.js';

const path = pathIds('claimId');
type Path = z.infer<typeof path>;
const numbered = z.strictObject({ claimId: id, number: ordinalInPath });
const cutoffs = z.strictObject({ asOf, publishedBy });
type CutoffsAsked = z.infer<typeof cutoffs>;
const listQuery = z.strictObject({ ...pageQuery, asOf });

@ApiTags('Findings')
@Controller('v1/claims/:claimId')
export class FindingsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ReadFinding) private readonly readFinding: ReadFinding,
    @Inject(AskForRecheck) private readonly askForRecheck: AskForRecheck,
  ) {}

  @Get('finding')
  @Kept({ claim: 'claimId', unless: ['publishedBy'] })
  @Needs('finding:read')
  @Does(
    'The finding on a claim',
    'The last one recorded; with `publishedBy` the one that follows from what the world could know by that day, computed and not kept.',
  )
  @Answers(200, finding)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'finding-unknown', 'Nothing was found yet: its cross-reference is queued.')
  async current(@By() by: SignedIn, @FromPath(path) { claimId }: Path, @FromQuery(cutoffs) query: CutoffsAsked) {
    return presentFinding(await this.read(by, claimId, query));
  }

  @Get('findings')
  @Needs('finding:read')
  @Does('Every finding on a claim', 'First things first, each with its recheck.')
  @Answers(200, pageOf(finding, 'FindingPage'))
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const claim = await this.ports.claims.get(view, claimId);
    if (claim?.deskId !== by.deskId) throw notFound('claim', claimId);
    const rows = await this.ports.findings.list(view, claimId, pageAsked(query, 'number'));
    return toPage(query, address, rows, presentHeldFinding, ({ number }) => String(number));
  }

  @Get('findings/:number')
  @Kept({ claim: 'claimId' })
  @Needs('finding:read')
  @Does('One finding on a claim')
  @Answers(200, finding)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'finding-unknown', 'The claim has no such finding.')
  async one(
    @By() by: SignedIn,
    @FromPath(numbered) { claimId, number }: z.infer<typeof numbered>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const claim = await this.ports.claims.get(view, claimId);
    if (claim?.deskId !== by.deskId) throw notFound('claim', claimId);
    const found = await this.ports.findings.byNumber(view, claimId, number);
    if (!found) throw notFound('finding', `${claimId}/${number}`);
    return presentHeldFinding(found);
  }

  @Post('rechecks')
  @Needs('claim:write')
  @Repeatable()
  @Does('Ask for a recheck', 'Queues a cross-reference of a claim under review.')
  @Answers(201, submission, { location: '/v1/claims/{claimId}/finding' })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('conflict', 'claim-not-submitted', 'The claim is not under review.')
  recheck(@By() by: SignedIn, @FromPath(path) { claimId }: Path) {
    return this.askForRecheck.run(by, { claimId });
  }

  @Get('trace')
  @Needs('finding:read')
  @Does('How a claim traces back to its source', 'As the article states it, and as it was found.')
  @Answers(200, claimTrace)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'finding-unknown', 'Nothing was found yet: its cross-reference is queued.')
  async trace(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(cutoffs) query: CutoffsAsked,
  ): Promise<z.input<typeof claimTrace>> {
    const { number, finding: content } = await this.read(by, claimId, query);
    const { claim, statedTrace: stated, foundTrace: found, origins, differences } = content;
    return { claimId, finding: number, says: claim.says, stated, found, origins, differences };
  }

  @Get('trace.svg')
  @Needs('finding:read')
  @Does('The trace as a picture')
  @AnswersText(200, 'image/svg+xml')
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'finding-unknown', 'Nothing was found yet: its cross-reference is queued.')
  async picture(@By() by: SignedIn, @FromPath(path) { claimId }: Path, @FromQuery(cutoffs) query: CutoffsAsked) {
    return traceSvg((await this.read(by, claimId, query)).finding);
  }

  private async read(by: SignedIn, claimId: string, query: CutoffsAsked): Promise<FindingRead> {
    const view = await this.ports.views.at(query.asOf);
    return this.readFinding.run(by, view, { claimId, publishedBy: query.publishedBy });
  }
}
