import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Refusal } from '@whence/workflow';
import type { Logger } from 'pino';
import { headerOf } from './http.js';
import type { HttpReply, HttpRequest } from './http.js';
import { PROBLEM_TYPE, problemOf } from './problem.js';
import type { Problem } from './problem.js';
import { DatabaseRoom } from './database-room.js';
import { LOGGER } from './tokens.js';

/** Answers every error as a problem document; logs those that nobody had foreseen, with their stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DatabaseRoom) private readonly room: DatabaseRoom,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const error = await this.room.seen(thrown);
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    const { problem, unforeseen } = problemOf(error, request.id);
    if (unforeseen) this.logger.error({ err: error, requestId: request.id }, 'unexpected error');
    // One line and no stack: an outage fails every request, and none of them is at fault.
    if (problem.status === 503 || problem.status === 507)
      this.logger.error({ why: whyOf(error), requestId: request.id }, problem.code);
    if (problem.status === 503) reply.header('retry-after', '5');
    const { retryAfter } = problem;
    if (problem.status === 429 && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    const challenged = challenge(problem, headerOf(request, 'authorization'));
    if (challenged !== undefined) reply.header('www-authenticate', challenged);
    void reply
      .status(problem.status)
      .type(PROBLEM_TYPE)
      .send(Buffer.from(JSON.stringify(problem)));
  }
}

const SENT_WRONGLY: readonly string[] = ['credentials-twice', 'key-in-address', 'token-in-address'];

/** RFC 6750, section 3: no error is named where nothing was sent, or something else than a key or token. */
function challenge({ status, code, ...told }: Problem, sent: string | undefined): string | undefined {
  const realm = 'Bearer realm="whence"';
  if (SENT_WRONGLY.includes(code)) return `${realm}, error="invalid_request"`;
  if (status === 401) return /^Bearer /i.test(sent ?? '') ? `${realm}, error="invalid_token"` : realm;
  const needs = told['needs'];
  if (status !== 403 || typeof needs !== 'string') return undefined;
  return `${realm}, error="insufficient_scope", scope="${needs}"`;
}

function whyOf(error: unknown): unknown {
  const cause = error instanceof Refusal ? error.extra['cause'] : undefined;
  const told = cause instanceof Error ? (cause.cause ?? cause) : error;
  return told instanceof Error ? told.message : told;
}
