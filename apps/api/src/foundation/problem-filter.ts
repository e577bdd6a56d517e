import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Refusal } from '@whence/workflow';
import type { Logger } from 'pino';
import type { HttpReply, HttpRequest } from './http.js';
import { PROBLEM_TYPE, problemOf } from './problem.js';
import { LOGGER } from './tokens.js';

/** Answers every error as a problem document; logs those that nobody had foreseen, with their stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    const { problem, unforeseen } = problemOf(error, request.id);
    if (unforeseen) this.logger.error({ err: error, requestId: request.id }, 'unexpected error');
    // One line and no stack: an outage fails every request, and none of them is at fault.
    if (problem.status === 503) this.logger.error({ why: whyOf(error), requestId: request.id }, problem.code);
    if (problem.status === 503) reply.header('retry-after', '5');
    const { retryAfter } = problem;
    if (problem.status === 429 && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    if (problem.status === 401) reply.header('www-authenticate', challenge(problem.code));
    void reply
      .status(problem.status)
      .type(PROBLEM_TYPE)
      .send(Buffer.from(JSON.stringify(problem)));
  }
}

/** RFC 6750, section 3: nothing more where nothing was sent. */
function challenge(code: string): string {
  return code === 'key-missing' ? 'Bearer' : 'Bearer error="invalid_token"';
}

function whyOf(error: unknown): unknown {
  const cause = error instanceof Refusal ? error.extra['cause'] : undefined;
  const told = cause instanceof Error ? (cause.cause ?? cause) : error;
  return told instanceof Error ? told.message : told;
}
