/** Why a request was not carried out, as the service says it: RFC 9457. */
import type { components } from './document.js';

/** The problem document: `code` is stable, `detail` is for people, `faults` tells each fault. */
export type Problem = components['schemas']['Problem'];

/** A refusal of the service. Branch on `code`, show `message`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly faults: NonNullable<Problem['faults']>;
  /** What an operator finds it by in the log. */
  readonly requestId: string;

  constructor(
    /** All that was answered; some codes add members of their own (`currentVersion`). */
    readonly problem: Problem,
    /** Seconds after which the service asks to be asked again; undefined when it does not. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.faults = problem.faults ?? [];
    this.requestId = problem.requestId;
  }
}

/**
 * The error of an answer that is none of success. What answers without a problem document is no Whence, but what stands
 * before it: its code is `http-<status>`.
 */
export function problemErrorOf(response: Response, body: unknown): ProblemError {
  const { status } = response;
  const told = {
    type: 'about:blank',
    title: response.statusText,
    status,
    code: `http-${status}`,
    detail: `Found the answer ${status} without a problem document: ${String(body).slice(0, 200)}`,
    requestId: response.headers.get('x-request-id') ?? '',
  };
  return new ProblemError(isProblem(body) ? body : told, retryAfterOf(response));
}

/** As {@link problemErrorOf}, of an answer that nobody has read yet. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  return problemErrorOf(response, isJson ? JSON.parse(text) : text);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}

/** Seconds that the header names: a number of them, or a moment. Undefined without the header, or when it says neither. */
export function retryAfterOf({ headers }: Response, now: number = Date.now()): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
