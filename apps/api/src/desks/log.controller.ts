import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import type { Checkpoint, LoggedEntry } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  PORTS,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { checkpoint, loggedEntry, logKey } from './desks.schemas.js';

const pageWanted = z.strictObject(pageQuery);

const checkpointPage = pageOf(checkpoint, 'CheckpointPage')
  .extend({ keys: z.array(logKey).meta({ description: 'Every key that has signed the log, the oldest first.' }) })
  .meta({ id: 'CheckpointPage' });

function present(entry: LoggedEntry): z.infer<typeof loggedEntry> {
  return { ...entry, recordedAt: entry.recordedAt.toISOString() };
}

@ApiTags('Log')
@Controller('v1/log')
export class LogController {
  constructor(@Inject(PORTS) private readonly ports: StorePorts) {}

  @Get()
  @Needs('log:read')
  @Does('What was done on the desk', 'Entries of the hash-chained log, oldest first. They hold no personal text.')
  @Answers(200, pageOf(loggedEntry, 'LogPage'))
  async list(@By() by: SignedIn, @FromQuery(pageWanted) query: z.infer<typeof pageWanted>, @Address() address: string) {
    const { after, limit } = pageAsked(query, 'number');
    const rows = await this.ports.logs.list(by.deskId, { after: Number(after ?? 0), limit });
    return toPage(query, address, rows, present, (entry) => String(entry.sequence));
  }

  @Get('checkpoints')
  @Needs('log:read')
  @Does(
    'How far the log was signed, and by which keys',
    'Checkpoints of the whole log, oldest first, with the public keys. Kept elsewhere, they prove that nothing before them ' +
      'was altered, removed or cut off since; `whence audit verify` and docs/record.md say how.',
  )
  @Answers(200, checkpointPage)
  async checkpoints(@FromQuery(pageWanted) query: z.infer<typeof pageWanted>, @Address() address: string) {
    const { after, limit } = pageAsked(query, 'number');
    const { checkpoints } = this.ports;
    const rows = await checkpoints.list({ after: Number(after ?? 0), limit });
    const page = toPage(
      query,
      address,
      rows,
      (one: Checkpoint) => one,
      ({ number }) => String(number),
    );
    return { ...page, keys: [...(await checkpoints.keys())] };
  }
}
