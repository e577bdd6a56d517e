/**
 * Answers to reads, kept in memory while nothing was recorded: what the record says is a function of its last position
 * (docs/record.md), and that position is asked of the database at every request. So an answer that is kept is never older
 * than one made anew, whichever process wrote meanwhile.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '@whence/config';
import type { StorePorts } from '@whence/store';
import type { Recognised } from '@whence/workflow';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { KEPT } from './decorators.js';
import type { HttpReply, HttpRequest } from './http.js';
import { contextOf } from './request-context.js';
import { CONFIG, PORTS } from './tokens.js';

const JSON_TYPE = 'application/json; charset=utf-8';
/** How long nobody asks whether the log is settled again, after it was not: while much is written, asking is in vain. */
const UNSETTLED_MS = 100;

interface KeptAnswer {
  readonly body: string;
  /** The versions of what is answered, where it has some. */
  readonly versions: string | undefined;
}

/** Answers of one position of the log: all are let go when another is seen, or when there are too many. */
export class KeptAnswers {
  private readonly answers = new Map<string, KeptAnswer>();
  private position = -1;
  private characters = 0;

  /** @param most characters of all answers together */
  constructor(private readonly most: number) {}

  get(position: number, key: string): KeptAnswer | undefined {
    return position === this.position ? this.answers.get(key) : undefined;
  }

  /** @param position the log's when the answer was begun to be made: it may say more than was recorded then, not less */
  keep(position: number, key: string, answer: KeptAnswer): void {
    if (position < this.position || answer.body.length > this.most) return;
    if (position > this.position || this.characters + answer.body.length > this.most) this.clear();
    this.position = position;
    if (this.answers.has(key)) return;
    this.answers.set(key, answer);
    this.characters += answer.body.length;
  }

  private clear(): void {
    this.answers.clear();
    this.characters = 0;
  }
}

/** Answers the routes that are marked with `Kept` from memory where it can. */
@Injectable()
export class KeptAnswersInterceptor implements NestInterceptor {
  private readonly kept: KeptAnswers;
  private readonly on: boolean;
  private unsettledUntil = 0;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CONFIG) config: Config,
  ) {
    this.on = config.keptAnswersMegabytes > 0;
    this.kept = new KeptAnswers(config.keptAnswersMegabytes * 2 ** 20);
  }

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.on || this.reflector.get<boolean | undefined>(KEPT, execution.getHandler()) !== true)
      return next.handle();
    const http = execution.switchToHttp();
    return from(this.answer(http.getRequest<HttpRequest>(), http.getResponse<HttpReply>(), next));
  }

  private async answer(request: HttpRequest, reply: HttpReply, next: CallHandler): Promise<unknown> {
    const { recognised } = contextOf(request);
    const position = recognised === undefined ? null : await this.settled();
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
    this.kept.keep(position, key, { body, versions: typeof versions === 'string' ? versions : undefined });
    reply.type(JSON_TYPE);
    return body;
  }

  private async settled(): Promise<number | null> {
    if (performance.now() < this.unsettledUntil) return null;
    const position = await this.ports.views.settled();
    if (position === null) this.unsettledUntil = performance.now() + UNSETTLED_MS;
    return position;
  }
}

/** Answers differ by address, by who asks, and by what they may see. */
function keyOf({ url }: HttpRequest, { actor, permissions }: Recognised): string {
  return [url, actor.deskId, actor.personId, ...permissions].join(' ');
}
