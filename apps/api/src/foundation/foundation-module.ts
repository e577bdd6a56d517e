import { Global, Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider, Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { Config } from '@whence/config';
import { JwtTokens } from '@whence/identity';
import { PdfProcesses } from '@whence/pdf';
import type { ServiceQueues } from '@whence/queue';
import { IdempotentAnswers, storePorts } from '@whence/store';
import type { StorePorts } from '@whence/store';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AnswersInterceptor } from './answers-interceptor.js';
import { ErrorCatalogue } from './error-catalogue.js';
import { ErrorPages } from './error-pages.js';
import { HealthController, Readiness } from './health.js';
import type { ReadinessCheck } from './health.js';
import { KeptAnswersInterceptor } from './kept-answers.js';
import { KeyGuard } from './key-guard.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem-filter.js';
import { RateLimits } from './rate-limits.js';
import { RecordWatch } from './record-watch.js';
import { RepeatInterceptor, stepsOfChanges } from './repeat-interceptor.js';
import { RequestInterceptor } from './request-interceptor.js';
import { SchemaPipe } from './schema-pipe.js';
import { DatabaseRoom } from './database-room.js';
import { CONFIG, LACKS_ROOM, LOGGER, PDF_TEXTS, PORTS, QUEUES, READINESS, SIGN_IN_TOKENS } from './tokens.js';

export interface FoundationParts {
  readonly config: Config;
  readonly logger: Logger;
  /** What the server counts. */
  readonly metrics: Metrics;
  readonly readiness: readonly ReadinessCheck[];
  /** Null: there is no queue to look at. */
  readonly queues: ServiceQueues | null;
  readonly lacksRoom: () => Promise<boolean>;
  /** Further providers that areas may inject. */
  readonly extraProviders: readonly Provider[];
}

/** A provider of a use case that is made from the store's ports alone. */
export function useCase<T>(useCaseClass: new (ports: StorePorts) => T): FactoryProvider<T> {
  return { provide: useCaseClass, useFactory: (ports: StorePorts) => new useCaseClass(ports), inject: [PORTS] };
}

/** What every area finds ready: ports, settings, log; and the steps around every request. */
@Global()
@Module({})
export class FoundationModule {
  static with({
    config,
    logger,
    metrics,
    readiness,
    queues,
    lacksRoom,
    extraProviders,
  }: FoundationParts): DynamicModule {
    const shared: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: Metrics, useValue: metrics },
      { provide: QUEUES, useValue: queues },
      { provide: SIGN_IN_TOKENS, useValue: new JwtTokens(config.issuers) },
      {
        provide: IdempotentAnswers,
        useFactory: (dataSource: DataSource) => new IdempotentAnswers(dataSource),
        inject: [DataSource],
      },
      {
        provide: PORTS,
        useFactory: (dataSource: DataSource, answers: IdempotentAnswers) =>
          storePorts(dataSource, { steps: stepsOfChanges(answers) }),
        inject: [DataSource, IdempotentAnswers],
      },
      { provide: PDF_TEXTS, useFactory: () => new PdfProcesses() },
      ...extraProviders,
    ];
    return {
      module: FoundationModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, ErrorPages],
      providers: [
        ...shared,
        { provide: READINESS, useValue: readiness },
        { provide: LACKS_ROOM, useValue: lacksRoom },
        DatabaseRoom,
        Readiness,
        ErrorCatalogue,
        RateLimits,
        RecordWatch,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: KeyGuard },
        // In this order: the first is the outermost.
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RepeatInterceptor },
        { provide: APP_INTERCEPTOR, useClass: KeptAnswersInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
        { provide: APP_PIPE, useClass: SchemaPipe },
      ],
      exports: [...shared, Readiness],
    };
  }
}
