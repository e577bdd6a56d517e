import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { LinkIdentity, notFound, UnlinkIdentity } from '@whence/workflow';
import type { Identity } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  id,
  instant,
  line,
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

const pageWanted = z.strictObject(pageQuery);
const path = pathIds('personId');
const pathOfOne = pathIds('personId', 'identityId');

const identity = z
  .strictObject({
    id,
    personId: id,
    issuer: z.string(),
    subject: z.string().nullable().meta({ description: 'Null once it has ended, or the details were erased.' }),
    linkedAt: instant,
    ended: z.boolean(),
  })
  .meta({ id: 'Identity', description: 'That whoever an issuer calls by a subject is this person of the desk.' });

const newIdentity = z
  .strictObject({
    issuer: line(500).meta({ description: 'As it stands in `iss`, letter by letter.' }),
    subject: line(255).meta({ description: 'As it stands in `sub`.' }),
  })
  .meta({ id: 'NewIdentity' });

function present({ deskId: _desk, linkedAt, ...shown }: Identity): z.infer<typeof identity> {
  return { ...shown, linkedAt: linkedAt.toISOString() };
}

/** By which subject of which issuer of OpenID Connect a person signs in. */
@ApiTags('Desks, people, keys')
@Controller('v1/people/:personId/identities')
export class IdentitiesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(LinkIdentity) private readonly linkIdentity: LinkIdentity,
    @Inject(UnlinkIdentity) private readonly unlinkIdentity: UnlinkIdentity,
  ) {}

  @Get()
  @Needs('people:change')
  @Does('How a person signs in', 'Those that have ended too, without their subject.')
  @Answers(200, pageOf(identity, 'IdentityPage'))
  @Refuses('not-found', 'person-unknown', 'No such person on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { personId }: z.infer<typeof path>,
    @FromQuery(pageWanted) query: z.infer<typeof pageWanted>,
    @Address() address: string,
  ) {
    const now = { position: null };
    if (!(await this.ports.people.one(now, by.deskId, personId))) throw notFound('person', personId);
    const rows = await this.ports.identities.list(now, by.deskId, personId, pageAsked(query));
    return toPage(query, address, rows, present, (row) => row.id);
  }

  @Post()
  @Needs('people:change')
  @Repeatable()
  @Does(
    'Let a person sign in at an issuer',
    'From then on its tokens with this subject act for the person on this desk.',
  )
  @Answers(201, identity)
  @Refuses('not-found', 'person-unknown', 'No such person with a role on this desk.')
  @Refuses('invalid', 'issuer-unknown', 'The service takes no tokens of this issuer.')
  @Refuses('conflict', 'identity-taken', 'The subject is somebody on this desk already.')
  async link(
    @By() by: SignedIn,
    @FromPath(path) { personId }: z.infer<typeof path>,
    @FromBody(newIdentity) body: z.infer<typeof newIdentity>,
  ) {
    return present(await this.linkIdentity.run(by, { ...body, personId }));
  }

  @Delete(':identityId')
  @Needs('people:change')
  @Does('End a way of signing in', 'For good, and at once; the subject is erased.')
  @Answers(204)
  @Refuses('not-found', 'identity-unknown', 'No such identity of this person on this desk.')
  unlink(@By() by: SignedIn, @FromPath(pathOfOne) ids: z.infer<typeof pathOfOne>): Promise<void> {
    return this.unlinkIdentity.run(by, ids);
  }
}
