import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { StorePorts } from '@whence/store';
import { RecogniseKey, RecogniseToken, Refusal } from '@whence/workflow';
import type { Actor, KeyPresented, Permission, Recognised, Tokens, VerifiedToken } from '@whence/workflow';
import type { Logger } from 'pino';
import { credentialIn } from './credentials.js';
import type { Credential } from './credentials.js';
import { GUARDED, NEEDS, OPEN } from './decorators.js';
import { headerOf } from './http.js';
import { tagsIn } from './if-match.js';
import type { HttpReply, HttpRequest } from './http.js';
import { RateLimits } from './rate-limits.js';
import { KeptByWatch, RecordWatch } from './record-watch.js';
import { contextOf } from './request-context.js';
import type { RequestContext } from './request-context.js';
import { LOGGER, PORTS, SIGN_IN_TOKENS } from './tokens.js';

const NOTED_EVERY_MS = 60_000;
const MOST_NOTED = 10_000;

/** Lets in whoever carries a key, or a token of a configured issuer, that may do what the route needs; a route that needs nothing named lets nobody in. */
@Injectable()
export class KeyGuard implements CanActivate {
  private readonly recogniseToken: RecogniseToken;
  /** When each key's use was last noted, in milliseconds. */
  private readonly noted = new Map<string, number>();
  private readonly keys: KeptByWatch<KeyPresented>;
  /** Digests of keys that have let somebody in, and have not failed since. */
  private readonly proven = new Set<string>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(SIGN_IN_TOKENS) private readonly tokens: Tokens,
    @Inject(RateLimits) private readonly rateLimits: RateLimits,
    @Inject(RecordWatch) private readonly watch: RecordWatch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.keys = new KeptByWatch(watch, MOST_NOTED);
    this.recogniseToken = new RecogniseToken(ports);
  }

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets) === true) return true;
    const request = execution.switchToHttp().getRequest<HttpRequest>();
    const context = contextOf(request);
    const recognised = await this.recognise(request, context);
    context.recognised = recognised;
    context.recogniseAgain = () => this.lookUp(credentialIn(request), request, { requestId: context.requestId });
    await this.rateLimits.spend(recognised.caller, execution.switchToHttp().getResponse<HttpReply>());
    // Also of what is refused below: whoever tries what a key may not do has used it.
    if (recognised.actor.keyId !== undefined) this.noteUse(recognised.actor.keyId);
    const needed = this.reflector.getAllAndOverride<Permission | undefined>(NEEDS, targets);
    if (needed === undefined || !recognised.permissions.has(needed))
      throw new Refusal(
        'forbidden',
        'not-permitted',
        `Found a key without the permission "${needed ?? 'none is named'}", expected one of a person whose role has it.`,
        [],
        { needs: needed ?? null },
      );
    const startsFrom = startingFrom(
      request,
      this.reflector.get(GUARDED, execution.getHandler()),
      recognised.permissions,
    );
    if (startsFrom !== undefined) context.recognised = { ...recognised, actor: { ...recognised.actor, startsFrom } };
    return true;
  }

  private recognise(request: HttpRequest, context: RequestContext): Promise<Recognised> {
    const credential = credentialIn(request);
    return this.isToken(credential)
      ? this.recogniseSigned(credential.text, request, context)
      : this.recogniseKey(credential, request, context);
  }

  /** From an address that has failed too often only keys are looked at that were good before. */
  private async recogniseKey(
    credential: Credential,
    request: HttpRequest,
    context: RequestContext,
  ): Promise<Recognised> {
    const digest = createHash('sha256').update(credential.text).digest('base64');
    if (!this.proven.has(digest)) this.rateLimits.refuseExhausted(request.ip);
    try {
      const recognised = await this.lookUp(credential, request, context);
      if (this.proven.size >= MOST_NOTED) this.proven.clear();
      this.proven.add(digest);
      return recognised;
    } catch (error) {
      if (error instanceof Refusal) {
        this.proven.delete(digest);
        await this.rateLimits.failed(request.ip);
      }
      throw error;
    }
  }

  /**
   * Whoever carries a token that an issuer has signed is no stranger, wherever they ask from: what fails of it is counted of them. Each of
   * their tokens is a new one, so that else one wrong program would shut out all who sign in from its address.
   */
  private async recogniseSigned(text: string, request: HttpRequest, context: RequestContext): Promise<Recognised> {
    const token = await this.verified(text, request.ip);
    const who = createHash('sha256').update(`${token.issuer} ${token.subject}`).digest('base64');
    this.rateLimits.refuseExhausted(who);
    try {
      return await this.ofToken(token, request, context);
    } catch (error) {
      if (error instanceof Refusal) await this.rateLimits.failed(who);
      throw error;
    }
  }

  private async verified(text: string, address: string): Promise<VerifiedToken> {
    try {
      return await this.tokens.verify(text);
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'unauthenticated') {
        this.rateLimits.refuseExhausted(address);
        await this.rateLimits.failed(address);
      }
      throw error;
    }
  }

  private isToken({ kind }: Credential): boolean {
    return kind === 'token' && this.tokens.accepted;
  }

  private async lookUp(credential: Credential, request: HttpRequest, context: RequestContext): Promise<Recognised> {
    if (this.isToken(credential)) return this.ofToken(await this.tokens.verify(credential.text), request, context);
    const keys = { presented: (prefix: string) => this.presented(context, prefix) };
    const desk = headerOf(request, 'whence-desk');
    return new RecogniseKey({ keys, clock: this.ports.clock }).run(credential.text, desk, context.requestId);
  }

  private ofToken(token: VerifiedToken, request: HttpRequest, { requestId }: RequestContext): Promise<Recognised> {
    return this.recogniseToken.run(token, headerOf(request, 'whence-desk'), requestId);
  }

  /** Keys, their secrets and memberships are recorded, and belong to no claim. */
  private async presented(context: RequestContext, prefix: string): Promise<KeyPresented | undefined> {
    const look = await this.watch.look();
    context.look = look;
    const known = look === null ? undefined : await this.keys.get(prefix);
    if (known !== undefined) return known;
    const key = await this.ports.keys.presented(prefix);
    if (key !== undefined && look !== null) this.keys.keep(look, 'no claim', prefix, key);
    return key;
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

/** What `If-Match` of a change names. A change that does not take it would ignore it: that is refused. */
function startingFrom(
  request: HttpRequest,
  reading: Permission | undefined,
  permissions: ReadonlySet<Permission>,
): Actor['startsFrom'] {
  const header = request.headers['if-match'];
  if (header === undefined || request.method === 'GET' || request.method === 'HEAD') return undefined;
  const tags = tagsIn(typeof header === 'string' ? header : header.join(','));
  if (reading === undefined)
    throw new Refusal(
      'invalid',
      'if-match-not-taken',
      'Found If-Match, expected none: what is changed here has no versions that it could be compared with.',
    );
  return { tags, mayRead: permissions.has(reading) };
}
