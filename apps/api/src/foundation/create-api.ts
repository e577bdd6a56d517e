import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { projectRoot, readConfig } from '@whence/config';
import type { Config } from '@whence/config';
import { ServiceQueues } from '@whence/queue';
import { serviceDataSource } from '@whence/store';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { accessDocumentOf } from './access-document.js';
import { serveDocument } from './docs-page.js';
import { ErrorCatalogue } from './error-catalogue.js';
import { Readiness } from './health.js';
import type { ReadinessCheck } from './health.js';
import { makeLogger, nestLogger } from './logging.js';
import { Metrics } from './metrics.js';
import { documentOfApp } from './openapi.js';
import { makeServer } from './server.js';

export interface ApiOptions {
  readonly config: Config;
  /** Initialised or not; the application closes it when it is closed itself. */
  readonly dataSource: DataSource;
  readonly logger?: Logger;
  /** The queues to look at, which the application closes; left out, health tells nothing of them. */
  readonly queues?: ServiceQueues;
  /** What must be there besides the database and the queues. */
  readonly readiness?: readonly ReadinessCheck[];
  /** Whether lack of room on its disk is why the database is away, asked only then; left out, nobody can see that. */
  readonly lacksRoom?: () => Promise<boolean>;
  /** Further providers that areas inject. */
  readonly extraProviders?: readonly Provider[];
}

function versionOfProject(): string {
  const project: { readonly version: string } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  return project.version;
}

/** Pages of these origins may ask, with a key or token that they hold themselves: browsers send no cookies along. */
function corsOf(origins: readonly string[]) {
  return {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    credentials: false,
    maxAge: 600,
    exposedHeaders: ['ETag', 'Location', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
  };
}

async function makeApp(options: ApiOptions, documentOnly: boolean): Promise<NestFastifyApplication> {
  const { config, dataSource, queues = null, readiness = [], extraProviders = [] } = options;
  const lacksRoom = options.lacksRoom ?? (() => Promise.resolve(false));
  const logger = options.logger ?? makeLogger(config.log);
  const metrics = new Metrics(versionOfProject());
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ config, dataSource, logger, metrics, readiness, queues, lacksRoom, extraProviders, documentOnly }),
    makeServer(config, logger, metrics),
    { bodyParser: false, abortOnError: false, logger: nestLogger(logger) },
  );
  if (config.corsOrigins.length > 0) app.enableCors(corsOf(config.corsOrigins));
  return app;
}

/** The API, ready to `listen`. Closing it closes the data source. */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const app = await makeApp(options, false);
  try {
    serveDocument(app, documentOfApp(app, versionOfProject()));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

export interface StartedApi {
  readonly app: NestFastifyApplication;
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /**
   * Says "not ready" at once, lets load balancers see it for `drainMs`, then finishes the requests under way and closes.
   * @param drainMs milliseconds; 0 where nothing looks at readiness
   */
  close(drainMs?: number): Promise<void>;
}

/** The API on its own connection pool, listening where the settings say. The database must be migrated. */
export async function startApi(
  config: Config,
  options: { readonly databaseUrl?: string } & Omit<Partial<ApiOptions>, 'config'> = {},
): Promise<StartedApi> {
  const url = options.databaseUrl ?? config.database.url;
  if (options.dataSource === undefined && url === undefined)
    throw new TypeError('found no DATABASE_URL and no database given, expected one of them');
  const dataSource =
    options.dataSource ?? serviceDataSource({ url: url ?? '', role: config.database.role, pool: config.database.pool });
  const logger = options.logger ?? makeLogger(config.log);
  const queues = options.queues ?? queuesOf(config, url, logger);
  const app = await createApi({ ...options, config, dataSource, logger, ...(queues === undefined ? {} : { queues }) });
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = await app.getUrl();
  let closing: Promise<void> | undefined;
  const closeOnce = async (drainMs: number) => {
    app.get(Readiness).close();
    if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
    await app.close();
  };
  return { app, url: address.replace('[::1]', '127.0.0.1'), close: (drainMs = 0) => (closing ??= closeOnce(drainMs)) };
}

function queuesOf(config: Config, databaseUrl: string | undefined, logger: Logger): ServiceQueues | undefined {
  const { redisUrl, database } = config;
  if (databaseUrl === undefined) return undefined;
  return new ServiceQueues({ redisUrl, databaseUrl, role: database.role }, logger);
}

/** What the documents are written from: all routes, no database. */
async function withDocuments<T>(use: (app: NestFastifyApplication) => T): Promise<T> {
  const config = readConfig({}, { LOG_LEVEL: 'silent' });
  const dataSource = serviceDataSource({ url: 'postgres://nobody@localhost/nowhere', role: 'whence_app', pool: 1 });
  const app = await makeApp({ config, dataSource }, true);
  try {
    return use(app);
  } finally {
    await app.close();
  }
}

/** The OpenAPI document, without a database: docs/openapi.json is `JSON.stringify(document, null, 2)` and a line end. */
export function openApiDocument(): Promise<OpenAPIObject> {
  return withDocuments((app) => documentOfApp(app, versionOfProject()));
}

/** The text of docs/errors.md, without a database. */
export function errorsDocument(): Promise<string> {
  return withDocuments((app) => app.get(ErrorCatalogue).markdown());
}

/** The text of docs/access.md, without a database. */
export function accessDocument(): Promise<string> {
  return withDocuments((app) => accessDocumentOf(documentOfApp(app, versionOfProject())));
}
