/** What is looked for on a measure and those around it, whatever else a claim says: the same lists for all its claims. */
import { measureFamily } from '../compare/containment.js';
import type { Vocabulary } from '../vocabulary.js';
import { indexOf } from '../vocabulary-index.js';
import type { Look } from './look.js';

/** How many statements of one measure are taken. */
export interface Bounds {
  /** About the claim's subject: so many, or the `newest` of them where there are more, with those that decide. */
  readonly like: number;
  readonly newest: number;
  /** That name nobody, or about anybody: so many, or the `newestOthers` where there are more. */
  readonly others: number;
  readonly newestOthers: number;
  /** Of those that decide: before and after in time each, and with the same number. */
  readonly nearest: number;
  /** The lowest and the highest each. */
  readonly extremes: number;
  /** What one named source said. */
  readonly series: number;
}

/** What one source said on one measure. */
export const SERIES_MOST = 30;

/** Eighty statements of one kind are more than a desk holds of most things, and than a reader of a finding reads. */
export const OWN: Bounds = {
  like: 80,
  newest: 30,
  others: 60,
  newestOthers: 10,
  nearest: 15,
  extremes: 8,
  series: SERIES_MOST,
};

/** On another measure of the family, where little decides: a part may not exceed its whole, and a link may lead there. */
const RELATED: Bounds = { like: 50, newest: 8, others: 50, newestOthers: 5, nearest: 4, extremes: 2, series: 5 };

/** Measures besides the claim's own, nearest first. */
export const FAMILY_MOST = 24;

/** What a look on a measure takes when it is not cut: which bounds those are, and whether it is about the claim's subject. */
export interface Kind {
  readonly bounds: Bounds;
  readonly like: boolean;
}

const kinds = new WeakMap<Look, Kind>();

/** The kind of a look that {@link looksOn} made; undefined for any other. */
export const kindOf = (look: Look): Kind | undefined => kinds.get(look);

/** Looks for what may bear on any content of a measure and subject: all of them, whatever else it says. */
export function looksOn(
  measure: string,
  subject: string | undefined,
  vocabulary: Vocabulary,
  publishedBy: string | null,
): readonly Look[] {
  const { looks: kept } = indexOf(vocabulary);
  const name = JSON.stringify([measure, subject ?? null, publishedBy]);
  const before = kept.of.get(name);
  if (before !== undefined) return before;
  const { near, alike } = measureFamily(measure, vocabulary, FAMILY_MOST);
  const looks = [measure, ...near].flatMap((key): Look[] => {
    const bounds = key === measure ? OWN : RELATED;
    const look = (kind: Omit<Look, 'measure' | 'order' | 'publishedBy'>, like: boolean): Look => {
      const made: Look = { measure: key, order: 'newest', publishedBy, ...kind };
      kinds.set(made, { bounds, like });
      return made;
    };
    const others = (about?: string, beside?: true) =>
      look({ subject: about, beside, most: bounds.others, fewer: bounds.newestOthers }, false);
    const like = look({ subject: subject ?? '', most: bounds.like, fewer: bounds.newest }, true);
    // What names another subject neither decides nor can be what the page means; what names none can. On a measure that
    // only counts the same thing it is not even shown.
    if (subject === undefined) return [like, others()];
    return alike.has(key) ? [like, others('')] : [like, others(''), others(undefined, true)];
  });
  kept.members += looks.length;
  if (kept.members > LOOKS_KEPT) {
    kept.of.clear();
    kept.members = looks.length;
  }
  kept.of.set(name, looks);
  return looks;
}

/** Lists of looks are kept until they have so many members together. */
const LOOKS_KEPT = 100_000;
