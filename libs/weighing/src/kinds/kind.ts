/** Which kind of value a table holds, read from the values. */
import type { ClaimTable } from '../claims.js';
import type { Hierarchy } from './hierarchy.js';
import { numberOf } from './plain.js';

export const KINDS = ['numbers', 'measures', 'categories', 'places', 'lists', 'names'] as const;
/**
 * - numbers: counted or printed, so that sources can repeat them digit by digit
 * - measures: numbers that each source measures for itself, with a bias and a spread
 * - categories: the same or not
 * - places: in a hierarchy, so that a place around the true one is partly right
 * - lists: of members, in any order
 * - names: lists of people, whose names are written in many ways
 */
export type Kind = (typeof KINDS)[number];

export interface KindTold {
  readonly kind: Kind;
  /** What in the values says so. */
  readonly why: string;
}

/** Numbers with fewer equal pairs than this are measured, not repeated. */
const REPEATED = 0.1;
const MOSTLY = 0.5;
const LAST_FIRST = /^\s*\p{L}[\p{L}'’.-]+(\s\p{L}[\p{L}'’.-]+)?,\s*\p{L}/u;
const SEPARATED = /[;|/&]|\band\b/iu;

export function kindOfValues(table: ClaimTable, hierarchy: Hierarchy | undefined): KindTold {
  const count = table.spelling.length;
  let [arrays, numbers, placed, lastFirst, separated] = [0, 0, 0, 0, 0];
  for (const spelling of table.spelling) {
    const value = table.spellings[spelling] ?? '';
    if (typeof value === 'object') {
      arrays += 1;
      if (value.some((one) => LAST_FIRST.test(one))) lastFirst += 1;
    } else if (numberOf(value) !== undefined) numbers += 1;
    else if (typeof value === 'string') {
      if (hierarchy?.has(value.trim()) === true) placed += 1;
      if (LAST_FIRST.test(value)) lastFirst += 1;
      if (SEPARATED.test(value)) separated += 1;
    }
  }
  const share = (part: number): string => `${Math.round((100 * part) / count)} % of the values`;
  if (arrays > count * MOSTLY)
    return lastFirst > arrays * 0.2
      ? { kind: 'names', why: `${share(arrays)} are lists, with names as "Last, First"` }
      : { kind: 'lists', why: `${share(arrays)} are lists` };
  if (placed > count * MOSTLY) return { kind: 'places', why: `${share(placed)} are names of the hierarchy` };
  if (numbers > count * MOSTLY) {
    const repeated = repeatedShare(table);
    const often = `two sources give the same number ${Math.round(100 * repeated)} times in a hundred`;
    return repeated < REPEATED && numbers === count
      ? { kind: 'measures', why: `all values are numbers, and ${often}` }
      : { kind: 'numbers', why: `${share(numbers)} are numbers, and ${often}` };
  }
  if (lastFirst > count * 0.2 && separated > count * 0.05)
    return {
      kind: 'names',
      why: `${share(lastFirst)} begin with "Last, First", ${share(separated)} hold several names`,
    };
  if (separated > count * 0.3 && [...table.spellings].some((value) => String(value).includes(';')))
    return { kind: 'lists', why: `${share(separated)} hold several parts` };
  return { kind: 'categories', why: 'the values are text without parts' };
}

/** How often two claims of one object, by different sources, give the same value: 1 when there are no two. */
function repeatedShare(table: ClaimTable): number {
  let [same, all] = [0, 0];
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    if (to - from < 2) continue;
    const counts = new Map<number, number>();
    for (let claim = from; claim < to; claim++) {
      const spelling = table.spelling[claim] ?? 0;
      counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
    }
    let pairs = 0;
    for (const times of counts.values()) pairs += times * (times - 1);
    same += pairs / ((to - from) * (to - from - 1));
    all += 1;
  }
  return all === 0 ? 1 : same / all;
}
