import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { MakeKey, RevokeKey } from '@whence/workflow';
import type { ApiKey } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
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
import { apiKey, madeKey, newKey } from './desks.schemas.js';

const pageWanted = z.strictObject(pageQuery);
const path = pathIds('keyId');

function present({ deskId: _desk, expiresAt, madeAt, lastUsedAt, scopes, ...shown }: ApiKey): z.infer<typeof apiKey> {
  return {
    ...shown,
    scopes: [...scopes],
    expiresAt: expiresAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

@ApiTags('Desks, people, keys')
@Controller('v1/keys')
export class KeysController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(MakeKey) private readonly makeKey: MakeKey,
    @Inject(RevokeKey) private readonly revokeKey: RevokeKey,
  ) {}

  @Get()
  @Needs('key:read')
  @Does('The keys of the desk', 'Without their secrets, which are not kept.')
  @Answers(200, pageOf(apiKey, 'ApiKeyPage'))
  async list(@By() by: SignedIn, @FromQuery(pageWanted) query: z.infer<typeof pageWanted>, @Address() address: string) {
    const rows = await this.ports.keys.list({ position: null }, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('key:change')
  @Repeatable()
  @Does('Make a key', 'The answer shows it, once. A repeated request is told which key was made.')
  @Answers(201, madeKey, { secret: true })
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  @Refuses('invalid', 'key-expiry-past', 'The key would have expired already.')
  async make(@By() by: SignedIn, @FromBody(newKey) body: z.infer<typeof newKey>) {
    const made = await this.makeKey.run(by, { ...body, personId: body.personId ?? by.personId });
    return { ...present(made.key), secret: made.secret };
  }

  @Delete(':keyId')
  @Needs('key:change')
  @Does('Revoke a key', 'For good, and at once.')
  @Answers(204)
  @Refuses('not-found', 'api-key-unknown', 'No such key on this desk.')
  revoke(@By() by: SignedIn, @FromPath(path) { keyId }: z.infer<typeof path>): Promise<void> {
    return this.revokeKey.run(by, keyId);
  }
}
