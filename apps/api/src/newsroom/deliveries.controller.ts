import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { EVENT_TYPES, RedeliverEvent } from '@whence/workflow';
import type { Delivery, DeskEvent, EventType, Recognised } from '@whence/workflow';
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
import { refuseUnreadable, typesFor } from './event-permissions.js';
import { delivery, event } from './newsroom.schemas.js';

const path = pathIds('deliveryId');
const deliveryQuery = z.strictObject({
  ...pageQuery,
  subscriberId: id.nullable().default(null),
  eventId: id.nullable().default(null),
});
const eventQuery = z.strictObject({ ...pageQuery, type: z.enum(EVENT_TYPES).nullable().default(null), asOf });

function present({ startedAt, endedAt, ...shown }: Delivery & { readonly type: EventType }): z.infer<typeof delivery> {
  return { ...shown, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
}

/** An event as the API tells it. */
export function presentEvent({ id: eventId, type, at, content }: DeskEvent): z.infer<typeof event> {
  return { id: eventId, type, timestamp: at, data: { ...content } };
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
    'Every event that subscribers are told of and that your key may read, oldest first; a `type` that it may not read is refused.',
  )
  @Answers(200, pageOf(event, 'EventPage'))
  async events(
    @Who() who: Recognised,
    @FromQuery(eventQuery) query: z.infer<typeof eventQuery>,
    @Address() address: string,
  ) {
    refuseUnreadable(who, query.type);
    const view = await this.ports.views.at(query.asOf);
    const types = typesFor(who, query.type);
    const rows = await this.ports.events.list(view, who.actor.deskId, { types }, pageAsked(query));
    return toPage(query, address, rows, presentEvent, (row) => row.id);
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
