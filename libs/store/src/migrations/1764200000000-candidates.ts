import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DAY, KINDS, MOMENT, NUMBER, STATEMENT_KEY } from './candidates/expressions.js';

/**
 * Indexes by which the statements that may bear on a claim are found in a ledger of any size: one for each order of a
 * look, with its tie-breaks, so that taking the first few is a walk along an index. They are made of what a version's
 * content and columns say, so that what is held already is found as well.
 */
export class Candidates1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const index = (name: string, columns: readonly string[], where = '') =>
      runner.query(
        `CREATE INDEX statement_version_${name} ON statement_version (${columns.join(', ')}) WHERE NOT removed${where}`,
      );
    await index('newest_about', [KINDS.about, DAY, STATEMENT_KEY], ' AND measure_key IS NOT NULL');
    await index('newest_on', [KINDS.on, DAY, STATEMENT_KEY], ' AND measure_key IS NOT NULL');
    await index('newest_by', [KINDS.by, DAY, STATEMENT_KEY], ' AND measure_key IS NOT NULL');
    await index('moment', [KINDS.atMoment, MOMENT, DAY, STATEMENT_KEY], ' AND measure_key IS NOT NULL');
    const numbered = ` AND ${NUMBER} IS NOT NULL`;
    await index('number', [KINDS.ofNumber, NUMBER, DAY, STATEMENT_KEY], ` AND measure_key IS NOT NULL${numbered}`);
    await index('same_number', [KINDS.anywhere, NUMBER, DAY, STATEMENT_KEY], numbered);
    await index('last_out', [KINDS.anywhere, DAY], ' AND published_to IS NOT NULL');
    // Estimates for the expressions.
    await runner.query('ANALYZE statement_version');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
