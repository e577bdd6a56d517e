/** What words mean, roughly: vectors of stems, near each other for words that stand in like company. */

export interface PackedVectors {
  readonly width: number;
  /** Commonest first, parted by spaces. */
  readonly stems: string;
  /** Base64: `width` signed bytes a stem. */
  readonly bytes: string;
}

/** The share of a running text's words that Zipf's law gives the commonest, times its rank. */
const COMMONEST = 0.1;
/** Words of a short text. */
const SHORT_TEXT = 25;
/** "a", "I". */
const SHARE_OF_LETTERS = 0.4;

export class WordVectors {
  readonly width: number;
  private readonly places = new Map<string, number>();
  private readonly numbers: Float32Array;

  constructor(packed: PackedVectors) {
    this.width = packed.width;
    for (const [place, stem] of packed.stems.split(' ').entries()) this.places.set(stem, place);
    const bytes = atob(packed.bytes);
    const signed = new Int8Array(bytes.length);
    for (let at = 0; at < bytes.length; at++) signed[at] = bytes.charCodeAt(at);
    this.numbers = Float32Array.from(signed);
    for (let from = 0; from < this.numbers.length; from += this.width) {
      const vector = this.numbers.subarray(from, from + this.width);
      let sum = 0;
      for (const value of vector) sum += value * value;
      const size = Math.sqrt(sum) || 1;
      for (let at = 0; at < this.width; at++) vector[at] = (vector[at] ?? 0) / size;
    }
  }

  /**
   * The share of short texts of plain English that hold a stem, 0 to 1: stems are held in order of frequency, which falls
   * as their rank grows (Zipf; Mandelbrot 1953, with the usual offset of 2.7).
   */
  shareOf(stem: string): number {
    // The shortest words are not among the stems.
    if (/^\p{L}$/u.test(stem)) return SHARE_OF_LETTERS;
    const place = this.places.get(stem);
    const chance = place === undefined ? COMMONEST / (2 * this.places.size) : COMMONEST / (place + 2.7);
    return 1 - Math.exp(-SHORT_TEXT * chance);
  }

  /** Unit vector of a stem. */
  of(stem: string): Float32Array | undefined {
    const place = this.places.get(stem);
    return place === undefined ? undefined : this.numbers.subarray(place * this.width, (place + 1) * this.width);
  }
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The direction of a weighted sum of words (Arora et al. 2017); undefined when none of them has a vector. */
export function centroid(
  words: Iterable<readonly [Float32Array | undefined, number]>,
  width: number,
): Float32Array | undefined {
  const sum = new Float32Array(width);
  for (const [vector, weight] of words)
    if (vector) for (let at = 0; at < width; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
  const size = Math.sqrt(dot(sum, sum));
  return size > 0 ? sum.map((value) => value / size) : undefined;
}
