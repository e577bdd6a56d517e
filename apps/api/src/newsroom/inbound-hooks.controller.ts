import { Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AddInboundHook, ChangeInboundHook, notFound, RotateSecret } from '@whence/workflow';
import type { InboundHook } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { inboundHook, inboundHookChange, madeInboundHook, newInboundHook, rotatedSecret } from './newsroom.schemas.js';

const path = pathIds('hookId');
const listQuery = z.strictObject({ ...pageQuery, asOf });

function present({ deskId: _desk, ...shown }: InboundHook): z.infer<typeof inboundHook> {
  return { ...shown, path: `/v1/inbound/${shown.id}` };
}

@ApiTags('Webhooks')
@Controller('v1/inbound-hooks')
export class InboundHooksController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AddInboundHook) private readonly addInboundHook: AddInboundHook,
    @Inject(ChangeInboundHook) private readonly changeInboundHook: ChangeInboundHook,
    @Inject(RotateSecret) private readonly rotateSecret: RotateSecret,
  ) {}

  @Get()
  @Needs('hook:read')
  @Does('The doors through which articles come in')
  @Answers(200, pageOf(inboundHook, 'InboundHookPage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.inboundHooks.list(view, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('hook:change')
  @Repeatable()
  @Does('Open a door for a CMS', 'The answer shows the secret with which the CMS signs, once.')
  @Answers(201, madeInboundHook, { secret: true, location: '/v1/inbound-hooks/{id}' })
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  async add(@By() by: SignedIn, @FromBody(newInboundHook) body: z.infer<typeof newInboundHook>) {
    const { name, personId = by.personId } = body;
    const made = await this.addInboundHook.run(by, { name, personId });
    return { ...present(made.hook), secret: made.secret };
  }

  @Get(':hookId')
  @Needs('hook:read')
  @Does('One hook')
  @Answers(200, inboundHook, { versions: ['version'] })
  @Refuses('not-found', 'inbound-hook-unknown', 'No such hook on this desk.')
  async one(
    @By() by: SignedIn,
    @FromPath(path) { hookId }: z.infer<typeof path>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const found = await this.ports.inboundHooks.one(await this.ports.views.at(query.asOf), by.deskId, hookId);
    if (!found) throw notFound('inbound-hook', hookId);
    return present(found);
  }

  @Patch(':hookId')
  @Needs('hook:change')
  @Guarded('hook:read')
  @Does('Change a hook', 'Or close it (`active: false`), or open it again. Every change is a version.')
  @Answers(200, inboundHook)
  @Refuses('not-found', 'inbound-hook-unknown', 'No such hook on this desk.')
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  @Refuses('invalid', 'version-missing', 'Neither `version` nor `If-Match` says what it starts from.')
  @Refuses('conflict', 'inbound-hook-changed', 'It has another version by now.')
  async change(
    @By() by: SignedIn,
    @FromPath(path) { hookId }: z.infer<typeof path>,
    @FromBody(inboundHookChange) body: z.infer<typeof inboundHookChange>,
  ) {
    return present(await this.changeInboundHook.run(by, { hookId, ...body }));
  }

  @Post(':hookId/secret')
  @Needs('hook:change')
  @Repeatable()
  @Does('Replace the signing secret', 'For a day the one before is taken too.')
  @Answers(201, rotatedSecret, { secret: true })
  @Refuses('not-found', 'inbound-hook-unknown', 'No such hook on this desk.')
  async rotate(@By() by: SignedIn, @FromPath(path) { hookId }: z.infer<typeof path>) {
    const rotated = await this.rotateSecret.run(by, { owner: 'inbound-hook', id: hookId });
    return { secret: rotated.secret, previousUntil: rotated.previousUntil.toISOString() };
  }
}
