/** Groups of words that stand in like contexts, so that what was learned of "insisted" helps with "averred". */

/** Clusters as they are stored. */
export interface PackedClusters {
  /** Base64 of pairs in rising order of the words' hashes: distance to the next hash and the word's finest group, both LEB128. */
  readonly words: string;
  /** For each finest group the middle group, for each middle group the coarse one. */
  readonly coarser: readonly (readonly number[])[];
}

function push(bytes: number[], value: number): void {
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  bytes.push(value);
}

/** The stored form; a hash that two words share keeps the group of the first. */
export function packClusters(
  words: readonly { readonly hash: number; readonly cluster: number }[],
  coarser: readonly (readonly number[])[],
): PackedClusters {
  const bytes: number[] = [];
  let last = 0;
  const seen = new Set<number>();
  for (const { hash, cluster } of [...words].sort((one, other) => one.hash - other.hash)) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    push(bytes, hash - last);
    push(bytes, cluster);
    last = hash;
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.slice(at, at + 0x2000));
  return { words: btoa(text), coarser };
}

/** Which groups a word belongs to. */
export class Clusters {
  private readonly of = new Map<number, number>();
  private readonly middle: readonly number[];
  private readonly top: readonly number[];

  constructor(packed: PackedClusters) {
    const bytes = atob(packed.words);
    let at = 0;
    const next = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes.charCodeAt(at++);
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
    };
    for (let hash = 0; at < bytes.length;) {
      hash += next();
      this.of.set(hash, next());
    }
    this.middle = packed.coarser[0] ?? [];
    this.top = packed.coarser[1] ?? [];
  }

  /** The finest group of the lower-case word with this hash; -1 when the word is in none. */
  fine(hash: number): number {
    return this.of.get(hash) ?? -1;
  }

  /** The middle group that holds a finest one. */
  middleOf(fine: number): number {
    return this.middle[fine] ?? -1;
  }

  /** The coarse group that holds a middle one. */
  coarseOf(middle: number): number {
    return this.top[middle] ?? -1;
  }
}
