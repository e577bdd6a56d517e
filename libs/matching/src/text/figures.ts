/** Numbers as values: "4,300", "$4.3 thousand" and "four thousand three hundred" are one figure. */

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  millions: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  billions: 1e9,
  b: 1e9,
  bn: 1e9,
  trillion: 1e12,
  trillions: 1e12,
};

const SMALL: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value] as const),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, 20 + 10 * index] as const),
);

/** What a printed or spelled number is worth alone; undefined for other words. */
export function numberWord(word: string): number | undefined {
  const plain = SMALL.get(word) ?? TENS.get(word);
  if (plain !== undefined) return plain;
  if (!word.includes('-')) return undefined;
  const [tens, ones, more] = word.split('-');
  if (more !== undefined || tens === undefined || ones === undefined) return undefined;
  const high = TENS.get(tens);
  const low = SMALL.get(ones);
  return high !== undefined && low !== undefined && low > 0 && low < 10 ? high + low : undefined;
}

/** "million" is 1,000,000; undefined for other words. Letters alone ("m") count only right behind digits. */
export function scaleWord(word: string, behindDigits: boolean): number | undefined {
  if (word.length <= 2 && !behindDigits) return undefined;
  return Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
}

/** The value of digits as printed in English ("1,234.5"); undefined when they are no number (a version, a date, an address). */
export function digitsValue(printed: string): number | undefined {
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d+)?$/.test(printed)) return undefined;
  return Number(printed.replaceAll(',', ''));
}

/** The name under which a value is indexed: two printings of one value have one name. */
export function figureTerm(value: number): string {
  return `#${Number(value.toPrecision(6))}`;
}

/** A year rather than an amount: four digits without a comma, 1900 to 2099. */
export const isYear = (printed: string): boolean => /^(?:19|20)\d\d$/.test(printed);
