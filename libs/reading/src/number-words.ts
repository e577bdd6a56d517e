/** Number words of news English. */

export const SMALL: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value] as const),
);

export const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
);

/**
 * A number as printed times a multiplier. Powers of ten only move the decimal point: binary fractions would make
 * 8,199,999.999999999 of 8.2 million.
 */
export function scaledBy(value: number, scale: number): number {
  const power = Math.log10(scale);
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number.isInteger(power) ? Number(`${digits}e${Number(exponent) + power}`) : value * scale;
}

/** Multipliers, written out or as a suffix of digits. `m` is read as million only where the caller finds that it fits. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
  ['crore', 1e7],
  ['lakh', 1e5],
  ['bn', 1e9],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
]);

/** Plural multipliers without a number: "dozens", "hundreds of thousands". Two of them is the least that a plural says. */
export const VAGUE: ReadonlyMap<string, number> = new Map([
  ['tens', 20],
  ['scores', 40],
  ['dozens', 24],
  ['hundreds', 200],
  ['thousands', 2000],
  ['millions', 2e6],
  ['billions', 2e9],
  ['trillions', 2e12],
]);

export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
  ['sixth', 1 / 6],
  ['sixths', 1 / 6],
  ['seventh', 1 / 7],
  ['sevenths', 1 / 7],
  ['eighth', 1 / 8],
  ['eighths', 1 / 8],
  ['ninth', 1 / 9],
  ['ninths', 1 / 9],
  ['hundredth', 1 / 100],
  ['hundredths', 1 / 100],
  ['thousandth', 1 / 1000],
  ['thousandths', 1 / 1000],
  ['tenth', 1 / 10],
  ['tenths', 1 / 10],
]);
