/** API and worker of one process. */
import { createServer } from 'node:net';
import { makeLogger, startApi } from '@whence/api';
import { startWorker } from '@whence/worker';
import type { Placed } from './database.js';
import type { Lifetime } from './lifetime.js';

export type Logger = ReturnType<typeof makeLogger>;

/** Starts the API, and gives its address. */
export async function beginApi(config: Placed, logger: Logger, lifetime: Lifetime, drainMs = 0): Promise<string> {
  const api = await startApi(await withPort(config), { logger });
  await lifetime.started(() => api.close(drainMs));
  return api.url;
}

export async function beginWorker(config: Placed, logger: Logger, lifetime: Lifetime): Promise<void> {
  const worker = await startWorker(config, logger);
  await lifetime.started(() => worker.stop());
}

/** A port that was not asked for by name may be any: a second service on one machine takes a free one. */
async function withPort(config: Placed): Promise<Placed> {
  if (config.portExplicit || config.port === 0 || (await isFree(config.host, config.port))) return config;
  return { ...config, port: 0 };
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
