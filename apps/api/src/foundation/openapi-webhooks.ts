/** What subscribers are sent, for the OpenAPI document. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { EVENT_TYPES } from '@whence/workflow';
import { z } from 'zod';
import { instant } from './schemas.js';

const EXAMPLE = {
  type: 'article.taken-in',
  timestamp: '2025-07-14T09:30:00.000Z',
  place: '812.1',
  data: { articleId: '0197f2a0-0000-7000-8000-000000000001', revision: 1 },
};

const webhookMessage = z
  .strictObject({
    type: z.enum(EVENT_TYPES),
    timestamp: instant,
    place: z.string().meta({
      description:
        'Its place in the order in which changes are recorded, as `GET /v1/events` has it: two numbers, compared one after the other.',
    }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'WebhookMessage',
    description: 'The body of a webhook. Its bytes are the same at every attempt.',
    examples: [EXAMPLE],
  });

const text = (description: string, example: string) => ({
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

interface Converted {
  readonly schema: Record<string, unknown>;
  readonly components: Readonly<Record<string, unknown>>;
}

type Convert = (schema: z.ZodType, options: { readonly schemaType: 'input' }) => Converted | undefined;

/** The webhooks of the document, and the schemas that they name. */
export function webhooksOf(convert: Convert): Pick<OpenAPIObject, 'webhooks'> & Pick<Converted, 'components'> {
  const { schema, components = {} } = convert(webhookMessage, { schemaType: 'input' }) ?? { schema: {} };
  const post = {
    operationId: 'Webhooks_event',
    tags: ['Webhooks'],
    summary: 'An event of the desk',
    description:
      'Sent to each subscriber that is told of its type, signed as Standard Webhooks describes. Attempts are repeated, and overtake each other: ' +
      'whoever wants each event once and in order keeps the `place` up to which they have dealt with all, and when a webhook comes asks ' +
      '`GET /v1/events?after=` that place: it lists what happened since, the event of the webhook among it. A webhook whose place is not behind the kept one tells nothing new.',
    security: [],
    parameters: [
      {
        name: 'webhook-id',
        ...text('Id of the event: the same at every attempt.', '0197f2a0-0000-7000-8000-000000000002'),
      },
      { name: 'webhook-timestamp', ...text('Seconds since 1970, of this attempt.', '1752485400') },
      {
        name: 'webhook-signature',
        ...text(
          '`v1,` and the Base64 of the HMAC-SHA256; for a while after a rotation, two.',
          'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
        ),
      },
    ],
    requestBody: { required: true, content: { 'application/json': { schema, example: EXAMPLE } } },
    responses: {
      '2XX': { description: 'Told. What is answered otherwise, or not within the time set, is tried again.' },
      '410': { description: 'The subscriber is gone for good, and is told of nothing more.' },
    },
  };
  return { webhooks: { event: { post } }, components };
}
