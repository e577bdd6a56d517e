import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Refusal } from '@whence/workflow';
import { Observable } from 'rxjs';
import type { HttpRequest } from './http.js';
import { inContextOf } from './request-context.js';
import { PAST_ALL, textFaults } from './text-check.js';

/** The outermost step around every handler: its context is the request's, and its texts are text. */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<HttpRequest>();
    const faults = [
      ...textFaults(request.params, 'path'),
      ...textFaults(request.query, 'query'),
      ...(request.rawBody === undefined ? [] : textFaults(request.body, '')),
    ];
    const [first] = faults;
    if (first)
      throw new Refusal(
        'invalid',
        first.found === PAST_ALL ? 'request-invalid' : 'text-malformed',
        `At ${first.where === '' ? 'the body' : first.where}: found ${first.found}, expected ${first.expected}.`,
        faults,
      );
    return new Observable((subscriber) => inContextOf(request, () => next.handle().subscribe(subscriber)));
  }
}
