/** The door for articles: guards come before anything that looks into the body, so that a stranger learns nothing of it. */
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ReceiveInbound, Refusal } from '@whence/workflow';
import type { AdmittedMessage } from '@whence/workflow';
import type { Logger } from 'pino';
import { headerOf, id, LOGGER } from '../foundation/index.js';
import type { HttpRequest } from '../foundation/index.js';

const admitted = new WeakMap<object, AdmittedMessage>();

/** Lets a message in whose signature holds. */
@Injectable()
export class SenderGuard implements CanActivate {
  constructor(
    @Inject(ReceiveInbound) private readonly receiveInbound: ReceiveInbound,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<HttpRequest>();
    const hookId = hookIdOf(request);
    const headers = {
      id: headerOf(request, 'webhook-id') ?? '',
      timestamp: headerOf(request, 'webhook-timestamp') ?? '',
      signature: headerOf(request, 'webhook-signature') ?? '',
    };
    const body = request.rawBody?.toString('utf8') ?? '';
    try {
      admitted.set(request, await this.receiveInbound.admit({ hookId, headers, body, requestId: request.id }));
      return true;
    } catch (error) {
      // The sender is not told why; whoever runs the service can be asked.
      if (error instanceof Refusal && error.extra['cause'] !== undefined)
        this.logger.warn({ requestId: request.id, hookId, why: error.extra['cause'] }, 'inbound message not taken');
      throw error;
    }
  }
}

/** The message of a request that the guard let in. */
export function admittedOf(request: object): AdmittedMessage {
  const message = admitted.get(request);
  if (!message) throw new TypeError('found a message that nobody let in, expected a route with SenderGuard');
  return message;
}

/** Null where the address names no hook at all: then there is nothing to look for. */
function hookIdOf({ params }: HttpRequest): string | null {
  const named: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'hookId') : undefined;
  const parsed = id.safeParse(named);
  return parsed.success ? parsed.data : null;
}
