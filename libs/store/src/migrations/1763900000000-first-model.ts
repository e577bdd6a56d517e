import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ARTICLES_AND_CLAIMS } from './first-model/articles-and-claims.js';
import { DESKS_AND_PEOPLE } from './first-model/desks-and-people.js';
import { LEDGER } from './first-model/ledger.js';
import { LOG } from './first-model/log.js';
import { NEWSROOM } from './first-model/newsroom.js';
import { protectHistory } from './first-model/protect-history.js';

/** The whole first model. Forward only: history is never rolled back by dropping it. */
export class FirstModel1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [LOG, DESKS_AND_PEOPLE, LEDGER, ARTICLES_AND_CLAIMS, NEWSROOM])
      await runner.query(statements);
    await runner.query(protectHistory());
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first model holds history; restore a backup instead of migrating down.'));
  }
}
