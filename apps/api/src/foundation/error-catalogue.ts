/** Every code that the API can answer with, for docs/errors.md and the pages under /errors. */
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { REFUSALS } from './decorators.js';
import type { RefusalPlan } from './decorators.js';

/** Codes of the foundation itself: any route can answer with them. */
export const COMMON_REFUSALS: readonly RefusalPlan[] = [
  { status: 400, code: 'not-json', meaning: 'The body is not JSON text in UTF-8.' },
  { status: 400, code: 'address-malformed', meaning: 'The address cannot be decoded.' },
  { status: 400, code: 'request-malformed', meaning: 'The request is not HTTP that this service can read.' },
  { status: 400, code: 'content-length-wrong', meaning: 'The body has another length than Content-Length says.' },
  { status: 400, code: 'key-in-address', meaning: 'A key stands in the address, where logs keep it. Revoke it.' },
  { status: 400, code: 'token-in-address', meaning: 'A token stands in the address, where logs keep it.' },
  { status: 400, code: 'credentials-twice', meaning: 'The request carries more than one key or token.' },
  { status: 401, code: 'key-missing', meaning: 'The request carries no key.' },
  { status: 401, code: 'key-malformed', meaning: 'The Authorization header holds no key of this service.' },
  { status: 401, code: 'key-unknown', meaning: 'The key opens nothing.' },
  { status: 401, code: 'key-expired', meaning: 'The key has expired.' },
  { status: 401, code: 'key-replaced', meaning: 'A newer secret of the same key has replaced this one.' },
  { status: 401, code: 'key-revoked', meaning: 'The key has been revoked.' },
  { status: 401, code: 'token-malformed', meaning: 'The token is no signed JWT.' },
  { status: 401, code: 'token-issuer-unknown', meaning: 'Tokens of this issuer are not taken (OIDC_ISSUERS).' },
  {
    status: 401,
    code: 'token-unverified',
    meaning: 'The signature of the token does not hold, or is of an algorithm or a key that is not taken.',
  },
  { status: 401, code: 'token-audience-wrong', meaning: 'The token is meant for another service.' },
  { status: 401, code: 'token-expired', meaning: 'The token has expired.' },
  { status: 401, code: 'token-not-valid-yet', meaning: 'The token is not valid yet.' },
  {
    status: 401,
    code: 'token-unfit',
    meaning: 'The token is of another kind or for another client, is bound to a key, or lacks a claim.',
  },
  { status: 403, code: 'token-unlinked', meaning: 'The token is of nobody who belongs to the desk.' },
  { status: 403, code: 'role-not-given', meaning: 'Roles come from a claim of the token, and it gives none.' },
  { status: 403, code: 'membership-ended', meaning: 'The person behind the key no longer belongs to its desk.' },
  {
    status: 403,
    code: 'key-of-other-desk',
    meaning: 'The key opens another desk than the header Whence-Desk names.',
  },
  { status: 403, code: 'not-permitted', meaning: 'The role of the person behind the key does not allow this.' },
  { status: 404, code: 'route-unknown', meaning: 'Nothing is at this address with this method.' },
  { status: 404, code: 'error-unknown', meaning: 'There is no error with this code.' },
  { status: 408, code: 'request-too-slow', meaning: 'The request did not come in whole in time (REQUEST_TIMEOUT_MS).' },
  { status: 409, code: 'changed-meanwhile', meaning: 'Somebody else changed the same thing. Read it again, repeat.' },
  { status: 409, code: 'idempotency-key-reused', meaning: 'The Idempotency-Key came with another request before.' },
  {
    status: 409,
    code: 'request-in-progress',
    meaning: 'The same request is being carried out. Repeat it in a moment.',
  },
  {
    status: 409,
    code: 'answer-not-kept',
    meaning: 'The request has been carried out; its answer was not kept. `made` names what it made.',
  },
  { status: 413, code: 'body-too-large', meaning: 'The body is larger than this service takes (BODY_LIMIT_BYTES).' },
  { status: 414, code: 'address-too-long', meaning: 'A part of the address is too long.' },
  { status: 415, code: 'content-type-unknown', meaning: 'The address does not take this content type.' },
  { status: 422, code: 'request-invalid', meaning: 'The request does not fit its schema; `faults` tells where.' },
  {
    status: 422,
    code: 'text-malformed',
    meaning: 'A text holds a control character or half a character, or the body is nested too deep.',
  },
  {
    status: 422,
    code: 'desk-not-named',
    meaning: 'The token opens several desks; name one in the header Whence-Desk.',
  },
  { status: 422, code: 'if-match-malformed', meaning: 'If-Match holds no tags in double quotes.' },
  { status: 422, code: 'if-match-not-taken', meaning: 'This change does not go by If-Match.' },
  { status: 422, code: 'cursor-malformed', meaning: 'The cursor was not made by this service.' },
  {
    status: 422,
    code: 'idempotency-key-malformed',
    meaning: 'The Idempotency-Key is not 1 to 255 visible characters.',
  },
  {
    status: 429,
    code: 'rate-limit-exceeded',
    meaning:
      'Too many requests of one key or person in a minute. Repeat it after the seconds that `Retry-After` tells.',
  },
  {
    status: 429,
    code: 'sign-ins-exceeded',
    meaning:
      'Too many failed sign-ins in a minute from one address, or by tokens of one subject. Repeat it after the seconds that ' +
      '`Retry-After` tells.',
  },
  { status: 431, code: 'headers-too-large', meaning: 'The headers are larger than this service takes.' },
  {
    status: 500,
    code: 'unexpected',
    meaning: 'Something that nobody had foreseen. The operator finds it by the request id.',
  },
  {
    status: 503,
    code: 'database-unavailable',
    meaning: 'The database does not answer now. Repeat the request after the seconds that `Retry-After` tells.',
  },
  {
    status: 507,
    code: 'database-full',
    meaning:
      'The disk of the database has no room; nothing was written. Repeat the request when the operator has made room: ' +
      '`/health/ready` tells.',
  },
  {
    status: 503,
    code: 'issuer-unavailable',
    meaning: 'The issuer of the token does not answer now, so that the token cannot be verified.',
  },
  {
    status: 503,
    code: 'queue-unavailable',
    meaning: 'The queue does not answer now, and this cannot be done without it. Repeat the request in a moment.',
  },
];

@Injectable()
export class ErrorCatalogue {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  /** By code. A code that several routes answer with stands once, with the meaning that the first gives it. */
  entries(): readonly RefusalPlan[] {
    const found = new Map(COMMON_REFUSALS.map((plan) => [plan.code, plan]));
    for (const { metatype } of this.discovery.getControllers()) {
      if (typeof metatype !== 'function') continue;
      const prototype: object = metatype.prototype;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const plans: RefusalPlan[] = Reflect.getMetadata(REFUSALS, Reflect.get(prototype, name)) ?? [];
        for (const plan of plans) if (!found.has(plan.code)) found.set(plan.code, plan);
      }
    }
    return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** docs/errors.md. */
  markdown(): string {
    const rows = this.entries().map(({ code, status, meaning }) => `| \`${code}\` | ${status} | ${meaning} |`);
    return `# Errors

Every error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), \`application/problem+json\`) with a
stable \`code\`. Branch on the code, show the \`detail\`; \`faults\` tells each fault: where, what was found, what was expected.
This page is written from the code (\`npx whence openapi --write\`).

| code | status | when |
| --- | --- | --- |
${rows.join('\n')}
`;
  }
}
