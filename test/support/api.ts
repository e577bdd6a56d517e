/** The real API over HTTP, on a database of its own, with a first desk and its administrator's key. */
import { setTimeout } from 'node:timers/promises';
import { type ApiOptions, createApi, makeLogger, PDF_TEXTS } from '@whence/api';
import { readConfig } from '@whence/config';
import { PdfProcesses } from '@whence/pdf';
import { prepareQueueSchema, ServiceQueues } from '@whence/queue';
import { migrate, serviceDataSource, storePorts } from '@whence/store';
import type { StorePorts } from '@whence/store';
import { testDatabase } from '@whence/testing';
import { FirstStart } from '@whence/workflow';
import type { FirstStartAnswer } from '@whence/workflow';
import type { DataSource } from 'typeorm';

export interface Asked {
  readonly method?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  /** Null sends none; left out, the administrator's. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, or undefined when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  readonly body: any;
}

export interface TestApi {
  readonly url: string;
  /** Connects as the owner of the database, past what the service may do. */
  readonly ownerUrl: string;
  /** Connects as the service does. */
  readonly serviceUrl: string;
  readonly app: Awaited<ReturnType<typeof createApi>>;
  readonly dataSource: DataSource;
  readonly ports: StorePorts;
  readonly first: FirstStartAnswer;
  /** Asks an address like `/v1/desk`. */
  ask(path: string, asked?: Asked): Promise<Answered>;
  close(): Promise<void>;
}

/** Milliseconds of silence after which a stream without an end has told what it had to tell. */
const SILENCE_MS = 150;

/** The whole body; of a stream that has no end, what it tells until it is silent. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return response.text();
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = await Promise.race([reader?.read(), setTimeout(SILENCE_MS)]);
    if (piece?.value === undefined) break;
    pieces.push(piece.value);
  }
  await reader?.cancel();
  return Buffer.concat(pieces).toString();
}

/** Its processes run the sources as Jest does. */
const PDF_FROM_SOURCES = {
  provide: PDF_TEXTS,
  useFactory: () =>
    new PdfProcesses({ execArgv: ['--import', new URL('../../libs/testing/typescript.mjs', import.meta.url).href] }),
};

/** Call it in `beforeAll` and `close` it in `afterAll`. @param settings environment variables that differ from the usual */
export async function testApi(
  settings: Readonly<Record<string, string>> = {},
  options: Partial<Pick<ApiOptions, 'logger' | 'readiness' | 'lacksRoom' | 'extraProviders'>> & {
    /** Where its queues live; left out, it has none. */
    readonly queueIn?: { readonly redisUrl: string | undefined };
  } = {},
): Promise<TestApi> {
  const { queueIn, ...parts } = options;
  const database = await testDatabase({
    ...(queueIn === undefined ? {} : { template: 'api with queue' }),
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
      if (queueIn !== undefined) await prepareQueueSchema(ownerUrl);
    },
  });
  // Tests ask as fast as they can, and fail on purpose; those of the limits set their own.
  const unlimited = { RATE_LIMIT_PER_MINUTE: '0', SIGN_IN_FAILURES_PER_MINUTE: '0' };
  const config = readConfig({}, { LOG_LEVEL: 'error', LOG_FORMAT: 'json', ...unlimited, ...settings });
  const logger = parts.logger ?? makeLogger(config.log);
  const home = { databaseUrl: database.serviceUrl, role: 'whence_app' };
  const queues = queueIn === undefined ? {} : { queues: new ServiceQueues({ ...home, ...queueIn }, logger) };
  const dataSource = serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 10 });
  const extraProviders = [PDF_FROM_SOURCES, ...(parts.extraProviders ?? [])];
  const app = await createApi({ config, dataSource, logger, ...queues, ...parts, extraProviders });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const ports = storePorts(dataSource);
  const first = await new FirstStart(ports).run({ deskName: 'Test desk', personName: 'Ada Administrator' });
  if (!first) throw new Error('found a desk in a new database');
  return {
    url,
    ownerUrl: database.ownerUrl,
    serviceUrl: database.serviceUrl,
    app,
    dataSource,
    ports,
    first,
    ask: async (path, { method = 'GET', body, key = first.key.secret, headers = {} } = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await textOf(response);
      const json = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
