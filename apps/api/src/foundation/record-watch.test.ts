/** That what is kept stands exactly as long as nothing bears on it, in whatever order changes are committed and placed. */
import { describe, expect, it } from '@jest/globals';
import type { KnownChanges, Views } from '@whence/workflow';
import fc from 'fast-check';
import { KeptByWatch, RecordWatch, type RestsOn } from './record-watch.js';

/** A record in memory: changes draw numbers, are committed later or never, and get their positions in between. */
class MadeUp {
  private drawn = 0;
  private placed = 0;
  private readonly open = new Map<number, string | null>();
  private readonly committed = new Map<number, string | null>();
  asked = 0;
  /** How many times a thing of the record changed: what a kept thing is compared with. */
  private readonly told = new Map<string, number>();

  /** @param claim whose change it is; null: it belongs to no claim */
  begin(claim: string | null): void {
    this.open.set((this.drawn += 1), claim);
  }

  end(at: number, commits: boolean): void {
    const drawn = [...this.open.keys()][at % Math.max(1, this.open.size)];
    if (drawn === undefined) return;
    const claim = this.open.get(drawn) ?? null;
    this.open.delete(drawn);
    if (!commits) return;
    this.committed.set(drawn, claim);
    this.tell(claim);
  }

  /** As `chain_changes` does, with nobody between drawing and committing. */
  place(): void {
    if (this.open.size > 0) return;
    for (const [drawn, claim] of this.committed) if (drawn > this.placed) this.tell(claim);
    this.placed = Math.max(0, ...this.committed.keys());
  }

  private tell(claim: string | null): void {
    for (const each of ['everything', claim ?? 'no claim']) this.told.set(each, (this.told.get(each) ?? 0) + 1);
  }

  /** What is read of a thing that rests on this. */
  read(on: RestsOn): string {
    const parts = typeof on === 'string' ? [on] : ['no claim', on.claim];
    return parts.map((part) => this.told.get(part) ?? 0).join();
  }

  readonly views: Views = {
    at: () => Promise.reject(new Error('not asked here')),
    latest: () => Promise.resolve({ position: 0 }),
    news: ({ upTo, ahead }: KnownChanges) => {
      this.asked += 1;
      const fresh = [...this.committed].filter(([drawn]) => drawn > upTo && !ahead.includes(drawn));
      const changes = fresh
        .slice(0, 3)
        .map(([drawn, claim]) => ({ id: String(drawn), drawn, ofClaims: claim !== null }));
      return Promise.resolve({ placed: this.placed, changes, more: fresh.length > 3 });
    },
    claimsOf: (ids) =>
      Promise.resolve(new Map(ids.map((id) => [id, [this.committed.get(Number(id)) ?? 'none']] as const))),
  };
}

const CLAIMS = ['a', 'b', 'c'];
const RESTS: readonly RestsOn[] = ['everything', 'no claim', ...CLAIMS.map((claim) => ({ claim }))];
const watchOf = (record: MadeUp) =>
  new RecordWatch({ views: record.views } as ConstructorParameters<typeof RecordWatch>[0], { keptAnswersMegabytes: 1 });

describe('what is kept', () => {
  it('is what would be read anew, whatever happened meanwhile', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ begin: fc.option(fc.constantFrom(...CLAIMS)) }) },
      { weight: 3, arbitrary: fc.record({ end: fc.nat(9), commits: fc.boolean() }) },
      { weight: 1, arbitrary: fc.constant({ place: true }) },
      { weight: 4, arbitrary: fc.record({ ask: fc.constantFrom(...RESTS) }) },
    );
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const record = new MadeUp();
        const watch = watchOf(record);
        const things = new KeptByWatch<string>(watch, 100);
        for (const each of steps) {
          if ('begin' in each) record.begin(each.begin);
          else if ('end' in each) record.end(each.end, each.commits);
          else if ('place' in each) record.place();
          else {
            const look = (await watch.look()) ?? Number.NaN;
            const key = JSON.stringify(each.ask);
            const known = await things.get(key);
            if (known === undefined) things.keep(look, each.ask, key, record.read(each.ask));
            else {
              kept += 1;
              expect(known).toBe(record.read(each.ask));
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(kept).toBeGreaterThan(1_000);
  });

  it('outlives changes of other claims, and their positions', async () => {
    const record = new MadeUp();
    const watch = watchOf(record);
    const things = new KeptByWatch<string>(watch, 100);
    things.keep((await watch.look()) ?? 0, { claim: 'a' }, 'of a', 'first');
    things.keep((await watch.look()) ?? 0, 'no claim', 'key', 'known');
    const stand = async (): Promise<unknown> => {
      await watch.look();
      return [await things.get('of a'), await things.get('key')];
    };
    for (const claim of ['b', 'c']) {
      record.begin(claim);
      record.end(0, true);
      expect(await stand()).toEqual(['first', 'known']);
      record.place();
      expect(await stand()).toEqual(['first', 'known']);
    }
    record.begin('a');
    record.end(0, true);
    expect(await stand()).toEqual([undefined, 'known']);
    record.begin(null);
    record.end(0, true);
    expect(await stand()).toEqual([undefined, undefined]);
  });

  it('is not kept when a change that bears on it was met while it was read', async () => {
    const record = new MadeUp();
    const watch = watchOf(record);
    const things = new KeptByWatch<string>(watch, 100);
    const look = (await watch.look()) ?? 0;
    record.begin('a');
    record.end(0, true);
    await watch.look();
    things.keep(look, { claim: 'a' }, 'of a', 'old');
    things.keep(look, 'everything', 'all', 'old');
    expect([await things.get('of a'), await things.get('all')]).toEqual([undefined, undefined]);
  });

  it('never takes more room than it may', async () => {
    const kept = new KeptByWatch<string>(watchOf(new MadeUp()), 10);
    const known = async (...keys: string[]) =>
      Promise.all(keys.map(async (key) => (await kept.get(key)) !== undefined));
    kept.keep(0, 'everything', 'a', '', 6);
    kept.keep(0, 'everything', 'b', '', 4);
    kept.keep(0, 'everything', 'huge', '', 11);
    expect(await known('a', 'b', 'huge')).toEqual([true, true, false]);
    kept.keep(0, 'everything', 'a', '', 5);
    expect(await known('a', 'b')).toEqual([true, true]);
    kept.keep(0, 'everything', 'c', '', 2);
    expect(await known('a', 'b', 'c')).toEqual([false, false, true]);
  });
});

describe('a look', () => {
  it('is one question for all who ask while another is under way, and begins after they asked', async () => {
    const record = new MadeUp();
    const watch = watchOf(record);
    const first = watch.look();
    await Promise.resolve();
    await Promise.resolve();
    const numbers = await Promise.all([first, watch.look(), watch.look(), watch.look()]);
    expect(record.asked).toBe(2);
    expect(numbers).toEqual([1, 2, 2, 2]);
  });

  it('that fails is told to who asked for it, and to nobody else', async () => {
    const record = new MadeUp();
    const watch = watchOf(record);
    const { news } = record.views;
    Object.assign(record.views, { news: () => Promise.reject(new Error('no connection')) });
    await expect(watch.look()).rejects.toThrow('no connection');
    Object.assign(record.views, { news });
    expect(await watch.look()).toBe(1);
  });
});
