import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOf, mix } from './hash.js';
import { LinearModel, packWeights } from './linear-model.js';

describe('a packed linear model', () => {
  it('keeps every weight to half a step of its scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 32, maxLength: 32 }),
        (weights) => {
          const model = new LinearModel(packWeights(['no', 'yes'], 4, weights));
          const step = Math.max(...weights.map(Math.abs)) / 127;
          weights.forEach((weight, at) =>
            expect(Math.abs(model.weight(at >> 1, at % 2) - weight)).toBeLessThanOrEqual(step / 2 + 1e-9),
          );
        },
      ),
    );
  });

  it('crosses gaps that need more than one byte', () => {
    const weights = new Float64Array(2 ** 18);
    weights[5] = 1;
    weights[200_000] = -127;
    const model = new LinearModel(packWeights(['yes'], 18, weights));
    expect([5, 6, 200_000].map((feature) => model.weight(feature, 0))).toEqual([1, 0, -127]);
  });

  it('adds up the features at hand, and no others', () => {
    const model = new LinearModel(packWeights(['no', 'yes'], 2, [1, 2, 10, 20, 100, 127, 0, 0]));
    const scores = new Float64Array(2);
    model.score([0, 5, 2], 2, scores);
    expect([...scores]).toEqual([11, 22]);
  });
});

describe('hashing', () => {
  it('is FNV-1a', () => expect(hashOf('a')).toBe(0xe40c292c));
  it('keeps order apart', () => expect(mix(1, 2)).not.toBe(mix(2, 1)));
});
