import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { ReadAgreement } from '@whence/workflow';
import type { z } from 'zod';
import { Answers, By, Does, FromQuery, Needs, PORTS, Refuses } from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { agreementQuery, deskAgreement } from './verdicts.schemas.js';

@ApiTags('Verdicts')
@Controller('v1/desk/agreement')
export class AgreementController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ReadAgreement) private readonly readAgreement: ReadAgreement,
  ) {}

  @Get()
  @Needs('verdict:read')
  @Does(
    'How far first and second persons agree',
    "Cohen's kappa with its interval (Fleiss, Cohen and Everitt 1969), over all ratings and for each against the others. Blind reviews stand apart from open ones, in which the second person had seen the first rating.",
  )
  @Answers(200, deskAgreement)
  @Refuses('invalid', 'period-invalid', 'The period ends before it begins.')
  async read(
    @By() by: SignedIn,
    @FromQuery(agreementQuery) query: z.infer<typeof agreementQuery>,
  ): Promise<z.input<typeof deskAgreement>> {
    return this.readAgreement.run(by, await this.ports.views.at(query.asOf), query);
  }
}
