/**
 * What would break clients between two versions of the document: an operation, answer, member or code that is gone, an
 * input that is newly asked for, a type that takes less or gives more than before.
 *
 * No break: new operations, new optional inputs, new members of an answer, new values of an answer's list of words, wider
 * bounds of what is answered. The same holds for the webhooks that the service sends. Clients are told to take no notice of members and words that they do not know.
 */
import { schemaBreaks } from './schema-breaks.js';
import type { Json, SchemaBreak } from './schema-breaks.js';
import { webhookBreaks } from './webhook-breaks.js';
import type { WebhookDocument } from './webhook-breaks.js';

export interface ApiBreak extends SchemaBreak {
  /** `GET /v1/claims`, `POST event (webhook)`, or what else it is about. */
  readonly operation: string;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Media {
  readonly schema?: unknown;
}
interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: unknown }[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Record<string, Media> };
  readonly responses: Record<string, { readonly content?: Record<string, Media> }>;
  readonly 'x-permission'?: string;
}
export interface ApiDocument extends WebhookDocument {
  readonly info: { readonly version: string };
  readonly paths: Record<string, Partial<Record<(typeof VERBS)[number], unknown>>>;
  readonly components?: { readonly schemas?: Json; readonly examples?: Json };
}

/** Breaks in the order of the document before. @param before what clients were made for @param after what they will meet */
export function breaksBetween(before: ApiDocument, after: ApiDocument): readonly ApiBreak[] {
  const codes = Object.keys(before.components?.examples ?? {})
    .filter((code) => after.components?.examples?.[code] === undefined)
    .map((code) => ({ operation: 'errors', where: code, problem: 'the code is gone' }));
  const operations = Object.entries(before.paths).flatMap(([path, verbs]) =>
    VERBS.flatMap((verb) => {
      const was = verbs[verb] as Operation | undefined;
      if (was === undefined) return [];
      const operation = `${verb.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[verb] as Operation | undefined;
      if (is === undefined) return [{ operation, where: '', problem: 'the operation is gone' }];
      return operationBreaks(was, is, { before, after }).map((each) => ({ operation, ...each }));
    }),
  );
  return [...operations, ...webhookBreaks(before, after), ...codes];
}

interface Documents {
  readonly before: ApiDocument;
  readonly after: ApiDocument;
}

function operationBreaks(was: Operation, is: Operation, documents: Documents): readonly SchemaBreak[] {
  const permission =
    was['x-permission'] === is['x-permission']
      ? []
      : [
          {
            where: 'permission',
            problem: `needs ${is['x-permission'] ?? 'none'} instead of ${was['x-permission'] ?? 'none'}`,
          },
        ];
  return [...permission, ...inputBreaks(was, is, documents), ...answerBreaks(was, is, documents)];
}

function inputBreaks(was: Operation, is: Operation, { before, after }: Documents): readonly SchemaBreak[] {
  const found: SchemaBreak[] = [];
  const taken = {
    direction: 'input',
    before: before.components?.schemas ?? {},
    after: after.components?.schemas ?? {},
  } as const;
  const same = (a: { name: string; in: string }) => (b: { name: string; in: string }) =>
    a.name === b.name && a.in === b.in;
  for (const parameter of was.parameters ?? []) {
    const where = `${parameter.in}/${parameter.name}`;
    const now = (is.parameters ?? []).find(same(parameter));
    if (now === undefined) found.push({ where, problem: 'the parameter is gone' });
    else {
      if (now.required === true && parameter.required !== true) found.push({ where, problem: 'is asked for now' });
      found.push(...schemaBreaks(parameter.schema, now.schema, where, taken));
    }
  }
  for (const parameter of is.parameters ?? [])
    if (parameter.required === true && !(was.parameters ?? []).some(same(parameter)))
      found.push({ where: `${parameter.in}/${parameter.name}`, problem: 'is new, and asked for' });
  const { requestBody: body } = was;
  if (is.requestBody?.required === true && body?.required !== true)
    found.push({ where: 'body', problem: 'is asked for now' });
  for (const [mediaType, media] of Object.entries(body?.content ?? {})) {
    const now = is.requestBody?.content?.[mediaType];
    if (now === undefined) found.push({ where: 'body', problem: `takes no ${mediaType} any more` });
    else found.push(...schemaBreaks(media.schema, now.schema, 'body', taken));
  }
  return found;
}

function answerBreaks(was: Operation, is: Operation, { before, after }: Documents): readonly SchemaBreak[] {
  const given = {
    direction: 'output',
    before: before.components?.schemas ?? {},
    after: after.components?.schemas ?? {},
  } as const;
  return Object.entries(was.responses).flatMap(([status, answer]): readonly SchemaBreak[] => {
    // A refusal that is made no more breaks nobody; that a code goes from the whole document is told apart.
    if (!status.startsWith('2')) return [];
    const now = is.responses[status];
    if (now === undefined) return [{ where: status, problem: 'the answer is gone' }];
    return Object.entries(answer.content ?? {}).flatMap(([mediaType, media]): readonly SchemaBreak[] => {
      const other = now.content?.[mediaType];
      if (other === undefined) return [{ where: status, problem: `answers no ${mediaType} any more` }];
      return schemaBreaks(media.schema, other.schema, status, given);
    });
  });
}
