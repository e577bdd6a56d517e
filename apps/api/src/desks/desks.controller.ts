import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { ChangeDeskPolicy, CreateDesk, notFound } from '@whence/workflow';
import type { Desk } from '@whence/workflow';
import type { z } from 'zod';
import {
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromQuery,
  Guarded,
  Needs,
  PORTS,
  Refuses,
  Repeatable,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { desk, madeDesk, newDesk, newPolicy } from './desks.schemas.js';

@ApiTags('Desks, people, keys')
@Controller('v1')
export class DesksController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CreateDesk) private readonly createDesk: CreateDesk,
    @Inject(ChangeDeskPolicy) private readonly changeDeskPolicy: ChangeDeskPolicy,
  ) {}

  @Get('desk')
  @Needs('desk:read')
  @Does("The key's own desk and its policy")
  @Answers(200, desk, { versions: ['version'] })
  @Refuses('not-found', 'desk-unknown', 'The desk was not there yet at `asOf`.')
  async read(@By() by: SignedIn, @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>): Promise<Desk> {
    const found = await this.ports.desks.one(await this.ports.views.at(query.asOf), by.deskId);
    if (!found) throw notFound('desk', by.deskId);
    return found;
  }

  @Post('desk/policy')
  @Needs('desk:change')
  @Repeatable()
  @Guarded('desk:read')
  @Does('Change the policy of the desk', 'A new version; verdicts keep the one on which they were given.')
  @Answers(201, desk)
  @Refuses('invalid', 'desk-policy-invalid', 'The policy contradicts itself.')
  @Refuses('invalid', 'version-missing', 'Neither `version` nor `If-Match` says what it starts from.')
  @Refuses('conflict', 'desk-changed', 'The policy has another version by now; `currentVersion` says which.')
  change(@By() by: SignedIn, @FromBody(newPolicy) body: z.infer<typeof newPolicy>): Promise<Desk> {
    return this.changeDeskPolicy.run(by, body);
  }

  @Post('desks')
  @Needs('desk:change')
  @Repeatable()
  @Does('Create a further desk', 'You become its administrator; the answer shows your first key for it, once.')
  @Answers(201, madeDesk, { secret: true })
  @Refuses('conflict', 'desk-slug-taken', 'A desk is called so already.')
  async create(@By() by: SignedIn, @FromBody(newDesk) body: z.infer<typeof newDesk>) {
    const { deskId, key } = await this.createDesk.run(by, body);
    return { id: deskId, keyId: key.id, secret: key.secret };
  }
}
