/** The queue's own tables in PostgreSQL, made by the owner so that the service needs to own nothing. */
import { quoteSchemaName, runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from './connection.js';
import { QUEUE_NAMES } from './queues.js';

/**
 * Makes the schema `queue` or brings it up to date, and lets the service's role use it; safe to run from several
 * processes at once. Run it after the migrations, which make the role.
 * @param role the role that the service takes.
 */
export async function prepareQueueSchema(ownerUrl: string, role = 'whence_app'): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'whence-migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query('BEGIN');
    const schema = quoteSchemaName(QUEUE_SCHEMA);
    const user = client.escapeIdentifier(role);
    await client.query('SELECT pg_advisory_xact_lock(8723)');
    await client.query(`SET LOCAL search_path TO ${schema}`);
    // BullMQ numbers the jobs of each queue with a sequence that it makes when the queue is first used. The service may
    // not create anything, so they are made here.
    for (const queue of QUEUE_NAMES) {
      const named = await client.query<{ name: string }>('SELECT job_id_seq_name($1) AS name', [queue]);
      const name = named.rows[0]?.name;
      if (name === undefined) throw new Error(`found no name for the job numbers of the queue "${queue}"`);
      await client.query(`CREATE SEQUENCE IF NOT EXISTS ${client.escapeIdentifier(name)}`);
    }
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${user};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${user};
      REVOKE INSERT, UPDATE, DELETE ON ${schema}.migration FROM ${user};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${user};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${user};
    `);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
