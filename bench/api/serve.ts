/**
 * One server of the bench in a process of its own: the service's API as it ships, or the bare handlers that it is measured
 * against, which do one INSERT and one SELECT by primary key.
 */
import { startApi } from '@whence/api';
import { readConfig } from '@whence/config';
import { fastify } from 'fastify';
import pg from 'pg';

/** What the parent sends first. */
export interface Serve {
  readonly kind: 'whence' | 'bare';
  readonly env: Readonly<Record<string, string>>;
}

/** Gives the address. */
async function serve({ kind, env }: Serve): Promise<string> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', LOG_FORMAT: 'json', ...env });
  if (kind === 'whence') return (await startApi(config)).url;
  const { url, role, pool: max } = config.database;
  const pool = new pg.Pool({ connectionString: url, max, options: `-c role=${role}` });
  const server = fastify();
  server.post<{ Body: { id: string; words: string } }>('/rows', async ({ body }, reply) => {
    await pool.query('INSERT INTO public.bare_claim (id, words) VALUES ($1, $2)', [body.id, body.words]);
    return reply.status(201).send({ id: body.id });
  });
  server.get<{ Params: { id: string } }>('/rows/:id', async ({ params }, reply) => {
    const { rows } = await pool.query('SELECT id, words FROM public.bare_claim WHERE id = $1', [params.id]);
    return rows.length === 0 ? reply.status(404).send() : rows[0];
  });
  return server.listen({ port: 0, host: '127.0.0.1' });
}

process.once('message', (asked: Serve) => {
  serve(asked).then(
    (url) => process.send?.({ url }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});
// A parent that is gone wants nothing more.
process.on('disconnect', () => process.exit());
