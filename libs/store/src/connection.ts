/** Connections: as the owner for migrations, as the role that owns nothing for everything else. */
import { DataSource, type MigrationInterface } from 'typeorm';
import { FirstModel1763900000000 } from './migrations/1763900000000-first-model.js';
import { SearchByWords1764100000000 } from './migrations/1764100000000-search-by-words.js';
import { Candidates1764200000000 } from './migrations/1764200000000-candidates.js';
import { BulkImport1764300000000 } from './migrations/1764300000000-bulk-import.js';
import { ClaimsThatRestOn1764400000000 } from './migrations/1764400000000-claims-that-rest-on.js';
import { Ratings1764500000000 } from './migrations/1764500000000-ratings.js';
import { Vocabulary1764600000000 } from './migrations/1764600000000-vocabulary.js';
import { LookAround1764700000000 } from './migrations/1764700000000-look-around.js';
import { Checkpoints1764800000000 } from './migrations/1764800000000-checkpoints.js';
import { SecondReadings1764900000000 } from './migrations/1764900000000-second-readings.js';
import { TraceBehind1764910000000 } from './migrations/1764910000000-trace-behind.js';
import { Repeats1764910000001 } from './migrations/1764910000001-repeats.js';
import { KeySecrets1764920000000 } from './migrations/1764920000000-key-secrets.js';
import { Identities1764920000001 } from './migrations/1764920000001-identities.js';
import { RateLimits1764920000002 } from './migrations/1764920000002-rate-limits.js';
import { Snapshots1764930000000 } from './migrations/1764930000000-snapshots.js';
import { Evidence1764930000001 } from './migrations/1764930000001-evidence.js';
import { EventsByChange1764940000000 } from './migrations/1764940000000-events-by-change.js';
import { KeptOutcomes1764940000001 } from './migrations/1764940000001-kept-outcomes.js';
import { SearchClaims1764940000002 } from './migrations/1764940000002-search-claims.js';
import { Comments1764950000000 } from './migrations/1764950000000-comments.js';
import { Reminders1764960000000 } from './migrations/1764960000000-reminders.js';
import { SearchByRank1764970000000 } from './migrations/1764970000000-search-by-rank.js';
import { SaltsInEntries1764990000000 } from './migrations/1764990000000-salts-in-entries.js';
import { VerdictSearch1764990400000 } from './migrations/1764990400000-verdict-search.js';
import { RemindersAfterReturn1765000200001 } from './migrations/1765000200001-reminders-after-return.js';
import { WordsByReader1765000200000 } from './migrations/1765000200000-words-by-reader.js';
import { ReadByLists1764990200000 } from './migrations/1764990200000-read-by-lists.js';
import { FewerSteps1765000100000 } from './migrations/1765000100000-fewer-steps.js';
import { FindingsAsText1764990100000 } from './migrations/1764990100000-findings-as-text.js';
import { SharedLedgers1765000300000 } from './migrations/1765000300000-shared-ledgers.js';
import { TextOfPdf1765000400000 } from './migrations/1765000400000-text-of-pdf.js';
import { HandedOnLedgers1765000500000 } from './migrations/1765000500000-handed-on-ledgers.js';
import { AnswersAsGiven1765000600000 } from './migrations/1765000600000-answers-as-given.js';
import { ROWS } from './rows/index.js';
import { type AskRows, refuseNewerSchema, refuseOtherSchema } from './schema-fit.js';

export const SCHEMA = 'whence';

/** In the order in which they are run. */
const MIGRATIONS: (new () => MigrationInterface)[] = [
  FirstModel1763900000000,
  SearchByWords1764100000000,
  Candidates1764200000000,
  BulkImport1764300000000,
  ClaimsThatRestOn1764400000000,
  Ratings1764500000000,
  Vocabulary1764600000000,
  LookAround1764700000000,
  Checkpoints1764800000000,
  SecondReadings1764900000000,
  TraceBehind1764910000000,
  Repeats1764910000001,
  KeySecrets1764920000000,
  Identities1764920000001,
  RateLimits1764920000002,
  Snapshots1764930000000,
  Evidence1764930000001,
  EventsByChange1764940000000,
  KeptOutcomes1764940000001,
  SearchClaims1764940000002,
  Comments1764950000000,
  Reminders1764960000000,
  SearchByRank1764970000000,
  SaltsInEntries1764990000000,
  VerdictSearch1764990400000,
  ReadByLists1764990200000,
  FewerSteps1765000100000,
  FindingsAsText1764990100000,
  WordsByReader1765000200000,
  RemindersAfterReturn1765000200001,
  SharedLedgers1765000300000,
  TextOfPdf1765000400000,
  HandedOnLedgers1765000500000,
  AnswersAsGiven1765000600000,
];

/** By the names under which TypeORM keeps what it has run. */
const MIGRATION_NAMES = MIGRATIONS.map((migration) => new migration().name ?? migration.name);

/**
 * Refuses a database whose tables are not those of this code, so that no release serves on the tables of another.
 * @throws SchemaMisfit
 */
export function refuseOtherTables(ask: AskRows): Promise<void> {
  return refuseOtherSchema(ask, MIGRATION_NAMES);
}

export interface ConnectionSettings {
  readonly url: string;
  /** The role that every connection takes; it may append to history and alter none of it. */
  readonly role: string;
  /** Most connections held at once. */
  readonly pool: number;
}

/** The service's connection, not yet initialised. It never changes the schema. */
export function serviceDataSource(settings: ConnectionSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: SCHEMA,
    entities: [...ROWS],
    synchronize: false,
    migrationsRun: false,
    poolSize: settings.pool,
    applicationName: 'whence',
    // Without it a request waits without end for a server that is gone, or for a connection that others hold.
    connectTimeoutMS: 10_000,
    extra: { options: `-c role=${settings.role} -c search_path=${SCHEMA},public` },
  });
}

function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: SCHEMA,
    entities: [...ROWS],
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 2,
    extra: { options: `-c search_path=${SCHEMA},public` },
  });
}

const MIGRATION_LOCK = 8722;

/**
 * Brings the schema up to date; safe to run from several processes at once. Returns the names of the migrations that it
 * ran. The role must own the database or the schema, and needs CREATEROLE the first time. Throws SchemaMisfit on a database
 * of a newer release, and leaves it as it is.
 * @param serviceLogin the login that the service uses when it is not the owner; it is made a member of the service's role.
 */
export async function migrate(ownerUrl: string, serviceLogin?: string): Promise<readonly string[]> {
  const dataSource = await ownerDataSource(ownerUrl).initialize();
  try {
    const runner = dataSource.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await refuseNewerSchema((statement) => runner.query(statement), MIGRATION_NAMES);
      await runner.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
      const ran = await dataSource.runMigrations();
      await runner.query('GRANT whence_app TO CURRENT_USER');
      if (serviceLogin !== undefined)
        await runner.query(`GRANT whence_app TO ${dataSource.driver.escape(serviceLogin)}`);
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Constraints, indexes and the column that PostgreSQL derives for searching stand in the migrations alone: rows need not
 * repeat them, so that they are missing is no drift.
 */
const ONLY_IN_MIGRATIONS =
  /^(?:ALTER TABLE \S+ DROP CONSTRAINT |DROP INDEX |ALTER TABLE \S+ DROP COLUMN "search"$|DELETE FROM \S*"typeorm_metadata" )/;

/**
 * What TypeORM would do to bring the tables to the rows. It looks up derived columns in a table of its own, which it makes
 * only where rows declare such columns; here it stands for as long as the question takes.
 */
async function schemaLog(dataSource: DataSource) {
  await dataSource.query(
    'CREATE TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
  );
  try {
    return await dataSource.driver.createSchemaBuilder().log();
  } finally {
    await dataSource.query('DROP TABLE typeorm_metadata');
  }
}

/**
 * What differs between the tables of the migrations and the rows of the code: SQL that would bring the tables to what the
 * rows declare, and tables that no row declares. Empty when they agree.
 */
export async function schemaDrift(ownerUrl: string): Promise<readonly string[]> {
  const dataSource = await ownerDataSource(ownerUrl).initialize();
  try {
    const log = await schemaLog(dataSource);
    const differing = log.upQueries.map(({ query }) => query).filter((query) => !ONLY_IN_MIGRATIONS.test(query));
    const declared = dataSource.entityMetadatas.map(({ tableName }) => tableName);
    const undeclared: { name: string }[] = await dataSource.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND NOT table_name = ANY($2::text[]) ORDER BY table_name`,
      [SCHEMA, [...declared, dataSource.options.migrationsTableName ?? 'migrations']],
    );
    return [...differing, ...undeclared.map(({ name }) => `table "${name}" is declared by no row`)];
  } finally {
    await dataSource.destroy();
  }
}
