/** Answers to reads, kept in memory until a change bears on what they rest on; see {@link RecordWatch}. */
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '@whence/config';
import type { Recognised } from '@whence/workflow';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { KEPT } from './decorators.js';
import type { KeptPlan } from './decorators.js';
import type { HttpReply, HttpRequest } from './http.js';
import { contextOf } from './request-context.js';
import { KeptByWatch, RecordWatch } from './record-watch.js';
import type { RestsOn } from './record-watch.js';
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
  private readonly kept: KeptByWatch<KeptAnswer>;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RecordWatch) private readonly watch: RecordWatch,
    @Inject(CONFIG) config: Config,
  ) {
    this.kept = new KeptByWatch(watch, config.keptAnswersMegabytes * 2 ** 20);
  }

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const plan = this.reflector.get<KeptPlan | undefined>(KEPT, execution.getHandler());
    if (plan === undefined) return next.handle();
    const http = execution.switchToHttp();
    return from(this.answer(plan, http.getRequest<HttpRequest>(), http.getResponse<HttpReply>(), next));
  }

  private async answer(plan: KeptPlan, request: HttpRequest, reply: HttpReply, next: CallHandler): Promise<unknown> {
    const { recognised, look: told } = contextOf(request);
    const look = told === undefined ? await this.watch.look() : told;
    if (recognised === undefined || look === null) return lastValueFrom(next.handle());
    const key = keyOf(request, recognised);
    const known = await this.kept.get(key);
    if (known !== undefined) {
      if (known.versions !== undefined) reply.header('etag', known.versions);
      reply.type(JSON_TYPE);
      return known.body;
    }
    const answer: unknown = await lastValueFrom(next.handle());
    const body = JSON.stringify(answer);
    const versions = reply.getHeader('etag');
    const kept = { body, versions: typeof versions === 'string' ? versions : undefined };
    this.kept.keep(look, restsOn(plan, request), key, kept, body.length);
    reply.type(JSON_TYPE);
    return body;
  }
}

/** An id in the one form in which changes name theirs. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function restsOn({ claim, unless = [] }: KeptPlan, { params, query }: HttpRequest): RestsOn {
  const asked = (query ?? {}) as Readonly<Record<string, unknown>>;
  const id = claim === undefined ? undefined : (params as Readonly<Record<string, unknown>>)[claim];
  if (typeof id !== 'string' || !ID.test(id) || unless.some((name) => asked[name] !== undefined)) return 'everything';
  return { claim: id };
}

/** Answers differ by address, by who asks, and by what they may see. */
function keyOf({ url }: HttpRequest, { actor, permissions }: Recognised): string {
  return [url, actor.deskId, actor.personId, ...permissions].join(' ');
}
