/** A short run of the fuzzer over the whole API; `npm run fuzz` is the long one. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committedDocument } from '../fuzz/document.js';
import { fuzz } from '../fuzz/fuzz.js';
import { type FuzzGround, fuzzGround } from '../fuzz/ground.js';

let ground: FuzzGround;
beforeAll(async () => {
  ground = await fuzzGround();
}, 120_000);
afterAll(() => ground.close());

it('answers hostile requests as its document says, and changes nothing that the log does not tell', async () => {
  // Every operation once with each degree of hostility.
  const requests = committedDocument().operations.length * 7;
  const report = await fuzz(ground, { requests, seed: 5, concurrency: 4, patienceMs: 30_000 });
  expect(report.faults).toEqual([]);
  expect(report.verified.faults).toEqual([]);
  expect(report.requests).toBe(requests);
  expect(report.verified.entries).toBeGreaterThan(100);
}, 300_000);
