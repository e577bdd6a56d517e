/** The HTTP server under Nest: what it reads, what it refuses before any route, what it logs. */
import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '@whence/config';
import { embeddableJson } from '@whence/domain';
import { Refusal } from '@whence/workflow';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { conditional } from './conditional-get.js';
import type { HttpReply, HttpRequest } from './http.js';
import type { Metrics } from './metrics.js';
import { documentOf, PROBLEM_TYPE, problemOf } from './problem.js';
import { beginContext, contextOf } from './request-context.js';
import { limited } from './upload-limit.js';
import { emptyBody } from './schema-pipe.js';
import { discardRest } from './unread-body.js';

/** How long a connection may take to send its headers, and stay open without a request: longer than usual load balancers. */
const HEADERS_MS = 20_000;
const KEEP_ALIVE_MS = 72_000;
/** How often connections are looked at for being late. */
const CHECK_MS = 5_000;
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i;
/** Handed on as they come: for routes that read them row by row, and for pages that are kept. */
const STREAMED_TYPE =
  /^(?:text\/(?:csv|html|plain)|application\/(?:x-ndjson|pdf|xhtml\+xml|octet-stream)|multipart\/form-data|image\/(?:png|jpeg))(?:\s*;|$)/i;
const PAGES = /^\/(?:docs|errors|openapi\.json)(?:\/|$|\?)/;

function requestIdOf(headers: HttpRequest['headers']): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : uuidv7();
}

/** The value of a JSON body; `undefined` of one without a byte, which is none (see {@link emptyBody}). Throws `not-json`. */
export function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new Refusal('invalid', 'not-json', 'Found bytes that are not UTF-8, expected JSON text in UTF-8.', [], {
      cause: error,
    });
  }
  if (text.trim() === '') throw emptyBody();
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the body; only the place is told on.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const where = place === undefined ? 'the end of the body' : `offset ${place}`;
    throw new Refusal('invalid', 'not-json', `Found a body that stops being JSON at ${where}.`, [], { cause: error });
  }
}

const MALFORMED = {
  status: 400,
  code: 'request-malformed',
  detail: 'Found a request that is not HTTP as this service reads it.',
};
const CLIENT_ERRORS: Readonly<Record<string, typeof MALFORMED>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers-too-large',
    detail: 'Found headers that are larger than this service takes.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-too-slow',
    detail: 'Found a request that did not come in whole in time.',
  },
};

/** What is answered to bytes that are no request, straight to the socket. */
function clientError(
  error: { readonly code?: string },
  socket: { writable: boolean; end(text: string): unknown },
): void {
  if (!socket.writable || error.code === 'ECONNRESET') return;
  const told = CLIENT_ERRORS[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify(documentOf(told, uuidv7()));
  socket.end(
    `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status] ?? ''}\r\ncontent-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** Looks at health and scrapes come every few seconds: only a bad one is worth a line. */
function levelOf(route: string, status: number): 'debug' | 'info' | 'warn' | 'error' {
  if (route.startsWith('/health') || route === '/metrics') return status >= 500 ? 'warn' : 'debug';
  return status >= 500 ? 'error' : 'info';
}

/** What browsers are told with every answer. The page at /docs has a policy of its own. */
function securityHeaders({ publicUrl }: Config): readonly (readonly [string, string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['content-security-policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-resource-policy', 'same-origin'],
    // Over plain HTTP it would mean nothing; half a year, and for this host alone.
    ...(publicUrl?.startsWith('https:') === true ? [['strict-transport-security', 'max-age=15552000'] as const] : []),
  ];
}

/** JSON-LD is made for pages: newsrooms put it into theirs as it comes. */
const LINKED_DATA = /^application\/ld\+json(?:\s*;|$)/;

function isLinkedData(reply: HttpReply): boolean {
  const type = reply.getHeader('content-type');
  return typeof type === 'string' && LINKED_DATA.test(type);
}

const embeddable = (payload: unknown): unknown => (typeof payload === 'string' ? embeddableJson(payload) : payload);

/** The server, before Nest adds its routes. */
export function makeServer(config: Config, logger: Logger, metrics: Metrics): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: config.limits.bodyBytes,
    requestIdHeader: false,
    genReqId: (request: Pick<HttpRequest, 'headers'>) => requestIdOf(request.headers),
    forceCloseConnections: 'idle',
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: config.limits.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: Math.min(HEADERS_MS, config.limits.requestMs), connectionsCheckingInterval: CHECK_MS },
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
  // What else than "100-continue" is expected is no reason to refuse a request (RFC 9110, 10.1.1), and Node's own refusal
  // has no body.
  server.server.on('checkExpectation', (request: IncomingMessage, response) =>
    server.server.emit('request', request, response),
  );
  const headers = securityHeaders(config);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request: HttpRequest, body: Buffer, done) => {
    try {
      request.rawBody = body;
      // Many clients name the type of every POST, also of those that have nothing to say.
      if (body.length === 0) contextOf(request).emptyBody = true;
      done(null, jsonOf(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  server.addContentTypeParser(STREAMED_TYPE, (request: HttpRequest, payload: IncomingMessage, done) => {
    try {
      done(null, limited(payload, Number(request.headers['content-length'] ?? 0), config.limits.uploadBytes));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  server.addHook('onRequest', (request: HttpRequest, reply: HttpReply, done) => {
    reply.header('x-request-id', request.id);
    for (const [name, value] of headers) reply.header(name, value);
    if (!PAGES.test(request.url)) reply.header('cache-control', 'no-store');
    beginContext(request, request.id, done);
  });
  // A connection whose last request is answered while the server closes would be kept alive, and closing would wait for it.
  let closing = false;
  // Connections that browsers and clients open in advance: to Node one without a request is not idle but late.
  const unused = new Set<Socket>();
  const http: Server = server.server;
  http.on('connection', (socket: Socket) => {
    if (closing) socket.destroy();
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  http.on('request', ({ socket }) => unused.delete(socket));
  server.addHook('preClose', (done: () => void) => {
    closing = true;
    for (const socket of unused) socket.destroy();
    done();
  });
  server.addHook('onSend', (request: HttpRequest, reply: HttpReply, payload: unknown, done) => {
    if (closing) reply.header('connection', 'close');
    const answered = conditional(request, reply, isLinkedData(reply) ? embeddable(payload) : payload);
    // What can be asked for again conditionally is kept by the asker alone, and asked for each time.
    if (reply.getHeader('etag') !== undefined) {
      if (reply.getHeader('cache-control') === 'no-store') reply.header('cache-control', 'private, no-cache');
      const varies = reply.getHeader('vary');
      reply.header('vary', `${typeof varies === 'string' ? `${varies}, ` : ''}Authorization, Whence-Desk`);
    }
    done(null, answered);
  });
  server.addHook('onSend', async (request: { readonly raw: IncomingMessage }, reply: HttpReply) => {
    if (reply.statusCode < 400 || request.raw.complete) return;
    // Whoever was to read it reads no more, and would hold it up.
    request.raw.unpipe();
    await discardRest(request.raw);
  });
  server.addHook('onResponse', (request: HttpRequest, reply: HttpReply, done) => {
    const { recognised } = contextOf(request);
    const { method } = request;
    metrics.answered({
      ...{ method, route: request.routeOptions?.url, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 },
    });
    const level = levelOf(request.routeOptions?.url ?? '', reply.statusCode);
    logger[level](
      {
        requestId: request.id,
        method: request.method,
        // The route and not the address: what stands in an address may be private.
        route: request.routeOptions?.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(recognised === undefined ? {} : { desk: recognised.actor.deskId, key: recognised.caller }),
      },
      'request',
    );
    done();
  });
  return adapter;
}
