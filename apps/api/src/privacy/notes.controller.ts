import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { ReadPrivateNotes, WritePrivateNote } from '@whence/workflow';
import type { PrivateNote } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Needs,
  pageAsked,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  wholePageQuery,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { newNote, note, noteList } from './privacy.schemas.js';

const path = pathIds('claimId');
const listQuery = z.strictObject({ ...wholePageQuery, asOf });

const present = ({ id, personId, audience, at, text }: PrivateNote & { readonly text: string | null }) => ({
  id,
  personId,
  audience,
  at,
  text,
});

@ApiTags('Claims')
@Controller('v1/claims/:claimId/notes')
export class NotesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(WritePrivateNote) private readonly writeNote: WritePrivateNote,
    @Inject(ReadPrivateNotes) private readonly readNotes: ReadPrivateNotes,
  ) {}

  @Get()
  @Needs('note:read')
  @Does(
    'Private notes on a claim',
    'Your own, and those for the desk, the oldest first. What others wrote for themselves is told to nobody. Without `limit` all are in one page, as far as 10,000.',
  )
  @Answers(200, noteList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: z.infer<typeof path>,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.readNotes.run(by, view, claimId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('note:write')
  @Repeatable()
  @Does(
    'Write a private note on a claim',
    'It is in no export, event or log. The answer is not kept for repeated requests.',
  )
  @Answers(201, note, { secret: true })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'note-invalid', 'Text that cannot be kept.')
  async write(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: z.infer<typeof path>,
    @FromBody(newNote) body: z.infer<typeof newNote>,
  ) {
    const written = await this.writeNote.run(by, { claimId, ...body });
    // Only once the change is committed is it known when.
    return present({ ...written, ...(await this.ports.privateNotes.one({ position: null }, by.deskId, written.id)) });
  }
}
