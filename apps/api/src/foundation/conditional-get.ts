/**
 * Conditional GET (RFC 9110, 13): every read that answers JSON carries an `ETag` of its bytes, and a client that has them
 * already (`If-None-Match`) is told so by 304 and no body. Answers may be stored by the client alone, and are asked for
 * again each time.
 */
import { createHash } from 'node:crypto';
import { headerOf } from './http.js';
import type { HttpReply, HttpRequest } from './http.js';

const PAGES = /^\/(?:docs|health)(?:\/|$|\?)/;

/** The strong tag of an answer's bytes. */
export function entityTag(bytes: string | Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
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
  // A route that has a tag of its own has looked by itself.
  if ((typeof payload !== 'string' && !Buffer.isBuffer(payload)) || reply.getHeader('etag') !== undefined)
    return payload;
  const tag = entityTag(payload);
  reply.header('etag', tag);
  const known = headerOf(request, 'if-none-match');
  if (known === undefined || !namesTag(known, tag)) return payload;
  reply.status(304).removeHeader('content-type');
  return '';
}
