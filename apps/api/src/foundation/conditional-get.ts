/**
 * Conditional GET (RFC 9110, 13): every read that answers JSON carries an `ETag` of its bytes, and a client that has them
 * already (`If-None-Match`) is told so by 304 and no body. Answers may be stored by the client alone, and are asked for
 * again each time.
 */
import { createHash } from 'node:crypto';
import { headerOf } from './http.js';
import type { HttpReply, HttpRequest } from './http.js';

const PAGES = /^\/(?:docs|health|metrics)(?:\/|$|\?)/;

/**
 * The strong tag of an answer's bytes. Of a thing that has versions it begins with them, for `If-Match`.
 * @param versions as they were set by {@link AnswersInterceptor}: `"v3"`.
 */
export function entityTag(bytes: string | Buffer, versions?: string): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return versions === undefined ? `"${hash}"` : `${versions.slice(0, -1)}-${hash}"`;
}

/** Whether `If-None-Match` names a tag; compared weakly, as the standard says. */
export function namesTag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  const wanted = tag.replace(/^W\//, '');
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === wanted);
}

/**
 * The payload to send for a read: as it was, or nothing when the client has it. Only what is answered by a key's own
 * request is tagged, and only whole answers: streams are not.
 */
export function conditional(request: HttpRequest, reply: HttpReply, payload: unknown): unknown {
  if (request.method !== 'GET' || reply.statusCode !== 200 || PAGES.test(request.url)) return payload;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const told = reply.getHeader('etag');
  const versions = typeof told === 'string' && /^"v[\d.]+"$/.test(told) ? told : undefined;
  // A route that has a tag of its own has looked by itself.
  if (told !== undefined && versions === undefined) return payload;
  const tag = entityTag(payload, versions);
  reply.header('etag', tag);
  const known = headerOf(request, 'if-none-match');
  if (known === undefined || !namesTag(known, tag)) return payload;
  reply.status(304).removeHeader('content-type');
  return '';
}
