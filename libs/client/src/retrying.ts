/**
 * Asking again. What may be repeated without harm is: reads, PUT and DELETE (RFC 9110, 9.2.2), and a POST that carries an
 * Idempotency-Key, which the service carries out once. Everything else only when the service says that it did nothing.
 */
import { retryAfterOf } from './problem-error.js';

export interface RetrySettings {
  /** How often a request is sent again, 0 or more. */
  readonly retries: number;
  /** Longest wait before the next time, in milliseconds. Where the service asks for more, its answer is given instead. */
  readonly longestWaitMs: number;
  /** For one attempt until its answer begins, in milliseconds; 0 for no limit. */
  readonly timeoutMs: number;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Between 0 and 1, so that many clients do not come back in step. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const FIRST_WAIT_MS = 200;
/** Nothing was carried out: there was no room or no database. */
const NOT_CARRIED_OUT = [429, 503];
/** Something between here and there gave up; it may have been carried out. */
const UNCERTAIN = [408, 500, 502, 504];

function mayRepeat(request: Request): boolean {
  return ['GET', 'HEAD', 'PUT', 'DELETE'].includes(request.method) || request.headers.has('idempotency-key');
}

/** A `fetch` that asks again. It throws what the last attempt threw. */
export function retrying(settings: RetrySettings): (request: Request) => Promise<Response> {
  const { retries, longestWaitMs, fetch, random, sleep } = settings;
  return async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= retries;
      // With jitter: half to all of a wait that doubles.
      const usual = Math.min(longestWaitMs, FIRST_WAIT_MS * 2 ** attempt * (0.5 + random() / 2));
      try {
        const sent = last ? request : request.clone();
        const response = await fetch(limited(sent, settings.timeoutMs));
        const wait = last ? undefined : waitAfter(request, response, usual);
        if (wait === undefined || wait > longestWaitMs) return response;
        await response.body?.cancel();
        await sleep(wait, request.signal);
      } catch (error) {
        if (last || request.signal.aborted || !mayRepeat(request)) throw error;
        await sleep(usual, request.signal);
      }
    }
  };
}

/** Milliseconds until it is worth asking again; undefined when it is not. */
function waitAfter(request: Request, response: Response, usual: number): number | undefined {
  const { status } = response;
  const asked = retryAfterOf(response);
  if (NOT_CARRIED_OUT.includes(status)) return asked === undefined ? usual : asked * 1000;
  if (!mayRepeat(request)) return undefined;
  if (UNCERTAIN.includes(status)) return usual;
  // The same request is under way, or was carried out by a process that ended: its answer comes in a moment.
  if (status === 409 && request.headers.has('idempotency-key') && asked !== undefined) return asked * 1000;
  return undefined;
}

function limited(request: Request, timeoutMs: number): Request {
  if (timeoutMs === 0) return request;
  return new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) });
}

/** Waits, unless the signal ends it. */
export function sleepUnless(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const aborted = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal.addEventListener('abort', aborted, { once: true });
  });
}
