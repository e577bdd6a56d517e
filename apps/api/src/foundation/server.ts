/** The HTTP server under Nest: what it reads, what it refuses before any route, what it logs. */
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '@whence/config';
import { Refusal } from '@whence/workflow';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { conditional } from './conditional-get.js';
import type { HttpReply, HttpRequest } from './http.js';
import { documentOf, PROBLEM_TYPE, problemOf } from './problem.js';
import { beginContext, contextOf } from './request-context.js';
import { discardRest } from './unread-body.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i;
/** Handed on as they come, for routes that read them row by row. */
const STREAMED_TYPE = /^(?:text\/csv|application\/x-ndjson|multipart\/form-data)(?:\s*;|$)/i;
const PAGES = /^\/(?:docs|errors|openapi\.json)(?:\/|$|\?)/;

function requestIdOf(headers: HttpRequest['headers']): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : uuidv7();
}

/** The value of a JSON body. Throws `not-json`. */
export function jsonOf(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new Refusal('invalid', 'not-json', 'Found bytes that are not UTF-8, expected JSON text in UTF-8.', [], {
      cause: error,
    });
  }
  if (text.trim() === '') throw new Refusal('invalid', 'not-json', 'Found an empty body, expected JSON text.');
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the body; only the place is told on.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const where = place === undefined ? 'the end of the body' : `offset ${place}`;
    throw new Refusal('invalid', 'not-json', `Found a body that stops being JSON at ${where}.`, [], { cause: error });
  }
}

/** What is answered to bytes that are no request, straight to the socket. */
function clientError(
  error: { readonly code?: string },
  socket: { writable: boolean; end(text: string): unknown },
): void {
  if (!socket.writable || error.code === 'ECONNRESET') return;
  const overflow = error.code === 'HPE_HEADER_OVERFLOW';
  const told = overflow
    ? { status: 431, code: 'headers-too-large', detail: 'Found headers that are larger than this service takes.' }
    : { status: 400, code: 'request-malformed', detail: 'Found a request that is not HTTP as this service reads it.' };
  const body = JSON.stringify(documentOf(told, uuidv7()));
  const reason = overflow ? 'Request Header Fields Too Large' : 'Bad Request';
  socket.end(
    `HTTP/1.1 ${told.status} ${reason}\r\ncontent-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** Looks at health come every few seconds: only a bad one is worth a line. */
function levelOf(route: string, status: number): 'debug' | 'info' | 'warn' | 'error' {
  if (route.startsWith('/health')) return status >= 500 ? 'warn' : 'debug';
  return status >= 500 ? 'error' : 'info';
}

/** The server, before Nest adds its routes. */
export function makeServer(config: Config, logger: Logger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: config.limits.bodyBytes,
    requestIdHeader: false,
    genReqId: (request: Pick<HttpRequest, 'headers'>) => requestIdOf(request.headers),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: clientError,
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => {
      const { problem } = problemOf(error, (request as HttpRequest).id);
      void (reply as HttpReply)
        .status(problem.status)
        .type(PROBLEM_TYPE)
        .send(Buffer.from(JSON.stringify(problem)));
    },
  });
  const server = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request: HttpRequest, body: Buffer, done) => {
    try {
      request.rawBody = body;
      done(null, jsonOf(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  server.addContentTypeParser(STREAMED_TYPE, (_request: unknown, payload: unknown, done) => done(null, payload));
  server.addHook('onRequest', (request: HttpRequest, reply: HttpReply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (!PAGES.test(request.url)) reply.header('cache-control', 'no-store');
    beginContext(request, request.id, done);
  });
  // A connection whose last request is answered while the server closes would be kept alive, and closing would wait for it.
  let closing = false;
  server.addHook('preClose', (done: () => void) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (request: HttpRequest, reply: HttpReply, payload: unknown, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, conditional(request, reply, payload));
  });
  server.addHook('onSend', async (request: { readonly raw: IncomingMessage }, reply: HttpReply) => {
    if (reply.statusCode >= 400 && !request.raw.complete) await discardRest(request.raw);
  });
  server.addHook('onResponse', (request: HttpRequest, reply: HttpReply, done) => {
    const { recognised } = contextOf(request);
    const level = levelOf(request.routeOptions?.url ?? '', reply.statusCode);
    logger[level](
      {
        requestId: request.id,
        method: request.method,
        // The route and not the address: what stands in an address may be private.
        route: request.routeOptions?.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(recognised === undefined ? {} : { desk: recognised.actor.deskId, key: recognised.actor.keyId }),
      },
      'request',
    );
    done();
  });
  return adapter;
}
