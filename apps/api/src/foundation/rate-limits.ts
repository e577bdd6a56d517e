/** How often somebody may ask: requests of one key (or of one person who signed in), and failed sign-ins from one address. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@whence/config';
import { Refusal } from '@whence/workflow';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { HttpReply } from './http.js';
import { LeasedLimiter } from './leased-limiter.js';
import type { Spent } from './leased-limiter.js';
import { Metrics, type RateLimit } from './metrics.js';
import { CONFIG, LOGGER } from './tokens.js';

const WINDOW_SECONDS = 60;

/** Where counts are shared: in Redis where there is one, else in PostgreSQL. While it is away each process counts by itself. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly requests: LeasedLimiter | undefined;
  private readonly failures: LeasedLimiter | undefined;
  private readonly redis: Redis | undefined;

  constructor(
    @Inject(CONFIG) { rateLimits, redisUrl }: Config,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(LOGGER) logger: Logger,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {
    const { requestsPerMinute, failedSignInsPerMinute } = rateLimits;
    if (redisUrl !== undefined && requestsPerMinute + failedSignInsPerMinute > 0) {
      this.redis = new Redis(redisUrl, { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
      this.redis.on('error', (error: Error) => logger.debug({ why: error.message }, 'rate limits: Redis is away'));
      // Until it is connected, and whenever it is not, each process counts by itself.
      this.redis.connect().catch(() => undefined);
    }
    this.requests = this.limiter('requests', requestsPerMinute);
    this.failures = this.limiter('sign-ins', failedSignInsPerMinute);
  }

  /** Counts a request of somebody who was let in, and tells them where they stand. Throws `rate-limit-exceeded`. */
  async spend(caller: string, reply: HttpReply): Promise<void> {
    const spent = await this.requests?.spend(caller);
    if (spent === undefined) return;
    const { limit, remaining, seconds, allowed } = spent;
    reply
      .header('ratelimit-policy', `"requests";q=${limit};w=${WINDOW_SECONDS}`)
      .header('ratelimit', `"requests";r=${remaining};t=${seconds}`);
    if (!allowed)
      throw this.tooMany(
        'requests',
        'rate-limit-exceeded',
        `Found more than ${limit} requests in ${WINDOW_SECONDS} seconds.`,
        spent,
      );
  }

  /**
   * Throws `sign-ins-exceeded` where too much has failed; asks nobody.
   * @param from an address, or whoever else the failures are counted of: a name without colons
   */
  refuseExhausted(from: string): void {
    const spent = this.failures?.exhausted(placeOf(from));
    if (spent !== undefined)
      throw this.tooMany('sign-ins', 'sign-ins-exceeded', 'Found too many failed sign-ins from here.', spent);
  }

  /** Counts a sign-in that failed. @param from as above */
  async failed(from: string): Promise<void> {
    await this.failures?.spend(placeOf(from));
  }

  async onApplicationShutdown(): Promise<void> {
    this.redis?.disconnect();
    await Promise.resolve();
  }

  private tooMany(limit: RateLimit, code: string, found: string, { seconds }: Spent): Refusal {
    this.metrics.refusedBy(limit);
    return new Refusal('too-many', code, `${found} Repeat it in ${seconds} seconds.`, [], { retryAfter: seconds });
  }

  /** @param points 0: no limit */
  private limiter(name: string, points: number): LeasedLimiter | undefined {
    if (points === 0) return undefined;
    const shared = { points, duration: WINDOW_SECONDS, keyPrefix: `whence:${name}` };
    const insuranceLimiter = new RateLimiterMemory(shared);
    const limiter: RateLimiterAbstract =
      this.redis === undefined
        ? new RateLimiterPostgres({
            ...shared,
            insuranceLimiter,
            storeClient: this.dataSource,
            storeType: 'typeorm',
            schemaName: 'whence',
            tableName: 'rate_limit',
            tableCreated: true,
          })
        : new RateLimiterRedis({
            ...shared,
            insuranceLimiter,
            storeClient: this.redis,
            rejectIfRedisNotReady: true,
          });
    return new LeasedLimiter(limiter);
  }
}

/** An address as it is counted: of IPv6 the network of 64 bits, which one household or machine has. Digested, not kept. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return createHash('sha256')
    .update(plain.includes(':') ? networkOf(plain) : plain)
    .digest('base64url');
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail ?? '').split(':')];
  return all.slice(0, 4).join(':').toLowerCase();
}
