/** The terms of a collection: how many texts hold each, and which of them a strange word may stand for. */

const GRAM = 3;

/** Padded letter trigrams of a word. */
function gramsOf(word: string): string[] {
  const padded = `^${word}$`;
  const grams: string[] = [];
  for (let at = 0; at + GRAM <= padded.length; at++) grams.push(padded.slice(at, at + GRAM));
  return grams;
}

/** Least Dice coefficient of trigrams at which a strange word is read as a known one. */
const NEAR = 0.6;
/** Shorter words have too few letters to be recognised by some of them. */
const SHORTEST_NEAR = 5;
/** Shortest part into which joined letters are taken apart, unless it is among the commonest words. */
const SHORTEST_PART = 3;
const LONGEST_JOINED = 40;

/** Texts of plain English that a small collection is thought to be among, so that its own commonest words still tell. */
export interface Background {
  readonly texts: number;
  /** The share of them that hold a term, 0 to 1. */
  readonly share: (term: string) => number;
}

export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly counts: number[] = [];
  /** How often each printed word occurs; parts of joined letters are printed words. */
  private readonly printed = new Map<string, { count: number; readonly term: number }>();
  private grams: Map<string, number[]> | undefined;
  private readonly strange = new Map<string, readonly number[]>();
  private size = 0;

  constructor(private readonly background?: Background) {}

  /** The number of a term, new where it was not held. */
  take(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.ids.set(term, id);
    this.terms.push(term);
    this.counts.push(0);
    return id;
  }

  idOf(term: string): number | undefined {
    return this.ids.get(term);
  }

  termOf(id: number): string {
    return this.terms[id] ?? '';
  }

  get length(): number {
    return this.terms.length;
  }

  textsWith(id: number): number {
    return this.counts[id] ?? 0;
  }

  /** Notes a text's distinct terms. */
  countText(distinct: Iterable<number>): void {
    this.size++;
    for (const id of distinct) this.counts[id] = (this.counts[id] ?? 0) + 1;
  }

  countPrinted(shown: string, term: number): void {
    const known = this.printed.get(shown);
    if (known) known.count++;
    else this.printed.set(shown, { count: 1, term });
  }

  /**
   * How much a term tells texts apart: `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson & Spärck Jones 1976, kept positive
   * as in Lucene). A term that no text holds tells most.
   */
  idf(id: number | undefined): number {
    let count = id === undefined ? 0 : (this.counts[id] ?? 0);
    let size = this.size;
    if (this.background) {
      const { texts, share } = this.background;
      size += texts;
      if (id !== undefined) count += texts * share(this.termOf(id));
    }
    return Math.log(1 + (size - count + 0.5) / (count + 0.5));
  }

  /** Known terms that strange letters may stand for: the words that they hold run together, or else those spelled nearly so. */
  readingsOf(shown: string, joined: boolean): readonly number[] {
    const known = this.strange.get(shown);
    if (known) return known;
    const parts = this.partsOf(shown);
    const readings = parts.length > 0 ? parts : joined ? [] : this.nearTo(shown);
    if (this.strange.size > 50_000) this.strange.clear();
    this.strange.set(shown, readings);
    return readings;
  }

  /** Takes letters apart into the likeliest known words (by how often each occurs), or gives nothing when they do not part. */
  private partsOf(letters: string): number[] {
    const { length } = letters;
    if (length < 2 * SHORTEST_PART || length > LONGEST_JOINED || !/^\p{L}+$/u.test(letters)) return [];
    const best: { cost: number; from: number; term: number }[] = [{ cost: 0, from: 0, term: -1 }];
    const total = this.size + 1;
    for (let end = 1; end <= length; end++) {
      best[end] = { cost: Infinity, from: 0, term: -1 };
      for (let from = 0; from < end; from++) {
        const before = best[from]?.cost ?? Infinity;
        if (before === Infinity || (from === 0 && end === length)) continue;
        const word = this.printed.get(letters.slice(from, end));
        if (!word) continue;
        const short = end - from < SHORTEST_PART;
        if (short && word.count < total / 50) continue;
        const cost = before + Math.log(total / word.count) + 2;
        if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, from, term: word.term };
      }
    }
    const terms: number[] = [];
    for (let end = length; end > 0;) {
      const step = best[end];
      if (!step || step.cost === Infinity) return [];
      terms.unshift(step.term);
      end = step.from;
    }
    return terms;
  }

  private nearTo(shown: string): number[] {
    if (shown.length < SHORTEST_NEAR || !/^\p{L}+$/u.test(shown)) return [];
    this.grams ??= this.indexGrams();
    const grams = new Set(gramsOf(shown));
    const shared = new Map<number, number>();
    for (const gram of grams) for (const id of this.grams.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    let nearest: { id: number; likeness: number } | undefined;
    for (const [id, count] of shared) {
      const likeness = (2 * count) / (grams.size + new Set(gramsOf(this.termOf(id))).size);
      if (likeness >= NEAR && (nearest === undefined || likeness > nearest.likeness)) nearest = { id, likeness };
    }
    return nearest ? [nearest.id] : [];
  }

  private indexGrams(): Map<string, number[]> {
    const index = new Map<string, number[]>();
    for (const [id, term] of this.terms.entries()) {
      if (term.length < SHORTEST_NEAR - 1 || !/^\p{L}+$/u.test(term)) continue;
      for (const gram of new Set(gramsOf(term))) {
        const held = index.get(gram);
        if (held) held.push(id);
        else index.set(gram, [id]);
      }
    }
    return index;
  }
}
