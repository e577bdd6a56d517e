/**
 * Answers to reads, kept in memory while nothing was recorded: what the record says is a function of its last position
 * (docs/record.md), and that position is asked of the database at every request. So an answer that is kept is never older
 * than one made anew, whichever process wrote meanwhile.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '@whence/config';
import type { Recognised } from '@whence/workflow';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { KEPT } from './decorators.js';
import type { HttpReply, HttpRequest } from './http.js';
import { contextOf } from './request-context.js';
import { KeptWhileSettled, SettledLog } from './settled-log.js';
import { CONFIG } from './tokens.js';

const JSON_TYPE = 'application/json; charset=utf-8';

interface KeptAnswer {
  readonly body: string;
  /** The versions of what is answered, where it has some. */
  readonly versions: string | undefined;
}

/** Answers the routes that are marked with `Kept` from memory where it can. */
@Injectable()
export class KeptAnswersInterceptor implements NestInterceptor {
  private readonly kept: KeptWhileSettled<KeptAnswer>;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SettledLog) private readonly log: SettledLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.kept = new KeptWhileSettled(config.keptAnswersMegabytes * 2 ** 20);
  }

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.get<boolean | undefined>(KEPT, execution.getHandler()) !== true) return next.handle();
    const http = execution.switchToHttp();
    return from(this.answer(http.getRequest<HttpRequest>(), http.getResponse<HttpReply>(), next));
  }

  private async answer(request: HttpRequest, reply: HttpReply, next: CallHandler): Promise<unknown> {
    const { recognised, position: told } = contextOf(request);
    const position = told === undefined ? await this.log.position() : told;
    if (recognised === undefined || position === null) return lastValueFrom(next.handle());
    const key = keyOf(request, recognised);
    const known = this.kept.get(position, key);
    if (known !== undefined) {
      if (known.versions !== undefined) reply.header('etag', known.versions);
      reply.type(JSON_TYPE);
      return known.body;
    }
    const answer: unknown = await lastValueFrom(next.handle());
    const body = JSON.stringify(answer);
    const versions = reply.getHeader('etag');
    this.kept.keep(position, key, { body, versions: typeof versions === 'string' ? versions : undefined }, body.length);
    reply.type(JSON_TYPE);
    return body;
  }
}

/** Answers differ by address, by who asks, and by what they may see. */
function keyOf({ url }: HttpRequest, { actor, permissions }: Recognised): string {
  return [url, actor.deskId, actor.personId, ...permissions].join(' ');
}
