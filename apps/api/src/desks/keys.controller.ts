import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { MakeKey, RevokeKey, RotateKey } from '@whence/workflow';
import type { ApiKey, Recognised } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  May,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  Who,
} from '../foundation/index.js';
import type { MayDo, SignedIn } from '../foundation/index.js';
import { apiKey, keyRotation, madeKey, newKey } from './desks.schemas.js';

const pageWanted = z.strictObject(pageQuery);
const path = pathIds('keyId');

function present({
  deskId: _desk,
  expiresAt,
  madeAt,
  lastUsedAt,
  oldWorksUntil,
  scopes,
  ...shown
}: ApiKey): z.infer<typeof apiKey> {
  return {
    ...shown,
    scopes: [...scopes],
    expiresAt: expiresAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    oldWorksUntil: oldWorksUntil?.toISOString() ?? null,
  };
}

@ApiTags('Desks, people, keys')
@Controller('v1/keys')
export class KeysController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(MakeKey) private readonly makeKey: MakeKey,
    @Inject(RotateKey) private readonly rotateKey: RotateKey,
    @Inject(RevokeKey) private readonly revokeKey: RevokeKey,
  ) {}

  @Get()
  @Needs('own-key:read')
  @Does('Your keys', 'Who may read all keys (`key:read`) is shown those of the desk. Secrets are not kept.')
  @Answers(200, pageOf(apiKey, 'ApiKeyPage'))
  async list(
    @By() by: SignedIn,
    @May() may: MayDo,
    @FromQuery(pageWanted) query: z.infer<typeof pageWanted>,
    @Address() address: string,
  ) {
    const whose = may.has('key:read') ? null : by.personId;
    const rows = await this.ports.keys.list({ position: null }, by.deskId, whose, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('own-key:change')
  @Repeatable()
  @Does(
    'Make a key',
    'For yourself; for others with `key:change`. It cannot do more than you can with the key that you send. The answer shows ' +
      'it, once. A repeated request is told which key was made.',
  )
  @Answers(201, madeKey, { secret: true })
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  @Refuses('invalid', 'key-expiry-past', 'The key would have expired already.')
  @Refuses('forbidden', 'key-reaches-further', 'The key could do what yours cannot; `further` names it.')
  async make(@By() by: SignedIn, @Who() may: Recognised, @FromBody(newKey) body: z.infer<typeof newKey>) {
    const made = await this.makeKey.run(by, { ...body, personId: body.personId ?? by.personId }, may);
    return { ...present(made.key), secret: made.secret };
  }

  @Post(':keyId/rotation')
  @Needs('own-key:change')
  @Repeatable()
  @Does(
    'Give a key a new secret',
    'The key stays the same; its older secrets work until `oldWorksUntil`. The answer shows the new one, once. Others’ keys ' +
      'need `key:change`.',
  )
  @Answers(201, madeKey, { secret: true })
  @Refuses('not-found', 'api-key-unknown', 'No such key on this desk.')
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  @Refuses('conflict', 'key-ended', 'The key has been revoked.')
  @Refuses('invalid', 'key-expiry-past', 'The key would have expired already.')
  @Refuses('invalid', 'key-overlap-too-long', 'The old secret would work for more than 30 days.')
  @Refuses('forbidden', 'key-reaches-further', 'The key could do what yours cannot; `further` names it.')
  async rotate(
    @By() by: SignedIn,
    @Who() may: Recognised,
    @FromPath(path) { keyId }: z.infer<typeof path>,
    @FromBody(keyRotation) body: z.infer<typeof keyRotation>,
  ) {
    const made = await this.rotateKey.run(by, { ...body, keyId }, may);
    return { ...present(made.key), secret: made.secret };
  }

  @Delete(':keyId')
  @Needs('own-key:change')
  @Does('Revoke a key', 'For good, and at once, with all its secrets. Others’ keys need `key:change`.')
  @Answers(204)
  @Refuses('not-found', 'api-key-unknown', 'No such key on this desk.')
  revoke(@By() by: SignedIn, @May() may: MayDo, @FromPath(path) { keyId }: z.infer<typeof path>): Promise<void> {
    return this.revokeKey.run(by, keyId, may);
  }
}
