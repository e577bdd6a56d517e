/** Whether the process lives, and whether it can serve. */
import { Controller, Get, Inject, Injectable, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ServiceQueues } from '@whence/queue';
import type { StorePorts } from '@whence/store';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DatabaseRoom } from './database-room.js';
import { Answers, Does, Open } from './decorators.js';
import type { HttpReply } from './http.js';
import { PORTS, QUEUES, READINESS } from './tokens.js';

/** Something without which the service cannot serve. `check` rejects when it is missing. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

const LONGEST_MS = 2_000;

const live = z.strictObject({ live: z.literal(true) }).meta({ id: 'Live' });
const count = z.int().min(0);
const jobs = z
  .strictObject({
    outbox: z
      .strictObject({
        waiting: count.meta({ description: 'Jobs not handed to the queue yet; 100000 stands for that and more.' }),
        oldestSeconds: count.nullable().meta({ description: 'How long the oldest has waited; null: none does.' }),
      })
      .nullable()
      .meta({ description: 'Null while the database does not answer.' }),
    queue: z
      .strictObject({
        waiting: count.meta({ description: 'To be run as soon as a worker is free.' }),
        active: count,
        delayed: count.meta({ description: 'To be run later: tried again, or scheduled.' }),
        failed: count.meta({ description: 'Given up, and kept for a month: see /v1/jobs/failed.' }),
      })
      .nullable()
      .meta({ description: 'Null while the queue does not answer.' }),
  })
  .meta({ id: 'JobsWaiting', description: 'How much waits for workers. A bundle of jobs in the queue counts as one.' });
const ready = z
  .strictObject({
    ready: z.boolean(),
    checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean() })),
    jobs,
  })
  .meta({ id: 'Ready' });

/** Knows what the service needs, and whether it is closing. */
@Injectable()
export class Readiness {
  private closing = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(READINESS) private readonly further: readonly ReadinessCheck[],
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(QUEUES) private readonly queues: ServiceQueues | null,
    @Inject(DatabaseRoom) private readonly room: DatabaseRoom,
  ) {}

  /** From now on the service says that it is not ready; what it is doing goes on. */
  close(): void {
    this.closing = true;
  }

  async look(): Promise<z.infer<typeof ready>> {
    const { queues } = this;
    const database = { name: 'database', check: async () => void (await this.dataSource.query('SELECT 1')) };
    const room = { name: 'database-room', check: () => this.room.check() };
    const [further, outbox, depth] = await Promise.all([
      Promise.all([database, room, ...this.further].map(async (each) => ({ name: each.name, ok: await holds(each) }))),
      inTime(() => this.outbox()),
      queues === null ? null : inTime(() => queues.depth()),
    ]);
    // What is counted is asked of the queue itself: a queue that counts is there.
    const checks = queues === null ? further : [...further, { name: 'queue', ok: depth !== undefined }];
    const jobs = { outbox: outbox ?? null, queue: depth ?? null };
    return { ready: !this.closing && checks.every(({ ok }) => ok), checks, jobs };
  }

  private async outbox(): Promise<z.infer<typeof jobs>['outbox']> {
    const { waiting, oldestWrittenAt } = await this.ports.outbox.depth();
    const age = oldestWrittenAt === null ? null : this.ports.clock.now().getTime() - oldestWrittenAt.getTime();
    return { waiting, oldestSeconds: age === null ? null : Math.max(0, Math.round(age / 1_000)) };
  }
}

/** A check that takes longer than two seconds has failed. */
async function holds({ check }: ReadinessCheck): Promise<boolean> {
  return (await inTime(async () => (await check(), true))) ?? false;
}

/** Undefined when it fails or takes longer than two seconds. */
async function inTime<T>(work: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LONGEST_MS);
  });
  const answer = work().catch(() => undefined);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Open()
  @Does('Whether the process lives')
  @Answers(200, live, { description: 'It lives.' })
  live() {
    return { live: true };
  }

  @Get('ready')
  @Open()
  @Does(
    'Whether it can serve',
    'Answers 503 with the same body while something that it needs is missing, or while it closes. `database-room` is not ok from when this process was refused a write because the disk of the database is full until there is room. `jobs` tells how much waits for workers and how much was given up, for a monitor; no count makes it unready.',
  )
  @Answers(200, ready, { description: 'It can serve.' })
  async ready(@Res() reply: HttpReply): Promise<void> {
    const found = await this.readiness.look();
    reply
      .status(found.ready ? 200 : 503)
      .type('application/json')
      .send(found);
  }
}
