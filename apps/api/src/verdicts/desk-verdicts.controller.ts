import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Recognised } from '@whence/workflow';
import type { z } from 'zod';
import { Address, Answers, Does, FromQuery, Needs, Refuses, Who } from '../foundation/index.js';
import { deskVerdictsQuery, verdictPage } from './desk-verdicts.schemas.js';
import { ListedVerdicts } from './listed-verdicts.js';

@ApiTags('Verdicts')
@Controller('v1/verdicts')
export class DeskVerdictsController {
  constructor(@Inject(ListedVerdicts) private readonly listedVerdicts: ListedVerdicts) {}

  @Get()
  @Needs('verdict:read')
  @Does(
    'Verdicts of the desk, and verdicts found by words',
    'Every version of every verdict, newest first: pages stay as they are when verdicts come in meanwhile. With `q` what fits best comes first, and all pages are of the moment of the first. One that is under blind review is listed sealed; nothing that it says lists it, finds it, orders it or keeps it from a list, for anybody but its author.',
  )
  @Answers(200, verdictPage)
  @Refuses('invalid', 'period-invalid', 'A period ends before it begins.')
  list(
    @Who() who: Recognised,
    @FromQuery(deskVerdictsQuery) query: z.infer<typeof deskVerdictsQuery>,
    @Address() address: string,
  ) {
    return this.listedVerdicts.run(who, query, address);
  }
}
