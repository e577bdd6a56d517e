import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { versionTag } from '@whence/workflow';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { ANSWERS, MEDIA_TYPE } from './decorators.js';
import type { AnswerPlan } from './decorators.js';
import type { HttpReply } from './http.js';
import { schemaFaults } from './schema-faults.js';

/** Checks each answer against its schema, and says where what was made is to be found. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const plan = this.reflector.get<AnswerPlan | undefined>(ANSWERS, execution.getHandler());
    const mediaType = this.reflector.get<string | undefined>(MEDIA_TYPE, execution.getHandler());
    const reply = execution.switchToHttp().getResponse<HttpReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (reply.sent) return answer;
        if (mediaType !== undefined) reply.type(mediaType);
        if (plan?.schema === undefined || answer instanceof StreamableFile) return answer;
        const parsed = plan.schema.safeParse(answer);
        if (!parsed.success) {
          const [fault] = schemaFaults(parsed.error.issues, answer, '');
          throw new Error(`an answer does not fit its schema: at "${fault?.where}", expected ${fault?.expected}`);
        }
        if (plan.location !== undefined) reply.header('location', addressOf(plan.location, parsed.data));
        if (plan.versions !== undefined && plan.status === 200) reply.header('etag', tagOf(plan.versions, parsed.data));
        return parsed.data;
      }),
    );
  }
}

function tagOf(members: readonly string[], answer: unknown): string {
  const numbers = members.map((name) => {
    const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    if (typeof value !== 'number') throw new TypeError(`found no version "${name}" in an answer, expected a number`);
    return value;
  });
  return `"${versionTag(numbers)}"`;
}

function addressOf(template: string, answer: unknown): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    return encodeURIComponent(String(value));
  });
}
