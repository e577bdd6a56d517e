/** At which position of its log the record stands, and what is kept in memory as long as it stands there. */
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '@whence/config';
import type { StorePorts } from '@whence/store';
import { CONFIG, PORTS } from './tokens.js';

/** How long nobody asks whether the log is settled again, after it was not: while much is written, asking is in vain. */
const UNSETTLED_MS = 100;

@Injectable()
export class SettledLog {
  private readonly on: boolean;
  private unsettledUntil = 0;

  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CONFIG) config: Config,
  ) {
    this.on = config.keptAnswersMegabytes > 0;
  }

  /** Of this moment, from the database; null while changes have no position yet, or where nothing is to be kept. */
  async position(): Promise<number | null> {
    if (!this.on || performance.now() < this.unsettledUntil) return null;
    const position = await this.ports.views.settled();
    if (position === null) this.unsettledUntil = performance.now() + UNSETTLED_MS;
    return position;
  }
}

/** Things of one position of the log: all are let go when another is seen, or when there are too many. */
export class KeptWhileSettled<T> {
  private readonly things = new Map<string, T>();
  private position = -1;
  private weight = 0;

  /** @param most weight of all things together */
  constructor(private readonly most: number) {}

  get(position: number | null, key: string): T | undefined {
    return position === this.position ? this.things.get(key) : undefined;
  }

  /**
   * @param position the log's before the thing was read: it may say more than was recorded then, not less
   * @param weight what it counts of the most
   */
  keep(position: number | null, key: string, thing: T, weight = 1): void {
    if (position === null || position < this.position || weight > this.most) return;
    if (position > this.position || this.weight + weight > this.most) this.clear();
    this.position = position;
    if (this.things.has(key)) return;
    this.things.set(key, thing);
    this.weight += weight;
  }

  private clear(): void {
    this.things.clear();
    this.weight = 0;
  }
}
