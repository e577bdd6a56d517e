/** Errors as the API tells them: problem documents, RFC 9457. */
import { HttpException } from '@nestjs/common';
import { QueueUnavailable } from '@whence/queue';
import { isDatabaseFull, isDatabaseOutage } from '@whence/store';
import { Refusal } from '@whence/workflow';
import type { Fault, RefusalKind } from '@whence/workflow';
import { z } from 'zod';

export const PROBLEM_TYPE = 'application/problem+json';

export const fault = z
  .strictObject({
    where: z.string().meta({
      description: 'A JSON Pointer into the body, `query/<name>`, `path/<name>`, or `<file>:<line>:<column>`.',
    }),
    found: z.string(),
    expected: z.string(),
  })
  .meta({ id: 'Fault' });

export const problem = z
  .looseObject({
    type: z.string().meta({ description: 'Path of a page about this code.' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable, in kebab case: branch on this.' }),
    detail: z.string().meta({ description: 'What was found, where, and what was expected.' }),
    requestId: z.string(),
    faults: z.array(fault).optional(),
  })
  .meta({ id: 'Problem', description: 'Why a request was not carried out (RFC 9457).' });

export type Problem = z.infer<typeof problem>;

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  forbidden: 403,
  unauthenticated: 401,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** A code in words: `claim-unknown` is "Claim unknown". */
export function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Errors of the server below the routes, by its own codes. */
const SERVER_ERRORS: Readonly<Record<string, Told>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body-too-large',
    detail: 'Found a body that is larger than this service takes.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'content-type-unknown',
    detail:
      'Found a content type that this address does not take; expected application/json unless its page says otherwise.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'content-length-wrong',
    detail: 'Found a body of another length than Content-Length says.',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'address-malformed', detail: 'Found an address that cannot be decoded.' },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'address-too-long',
    detail: 'Found a part of the address that is too long.',
  },
};

const DATABASE_AWAY: Told = {
  status: 503,
  code: 'database-unavailable',
  detail: 'The database does not answer now. Repeat the request in a moment, with its Idempotency-Key if it has one.',
};

const DATABASE_FULL: Told = {
  status: 507,
  code: 'database-full',
  detail:
    'Found no room left on a disk of the database; expected room for what is written. Nothing was written. ' +
    'Repeat the request when the operator has made room.',
};

const QUEUE_AWAY: Told = {
  status: 503,
  code: 'queue-unavailable',
  detail: 'The queue does not answer now. Repeat the request in a moment.',
};

/** Refusals that are told by another status than the rest of their kind. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'not-json': 400,
  'key-in-address': 400,
  'token-in-address': 400,
  'credentials-twice': 400,
  'content-type-unknown': 415,
};

/** The server's own code of an error, or of the error that Nest wrapped. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

/** The status by which a refusal is told. */
export function statusOf(kind: RefusalKind, code: string): number {
  return STATUS_OF_CODE[code] ?? STATUS_OF[kind];
}

function toldOfHttp(error: HttpException): Told {
  const status = error.getStatus();
  if (status === 404)
    return { status, code: 'route-unknown', detail: 'Found nothing at this address with this method; see /docs.' };
  return { status, code: `http-${status}`, detail: status < 500 ? error.message : 'The service could not answer.' };
}

/** The document for anything that was thrown, and whether it was not foreseen and must be logged. */
export function problemOf(
  error: unknown,
  requestId: string,
): { readonly problem: Problem; readonly unforeseen: boolean } {
  if (error instanceof Refusal) {
    const { code, faults, extra, message } = error;
    const { cause: _kept, ...shown } = extra;
    const detail = withFirstFault(message, faults);
    const told = { ...shown, ...documentOf({ status: statusOf(error.kind, code), code, detail }, requestId) };
    return { problem: faults.length > 0 ? { ...told, faults: [...faults] } : told, unforeseen: false };
  }
  // Before the database: the queue may live there.
  if (error instanceof QueueUnavailable) return { problem: documentOf(QUEUE_AWAY, requestId), unforeseen: false };
  if (isDatabaseFull(error)) return { problem: documentOf(DATABASE_FULL, requestId), unforeseen: false };
  if (isDatabaseOutage(error)) return { problem: documentOf(DATABASE_AWAY, requestId), unforeseen: false };
  const told = SERVER_ERRORS[codeOf(error) ?? ''] ?? (error instanceof HttpException ? toldOfHttp(error) : undefined);
  if (told !== undefined) return { problem: documentOf(told, requestId), unforeseen: told.status >= 500 };
  const detail = `Something went wrong that nobody had foreseen; tell the operator this request's id, ${requestId}.`;
  return { problem: documentOf({ status: 500, code: 'unexpected', detail }, requestId), unforeseen: true };
}

/** A sentence that does not tell itself what is at fault is followed by the first fault: many a client shows `detail` alone. */
function withFirstFault(message: string, faults: readonly Fault[]): string {
  const [first] = faults;
  if (first === undefined || message.includes(first.found)) return message;
  return `${message} ${faultsInWords(faults)}`;
}

/** "At /name: found 0 characters, expected words (and 1 more)." @param faults one at least */
export function faultsInWords([first, ...more]: readonly Fault[]): string {
  if (first === undefined) return '';
  const place = first.where === '' ? 'the body' : first.where;
  return `At ${place}: found ${first.found}, expected ${first.expected}${more.length > 0 ? ` (and ${more.length} more)` : ''}.`;
}

/** A problem document from its parts. */
export function documentOf({ status, code, detail }: Told, requestId: string): Problem {
  return { type: `/errors/${code}`, title: titleOf(code), status, code, detail, requestId };
}
