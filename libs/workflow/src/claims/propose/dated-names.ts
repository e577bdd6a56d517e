/** Names that were in use for a time: which of them a page of some day may print. */
import {
  daysBetween,
  daysOf,
  type DatedName,
  type PartialDate,
  type Place,
  type Source,
  type Vocabulary,
} from '@whence/domain';

/** Whether a name was in use on a day on which the page may have come out. Of a page without a date nobody can say that it was not. */
export function wasInUse({ from, to }: Pick<DatedName, 'from' | 'to'>, published: PartialDate | undefined): boolean {
  if (published === undefined) return true;
  const [name, page] = [daysBetween(from, to), daysOf(published)];
  return name.from <= page.to && page.from <= name.to;
}

/** The entry with the names that a page of this date may print among its aliases. The very same when it has no dated names. */
export function namesHeld<T extends Source | Place>(entry: T, published: PartialDate | undefined): T {
  if (entry.names === undefined) return entry;
  const held = entry.names.filter((name) => wasInUse(name, published)).map(({ name }) => name);
  return { ...entry, aliases: [...new Set([...entry.aliases, ...held])] };
}

/** The vocabulary with {@link namesHeld} of its sources and places. */
export function withNamesHeld(vocabulary: Vocabulary, published: PartialDate | undefined): Vocabulary {
  const held = <T extends Source | Place>(entries: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...entries].map(([key, entry]) => [key, namesHeld(entry, published)]));
  return { ...vocabulary, sources: held(vocabulary.sources), places: held(vocabulary.places) };
}

/** "from 2006-03 to 2023-07", "until 2023-07". */
export function sayHeld({ from, to }: DatedName): string {
  if (from === undefined) return to === undefined ? 'at all times' : `until ${to}`;
  return to === undefined ? `from ${from} on` : `from ${from} to ${to}`;
}
