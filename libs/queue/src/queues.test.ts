import { describe, expect, it } from '@jest/globals';
import { JOB_NAMES } from '@whence/workflow';
import fc from 'fast-check';
import { defaultRetries, QUEUE_NAMES, QUEUE_OF, waitBeforeRetry } from './index.js';

const HOUR = 60 * 60 * 1000;

describe('waitBeforeRetry', () => {
  const retries = { attempts: 8, firstWaitMs: 1_000, longestWaitMs: 60_000 };

  it('doubles up to the bound', () => {
    const waits = [1, 2, 3, 6, 7, 20].map((made) => waitBeforeRetry(retries, made, 0));
    expect(waits).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it('is shortened by at most a fifth, and never longer than the bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (made, chance) => {
        const whole = waitBeforeRetry(retries, made, 0);
        const wait = waitBeforeRetry(retries, made, chance);
        expect(wait).toBeLessThanOrEqual(whole);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(whole * 0.8));
        expect(wait).toBeLessThanOrEqual(retries.longestWaitMs);
      }),
    );
  });

  it('reaches a subscriber that was down for three hours, with the usual number of attempts', () => {
    const { deliver } = defaultRetries(8);
    let shortest = 0;
    for (let made = 1; made < deliver.attempts; made += 1) shortest += waitBeforeRetry(deliver, made, 1);
    expect(shortest).toBeGreaterThan(3 * HOUR);
  });
});

describe('queues', () => {
  it('have a place for every job, and names that BullMQ takes', () => {
    expect(Object.keys(QUEUE_OF).sort()).toEqual([...JOB_NAMES].sort());
    for (const name of QUEUE_NAMES) expect(name).not.toContain(':');
  });
});
