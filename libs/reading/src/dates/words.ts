/** Words of dates, as parts of patterns. */
import { SMALL, TENS } from '../number-words.js';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A month's name or its short form, with a capital. */
export const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\\.?)';

/** A year that no digit goes on with; "2,014" and "2014.5" are none. */
export const YEAR = '((?:1[6-9]|20)\\d{2})(?![\\d,.]\\d|\\d|%)';

export const COUNT =
  '(\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|few|several|couple of|couple|half a dozen|dozen)';

/** Parts of a period, before it. */
export const PART =
  '((?:very )?(?:early|mid|middle|late)[ -]|(?:the )?(?:beginning|start|middle|end|close|turn) of (?:the )?|(?:very )?early in |late in )';

export const monthNumber = (word: string): number =>
  MONTHS.findIndex((month) => month.startsWith(word.slice(0, 3).toLowerCase())) + 1;

/** The number that the words name; `undefined` for "few" and "several". */
export function countOf(word: string | undefined): number | undefined {
  const plain = word?.toLowerCase() ?? '';
  if (/^\d/.test(plain)) return Number(plain);
  if (plain === 'a' || plain === 'an') return 1;
  if (plain.startsWith('couple')) return 2;
  if (plain === 'half a dozen') return 6;
  if (plain === 'dozen') return 12;
  return SMALL.get(plain) ?? TENS.get(plain);
}

export function partNamed(words: string | undefined): 'early' | 'mid' | 'late' | undefined {
  if (!words) return undefined;
  if (/early|beginning|start|turn/i.test(words)) return 'early';
  return /mid/i.test(words) ? 'mid' : 'late';
}

export const unitName = (word: string): string => word.toLowerCase().replace(/s$/, '');
