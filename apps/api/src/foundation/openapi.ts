/** The OpenAPI 3.1 document, from the routes themselves. The same code always gives the same text. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject, SwaggerDocumentOptions } from '@nestjs/swagger';
import { COMMON_REFUSALS } from './error-catalogue.js';
import type { RefusalPlan } from './decorators.js';
import { exampleMaker } from './openapi-examples.js';
import { SchemaNames } from './openapi-schemas.js';
import { describeTags } from './openapi-tags.js';
import { webhooksOf } from './openapi-webhooks.js';
import { documentOf, problem, PROBLEM_TYPE } from './problem.js';

type Operation = Record<string, unknown> & {
  operationId: string;
  tags?: readonly string[];
  responses: Record<string, unknown>;
  'x-refusals'?: readonly RefusalPlan[];
  'x-permission'?: string;
  'x-open'?: boolean;
  requestBody?: { readonly content?: Content };
  parameters?: readonly { readonly name: string; readonly schema?: unknown; example?: unknown }[];
};

type Content = Record<string, { schema?: unknown; example?: unknown; examples?: unknown }>;

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const INTRODUCTION = `Every claim, traced to its source.

Send a key with each request: \`Authorization: Bearer whk_…\`; or, where the service takes them, an access or ID token of an
issuer, with the slug of the desk in \`Whence-Desk\` if you belong to several. Lists come in pages: follow \`next\`. Reads take \`?asOf=\`, and
answer with what Whence held at that moment; they carry an \`ETag\`, and \`If-None-Match\` is answered by 304. A POST with an
\`Idempotency-Key\` may be repeated safely for a day. Take no notice of members and words that you do not know. Errors are
problem documents (RFC 9457): branch on \`code\`.`;

function meaningOf(plans: readonly RefusalPlan[]): string {
  return plans.map(({ code, meaning }) => `- \`${code}\`: ${meaning}`).join('\n');
}

/** Whatever the route: what comes is not HTTP. */
const OF_ALL = ['request-malformed'];
const OF_KEYS = [
  'key-in-address',
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
  'key-of-other-desk',
  'not-permitted',
];
const OF_BODIES = ['not-json', 'body-too-large', 'content-type-unknown'];
const OF_SCHEMAS = ['request-invalid', 'text-malformed'];
const OF_REPEATING = ['idempotency-key-reused', 'idempotency-key-malformed', 'request-in-progress', 'answer-not-kept'];

/** Refusals that a route can answer with besides its own. */
function commonTo(operation: Operation): readonly RefusalPlan[] {
  const { parameters = [], requestBody } = operation;
  const codes = [
    ...OF_ALL,
    ...(operation['x-open'] === true ? [] : OF_KEYS),
    ...(requestBody === undefined ? [] : OF_BODIES),
    ...(requestBody === undefined && parameters.length === 0 ? [] : OF_SCHEMAS),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? OF_REPEATING : []),
  ];
  return COMMON_REFUSALS.filter(({ code }) => codes.includes(code));
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Problems by code, as examples that every answer refers to. */
function problemExamples(plans: readonly RefusalPlan[]): Record<string, unknown> {
  return Object.fromEntries(
    plans.map(({ code, status, meaning }) => [
      code,
      { summary: meaning, value: documentOf({ status, code, detail: meaning }, EXAMPLE_REQUEST) },
    ]),
  );
}
const EXAMPLE_REQUEST = '0197f2a0-0000-7000-8000-000000000001';

function refusal(plans: readonly RefusalPlan[], description: string): unknown {
  const examples = Object.fromEntries(plans.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }]));
  return { description, content: { [PROBLEM_TYPE]: { schema: PROBLEM, examples } } };
}

/** What is not the request's fault. */
const NOT_FORESEEN = COMMON_REFUSALS.filter(({ status }) => status >= 500);

/** Adds what an operation may be refused for. Returns all of it. */
function addRefusals(operation: Operation): readonly RefusalPlan[] {
  const plans = [...(operation['x-refusals'] ?? []), ...commonTo(operation)];
  // Known to be open: the document says so by asking for nothing.
  if (operation['x-open'] === true) operation['security'] = [];
  delete operation['x-refusals'];
  delete operation['x-open'];
  const statuses = [...new Set(plans.map(({ status }) => status))].sort((a, b) => a - b);
  for (const status of statuses) {
    const those = plans.filter((plan) => plan.status === status);
    operation.responses[status] = refusal(those, meaningOf(those));
  }
  operation.responses['default'] = refusal(NOT_FORESEEN, `Whatever else went wrong.\n\n${meaningOf(NOT_FORESEEN)}`);
  return [...plans, ...NOT_FORESEEN];
}

/** Examples of the parameters, the body and the answers, where the routes give none. */
function addExamples(operation: Operation, exampleOf: ReturnType<typeof exampleMaker>): void {
  for (const parameter of operation.parameters ?? [])
    if (parameter.schema !== undefined && parameter.example === undefined && !hasOwnExample(parameter.schema))
      give(parameter, exampleOf(parameter.schema, parameter.name));
  const answers = Object.values(operation.responses) as { readonly content?: Content }[];
  for (const content of [operation.requestBody?.content, ...answers.map((answer) => answer.content)])
    for (const media of Object.values(content ?? {}))
      if (media.schema !== undefined && media.example === undefined && media.examples === undefined)
        give(media, exampleOf(media.schema));
}

function give(place: { example?: unknown }, example: unknown): void {
  if (example !== undefined) place.example = example;
}

function hasOwnExample(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && ('examples' in schema || 'example' in schema);
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
    .addServer('/', 'The service that this document comes from.')
    .addSecurity('key', { type: 'http', scheme: 'bearer', bearerFormat: 'whk_<prefix>_<secret>' })
    .build();
  const names = new SchemaNames();
  const options: SwaggerDocumentOptions = {
    standardSchemaConverter: (schema, direction) => names.convert(schema, direction),
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  };
  SwaggerModule.createDocument(app, config, options);
  const document = SwaggerModule.createDocument(app, config, options);
  const components = names.convert(problem, { schemaType: 'output' })?.components ?? {};
  const told = webhooksOf((schema, direction) => names.convert(schema, direction));
  const schemas = sorted({ ...document.components?.schemas, ...components, ...told.components });
  const exampleOf = exampleMaker(schemas);
  const plansByCode = new Map<string, RefusalPlan>();
  const tags = new Set<string>();
  for (const path of Object.values(document.paths))
    for (const verb of VERBS) {
      const operation = path[verb] as Operation | undefined;
      if (operation === undefined) continue;
      if (operation['x-permission'] === undefined && operation['x-open'] !== true)
        throw new TypeError(`found the route ${String(operation['operationId'])} without @Needs or @Open`);
      for (const plan of addRefusals(operation)) if (!plansByCode.has(plan.code)) plansByCode.set(plan.code, plan);
      addExamples(operation, exampleOf);
      for (const tag of operation.tags ?? []) tags.add(tag);
    }
  const examples = sorted(problemExamples([...plansByCode.values()]));
  return {
    ...document,
    tags: describeTags(tags),
    paths: sorted(document.paths),
    webhooks: told.webhooks,
    components: { ...document.components, examples, schemas },
  } as OpenAPIObject;
}
