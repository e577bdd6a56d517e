/**
 * Requests that may be repeated. A POST with an Idempotency-Key is marked in the transaction of the first change that it
 * makes, together with what the change came to, so that it is carried out at most once whatever ends in between; its
 * answer is kept beside the mark before it is sent. A repeated request is answered with what was kept. When the process
 * ended before it kept the answer, the answer is made again from what the change came to: the handler runs once more, and
 * its change is not made but stands for the earlier one. Where that was not kept either (an answer that shows a secret, a
 * request of several changes that ended after a later one), the client is told what was made.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { canonicalJson } from '@whence/domain';
import { AlreadyCarriedOut, IdempotentAnswers } from '@whence/store';
import type { CarriedOut, ChangeSteps, RepeatableRequest } from '@whence/store';
import { Refusal } from '@whence/workflow';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { ANSWERS } from './decorators.js';
import type { AnswerPlan } from './decorators.js';
import { headerOf } from './http.js';
import type { HttpReply, HttpRequest } from './http.js';
import { contextOf, currentRequest } from './request-context.js';
import type { RequestContext } from './request-context.js';

const HEADER = 'idempotency-key';
const KEPT_FOR_MS = 24 * 60 * 60_000;
const WAIT_MS = 1_000;
const LOOK_EVERY_MS = 50;

/** Marks the request that a change belongs to, if it may be repeated, and keeps what the change came to. */
export function stepsOfChanges(answers: IdempotentAnswers): ChangeSteps {
  return {
    begun: async (change) => {
      const request = currentRequest();
      if (request?.repeatable === undefined) return undefined;
      if (request.carriedOut !== undefined) {
        const { carriedOut } = request;
        delete request.carriedOut;
        return carriedOut;
      }
      if (request.claimedBy === undefined) {
        await answers.claim(change, request.repeatable);
        request.claimedBy = change.id;
      } else await answers.dropOutcome(change, request.repeatable);
      return undefined;
    },
    ended: async (change, outcome) => {
      const request = currentRequest();
      if (request?.repeatable === undefined || request.claimedBy !== change.id || request.secret === true) return;
      await answers.keepOutcome(change, request.repeatable, outcome);
    },
    none: () => currentRequest()?.repeatable === undefined,
  };
}

interface Asked {
  readonly repeatable: RepeatableRequest;
  readonly context: RequestContext;
  readonly plan: AnswerPlan | undefined;
  readonly reply: HttpReply;
  readonly next: CallHandler;
}

@Injectable()
export class RepeatInterceptor implements NestInterceptor {
  private lastForgotten = 0;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(IdempotentAnswers) private readonly answers: IdempotentAnswers,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<HttpRequest>();
    const repeatable = repeatableOf(request);
    if (!repeatable) return next.handle();
    contextOf(request).repeatable = repeatable;
    const reply = execution.switchToHttp().getResponse<HttpReply>();
    const plan = this.reflector.get<AnswerPlan | undefined>(ANSWERS, execution.getHandler());
    const context = contextOf(request);
    context.secret = plan?.secret === true;
    return from(this.carryOutOnce({ repeatable, context, plan, reply, next }));
  }

  private async carryOutOnce(asked: Asked): Promise<unknown> {
    if (await this.answers.find(asked.repeatable)) return this.repeat(asked);
    try {
      const body = await this.handle(asked);
      await this.forgetOld();
      return body;
    } catch (error) {
      if (error instanceof AlreadyCarriedOut) return this.repeat(asked);
      throw error;
    }
  }

  /** Runs the handler, and keeps its answer if it changed anything. */
  private async handle({ repeatable, context, plan, reply, next }: Asked): Promise<unknown> {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    if (context.claimedBy !== undefined && plan?.secret !== true) {
      const location = plan?.location === undefined ? undefined : reply.getHeader('location');
      const headers: Record<string, string> = location === undefined ? {} : { location: String(location) };
      await this.answers.keep(repeatable, { status: plan?.status ?? 200, headers, body });
    }
    return body;
  }

  /** The first one's answer; waits a little for one that is still being made, then makes it again. */
  private async repeat(asked: Asked): Promise<unknown> {
    const { repeatable, plan, reply } = asked;
    // An answer with a secret is never kept, so there is nothing to wait for.
    const until = Date.now() + (plan?.secret === true ? 0 : WAIT_MS);
    for (;;) {
      const done = await this.answers.find(repeatable);
      if (!done) throw new AlreadyCarriedOut();
      if (!done.same)
        throw new Refusal(
          'conflict',
          'idempotency-key-reused',
          'Found an Idempotency-Key that came with another request before; expected a new one for a new request.',
        );
      if (done.answer) {
        reply.header('idempotency-replayed', 'true');
        for (const [name, value] of Object.entries(done.answer.headers)) reply.header(name, value);
        return done.answer.body ?? undefined;
      }
      if (Date.now() >= until) return this.makeAgain(asked, done);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** The answer from what the change came to, by the handler itself. */
  private async makeAgain(asked: Asked, done: CarriedOut): Promise<unknown> {
    if (done.outcome === undefined) throw answerNotKept(done);
    const { context, reply } = asked;
    context.carriedOut = done.outcome;
    context.claimedBy = done.changeId;
    try {
      const body = await this.handle(asked);
      reply.header('idempotency-replayed', 'true');
      return body;
    } catch (error) {
      // What the handler looks at before its change is otherwise by now.
      if (error instanceof Refusal) throw answerNotKept(done);
      throw error;
    }
  }

  private async forgetOld(): Promise<void> {
    const now = Date.now();
    if (now - this.lastForgotten < KEPT_FOR_MS / 24) return;
    this.lastForgotten = now;
    await this.answers.forgetBefore(new Date(now - KEPT_FOR_MS));
  }
}

function answerNotKept({ changeId, subjects }: CarriedOut): Refusal {
  return new Refusal(
    'conflict',
    'answer-not-kept',
    'Found that this request has been carried out, but its answer was not kept; read what it made.',
    [],
    { change: changeId, made: subjects },
  );
}

/** Only requests whose whole content is known beforehand: not bodies that are streamed. */
function repeatableOf(request: HttpRequest): RepeatableRequest | undefined {
  const key = headerOf(request, HEADER);
  const recognised = contextOf(request).recognised;
  if (request.method !== 'POST' || key === undefined || recognised === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Refusal('invalid', 'idempotency-key-malformed', 'Found an Idempotency-Key that cannot be kept.', [
      {
        where: 'header/Idempotency-Key',
        found: `${key.length} characters`,
        expected: '1 to 255 visible ASCII characters',
      },
    ]);
  if (request.body !== undefined && request.rawBody === undefined) return undefined;
  const body = request.body === undefined ? '' : canonicalJson(request.body);
  const hash = createHash('sha256').update(`${request.method}\n${request.url}\n${body}`).digest();
  return { keyId: recognised.caller, idempotencyKey: key, hash };
}
