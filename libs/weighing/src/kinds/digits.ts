/** Digits of numbers: roundings and slips of the pen. */

export interface Digits {
  /** Significant digits without the zeros at the end. */
  readonly digits: string;
  /** Zeros between the last significant digit and the decimal point. */
  readonly zeros: number;
  /** The power of ten of the first digit. */
  readonly power: number;
}

export function digitsOf(value: number): Digits {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const power = Number(exponent);
  return { digits, power, zeros: Math.max(0, power + 1 - digits.length) };
}

/** Whether `said` is `truth` with fewer significant digits, rounded or cut off. */
export function isRoundingOf(truth: number, said: number): boolean {
  if (truth === said || truth === 0 || said === 0 || Math.sign(truth) !== Math.sign(said)) return false;
  const [t, s] = [digitsOf(truth), digitsOf(said)];
  if (s.digits.length >= t.digits.length || Math.abs(s.power - t.power) > 1) return false;
  const unit = 10 ** (s.power - s.digits.length + 1);
  // The last digit of what was said may stand for a cut or for a rounding either way.
  return Math.abs(truth - said) < unit;
}

/** Whether one slip turns `truth` into `said`: a digit changed, dropped, doubled or added, two neighbours swapped, or the point moved. */
export function isSlipOf(truth: number, said: number): boolean {
  const [a, b] = [plain(truth), plain(said)];
  if (a === undefined || b === undefined || a.length < 3) return false;
  if (digitsOf(truth).digits === digitsOf(said).digits) return true;
  if (a.length === b.length) {
    const differs = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
    const [i = 0, j = 0] = differs;
    return differs.length === 1 || (differs.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i]);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(same) === long.slice(same + 1);
}

/** Its digits as they are written, without point and sign; undefined for numbers that are not written so. */
function plain(value: number): string | undefined {
  const text = String(Math.abs(value));
  return /e/.test(text) ? undefined : text.replace('.', '');
}
