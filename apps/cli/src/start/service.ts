/** API and worker of one process. */
import { createServer } from 'node:net';
import { makeLogger, startApi } from '@whence/api';
import { startWorker } from '@whence/worker';
import { Redis } from 'ioredis';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import type { Placed } from './database.js';
import type { Lifetime } from './lifetime.js';

export type Logger = ReturnType<typeof makeLogger>;

/** Starts the API, and gives its address. */
export async function beginApi(config: Placed, logger: Logger, lifetime: Lifetime, drainMs = 0): Promise<string> {
  const api = await startApi(await withPort(config), { logger });
  await lifetime.started(() => api.close(drainMs));
  return api.url;
}

/** Starts a worker. A queue that cannot be reached at the start is told at once; a worker that runs waits for it. */
export async function beginWorker(config: Placed, logger: Logger, lifetime: Lifetime): Promise<void> {
  if (config.redisUrl !== undefined) await refuseUnreachable(config.redisUrl);
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

async function refuseUnreachable(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let why: Error | undefined;
  redis.on('error', (error) => {
    why = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const told = why ?? error;
    throw new CommandFailure(
      EXIT.unavailable,
      `Cannot reach Redis at REDIS_URL: ${told instanceof Error ? told.message : String(told)}`,
      { cause: error },
    );
  } finally {
    redis.disconnect();
  }
}
