import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { EraseDetails } from '@whence/workflow';
import type { Erasure } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  By,
  Does,
  FromBody,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { erasure, newErasure } from './privacy.schemas.js';

const listQuery = z.strictObject({ ...pageQuery, asOf });

const present = ({ deskId: _of, ...rest }: Erasure) => rest;

@ApiTags('Desks, people, keys')
@Controller('v1/erasures')
export class ErasuresController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(EraseDetails) private readonly eraseDetails: EraseDetails,
  ) {}

  @Get()
  @Needs('personal:erase')
  @Does('What was erased, when and why', 'Never the details themselves.')
  @Answers(200, pageOf(erasure, 'ErasurePage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.erasures.list(view, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('personal:erase')
  @Repeatable()
  @Does(
    'Erase personal details for good',
    'Name and address of a former person, whose keys are revoked; who a confidential source is; the contact of a reply; the translators of an excerpt; the text of a note. Everything else stands, and the log still verifies. What was erased before is answered with that erasure.',
  )
  @Answers(201, erasure)
  @Refuses('not-found', 'person-unknown', 'No such person on this desk.')
  @Refuses('not-found', 'nothing-to-erase', 'There are no such details on this desk, and there never were.')
  @Refuses('conflict', 'person-active', 'The person belongs to a desk: every membership must end first.')
  async erase(@By() by: SignedIn, @FromBody(newErasure) { id, ...body }: z.infer<typeof newErasure>) {
    const made = await this.eraseDetails.run(by, { subjectId: id, ...body });
    // Only once the change is committed is it known when.
    return present((await this.ports.erasures.last({ position: null }, by.deskId, body.kind, id)) ?? made);
  }
}
