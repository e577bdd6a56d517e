import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OneAtATime } from './one-at-a-time.js';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('work that is shared', () => {
  it('is done once for who asks while nothing is under way, and once more for all who ask meanwhile', async () => {
    const ends: (() => void)[] = [];
    const shared = new OneAtATime(() => new Promise<void>((resolve) => ends.push(resolve)));
    const first = shared.run();
    const meanwhile = Array.from({ length: 50 }, () => shared.run());
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    await soon();
    expect(ends).toHaveLength(2);
    const third = shared.run();
    ends[1]?.();
    await Promise.all(meanwhile);
    await soon();
    expect(ends).toHaveLength(3);
    ends[2]?.();
    await third;
    expect(ends).toHaveLength(3);
  });

  it('fails for those whose run failed, and is done anew for the next', async () => {
    let runs = 0;
    const shared = new OneAtATime(async () => {
      runs += 1;
      const number = runs;
      await soon();
      if (number < 3) throw new Error(`run ${number}`);
    });
    const asked = [shared.run(), shared.run(), shared.run()];
    expect(
      (await Promise.allSettled(asked)).map((each) => (each.status === 'rejected' ? each.reason.message : '')),
    ).toEqual(['run 1', 'run 2', 'run 2']);
    await expect(shared.run()).resolves.toBeUndefined();
    expect(runs).toBe(3);
  });

  it('serves each by a run that began after they asked, one run after another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 20 }), async (asks) => {
        let [begun, ended, wide] = [0, 0, 0];
        const shared = new OneAtATime(async () => {
          begun += 1;
          wide = Math.max(wide, begun - ended);
          for (let turn = asks[begun % asks.length]?.[1] ?? 0; turn >= 0; turn -= 1) await soon();
          ended += 1;
        });
        await Promise.all(
          asks.map(async ([wait]) => {
            for (let turn = wait; turn > 0; turn -= 1) await soon();
            const before = begun;
            await shared.run();
            expect(ended).toBeGreaterThan(before);
          }),
        );
        expect(wide).toBe(1);
        expect(ended).toBe(begun);
      }),
      { numRuns: 200 },
    );
  });
});
