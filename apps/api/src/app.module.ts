import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ArticlesModule } from './articles/articles.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { DesksModule } from './desks/desks.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { FoundationModule } from './foundation/foundation-module.js';
import type { FoundationParts } from './foundation/foundation-module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { QueueModule } from './queue/queue.module.js';
import { NewsroomModule } from './newsroom/newsroom.module.js';
import { VerdictsModule } from './verdicts/verdicts.module.js';
import { VocabularyModule } from './vocabulary/vocabulary.module.js';

/** Every area of the API; an area is one folder beside this file. */
const AREAS = [
  DesksModule,
  LedgerModule,
  ArticlesModule,
  ClaimsModule,
  FindingsModule,
  VerdictsModule,
  CommentsModule,
  EvidenceModule,
  RepliesModule,
  PrivacyModule,
  ExportsModule,
  NewsroomModule,
  VocabularyModule,
  QueueModule,
  MetricsModule,
];

/** The whole API: the foundation, one database, and the areas. */
@Module({})
export class AppModule {
  static with(
    parts: FoundationParts & {
      readonly dataSource: DataSource;
      /** True when only the routes are wanted: then no connection is made. */
      readonly documentOnly: boolean;
    },
  ): DynamicModule {
    const database = TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...parts.dataSource.options, retryAttempts: 0, manualInitialization: parts.documentOnly }),
      dataSourceFactory: () => Promise.resolve(parts.dataSource),
    });
    return { module: AppModule, imports: [database, FoundationModule.with(parts), ...AREAS] };
  }
}
