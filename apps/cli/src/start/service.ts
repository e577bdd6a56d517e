/** API and worker of one process. */
import { makeLogger, startApi } from '@whence/api';
import { refuseUnusableKey } from '@whence/store';
import { startWorker } from '@whence/worker';
import type { Placed } from './database.js';
import type { Lifetime } from './lifetime.js';
import { canListen, reachQueue, reachTables, refuseClosedRedis, unavailable } from './reach.js';

export type Logger = ReturnType<typeof makeLogger>;

/** Starts the API, and gives its address. */
export async function beginApi(
  config: Placed,
  logger: Logger,
  lifetime: Lifetime,
  { drainMs = 0, lacksRoom }: { readonly drainMs?: number; readonly lacksRoom?: () => Promise<boolean> } = {},
): Promise<string> {
  const placed = await withPort(config);
  await reachTables(config.service, config.database.role);
  const away = config.redisUrl === undefined ? undefined : await refuseClosedRedis(config.redisUrl);
  if (away !== undefined) logger.warn(`${away}; jobs wait in the outbox until it answers.`);
  const api = await startApi(placed, { logger, ...(lacksRoom === undefined ? {} : { lacksRoom }) });
  await lifetime.started(() => api.close(drainMs));
  return api.url;
}

/** Starts a worker. What cannot be reached at the start is told at once; a worker that runs waits for it. */
export async function beginWorker(config: Placed, logger: Logger, lifetime: Lifetime): Promise<void> {
  await reachTables(config.service, config.database.role);
  await refuseUnusableKey(config.audit.keyFile);
  await reachQueue(config.redisUrl, config.service);
  const worker = await startWorker(config, logger);
  await lifetime.started(() => worker.stop());
}

/** A port that was not asked for by name may be any: a second service on one machine takes a free one. */
async function withPort(config: Placed): Promise<Placed> {
  if (await canListen(config.host, config.port)) return config;
  if (config.portExplicit)
    throw unavailable(
      `PORT: found ${config.port}, which something else listens on at ${config.host}; expected a free port.`,
    );
  return { ...config, port: 0 };
}
