/** How a route says what it takes, what it answers, what it refuses, and who may use it. */
import { applyDecorators, Body, createParamDecorator, HttpCode, Param, Query, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiSecurity } from '@nestjs/swagger';
import type { Permission, Recognised, RefusalKind } from '@whence/workflow';
import type { z } from 'zod';
import type { HttpRequest } from './http.js';
import { statusOf } from './problem.js';
import { contextOf } from './request-context.js';

export const NEEDS = 'whence:needs';
export const OPEN = 'whence:open';
export const ANSWERS = 'whence:answers';
export const REFUSALS = 'whence:refusals';
export const KEPT = 'whence:kept';

export interface AnswerOptions {
  /** What it is, for the documentation. */
  readonly description?: string;
  /** Address of what was made, with members of the answer in braces: `/v1/claims/{id}`. */
  readonly location?: string;
  /** Members of the answer that are versions of it: its `ETag` begins with them, and `If-Match` goes by them. */
  readonly versions?: readonly string[];
  /** The answer shows a secret: it is never kept, so a repeated request is told what was done instead. */
  readonly secret?: boolean;
}

export interface AnswerPlan extends AnswerOptions {
  readonly status: number;
  readonly schema?: z.ZodType;
}

/** One refusal that a route can answer with. */
export interface RefusalPlan {
  readonly status: number;
  readonly code: string;
  readonly meaning: string;
}

/** Who may use a route. Without this (or {@link Open}) it refuses everybody. */
export function Needs(permission: Permission) {
  return applyDecorators(
    SetMetadata(NEEDS, permission),
    ApiSecurity('key'),
    ApiSecurity('token'),
    ApiExtension('x-permission', permission),
  );
}

/** A route that asks for no key. */
export function Open() {
  return applyDecorators(SetMetadata(OPEN, true), ApiExtension('x-open', true));
}

/**
 * The status and the schema of a route's answer. What the handler returns is checked against the schema before it
 * leaves; an answer that does not fit is an error of the service.
 */
export function Answers(status: number, schema?: z.ZodType, options: AnswerOptions = {}) {
  const plan: AnswerPlan = { ...options, status, ...(schema === undefined ? {} : { schema }) };
  const description = options.description ?? schema?.description ?? (status === 204 ? 'Done.' : 'The answer.');
  return applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWERS, plan),
    ApiResponse(schema === undefined ? { status, description } : { status, description, standardSchema: schema }),
  );
}

/** An answer that is text of a media type and not JSON: the handler returns it as a string. */
export function AnswersText(status: number, mediaType: string, options: Pick<AnswerOptions, 'description'> = {}) {
  return applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWERS, { ...options, status } satisfies AnswerPlan),
    SetMetadata(MEDIA_TYPE, mediaType),
    ApiProduces(mediaType),
    ApiResponse({
      status,
      description: options.description ?? 'The answer.',
      content: { [mediaType]: { schema: { type: 'string' } } },
    }),
  );
}

/** An answer of bytes, of one of these media types, which the handler sends by itself. */
export function AnswersBytes(status: number, mediaTypes: readonly string[], description: string) {
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: {} }]));
  return applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWERS, { status, description } satisfies AnswerPlan),
    ApiResponse({ status, description, content }),
  );
}

/** As {@link Answers}, for JSON that has a media type of its own: `application/ld+json`. */
export function AnswersAs(mediaType: string, schema: z.ZodType, options: AnswerOptions = {}) {
  return applyDecorators(Answers(200, schema, options), SetMetadata(MEDIA_TYPE, mediaType), ApiProduces(mediaType));
}
export const MEDIA_TYPE = 'whence:media-type';

export interface KeptPlan {
  /** The parameter of the path that names the claim on whose parts the answer rests, and on no other claim's. Absent: on everything. */
  readonly claim?: string;
  /** Parameters of the query with which it rests on everything all the same. */
  readonly unless?: readonly string[];
}

/**
 * A read whose answer may be kept until a change bears on it: only for answers that follow from the record, the address, who
 * asks and what they may do, and from nothing else (no clock, no queue, no setting that changes).
 */
export function Kept(plan: KeptPlan = {}) {
  return SetMetadata(KEPT, plan);
}

/** One line of what a route does, and more in Markdown. */
export function Does(summary: string, description?: string) {
  return ApiOperation(description === undefined ? { summary } : { summary, description });
}

/** A refusal that this route can answer with, for the documentation; one line for each code. */
export function Refuses(kind: RefusalKind, code: string, meaning: string): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const known: RefusalPlan[] = Reflect.getMetadata(REFUSALS, handler) ?? [];
    const plans = [...known, { status: statusOf(kind, code), code, meaning }];
    Reflect.defineMetadata(REFUSALS, plans, handler);
    ApiExtension('x-refusals', plans)(target, key, descriptor);
  };
}

/**
 * A change that takes `If-Match`: the tag of what the client had before it. When somebody changed the thing meanwhile, it is
 * refused and tells what changed to whoever has the permission to read it. The use case compares.
 */
export function Guarded(reading: Permission): MethodDecorator {
  return (target, key, descriptor: PropertyDescriptor) => {
    SetMetadata(GUARDED, reading)(target, key, descriptor);
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile.',
    })(target, key, descriptor);
    Refuses('precondition', 'precondition-failed', PRECONDITION_MEANING)(target, key, descriptor);
  };
}
export const GUARDED = 'whence:guarded';
const PRECONDITION_MEANING =
  'Somebody changed it since what `If-Match` names; nothing was written. `currentTag` is its tag now, `changed` tells each member that differs, `versions` who made which version, when.';

/** A POST that may be repeated with the same Idempotency-Key; every POST is, this only documents it. */
export function Repeatable() {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A text of your own, up to 255 characters: the same request with the same text is carried out once.',
  });
}

/** The body, checked by a schema. */
export const FromBody = (schema: z.ZodType) => Body({ schema });
/** The whole query, checked by a schema of an object. */
export const FromQuery = (schema: z.ZodObject) => Query({ schema });
/** The path's parameters, checked by a schema of an object. */
export const FromPath = (schema: z.ZodObject) => Param({ schema });

function recognisedIn(context: ExecutionContext): Recognised {
  const { recognised } = contextOf(context.switchToHttp().getRequest<HttpRequest>());
  if (!recognised) throw new TypeError('found nobody let in, expected a route with @Needs');
  return recognised;
}

/** Who acts: hand it to the use case. Only on routes with {@link Needs}. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) => recognisedIn(context).actor);

/** What whoever acts may do: their role, narrowed by the key's scopes. Only on routes with {@link Needs}. */
export const May = createParamDecorator((_: unknown, context: ExecutionContext) => recognisedIn(context).permissions);

/** What `@May()` gives. */
export type MayDo = Recognised['permissions'];

/** What `@By()` gives. */
export type SignedIn = Recognised['actor'];

/** Who acts, with what they may do: for answers that tell which steps are theirs. Only on routes with {@link Needs}. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext) => recognisedIn(context));

/** The path and query of this request, for links to the next page. */
export const Address = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<HttpRequest>().url,
);
