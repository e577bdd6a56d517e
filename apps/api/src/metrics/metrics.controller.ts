import { Controller, Get, Inject, type OnModuleInit } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ServiceQueues } from '@whence/queue';
import type { StorePorts } from '@whence/store';
import type { Logger } from 'pino';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AnswersText, Does, LOGGER, Metrics, Needs, PORTS, QUEUES } from '../foundation/index.js';
import { RECENT_MS, shared, tellWaiting } from './waiting.js';

/** The text format of Prometheus, version 0.0.4. */
const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

@ApiTags('Metrics')
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(QUEUES) private readonly queues: ServiceQueues | null,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const { clock, backlogs } = this.ports;
    const failed = (of: string) => (error: unknown) =>
      this.logger.warn({ err: error }, `Could not count what waits in the ${of}.`);
    const queues = this.queues;
    tellWaiting(this.metrics, {
      backlog: shared(() => backlogs.look(new Date(clock.now().getTime() - RECENT_MS)), failed('database')),
      queues: queues === null ? undefined : shared(() => queues.depths(), failed('queue')),
      pool: () => {
        const { totalCount, idleCount, waitingCount } = (this.dataSource.driver as unknown as { master: Pool }).master;
        return { total: totalCount, idle: idleCount, waiting: waitingCount };
      },
      now: () => clock.now(),
    });
  }

  @Get()
  @Needs('metrics:read')
  @Does(
    'What an operator watches, for Prometheus',
    'In its text format: requests by route and status with their durations, what waits in outbox, queues and log, attempts to deliver, refused requests, and figures of this process. A key with the scope `metrics:read` alone is all that a scraper needs. See docs/operating.md.',
  )
  @AnswersText(200, TEXT_FORMAT, { description: 'Metrics in the text format of Prometheus.' })
  read(): Promise<string> {
    return this.metrics.text();
  }
}
