/**
 * What would break receivers of webhooks between two versions of the document. What a webhook sends is to its receiver what an
 * answer is to a client: members, headers and media types must stay; new members and words are no break. What a receiver may
 * answer is what it sends: each status that was understood must be.
 */
import { schemaBreaks } from './schema-breaks.js';
import type { Json, SchemaBreak } from './schema-breaks.js';

interface Sent {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: unknown }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** The part of a document that these are about. */
export interface WebhookDocument {
  readonly webhooks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Json };
}

/** In the order of the document before. @returns each with the webhook that it is about: `POST event (webhook)` */
export function webhookBreaks(
  before: WebhookDocument,
  after: WebhookDocument,
): readonly (SchemaBreak & { readonly operation: string })[] {
  const sent = {
    direction: 'output',
    before: before.components?.schemas ?? {},
    after: after.components?.schemas ?? {},
  } as const;
  return Object.entries(before.webhooks ?? {}).flatMap(([name, verbs]) =>
    Object.entries(verbs as Readonly<Record<string, Sent>>).flatMap(([verb, was]) => {
      const operation = `${verb.toUpperCase()} ${name} (webhook)`;
      const is = after.webhooks?.[name]?.[verb] as Sent | undefined;
      if (is === undefined) return [{ operation, where: '', problem: 'the webhook is gone' }];
      const found = [...headerBreaks(was, is, sent), ...bodyBreaks(was, is, sent)];
      return [...found, ...statusBreaks(was, is)].map((each) => ({ operation, ...each }));
    }),
  );
}

type Compared = Parameters<typeof schemaBreaks>[3];

function headerBreaks(was: Sent, is: Sent, sent: Compared): readonly SchemaBreak[] {
  return (was.parameters ?? []).flatMap((parameter): readonly SchemaBreak[] => {
    const where = `${parameter.in}/${parameter.name}`;
    const now = is.parameters?.find((each) => each.name === parameter.name && each.in === parameter.in);
    if (now === undefined) return [{ where, problem: 'is gone' }];
    const unsure = parameter.required === true && now.required !== true;
    const found = schemaBreaks(parameter.schema, now.schema, where, sent);
    return unsure ? [{ where, problem: 'may be missing now' }, ...found] : found;
  });
}

function bodyBreaks(was: Sent, is: Sent, sent: Compared): readonly SchemaBreak[] {
  return Object.entries(was.requestBody?.content ?? {}).flatMap(([mediaType, media]): readonly SchemaBreak[] => {
    const now = is.requestBody?.content?.[mediaType];
    if (now === undefined) return [{ where: 'body', problem: `is sent as ${mediaType} no more` }];
    return schemaBreaks(media.schema, now.schema, 'body', sent);
  });
}

function statusBreaks(was: Sent, is: Sent): readonly SchemaBreak[] {
  return Object.keys(was.responses ?? {})
    .filter((status) => is.responses?.[status] === undefined)
    .map((where) => ({ where, problem: 'is understood no more' }));
}
