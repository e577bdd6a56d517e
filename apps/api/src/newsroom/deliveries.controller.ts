import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { EVENT_TYPES, RedeliverEvent } from '@whence/workflow';
import type { Delivery, EventType, PlacedEvent, Recognised } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  By,
  Does,
  FromPath,
  FromQuery,
  id,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  Who,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { placeOf, placeText } from './event-places.js';
import { refuseUnreadable, typesFor } from './event-permissions.js';
import { delivery, event } from './newsroom.schemas.js';

const path = pathIds('deliveryId');
const deliveryQuery = z.strictObject({
  ...pageQuery,
  subscriberId: id.nullable().default(null),
  eventId: id.nullable().default(null),
});
const eventQuery = z.strictObject({
  ...pageQuery,
  type: z.enum(EVENT_TYPES).nullable().default(null),
  after: z
    .string()
    .max(40)
    .transform((text): string | null => text)
    .default(null)
    .meta({
      description: 'Only what comes behind this place: the `place` of an entry, or an `id` of the stream.',
      examples: ['812.1'],
    }),
  asOf,
});

function present({ startedAt, endedAt, ...shown }: Delivery & { readonly type: EventType }): z.infer<typeof delivery> {
  return { ...shown, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
}

/** An event as the API tells it. */
export function presentEvent({ id: eventId, type, at, place, content }: PlacedEvent): z.infer<typeof event> {
  return { id: eventId, type, timestamp: at, place: placeText(place), data: { ...content } };
}

@ApiTags('Webhooks')
@Controller('v1')
export class DeliveriesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(RedeliverEvent) private readonly redeliverEvent: RedeliverEvent,
  ) {}

  @Get('events')
  @Needs('subscriber:read')
  @Does(
    'What happened on the desk',
    'Every event that subscribers are told of and that your key may read, in the order in which their changes were recorded; a `type` that it may not read is refused. ' +
      'That is the order of the stream: `GET /v1/events/stream` with the last `place` as `Last-Event-ID` goes on where a list ended (with `0` where it was empty), and `after` lists what came behind the last `id` of the stream. What comes meanwhile is on a later page, once.',
  )
  @Answers(200, pageOf(event, 'EventPage'))
  @Refuses('invalid', 'event-place-malformed', 'The place is none that the stream or the list of events gave.')
  async events(
    @Who() who: Recognised,
    @FromQuery(eventQuery) query: z.infer<typeof eventQuery>,
    @Address() address: string,
  ) {
    refuseUnreadable(who, query.type);
    const { position: latest } = await this.ports.views.latest();
    const { position } = await this.ports.views.at(query.asOf);
    const types = typesFor(who, query.type);
    const asked = pageAsked(query, 'event');
    // Behind a cursor stands where its page ended, which is behind `after`.
    const behind =
      asked.after === null
        ? placeOf(query.after ?? '0', latest, 'query/after')
        : placeOf(asked.after, latest, 'query/cursor');
    const upTo = position ?? latest;
    const rows = await this.ports.events.list(who.actor.deskId, behind, upTo, types, asked.limit);
    return toPage(query, address, rows, presentEvent, ({ place }) => placeText(place));
  }

  @Get('deliveries')
  @Needs('subscriber:read')
  @Does('Attempts to tell subscribers', 'Of one subscriber or one event, if asked so; oldest first.')
  @Answers(200, pageOf(delivery, 'DeliveryPage'))
  async list(
    @By() by: SignedIn,
    @FromQuery(deliveryQuery) query: z.infer<typeof deliveryQuery>,
    @Address() address: string,
  ) {
    const { subscriberId, eventId } = query;
    const wanted = { subscriberId, eventId };
    const rows = await this.ports.deliveries.list({ position: null }, by.deskId, wanted, pageAsked(query));
    return toPage(query, address, rows, present, (row) => row.id);
  }

  @Post('deliveries/:deliveryId/redelivery')
  @Needs('subscriber:change')
  @Repeatable()
  @Does('Tell again', 'The same event to the same subscriber, whatever became of the attempts before.')
  @Answers(202)
  @Refuses('not-found', 'delivery-unknown', 'No such delivery of this desk.')
  @Refuses('conflict', 'subscriber-inactive', 'The subscriber is not told of events any more.')
  redeliver(@By() by: SignedIn, @FromPath(path) { deliveryId }: z.infer<typeof path>): Promise<void> {
    return this.redeliverEvent.run(by, deliveryId);
  }
}
