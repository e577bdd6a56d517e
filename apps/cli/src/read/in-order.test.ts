import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from './in-order.js';

async function* numbers(count: number, taken?: (value: number) => void): AsyncGenerator<number> {
  for (let value = 0; value < count; value++) {
    taken?.(value);
    yield value;
  }
}

describe('inOrder', () => {
  it('keeps the order of the stream, whichever work ends first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (delays, most) => {
        const results: number[] = [];
        const work = async (value: number): Promise<number> => {
          await sleep(delays[value]);
          return value;
        };
        for await (const value of inOrder(numbers(delays.length), work, most)) results.push(value);
        expect(results).toEqual(delays.map((_, index) => index));
      }),
      { numRuns: 30 },
    );
  });

  it('begins no more than it may, and takes little more from the stream, while nobody takes the results', async () => {
    let taken = 0;
    let begun = 0;
    const results = inOrder(
      numbers(1000, () => taken++),
      async (value) => (begun++, value),
      4,
    );
    await results.next();
    await sleep(20);
    expect(begun).toBeLessThanOrEqual(5);
    expect(taken).toBeLessThanOrEqual(6);
    await results.return(undefined);
  });

  it('gives a result while the next input is still awaited', async () => {
    const never = (async function* () {
      yield 1;
      await new Promise(() => undefined);
    })();
    expect(await inOrder(never, async (value) => value, 4).next()).toEqual({ value: 1, done: false });
  });

  it('tells a failure in its turn, after the results before it', async () => {
    const seen: number[] = [];
    const failing = async (): Promise<void> => {
      const work = async (value: number): Promise<number> => {
        if (value === 3) throw new Error('broken');
        await sleep(5);
        return value;
      };
      for await (const value of inOrder(numbers(6), work, 4)) seen.push(value);
    };
    await expect(failing()).rejects.toThrow('broken');
    expect(seen).toEqual([0, 1, 2]);
  });
});
