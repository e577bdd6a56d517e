import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { NameConfidentialSource, notFound } from '@whence/workflow';
import type { ConfidentialSource, View } from '@whence/workflow';
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
import {
  confidentialIdentity,
  confidentialSource,
  confidentialSourceChange,
  newConfidentialSource,
} from './privacy.schemas.js';

const path = pathIds('sourceId');
const listQuery = z.strictObject({ ...pageQuery, asOf });
type Path = z.infer<typeof path>;
type AsOf = z.infer<typeof asOfQuery>;
/** Only once a change is committed is it known when it was. */
const NOW: View = { position: null };

const present = ({ deskId: _of, ...rest }: ConfidentialSource) => rest;

/** No answer but that of `identity` tells who a source is, so that no kept answer can. */
@ApiTags('Evidence')
@Controller('v1/confidential-sources')
export class ConfidentialSourcesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(NameConfidentialSource) private readonly nameSource: NameConfidentialSource,
  ) {}

  @Get()
  @Needs('evidence:read')
  @Does('Confidential sources of the desk, by their labels')
  @Answers(200, pageOf(confidentialSource, 'ConfidentialSourcePage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.confidentialSources.list(view, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Get(':sourceId')
  @Needs('evidence:read')
  @Does('One confidential source, by its label')
  @Answers(200, confidentialSource, { versions: ['version'] })
  @Refuses('not-found', 'confidential-source-unknown', 'No such confidential source of this desk.')
  async one(@By() by: SignedIn, @FromPath(path) { sourceId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    return present(await this.find(await this.ports.views.at(query.asOf), by, sourceId));
  }

  @Get(':sourceId/identity')
  @Needs('confidential:read')
  @Does('Who a confidential source is', 'For editors; in no export, event or log.')
  @Answers(200, confidentialIdentity)
  @Refuses('not-found', 'confidential-source-unknown', 'No such confidential source of this desk.')
  async identity(@By() by: SignedIn, @FromPath(path) { sourceId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    const view = await this.ports.views.at(query.asOf);
    await this.find(view, by, sourceId);
    const details = await this.ports.privateDetails.newest(view, by.deskId, 'confidential-source', [sourceId]);
    const { name, contact = null, remarks = null } = details.get(sourceId)?.content ?? {};
    return { identity: name === undefined ? null : { name, contact, remarks } };
  }

  @Post()
  @Needs('confidential:write')
  @Repeatable()
  @Does(
    'Keep somebody who asked not to be named',
    'The label may be printed. Who it is stands apart: only editors read it, and it can be erased.',
  )
  @Answers(201, confidentialSource, { location: '/v1/confidential-sources/{id}' })
  @Refuses('invalid', 'confidential-source-invalid', 'Text that cannot be kept, or a label that holds the name.')
  async add(@By() by: SignedIn, @FromBody(newConfidentialSource) body: z.infer<typeof newConfidentialSource>) {
    const { id } = await this.nameSource.add(by, body);
    return present(await this.find(NOW, by, id));
  }

  @Put(':sourceId')
  @Needs('confidential:write')
  @Guarded('evidence:read')
  @Does('Give a confidential source another label, or say who it is', 'Makes a version.')
  @Answers(200, confidentialSource)
  @Refuses('not-found', 'confidential-source-unknown', 'No such confidential source of this desk.')
  @Refuses('invalid', 'confidential-source-invalid', 'Text that cannot be kept, or a label that holds the name.')
  @Refuses('invalid', 'version-missing', 'Neither `version` nor `If-Match` says what it starts from.')
  @Refuses('conflict', 'confidential-source-changed', 'It has another version by now; `currentVersion` says which.')
  async change(
    @By() by: SignedIn,
    @FromPath(path) { sourceId }: Path,
    @FromBody(confidentialSourceChange) body: z.infer<typeof confidentialSourceChange>,
  ) {
    await this.nameSource.change(by, { id: sourceId, ...body });
    return present(await this.find(NOW, by, sourceId));
  }

  private async find(view: View, by: SignedIn, id: string): Promise<ConfidentialSource> {
    const found = await this.ports.confidentialSources.one(view, by.deskId, id);
    if (!found) throw notFound('confidential-source', id);
    return found;
  }
}
