import { DELIVERY_OUTCOMES, EVENT_TYPES } from '@whence/workflow';
import { z } from 'zod';
import { ARTICLE, newArticle } from '../articles/articles.schemas.js';
import { id, instant, line, ordinal } from '../foundation/index.js';

const eventType = z.enum(EVENT_TYPES);
const types = z
  .array(eventType)
  .max(EVENT_TYPES.length)
  .meta({ description: 'The types of event that it is told of; empty: all of them.' });
const url = z
  .url('an http or https address')
  .max(2_000)
  .meta({ description: 'http or https, without a user name or password. Redirects are not followed.' });
const version = ordinal
  .exactOptional()
  .meta({ description: 'The version that the change starts from, unless `If-Match` says it.' });
const secret = z.string().meta({ description: 'The signing secret (`whsec_…`). Shown once.' });

export const subscriber = z
  .strictObject({
    id,
    version: z.int(),
    name: z.string(),
    url: z.string(),
    types,
    active: z.boolean(),
    reason: z.string().nullable().meta({ description: 'Why it is not active; null when it is.' }),
  })
  .meta({ id: 'Subscriber', description: "Somebody who is told of the desk's events by signed webhooks." });

export const newSubscriber = z
  .strictObject({ name: line(120), url, types: types.default([]) })
  .meta({ id: 'NewSubscriber' });

export const madeSubscriber = subscriber.extend({ secret }).meta({ id: 'MadeSubscriber' });

export const subscriberChange = z
  .strictObject({
    version,
    name: line(120).exactOptional(),
    url: url.exactOptional(),
    types: types.exactOptional(),
    active: z.boolean().exactOptional(),
  })
  .meta({ id: 'SubscriberChange', description: 'What is left out stays as it is.' });

export const rotatedSecret = z
  .strictObject({ secret, previousUntil: instant.meta({ description: 'Until when the secret before is good too.' }) })
  .meta({ id: 'RotatedSecret' });

export const sentTest = z.strictObject({ eventId: id }).meta({ id: 'SentTest' });

export const event = z
  .strictObject({
    id: id.meta({ description: 'Subscribers see it as `webhook-id`.' }),
    type: eventType,
    timestamp: instant,
    place: z.string().meta({
      description:
        'Its place in the order in which changes are recorded: `Last-Event-ID` of the stream goes on behind it, and so does `after` of the list. Webhooks tell it as well.',
      examples: ['812.1'],
    }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event', description: 'What subscribers are told.' });

export const delivery = z
  .strictObject({
    id,
    eventId: id,
    type: eventType,
    subscriberId: id,
    attempt: z.int().min(1).meta({ description: 'Counts the attempts for this event and subscriber.' }),
    startedAt: instant,
    endedAt: instant,
    outcome: z.enum(DELIVERY_OUTCOMES),
    status: z.int().nullable().meta({ description: 'The HTTP status; null when nothing answered.' }),
    detail: z.string().nullable().meta({ description: 'The beginning of what was answered, or why nothing was.' }),
  })
  .meta({ id: 'Delivery', description: 'One attempt to tell one subscriber of one event.' });

export const inboundHook = z
  .strictObject({
    id,
    version: z.int(),
    name: z.string(),
    personId: id.meta({ description: 'Who answers for what comes in.' }),
    active: z.boolean(),
    path: z.string().meta({ description: 'Where articles are sent to.' }),
  })
  .meta({ id: 'InboundHook', description: 'A door through which a CMS sends articles, signed.' });

export const newInboundHook = z
  .strictObject({
    name: line(120),
    personId: id.exactOptional().meta({ description: 'Who answers for what comes in; yourself when left out.' }),
  })
  .meta({ id: 'NewInboundHook' });

export const madeInboundHook = inboundHook.extend({ secret }).meta({ id: 'MadeInboundHook' });

export const inboundHookChange = z
  .strictObject({
    version,
    name: line(120).exactOptional(),
    personId: id.exactOptional(),
    active: z.boolean().exactOptional(),
  })
  .meta({ id: 'InboundHookChange', description: 'What is left out stays as it is.' });

export const inboundArticle = newArticle
  .extend({ cmsId: line(300) })
  .meta({ id: 'InboundArticle', examples: [ARTICLE] });

export const inboundAnswer = z
  .strictObject({
    articleId: id,
    revisionId: id,
    revisionNumber: z.int().min(1),
    made: z
      .enum(['article', 'revision', 'nothing'])
      .meta({ description: '`nothing`: this revision was there already.' }),
    proposed: z.array(id).meta({ description: 'Claims that were proposed.' }),
  })
  .meta({ id: 'InboundAnswer', description: 'The same for a message that comes again.' });
