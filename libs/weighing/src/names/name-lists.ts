/**
 * Lists of people of one object, read together: what one source prints clearly ("McGraw, Gary; Viega, John") tells where the
 * names end in what another runs together ("MCGRAW, GARYVIEGA, JOHN").
 */
import { lettersOf, type Person, personKey } from './person.js';
import { type NamesRead, readNames } from './read-names.js';

/** A person whom somebody names, and how often. */
interface Known {
  readonly last: string;
  readonly key: string;
  support: number;
  readonly firsts: Set<string>;
  readonly printed: Map<string, number>;
}

export interface NameList {
  /** Keys of the people, in order; empty when nobody is named. */
  readonly keys: readonly string[];
}

export interface NameLists {
  readonly lists: readonly NameList[];
  /** How a person is best printed: "Last, First". */
  readonly printed: ReadonlyMap<string, string>;
}

const UNCLEAR = 0.2;

export function nameLists(texts: readonly string[], weights: readonly number[]): NameLists {
  const reads = texts.map(readNames);
  const known = knownPeople(reads, weights);
  const lists = reads.map((read) => ({ keys: peopleIn(read, known) }));
  const printed = new Map<string, string>();
  for (const people of known.values()) for (const { key, printed: forms } of people) printed.set(key, bestForm(forms));
  return { lists, printed };
}

function knownPeople(reads: readonly NamesRead[], weights: readonly number[]): Map<string, Known[]> {
  const byLast = new Map<string, Known[]>();
  const bare: { one: Person; weight: number }[] = [];
  const add = (one: Person, weight: number): void => {
    const people = byLast.get(one.last) ?? [];
    byLast.set(one.last, people);
    const key = personKey(one);
    let known = people.find((other) => other.key === key);
    if (!known) people.push((known = { last: one.last, key, support: 0, firsts: new Set(), printed: new Map() }));
    known.support += weight;
    for (const first of one.first.split(/\s+/u)) if (first.length > 1) known.firsts.add(first);
    known.printed.set(one.printed, (known.printed.get(one.printed) ?? 0) + weight);
  };
  reads.forEach(({ people, clear }, at) => {
    for (const one of people) {
      const weight = (weights[at] ?? 1) * (clear ? 1 : UNCLEAR);
      if (one.first === '') bare.push({ one, weight });
      else add(one, weight);
    }
  });
  dropSwapped(byLast);
  // A last name alone is the one person who has it; else a person of its own.
  for (const { one, weight } of bare) {
    const people = byLast.get(one.last);
    if (!people) add(one, weight);
    else best(people).support += weight;
  }
  return byLast;
}

/** "McGraw Gary" may be read as Gary, McGraw: of two readings with the names swapped the one that fewer support goes. */
function dropSwapped(byLast: Map<string, Known[]>): void {
  for (const [last, people] of byLast) {
    const kept = people.filter((one) => {
      const swapped = [...one.firsts]
        .flatMap((first) => byLast.get(first) ?? [])
        .filter((other) => other.firsts.has(last));
      const stronger = swapped.find(
        ({ support, key }) => support > one.support || (support === one.support && key < one.key),
      );
      if (stronger) stronger.support += one.support;
      return !stronger;
    });
    if (kept.length > 0) byLast.set(last, kept);
    else byLast.delete(last);
  }
}

const best = (people: readonly Known[]): Known =>
  people.reduce((a, b) => (b.support > a.support || (b.support === a.support && b.key < a.key) ? b : a));

/** Finds the known people in the words of one list. */
function peopleIn(read: NamesRead, known: ReadonlyMap<string, readonly Known[]>): string[] {
  const words = read.words.map(lettersOf).filter((word) => word !== '');
  const keys = new Set<string>();
  const used = new Set<number>();
  // Longest last names first: "van dam" before "dam".
  const lasts = [...known.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const firsts = new Set([...known.values()].flatMap((people) => people.flatMap((one) => [...one.firsts])));
  for (const last of lasts) {
    const places = placesOf(words, last, used, firsts);
    if (places.length === 0) continue;
    const people = known.get(last) ?? [];
    for (const place of places) {
      const fitting = people.filter(({ key }) => fits(key, words, place));
      const fresh = fitting.filter(({ key }) => !keys.has(key));
      const near = fresh.length > 0 ? fresh : fitting;
      const lone = best(near.length > 0 ? near : people);
      // A word that is somebody's first name is a last name only where a first name fits it.
      if (near.length === 0 && firsts.has(last) && words.length > 1) continue;
      // Who is named by few where a last name is shared with somebody named by many is mostly a misreading.
      const top = best(people);
      keys.add(lone.support * 5 < top.support ? top.key : lone.key);
      for (let at = place.from; at < place.to; at++) used.add(at);
    }
  }
  return [...keys].sort();
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where a last name stands, in one word or in several joined; at the end of a list a beginning of it will do. */
function placesOf(
  words: readonly string[],
  last: string,
  used: ReadonlySet<number>,
  firsts: ReadonlySet<string>,
): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < words.length; from++) {
    if (used.has(from)) continue;
    const word = words[from] ?? '';
    // "MCGRAW, GARYVIEGA, JOHN"
    if (word.endsWith(last) && firsts.has(word.slice(0, -last.length))) places.push({ from, to: from + 1 });
    let joined = '';
    for (let to = from; to < Math.min(words.length, from + 3); to++) {
      joined += words[to] ?? '';
      if (joined === last) places.push({ from, to: to + 1 });
      if (joined.length >= last.length) break;
    }
  }
  const end = words.at(-1) ?? '';
  if (places.length === 0 && words.length > 4 && end.length >= 4 && last.startsWith(end) && !used.has(words.length - 1))
    places.push({ from: words.length - 1, to: words.length });
  return places;
}

/** Whether a word beside the last name begins like the person's first name. */
function fits(key: string, words: readonly string[], { from, to }: Place): boolean {
  const initial = key.split(' ')[1] ?? '';
  if (initial === '') return true;
  return [words[to], words[from - 1], words[from - 2], words[from - 3]].some(
    (word) => word?.startsWith(initial) === true,
  );
}

/** The form most often printed; the longer one where it is printed half as often. */
function bestForm(forms: ReadonlyMap<string, number>): string {
  const ranked = [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const most = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, weight]) => weight * 2 >= most)
    .map(([form]) => form)
    .reduce((a, b) => (b.length > a.length ? b : a), '');
}
