/** How well predicted attributions agree with annotated ones. Spans are compared as sets of words; marks at the edges do not matter. */
import type { Span } from '../../src/reading.js';
import type { GoldAttribution } from './gold.js';

type Roles = Record<'source' | 'cue' | 'content', ReadonlySet<number>>;

interface Tally {
  right: number;
  found: number;
  gold: number;
}

const shared = (one: ReadonlySet<number>, other: ReadonlySet<number>): number => {
  let count = 0;
  for (const word of one) if (other.has(word)) count++;
  return count;
};
const equal = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && shared(one, other) === one.size;
const agreement = (one: ReadonlySet<number>, other: ReadonlySet<number>): number =>
  one.size + other.size === 0 ? 0 : (2 * shared(one, other)) / (one.size + other.size);

/** Size of the largest one-to-one matching of `left` to `right` things that fit (augmenting paths). */
function matched(left: number, right: number, fits: (one: number, other: number) => boolean): number {
  const partner = new Map<number, number>();
  const augment = (one: number, seen: Set<number>): boolean => {
    for (let other = 0; other < right; other++) {
      if (seen.has(other) || !fits(one, other)) continue;
      seen.add(other);
      const taken = partner.get(other);
      if (taken === undefined || augment(taken, seen)) {
        partner.set(other, one);
        return true;
      }
    }
    return false;
  };
  let count = 0;
  for (let one = 0; one < left; one++) if (augment(one, new Set())) count++;
  return count;
}

/** Words of the text as spans: runs of letters and digits. */
export function wordSpans(text: string): Span[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function rolesIn(words: readonly Span[], { source, cue, content }: GoldAttribution): Roles {
  const wordsIn = (spans: readonly Span[]): Set<number> => {
    const set = new Set<number>();
    for (const { start, end } of spans) {
      let at = firstEndingAfter(words, start);
      for (; at < words.length && words[at]!.start < end; at++) set.add(at);
    }
    // A span of marks alone (a colon as a cue) is compared by its characters.
    if (set.size === 0) for (const { start, end } of spans) for (let at = start; at < end; at++) set.add(-1 - at);
    return set;
  };
  return { source: wordsIn(source), cue: wordsIn(cue), content: wordsIn(content) };
}

function firstEndingAfter(words: readonly Span[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const linked = (one: Roles, other: Roles): boolean =>
  agreement(one.content, other.content) >= 0.5 &&
  ((one.source.size === 0 && other.source.size === 0) || shared(one.source, other.source) > 0);

/** For each attribution found, whether it is linked to an annotated one: contents agree by a token F1 of at least one half, and sources share a word or are both absent. */
export function areLinked(
  words: readonly Span[],
  gold: readonly GoldAttribution[],
  found: readonly GoldAttribution[],
): boolean[] {
  const right = gold.map((one) => rolesIn(words, one));
  return found.map((one) => {
    const own = rolesIn(words, one);
    return right.some((other) => linked(other, own));
  });
}

export class Measure {
  private readonly tallies = new Map<string, Tally>();

  /** Adds one article. */
  add(text: string, gold: readonly GoldAttribution[], found: readonly GoldAttribution[]): void {
    const words = wordSpans(text);
    const right = gold.map((one) => rolesIn(words, one));
    const ours = found.map((one) => rolesIn(words, one));
    const count = (name: string, fits: (one: Roles, other: Roles) => boolean): void => {
      const tally = this.tallies.get(name) ?? { right: 0, found: 0, gold: 0 };
      tally.right += matched(right.length, ours.length, (one, other) => fits(right[one]!, ours[other]!));
      tally.found += ours.length;
      tally.gold += right.length;
      this.tallies.set(name, tally);
    };
    count('linked', linked);
    count('content alone', (one, other) => agreement(one.content, other.content) >= 0.5);
    count('exact cue', (one, other) => equal(one.cue, other.cue));
    for (const role of ['source', 'content'] as const)
      count(`exact ${role}`, (one, other) => shared(one.cue, other.cue) > 0 && equal(one[role], other[role]));
    count('all exact', (one, other) =>
      (['source', 'cue', 'content'] as const).every((role) => equal(one[role], other[role])),
    );
  }

  /** A line for each measure: precision, recall, F1 in per cent. */
  lines(): string[] {
    return [...this.tallies].map(([name, { right, found, gold }]) => {
      const precision = right / (found || 1);
      const recall = right / (gold || 1);
      const f1 = (2 * precision * recall) / (precision + recall || 1);
      return `${name.padEnd(14)} P ${(100 * precision).toFixed(1)}  R ${(100 * recall).toFixed(1)}  F1 ${(100 * f1).toFixed(1)}`;
    });
  }
}
