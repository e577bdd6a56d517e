/** The API, typed by its document: every path, what it takes, what it answers. */
import createClient from 'openapi-fetch';
import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './document.js';
import { readEvents } from './events.js';
import type { EventsWanted, LiveEvent } from './events.js';
import { problemErrorOf, readProblem } from './problem-error.js';
import { retrying, sleepUnless } from './retrying.js';

export interface ClientOptions {
  /** Where the service is: `https://whence.example`. */
  readonly url: string;
  /** A key of the service, `whk_…`. It is sent in the Authorization header alone. */
  readonly key: string;
  /** How often a request is sent again that may be; 3 when left out. */
  readonly retries?: number;
  /** Longest wait before that, in milliseconds; 30 seconds when left out. */
  readonly longestWaitMs?: number;
  /** For one attempt until its answer begins, in milliseconds; 30 seconds when left out, 0 for no limit. */
  readonly timeoutMs?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
}

type Init<I> = RequiredKeysOf<I> extends never ? [init?: I] : [init: I];
type Data<Response> = Response extends { readonly data: infer D; readonly error?: never } ? D : never;

/** Asks one path by one method. Throws ProblemError when the service refuses. */
export type Ask<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  I extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: Init<I>
) => Promise<Data<FetchResponse<paths[Path][Method] & Record<string, never>, I, MediaType>>>;

/** Paths that answer in pages. */
export type PagedPath = {
  [Path in PathsWithMethod<paths, 'get'>]: PageOf<Path> extends never ? never : Path;
}[PathsWithMethod<paths, 'get'>];

type PageOf<Path extends keyof paths> = paths[Path] extends {
  readonly get: {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Page } } };
  };
}
  ? Page extends { readonly entries: readonly unknown[]; readonly next: string | null }
    ? Page
    : never
  : never;

export interface WhenceClient {
  readonly get: Ask<'get'>;
  /** Carries an Idempotency-Key of its own, the same whenever it is sent again; give the header to set yours. */
  readonly post: Ask<'post'>;
  readonly put: Ask<'put'>;
  readonly patch: Ask<'patch'>;
  readonly delete: Ask<'delete'>;
  /** Every entry of a list, page after page. */
  each<Path extends PagedPath>(
    path: Path,
    ...init: Init<MaybeOptionalInit<paths[Path], 'get'>>
  ): AsyncGenerator<PageOf<Path>['entries'][number], void, undefined>;
  /** What happens on the desk from now on, or after an event: each once and in order, across lost connections. */
  events(wanted?: EventsWanted): AsyncGenerator<LiveEvent, void, undefined>;
}

/** A client of one service with one key. Nothing is asked by making it. */
export function whenceClient(options: ClientOptions): WhenceClient {
  const { url, key, retries = 3, longestWaitMs = 30_000, timeoutMs = 30_000 } = options;
  const fetchOnce = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const settings = { retries, longestWaitMs, timeoutMs, fetch: fetchOnce, random: Math.random, sleep: sleepUnless };
  const send = retrying(settings);
  const headers = { authorization: `Bearer ${key}` };
  const asked = createClient<paths>({ baseUrl: url.replace(/\/+$/, ''), headers, fetch: send });

  // The types of `Ask` are those of the library's own methods, less its error: that is thrown.
  type Call = (path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const ask =
    (call: Call) =>
    async (path: string, init: { readonly headers?: object; readonly parseAs?: string } = {}): Promise<unknown> => {
      // Read here, so that an answer that is text stays text.
      const { data, error, response } = await call(path, { ...init, parseAs: 'stream' });
      if (!response.ok) throw problemErrorOf(response, error);
      if (init.parseAs === 'stream') return data ?? response.body;
      return read(response, init.parseAs);
    };
  const withKey =
    (call: Call): Call =>
    (path, init: { readonly headers?: object } = {}) =>
      call(path, { ...init, headers: { 'idempotency-key': crypto.randomUUID(), ...init.headers } });
  const get = ask(asked.GET as Call);

  async function* each(path: string, init: object = {}): AsyncGenerator<unknown, void, undefined> {
    let page = (await get(path, init)) as { entries: readonly unknown[]; next: string | null };
    for (;;) {
      yield* page.entries;
      if (page.next === null) return;
      const response = await send(new Request(new URL(page.next, url), { headers }));
      if (!response.ok) throw await readProblem(response);
      page = (await response.json()) as typeof page;
    }
  }

  return {
    get,
    post: ask(withKey(asked.POST as Call)),
    put: ask(asked.PUT as Call),
    patch: ask(asked.PATCH as Call),
    delete: ask(asked.DELETE as Call),
    each,
    events: (wanted = {}) => readEvents({ url, headers, fetch: fetchOnce, longestWaitMs }, wanted),
  } as WhenceClient;
}

async function read(response: Response, parseAs: string | undefined): Promise<unknown> {
  if (response.status === 204) return undefined;
  if (parseAs === 'blob') return response.blob();
  if (parseAs === 'arrayBuffer') return response.arrayBuffer();
  const text = await response.text();
  if (parseAs === 'text') return text;
  if (text === '') return undefined;
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
