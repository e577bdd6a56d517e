/**
 * Counts what callers take in windows of fixed length, shared between processes at the cost of few writes: a process takes
 * points from the shared count by the lease (a fiftieth of the limit) and hands them out from memory. However many
 * processes there are, never more than the limit is handed out in a window; a caller who meets several of them may be
 * refused up to one lease for each of the others too early.
 */
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

const LEASES_IN_A_LIMIT = 50;
const MOST_CALLERS = 10_000;

export interface Spent {
  readonly allowed: boolean;
  /** Points in a window. */
  readonly limit: number;
  /** What is left of them, as far as this process knows. */
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly seconds: number;
}

interface Lease {
  /** Points that this process may still hand out. */
  left: number;
  /** Points that nobody has taken yet. */
  readonly unclaimed: number;
  /** Milliseconds, by {@link LeasedLimiter}'s clock. */
  readonly endsAt: number;
}

export class LeasedLimiter {
  private readonly leases = new Map<string, Lease>();
  private readonly taking = new Map<string, Promise<void>>();
  private readonly size: number;

  /**
   * @param limiter the shared count, with the limit as its points
   * @param now milliseconds of a clock that only runs forward
   */
  constructor(
    private readonly limiter: RateLimiterAbstract,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.size = Math.max(1, Math.floor(limiter.points / LEASES_IN_A_LIMIT));
  }

  /** Takes one point. Throws what the shared count throws when it cannot be reached. */
  async spend(caller: string): Promise<Spent> {
    for (;;) {
      const lease = this.standing(caller);
      if (lease !== undefined && lease.left > 0) {
        lease.left -= 1;
        return this.told(lease, true);
      }
      if (lease !== undefined && lease.unclaimed === 0) return this.told(lease, false);
      await (this.taking.get(caller) ?? this.take(caller));
    }
  }

  /** What is known without asking: undefined unless the caller has nothing left. */
  exhausted(caller: string): Spent | undefined {
    const lease = this.standing(caller);
    return lease !== undefined && lease.left === 0 && lease.unclaimed === 0 ? this.told(lease, false) : undefined;
  }

  private standing(caller: string): Lease | undefined {
    const lease = this.leases.get(caller);
    return lease !== undefined && lease.endsAt > this.now() ? lease : undefined;
  }

  private told({ left, unclaimed, endsAt }: Lease, allowed: boolean): Spent {
    const seconds = Math.max(1, Math.ceil((endsAt - this.now()) / 1_000));
    return { allowed, limit: this.limiter.points, remaining: left + unclaimed, seconds };
  }

  private take(caller: string): Promise<void> {
    const taken = this.consume(caller)
      .then((found) => {
        if (this.leases.size >= MOST_CALLERS) this.forgetEnded();
        // Of the last lease only a part may be left.
        const over = Math.max(0, found.consumedPoints - this.limiter.points);
        this.leases.set(caller, {
          left: Math.max(0, this.size - over),
          unclaimed: Math.max(0, this.limiter.points - found.consumedPoints),
          endsAt: this.now() + Math.max(found.msBeforeNext, 1),
        });
      })
      .finally(() => this.taking.delete(caller));
    this.taking.set(caller, taken);
    return taken;
  }

  /** The library rejects with the count itself where the limit has been passed. */
  private async consume(caller: string): Promise<RateLimiterRes> {
    try {
      return await this.limiter.consume(caller, this.size);
    } catch (error) {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    }
  }

  private forgetEnded(): void {
    for (const [caller, { endsAt }] of this.leases) if (endsAt <= this.now()) this.leases.delete(caller);
    if (this.leases.size >= MOST_CALLERS) this.leases.clear();
  }
}
