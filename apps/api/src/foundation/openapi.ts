/** The OpenAPI 3.1 document, from the routes themselves. The same code always gives the same text. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject, SwaggerDocumentOptions } from '@nestjs/swagger';
import { COMMON_REFUSALS } from './error-catalogue.js';
import type { RefusalPlan } from './decorators.js';
import { SchemaNames } from './openapi-schemas.js';
import { problem, PROBLEM_TYPE } from './problem.js';

type Operation = Record<string, unknown> & {
  responses: Record<string, unknown>;
  'x-refusals'?: readonly RefusalPlan[];
  'x-permission'?: string;
  'x-open'?: boolean;
  requestBody?: unknown;
  parameters?: readonly { readonly name: string }[];
};

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const INTRODUCTION = `Every claim, traced to its source.

Send a key with each request: \`Authorization: Bearer whk_…\`; or, where the service takes them, an access or ID token of an
issuer, with the slug of the desk in \`Whence-Desk\` if you belong to several. Lists come in pages: follow \`next\`. Reads take \`?asOf=\`, and
answer with what Whence held at that moment. A POST with an \`Idempotency-Key\` may be repeated safely for a day. Errors are
problem documents (RFC 9457): branch on \`code\`.`;

function meaningOf(plans: readonly RefusalPlan[]): string {
  return plans.map(({ code, meaning }) => `- \`${code}\`: ${meaning}`).join('\n');
}

const OF_KEYS = [
  'key-missing',
  'key-malformed',
  'key-unknown',
  'key-expired',
  'key-replaced',
  'key-in-address',
  'token-in-address',
  'credentials-twice',
  'token-malformed',
  'token-issuer-unknown',
  'token-unverified',
  'token-audience-wrong',
  'token-expired',
  'token-not-valid-yet',
  'token-unfit',
  'token-unlinked',
  'role-not-given',
  'desk-not-named',
  'issuer-unavailable',
  'rate-limit-exceeded',
  'sign-ins-exceeded',
  'key-revoked',
  'membership-ended',
  'not-permitted',
];
const OF_BODIES = ['not-json', 'body-too-large', 'content-type-unknown'];
const OF_SCHEMAS = ['request-invalid', 'text-malformed'];
const OF_REPEATING = ['idempotency-key-reused', 'idempotency-key-malformed', 'request-in-progress', 'answer-not-kept'];

/** Refusals that a route can answer with besides its own. */
function commonTo(operation: Operation): readonly RefusalPlan[] {
  const { parameters = [], requestBody } = operation;
  const codes = [
    ...(operation['x-open'] === true ? [] : OF_KEYS),
    ...(requestBody === undefined ? [] : OF_BODIES),
    ...(requestBody === undefined && parameters.length === 0 ? [] : OF_SCHEMAS),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? OF_REPEATING : []),
  ];
  return COMMON_REFUSALS.filter(({ code }) => codes.includes(code));
}

function addRefusals(operation: Operation): void {
  const plans = [...(operation['x-refusals'] ?? []), ...commonTo(operation)];
  delete operation['x-refusals'];
  delete operation['x-open'];
  const statuses = [...new Set(plans.map(({ status }) => status))].sort((a, b) => a - b);
  for (const status of statuses)
    operation.responses[status] = {
      description: meaningOf(plans.filter((plan) => plan.status === status)),
      content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
}

function sorted<T>(members: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The document of an application whose routes are known; it need not be connected to anything. */
export function documentOfApp(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Whence')
    .setDescription(INTRODUCTION)
    .setVersion(version)
    .addSecurity('token', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT of an issuer in OIDC_ISSUERS' })
    .addSecurity('key', { type: 'http', scheme: 'bearer', bearerFormat: 'whk_<prefix>_<secret>' })
    .build();
  const names = new SchemaNames();
  const options: SwaggerDocumentOptions = {
    standardSchemaConverter: (schema, direction) => names.convert(schema, direction),
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  };
  SwaggerModule.createDocument(app, config, options);
  const document = SwaggerModule.createDocument(app, config, options);
  for (const path of Object.values(document.paths))
    for (const verb of VERBS) {
      const operation = path[verb] as Operation | undefined;
      if (operation === undefined) continue;
      if (operation['x-permission'] === undefined && operation['x-open'] !== true)
        throw new TypeError(`found the route ${String(operation['operationId'])} without @Needs or @Open`);
      addRefusals(operation);
    }
  const components = names.convert(problem, { schemaType: 'output' })?.components ?? {};
  const schemas = sorted({ ...document.components?.schemas, ...components });
  return {
    ...document,
    paths: sorted(document.paths),
    components: { ...document.components, schemas },
  } as OpenAPIObject;
}
