import { Module } from '@nestjs/common';
import type { Config } from '@whence/config';
import { SignedWebhooks } from '@whence/newsroom';
import type { StorePorts } from '@whence/store';
import {
  AddInboundHook,
  AddSubscriber,
  ChangeInboundHook,
  ChangeSubscriber,
  ReceiveArticle,
  ReceiveInbound,
  RedeliverEvent,
  RotateSecret,
  SendTestEvent,
} from '@whence/workflow';
import { CONFIG, PORTS, useCase } from '../foundation/index.js';
import { DeliveriesController } from './deliveries.controller.js';
import { EventFeed } from './event-feed.js';
import { EventStreamController } from './event-stream.controller.js';
import { InboundController } from './inbound.controller.js';
import { InboundHooksController } from './inbound-hooks.controller.js';
import { SubscribersController } from './subscribers.controller.js';

const FROM_PORTS = [
  AddInboundHook,
  AddSubscriber,
  ChangeInboundHook,
  ChangeSubscriber,
  RedeliverEvent,
  RotateSecret,
  SendTestEvent,
];

/** Who is told of events, how they were told, and the articles that a CMS sends. */
@Module({
  controllers: [
    SubscribersController,
    EventStreamController,
    DeliveriesController,
    InboundHooksController,
    InboundController,
  ],
  providers: [
    EventFeed,
    ...FROM_PORTS.map((each) => useCase<unknown>(each)),
    {
      provide: ReceiveInbound,
      inject: [PORTS, CONFIG],
      useFactory: (ports: StorePorts, { webhook }: Config) =>
        new ReceiveInbound({
          ...ports,
          receiveArticle: (changes) => new ReceiveArticle({ ...ports, changes }),
          webhooks: new SignedWebhooks({ timeoutMs: webhook.timeoutMs }),
        }),
    },
  ],
})
export class NewsroomModule {}
