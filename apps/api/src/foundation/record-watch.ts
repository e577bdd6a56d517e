/**
 * What this process knows of the record, and what it keeps in memory by that. Each look asks the database which changes are
 * committed that it does not know, whichever process made them, and on what they bear. Whatever was kept at a look is good
 * until a later look finds a change that bears on what it rests on; and whoever is to be answered from memory has a look
 * that began after they asked. So what is kept is never older than what is read anew (decision 46).
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '@whence/config';
import type { StorePorts } from '@whence/store';
import type { CommittedChange } from '@whence/workflow';
import { CONFIG, PORTS } from './tokens.js';

/** How long changes are left without a position for the worker to give them one; in milliseconds. */
const LEFT_TO_WORKER_MS = 2_000;
/** Claims whose last change is remembered. */
const MOST_CLAIMS = 20_000;
/** Changes whose claims are not read until somebody has to know. */
const MOST_UNREAD = 1_000;

/**
 * On what a thing that is kept rests: on all that is recorded; on the parts of one claim, and on whatever belongs to no
 * claim; or on this alone, as keys and roles do.
 */
export type RestsOn = 'everything' | { readonly claim: string } | 'no claim';

@Injectable()
export class RecordWatch {
  private readonly on: boolean;
  /** The number of the last look that was answered. */
  private looks = 0;
  private underWay: Promise<number> | undefined;
  private next: Promise<number> | undefined;
  /** All changes that drew up to this number are known, and these beyond it. */
  private upTo = 0;
  private readonly ahead = new Set<number>();
  /** Known changes that have no position yet. */
  private readonly unplaced = new Map<number, CommittedChange>();
  private unplacedSince: number | undefined;
  /** Changes by their ids whose claims nobody has asked for, each with the last look at which it was met. */
  private readonly unread = new Map<string, number>();
  /** The last look at which a change was met, or met with its position: any; one that is not of claims; one of a claim. */
  private lastOfAny = 0;
  private lastOfNoClaim = 0;
  private readonly lastOf = new Map<string, number>();
  /** The last look at which it was forgotten which claims had met changes. */
  private forgotten = 0;

  constructor(
    @Inject(PORTS) private readonly ports: Pick<StorePorts, 'views'>,
    @Inject(CONFIG) config: Pick<Config, 'keptAnswersMegabytes'>,
  ) {
    this.on = config.keptAnswersMegabytes > 0;
  }

  /**
   * Looks at the record as it is at some moment after the call, for all who ask meanwhile at once. Gives the number of the
   * look; null where nothing is to be kept. Throws what the database throws.
   */
  async look(): Promise<number | null> {
    if (!this.on) return null;
    // A look under way may have seen the record before this call: it is the next one that counts.
    return (this.next ??= this.afterThis());
  }

  private async afterThis(): Promise<number> {
    await this.underWay?.catch(() => undefined);
    const asked = this.ask();
    this.underWay = asked;
    this.next = undefined;
    return asked;
  }

  private async ask(): Promise<number> {
    const { placed, changes, more } = await this.ports.views.news({ upTo: this.upTo, ahead: [...this.ahead] });
    const look = this.looks + 1;
    for (const change of changes) {
      this.met(change, look);
      if (change.drawn > placed) this.unplaced.set(change.drawn, change);
      this.ahead.add(change.drawn);
    }
    if (more) this.lastOfAny = this.lastOfNoClaim = look;
    this.place(placed, look);
    this.looks = look;
    await this.helpWorker();
    return look;
  }

  /** What tells positions is otherwise once a change has its own: it counts as met anew. */
  private place(placed: number, look: number): void {
    for (const change of this.unplaced.values()) {
      if (change.drawn > placed) continue;
      this.met(change, look);
      this.unplaced.delete(change.drawn);
    }
    // Of some numbers nothing comes: that is sure when those beyond have positions.
    this.upTo = Math.max(this.upTo, placed);
    while (this.ahead.has(this.upTo + 1)) this.upTo += 1;
    for (const drawn of this.ahead) if (drawn <= this.upTo) this.ahead.delete(drawn);
  }

  private met({ id, ofClaims }: CommittedChange, look: number): void {
    this.lastOfAny = look;
    if (ofClaims) this.unread.set(id, look);
    else this.lastOfNoClaim = look;
    if (this.unread.size > MOST_UNREAD) this.forgetClaims(look);
  }

  private forgetClaims(look: number): void {
    this.unread.clear();
    this.lastOf.clear();
    this.forgotten = look;
  }

  /** Where no worker runs, changes get their positions from here. */
  private async helpWorker(): Promise<void> {
    if (this.unplaced.size === 0) this.unplacedSince = undefined;
    else this.unplacedSince ??= performance.now();
    if (this.unplacedSince === undefined || performance.now() - this.unplacedSince < LEFT_TO_WORKER_MS) return;
    this.unplacedSince = undefined;
    await this.ports.views.latest();
  }

  /**
   * Reads of which claims the changes are that were met so far: to be called after a look by who has to know whether
   * something that rests on a claim stands. Changes that are met while it asks are read by the next call.
   */
  async readClaims(): Promise<void> {
    const asked = [...this.unread];
    if (asked.length === 0) return;
    const claimsOf = await this.ports.views.claimsOf(asked.map(([id]) => id));
    for (const [id, met] of asked) {
      const look = this.unread.get(id);
      // Forgotten meanwhile, together with all claims.
      if (look === undefined) continue;
      const claims = claimsOf.get(id);
      if (claims === undefined) this.lastOfNoClaim = Math.max(this.lastOfNoClaim, look);
      else for (const claim of claims) this.lastOf.set(claim, Math.max(this.lastOf.get(claim) ?? 0, look));
      if (look === met) this.unread.delete(id);
    }
    if (this.lastOf.size > MOST_CLAIMS) this.forgetClaims(this.looks);
  }

  /**
   * Whether what was read after a look is what would be read at the last one. Where it rests on a claim, a yes is sure only
   * after {@link RecordWatch.readClaims}.
   */
  stands(look: number, on: RestsOn): boolean {
    if (on === 'everything') return look >= this.lastOfAny;
    if (look < this.lastOfNoClaim) return false;
    return on === 'no claim' || look >= Math.max(this.forgotten, this.lastOf.get(on.claim) ?? 0);
  }
}

interface KeptThing<T> {
  readonly thing: T;
  readonly look: number;
  readonly restsOn: RestsOn;
  readonly weight: number;
}

/** Things that were read from the record, as long as they stand; all are let go when there are too many. */
export class KeptByWatch<T> {
  private readonly things = new Map<string, KeptThing<T>>();
  private weight = 0;

  /** @param most weight of all things together */
  constructor(
    private readonly watch: Pick<RecordWatch, 'stands' | 'readClaims'>,
    private readonly most: number,
  ) {}

  /** Only after a look of the one who asks. */
  async get(key: string): Promise<T | undefined> {
    const kept = this.things.get(key);
    if (kept === undefined) return undefined;
    if (typeof kept.restsOn === 'object') await this.watch.readClaims();
    if (this.watch.stands(kept.look, kept.restsOn)) return kept.thing;
    if (this.things.get(key) === kept) this.drop(key, kept);
    return undefined;
  }

  /**
   * @param look before the thing was read: it may say more than was recorded then, not less
   * @param weight what it counts of the most
   */
  keep(look: number, restsOn: RestsOn, key: string, thing: T, weight = 1): void {
    if (weight > this.most || !this.watch.stands(look, restsOn)) return;
    const before = this.things.get(key);
    if (before !== undefined) this.drop(key, before);
    if (this.weight + weight > this.most) {
      this.things.clear();
      this.weight = 0;
    }
    this.things.set(key, { thing, look, restsOn, weight });
    this.weight += weight;
  }

  private drop(key: string, { weight }: KeptThing<T>): void {
    this.things.delete(key);
    this.weight -= weight;
  }
}
