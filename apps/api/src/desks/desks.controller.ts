import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { ChangeDeskPolicy, CreateDesk, notFound } from '@whence/workflow';
import type { Desk } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  FromPath,
  ordinalInPath,
  pageAsked,
  pageOf,
  pageQuery,
  toPage,
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
import { desk, madeDesk, newDesk, newPolicy, policyVersion } from './desks.schemas.js';

const listQuery = z.strictObject({ ...pageQuery, asOf });
const versionPath = z.strictObject({ version: ordinalInPath });

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

  @Get('desk/policies')
  @Needs('desk:read')
  @Does('Every version of the policy', 'First things first: who made it, and when. Its rating scale stands in it.')
  @Answers(200, pageOf(policyVersion, 'DeskPolicyPage'))
  async policies(
    @By() by: SignedIn,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const { after, limit } = pageAsked(query, 'number');
    const rows = await this.ports.desks.policyVersions(view, by.deskId, { after: Number(after ?? 0), limit });
    return toPage(
      query,
      address,
      rows,
      (row) => row,
      ({ version }) => String(version),
    );
  }

  @Get('desk/policies/:version')
  @Needs('desk:read')
  @Does('One version of the policy', 'A verdict names the version on which it was given.')
  @Answers(200, policyVersion)
  @Refuses('not-found', 'desk-policy-unknown', 'The policy has no such version, or had none yet at `asOf`.')
  async policy(
    @By() by: SignedIn,
    @FromPath(versionPath) { version }: z.infer<typeof versionPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const [found] = await this.ports.desks.policyVersions(view, by.deskId, { after: version - 1, limit: 1 });
    if (found?.version !== version) throw notFound('desk-policy', String(version));
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
