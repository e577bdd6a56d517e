/** Amounts in words: money and parts of a whole as they are printed. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sayAmount } from './amount-words.js';

const exactly = (point: number) => ({ point, hedge: 'exact' as const });

describe('sayAmount', () => {
  it.each([
    [1_400_000_000, 'dollar', '1.4 billion'],
    [14_200_000_000, 'US dollar', '14.2 billion'],
    [30_000_000, 'dollar per day', '30 million'],
    [950_000, 'euro', '950,000'],
    [1_234_567, 'euro', '1,234,567'],
    [1_400_000, 'persons', '1,400,000'],
    [1 / 3, 'fraction', 'a third'],
    [2 / 3, 'fraction', 'two thirds'],
    [0.5, 'fraction', 'half'],
    [0.05, 'fraction', '1 in 20'],
    [0.37, 'fraction', '0.37'],
    [0.5, 'percent', '0.5'],
  ])('%d %s', (point, unit, said) => expect(sayAmount(exactly(point), unit)).toBe(said));

  it('loses nothing of a sum of money that it says in words', () => {
    const scale = { million: 1e6, billion: 1e9, trillion: 1e12 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (sum) => {
        const [number = '', name] = sayAmount(exactly(sum), 'euro').split(' ');
        const times = name === undefined ? 1 : scale[name as keyof typeof scale];
        expect(Math.abs(Number(number.replaceAll(',', '')) * times - sum)).toBeLessThanOrEqual(sum * 1e-9);
      }),
    );
  });
});
