import { Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AddSubscriber, ChangeSubscriber, notFound, RotateSecret, SendTestEvent } from '@whence/workflow';
import type { Recognised, Subscriber, View } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  FromQuery,
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
import { refuseSending } from './event-permissions.js';
import {
  madeSubscriber,
  newSubscriber,
  rotatedSecret,
  sentTest,
  subscriber,
  subscriberChange,
} from './newsroom.schemas.js';

const path = pathIds('subscriberId');
/** What is held now. */
const NOW: View = { position: null };
const listQuery = z.strictObject({ ...pageQuery, asOf });

function present({ deskId: _desk, types, ...shown }: Subscriber): z.infer<typeof subscriber> {
  return { ...shown, types: [...types] };
}

@ApiTags('Webhooks')
@Controller('v1/subscribers')
export class SubscribersController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AddSubscriber) private readonly addSubscriber: AddSubscriber,
    @Inject(ChangeSubscriber) private readonly changeSubscriber: ChangeSubscriber,
    @Inject(RotateSecret) private readonly rotateSecret: RotateSecret,
    @Inject(SendTestEvent) private readonly sendTestEvent: SendTestEvent,
  ) {}

  @Get()
  @Needs('subscriber:read')
  @Does('Who is told of events')
  @Answers(200, pageOf(subscriber, 'SubscriberPage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.subscribers.list(view, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post()
  @Needs('subscriber:change')
  @Repeatable()
  @Does(
    'Tell somebody of events',
    'By signed POST requests as Standard Webhooks describes them; the answer shows the signing secret, once. Your key must be allowed to read what is sent.',
  )
  @Answers(201, madeSubscriber, { secret: true, location: '/v1/subscribers/{id}' })
  @Refuses('invalid', 'subscriber-address-invalid', 'The address is not http or https, or holds a password.')
  async add(@Who() who: Recognised, @FromBody(newSubscriber) body: z.infer<typeof newSubscriber>) {
    refuseSending(who, body.types);
    const made = await this.addSubscriber.run(who.actor, body);
    return { ...present(made.subscriber), secret: made.secret };
  }

  @Get(':subscriberId')
  @Needs('subscriber:read')
  @Does('One subscriber')
  @Answers(200, subscriber, { versions: ['version'] })
  @Refuses('not-found', 'subscriber-unknown', 'No such subscriber of this desk.')
  async one(
    @By() by: SignedIn,
    @FromPath(path) { subscriberId }: z.infer<typeof path>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const found = await this.ports.subscribers.one(await this.ports.views.at(query.asOf), by.deskId, subscriberId);
    if (!found) throw notFound('subscriber', subscriberId);
    return present(found);
  }

  @Patch(':subscriberId')
  @Needs('subscriber:change')
  @Guarded('subscriber:read')
  @Does(
    'Change a subscriber',
    'Or end telling it (`active: false`), or begin again. Every change is a version. Your key must be allowed to read what is sent from then on.',
  )
  @Answers(200, subscriber)
  @Refuses('not-found', 'subscriber-unknown', 'No such subscriber of this desk.')
  @Refuses('invalid', 'version-missing', 'Neither `version` nor `If-Match` says what it starts from.')
  @Refuses('conflict', 'subscriber-changed', 'It has another version by now.')
  @Refuses('invalid', 'subscriber-address-invalid', 'The address is not http or https, or holds a password.')
  async change(
    @Who() who: Recognised,
    @FromPath(path) { subscriberId }: z.infer<typeof path>,
    @FromBody(subscriberChange) body: z.infer<typeof subscriberChange>,
  ) {
    // An end of it, or another name, sends nothing to anybody.
    if (body.url !== undefined || body.types !== undefined || body.active === true) {
      const held = body.types ?? (await this.ports.subscribers.one(NOW, who.actor.deskId, subscriberId))?.types;
      if (held !== undefined) refuseSending(who, held);
    }
    return present(await this.changeSubscriber.run(who.actor, { subscriberId, ...body }));
  }

  @Post(':subscriberId/secret')
  @Needs('subscriber:change')
  @Repeatable()
  @Does('Replace the signing secret', 'For a day everything is signed with the one before too.')
  @Answers(201, rotatedSecret, { secret: true })
  @Refuses('not-found', 'subscriber-unknown', 'No such subscriber of this desk.')
  async rotate(@By() by: SignedIn, @FromPath(path) { subscriberId }: z.infer<typeof path>) {
    const rotated = await this.rotateSecret.run(by, { owner: 'subscriber', id: subscriberId });
    return { secret: rotated.secret, previousUntil: rotated.previousUntil.toISOString() };
  }

  @Post(':subscriberId/test')
  @Needs('subscriber:change')
  @Repeatable()
  @Does('Send a test event', 'To this subscriber alone; see its deliveries for what came of it.')
  @Answers(202, sentTest)
  @Refuses('not-found', 'subscriber-unknown', 'No such subscriber of this desk.')
  @Refuses('conflict', 'subscriber-inactive', 'It is not told of events.')
  async test(@By() by: SignedIn, @FromPath(path) { subscriberId }: z.infer<typeof path>) {
    return { eventId: await this.sendTestEvent.run(by, subscriberId) };
  }
}
