import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { SuggestStatements, type SuggestedStatement } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  asOf,
  By,
  Does,
  FromPath,
  FromQuery,
  Needs,
  pathIds,
  PORTS,
  Refuses,
  type SignedIn,
  wholeInQuery,
} from '../foundation/index.js';
import { candidateList } from './candidates.schemas.js';

const path = pathIds('claimId');
const candidatesQuery = z.strictObject({
  limit: wholeInQuery(100).default(20).meta({ description: 'Most statements, 1 to 100.' }),
  asOf,
});

function present({ statement, ...suggested }: SuggestedStatement) {
  const { key, source, saidOn, publishedOn, document } = statement;
  return {
    statement: key,
    source,
    ...(saidOn === undefined ? {} : { saidOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(document === undefined ? {} : { document }),
    ...suggested,
  };
}

@ApiTags('Findings')
@Controller('v1/claims/:claimId')
export class CandidatesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(SuggestStatements) private readonly suggestStatements: SuggestStatements,
  ) {}

  @Get('candidates')
  @Needs('finding:read')
  @Does(
    'Statements that may speak of the same thing',
    'Found in the desk’s ledgers by words, names and figures: confirmed links first, rejected ones last. Suggestions decide nothing; confirm or reject them with `POST /v1/claims/{claimId}/links`.',
  )
  @Answers(200, candidateList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: z.infer<typeof path>,
    @FromQuery(candidatesQuery) query: z.infer<typeof candidatesQuery>,
  ): Promise<z.input<typeof candidateList>> {
    const view = await this.ports.views.at(query.asOf);
    const suggested = await this.suggestStatements.run(by, view, { claimId, limit: query.limit });
    return { claimId, candidates: suggested.map(present) };
  }
}
