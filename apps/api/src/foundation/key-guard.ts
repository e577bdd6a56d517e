import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { StorePorts } from '@whence/store';
import { RecogniseKey, Refusal } from '@whence/workflow';
import type { Permission } from '@whence/workflow';
import type { Logger } from 'pino';
import { NEEDS, OPEN } from './decorators.js';
import { headerOf } from './http.js';
import type { HttpRequest } from './http.js';
import { contextOf } from './request-context.js';
import { LOGGER, PORTS } from './tokens.js';

const NOTED_EVERY_MS = 60_000;
const MOST_NOTED = 10_000;

/** Lets in whoever carries a key that may do what the route needs; a route that needs nothing named lets nobody in. */
@Injectable()
export class KeyGuard implements CanActivate {
  private readonly recogniseKey: RecogniseKey;
  /** When each key's use was last noted, in milliseconds. */
  private readonly noted = new Map<string, number>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.recogniseKey = new RecogniseKey(ports);
  }

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets) === true) return true;
    const request = execution.switchToHttp().getRequest<HttpRequest>();
    const context = contextOf(request);
    const recognised = await this.recogniseKey.run(keyIn(request), context.requestId);
    context.recognised = recognised;
    context.recogniseAgain = () => this.recogniseKey.run(keyIn(request), context.requestId);
    const needed = this.reflector.getAllAndOverride<Permission | undefined>(NEEDS, targets);
    if (needed === undefined || !recognised.permissions.has(needed))
      throw new Refusal(
        'forbidden',
        'not-permitted',
        `Found a key without the permission "${needed ?? 'none is named'}", expected one of a person whose role has it.`,
        [],
        { needs: needed ?? null },
      );
    this.noteUse(recognised.actor.keyId);
    return true;
  }

  /** At most once a minute for each key, and never in the request's way. */
  private noteUse(keyId: string): void {
    const now = this.ports.clock.now();
    if (now.getTime() - (this.noted.get(keyId) ?? -Infinity) < NOTED_EVERY_MS) return;
    if (this.noted.size >= MOST_NOTED) this.noted.clear();
    this.noted.set(keyId, now.getTime());
    this.ports.keys.noteUse(keyId, now).catch((error: unknown) => {
      this.logger.warn({ err: error, keyId }, 'the use of a key could not be noted');
    });
  }
}

/** The key that a request carries. Keys in addresses end up in logs and histories, so there they are refused. */
function keyIn(request: HttpRequest): string {
  if (/whk_[0-9a-f]/i.test(request.url))
    throw new Refusal(
      'unauthenticated',
      'key-in-address',
      'Found a key in the address, where logs keep it: revoke it. Expected it in the Authorization header.',
    );
  const header = headerOf(request, 'authorization');
  if (header === undefined)
    throw new Refusal(
      'unauthenticated',
      'key-missing',
      'Found no key; expected the header "Authorization: Bearer whk_…".',
    );
  const match = /^Bearer +(\S+)$/i.exec(header);
  return match?.[1] ?? '';
}
