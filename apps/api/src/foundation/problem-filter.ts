import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
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
    if (problem.status === 503)
      this.logger.error({ why: error instanceof Error ? error.message : error, requestId: request.id }, problem.code);
    if (problem.status === 503) reply.header('retry-after', '5');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .type(PROBLEM_TYPE)
      .send(Buffer.from(JSON.stringify(problem)));
  }
}
