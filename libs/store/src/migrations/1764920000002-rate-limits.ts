import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many requests each caller has taken in its present window, shared by the API's processes where there is no Redis. Lost
 * in a crash, and nothing is lost with it: so it is not logged, and costs little to write. The columns are those that
 * rate-limiter-flexible expects; \`expire\` is in milliseconds since 1970.
 */
const RATE_LIMIT = `
CREATE UNLOGGED TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO whence_app;
`;

export class RateLimits1764920000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RATE_LIMIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rate_limit');
  }
}
