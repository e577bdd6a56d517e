/**
 * What is worked out from ledgers at a position of the log, kept between questions. Versions are only ever appended and
 * positions follow commit order, so what is held at one position becomes what stands at a later one by the versions
 * recorded between the two: what is kept is never stale.
 */
import type { EntityManager } from 'typeorm';

/** Ledgers at a position. */
export interface LedgersAt {
  readonly manager: EntityManager;
  /** In the order in which they prevail. */
  readonly ids: readonly string[];
  readonly position: number;
}

interface Kept<T> {
  readonly ledgers: string;
  readonly position: number;
  readonly value: T;
}

export interface Keeping<T> {
  load(at: LedgersAt): Promise<T>;
  /** The value at a position from that at an earlier one; the same object when nothing of it changed. */
  bring(value: T, from: number, to: LedgersAt): Promise<T>;
  /** What a value takes of the room. */
  sizeOf(value: T): number;
  /** How much is kept in all; the oldest makes way. */
  readonly room: number;
}

export class KeptByPosition<T> {
  /** The most recently made first. */
  private kept: readonly Kept<T>[] = [];
  /** Questions on their way: several at once for one value load it once. */
  private readonly loading = new Map<string, Promise<T>>();

  constructor(private readonly keeping: Keeping<T>) {}

  async at(asked: LedgersAt): Promise<T> {
    const ledgers = asked.ids.join();
    const held = this.kept.find((one) => one.ledgers === ledgers && one.position === asked.position);
    if (held !== undefined) return held.value;
    const key = `${asked.position} ${ledgers}`;
    const before = this.loading.get(key);
    if (before !== undefined) return before;
    const work = this.made(asked, ledgers).finally(() => this.loading.delete(key));
    this.loading.set(key, work);
    return work;
  }

  private async made(asked: LedgersAt, ledgers: string): Promise<T> {
    const [near] = this.kept
      .filter((one) => one.ledgers === ledgers && one.position < asked.position)
      .sort((one, other) => other.position - one.position);
    const value =
      near === undefined ? await this.keeping.load(asked) : await this.keeping.bring(near.value, near.position, asked);
    // One that led here gives up its place: nobody asks for it again but a reader of the past.
    const others = this.kept.filter((one) => one !== near);
    let room = this.keeping.room;
    this.kept = [{ ledgers, position: asked.position, value }, ...others].filter(
      (one) => (room -= this.keeping.sizeOf(one.value)) >= 0,
    );
    return value;
  }
}
