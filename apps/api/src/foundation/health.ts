/** Whether the process lives, and whether it can serve. */
import { Controller, Get, Inject, Injectable, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers, Does, Open } from './decorators.js';
import type { HttpReply } from './http.js';
import { READINESS } from './tokens.js';

/** Something without which the service cannot serve. `check` rejects when it is missing. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

const LONGEST_MS = 2_000;

const live = z.strictObject({ live: z.literal(true) }).meta({ id: 'Live' });
const ready = z
  .strictObject({
    ready: z.boolean(),
    checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean() })),
  })
  .meta({ id: 'Ready' });

/** Knows what the service needs, and whether it is closing. */
@Injectable()
export class Readiness {
  private closing = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(READINESS) private readonly further: readonly ReadinessCheck[],
  ) {}

  /** From now on the service says that it is not ready; what it is doing goes on. */
  close(): void {
    this.closing = true;
  }

  async look(): Promise<z.infer<typeof ready>> {
    const database = { name: 'database', check: async () => void (await this.dataSource.query('SELECT 1')) };
    const checks = await Promise.all(
      [database, ...this.further].map(async (each) => ({ name: each.name, ok: await holds(each) })),
    );
    return { ready: !this.closing && checks.every(({ ok }) => ok), checks };
  }
}

/** A check that takes longer than two seconds has failed. */
async function holds({ check }: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_MS);
  });
  const inTime = check().then(
    () => true,
    () => false,
  );
  return Promise.race([inTime, late]).finally(() => clearTimeout(timer));
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
    'Answers 503 with the same body while something that it needs is missing, or while it closes.',
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
