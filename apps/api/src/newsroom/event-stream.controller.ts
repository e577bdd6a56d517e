import { Controller, Get, Header, Inject, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { EVENT_TYPES } from '@whence/workflow';
import type { Recognised } from '@whence/workflow';
import type { Logger } from 'pino';
import { z } from 'zod';
import { AnswersText, Does, FromQuery, LOGGER, Needs, PORTS, Refuses, Who } from '../foundation/index.js';
import { headerOf } from '../foundation/http.js';
import type { HttpRequest } from '../foundation/http.js';
import { contextOf } from '../foundation/request-context.js';
import { presentEvent } from './deliveries.controller.js';
import { EventFeed } from './event-feed.js';
import { refuseUnreadable, typesFor } from './event-permissions.js';
import { placeAfterAll, placeOf } from './event-places.js';
import { eventStream, STALLED_MS } from './event-stream.js';

const query = z.strictObject({
  type: z.enum(EVENT_TYPES).nullable().default(null),
});

@ApiTags('Webhooks')
@Controller('v1/events/stream')
export class EventStreamController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(EventFeed) private readonly feed: EventFeed,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Needs('claim:read')
  // A stream that ends while the service closes leaves no connection that closing would wait for.
  @Header('connection', 'close')
  @Does(
    'What happens on the desk, as it happens',
    'Server-sent events, in the order in which changes are recorded, each once. `id` is a place in that order: a client ' +
      'that lost its connection sends the last one as `Last-Event-ID` and misses nothing; without it, events begin with what ' +
      'happens from now on, with `0` with the first that there is. The `place` of an entry of `GET /v1/events` is such an `id`, so a client goes on here where its list ended. A key is told of what it may read; a `type` that it may not read is refused. Something is sent every 15 seconds; the comment `at` and an ' +
      '`id` without an event say how far the stream has looked. At most 5 streams of one key at once.',
  )
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The `id` after which to go on.',
    schema: { type: 'string', examples: ['812.1'] } as never,
  })
  @AnswersText(200, 'text/event-stream', { description: 'Events without end, until either side closes.' })
  @Refuses('invalid', 'event-place-malformed', 'The Last-Event-ID is none that the stream or the list of events gave.')
  @Refuses('too-many', 'streams-too-many', 'The key, or the process, has as many streams open as it may.')
  async stream(@Who() who: Recognised, @FromQuery(query) { type }: z.infer<typeof query>, @Req() request: HttpRequest) {
    const { actor, caller } = who;
    refuseUnreadable(who, type);
    const last = headerOf(request, 'last-event-id');
    const latest = await this.feed.latest();
    const after =
      last === undefined || last === '' ? placeAfterAll(latest) : placeOf(last, latest, 'header/Last-Event-ID');
    const { recogniseAgain } = contextOf(request);
    if (recogniseAgain === undefined) throw new TypeError('found nobody let in, expected a route with @Needs');
    const types = async () => typesFor(await recogniseAgain(), type);
    const close = this.feed.open(caller);
    const present = (event: Parameters<typeof presentEvent>[0]) => JSON.stringify(presentEvent(event));
    const followed = { deskId: actor.deskId, after, types, present };
    const stream = eventStream(this.feed, this.ports.events, followed, close, {
      ms: STALLED_MS,
      tell: (why) => this.logger.info({ caller }, why),
    });
    this.feed.endWithService(stream);
    return new StreamableFile(stream);
  }
}
