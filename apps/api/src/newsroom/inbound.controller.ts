import { Controller, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ReceiveInbound } from '@whence/workflow';
import { z } from 'zod';
import { Answers, Does, FromBody, FromPath, Open, pathIds, Refuses } from '../foundation/index.js';
import type { HttpRequest } from '../foundation/index.js';
import { inboundAnswer, inboundArticle } from './newsroom.schemas.js';
import { admittedOf, SenderGuard } from './sender-guard.js';

const path = pathIds('hookId');

@ApiTags('Webhooks')
@Controller('v1/inbound')
export class InboundController {
  constructor(@Inject(ReceiveInbound) private readonly receiveInbound: ReceiveInbound) {}

  @Post(':hookId')
  @Open()
  @UseGuards(SenderGuard)
  @Does(
    'Send an article from a CMS',
    'Signed as Standard Webhooks describes, with the secret of the hook; no key is needed. A timestamp may be five minutes off. A message that comes again under the same `webhook-id` is answered as it was the first time.',
  )
  @ApiHeader({ name: 'webhook-id', required: true, description: 'The same when the same message is sent again.' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970.' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: '`v1,` and the Base64 of the HMAC-SHA256.' })
  @Answers(201, inboundAnswer, { location: '/v1/articles/{articleId}' })
  @Refuses('unauthenticated', 'inbound-signature-invalid', 'No secret of an open hook has signed this body now.')
  @Refuses('forbidden', 'inbound-person-gone', 'Who answers for the hook may not submit articles any more.')
  @Refuses('invalid', 'article-invalid', 'Control characters, halves of characters, or particulars that cannot be.')
  @Refuses('invalid', 'article-empty', 'There are no words in it.')
  @Refuses('too-large', 'article-too-large', 'The text is longer than 300,000 characters.')
  async receive(
    @FromPath(path) _path: z.infer<typeof path>,
    @FromBody(inboundArticle) article: z.infer<typeof inboundArticle>,
    @Req() request: HttpRequest,
  ) {
    const answer = await this.receiveInbound.run(admittedOf(request), article);
    return { ...answer, proposed: [...answer.proposed] };
  }
}
