/**
 * Linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001): the best row of labels, and how
 * likely each label is, given a score for each label at each place and for each pair of neighbours.
 */

/** A label may follow another, or begin a row, only where this says so. */
export interface Grammar {
  readonly labels: number;
  readonly begins: readonly boolean[];
  /** `follows[before * labels + label]`. */
  readonly follows: readonly boolean[];
}

/** Labels "O", "B-x", "I-x": a piece goes on only behind its beginning. */
export function pieces(labels: readonly string[]): Grammar {
  const starts = labels.map((label) => !label.startsWith('I-'));
  return {
    labels: labels.length,
    begins: starts,
    follows: labels.flatMap((before) =>
      labels.map((label, at) => starts[at] === true || (before !== 'O' && before.slice(2) === label.slice(2))),
    ),
  };
}

export class Chain {
  private alpha = new Float64Array(0);
  private beta = new Float64Array(0);
  private steps = new Float64Array(0);
  private back = new Uint8Array(0);
  /** How likely each label is at each place, after `run`. */
  marginals = new Float64Array(0);

  /** The exponentials of the edges, where these stay as they are. */
  private readonly factors: Float64Array | undefined;

  /** `edges[(class * labels + before) * labels + label]`: the score of a pair whose second place is of a class; `fixed` when they change no more. */
  constructor(
    readonly grammar: Grammar,
    readonly edges: Float32Array | Float64Array,
    fixed = false,
  ) {
    if (fixed)
      this.factors = Float64Array.from(edges, (score, at) =>
        grammar.follows[at % grammar.labels ** 2] ? Math.exp(score) : 0,
      );
  }

  private room(count: number): void {
    const width = this.grammar.labels;
    if (this.alpha.length >= count * width) return;
    const size = Math.max(count, 512);
    this.alpha = new Float64Array(size * width);
    this.beta = new Float64Array(size * width);
    this.marginals = new Float64Array(size * width);
    this.back = new Uint8Array(size * width);
    this.steps = new Float64Array(size * width * width);
  }

  /** The best row of labels for `count` places; `scores` holds `labels` numbers a place. */
  best(scores: Float64Array, classes: Uint8Array, count: number): Uint8Array {
    this.room(count);
    const { labels: width, begins, follows } = this.grammar;
    const { alpha, back, edges } = this;
    const row = new Uint8Array(count);
    if (count === 0) return row;
    for (let label = 0; label < width; label++) alpha[label] = begins[label] ? scores[label]! : -Infinity;
    for (let at = 1; at < count; at++) {
      const edge = classes[at]! * width * width;
      for (let label = 0; label < width; label++) {
        let best = -Infinity;
        let from = 0;
        for (let before = 0; before < width; before++) {
          if (!follows[before * width + label]) continue;
          const score = alpha[(at - 1) * width + before]! + edges[edge + before * width + label]!;
          if (score > best) {
            best = score;
            from = before;
          }
        }
        alpha[at * width + label] = best + scores[at * width + label]!;
        back[at * width + label] = from;
      }
    }
    let last = 0;
    for (let label = 1; label < width; label++)
      if (alpha[(count - 1) * width + label]! > alpha[(count - 1) * width + last]!) last = label;
    for (let at = count - 1; at >= 0; at--) {
      row[at] = last;
      last = back[at * width + last]!;
    }
    return row;
  }

  /** Fills `marginals` for `count` places. With `pairs`, adds the expected number of each pair of labels by class to it, times `weight`. */
  run(scores: Float64Array, classes: Uint8Array, count: number, pairs?: Float64Array, weight = 1): void {
    this.room(count);
    const { labels: width, begins, follows } = this.grammar;
    const { alpha, beta, steps, marginals, edges, factors } = this;
    const square = width * width;
    for (let at = 0; at < count; at++) {
      let top = -Infinity;
      for (let label = 0; label < width; label++) top = Math.max(top, scores[at * width + label]!);
      let sum = 0;
      for (let label = 0; label < width; label++) {
        const local = Math.exp(scores[at * width + label]! - top);
        let total = 0;
        if (at === 0) total = begins[label] ? 1 : 0;
        else
          for (let before = 0; before < width; before++) {
            const pair = before * width + label;
            const slot = classes[at]! * square + pair;
            const step = local * (factors ? factors[slot]! : follows[pair] ? Math.exp(edges[slot]!) : 0);
            steps[at * square + pair] = step;
            total += alpha[(at - 1) * width + before]! * step;
          }
        alpha[at * width + label] = at === 0 ? total * local : total;
        sum += alpha[at * width + label]!;
      }
      for (let label = 0; label < width; label++) alpha[at * width + label] = alpha[at * width + label]! / sum;
    }
    for (let at = count - 1; at >= 0; at--) {
      let sum = 0;
      for (let before = 0; before < width; before++) {
        let total = 0;
        if (at === count - 1) total = 1;
        else
          for (let label = 0; label < width; label++)
            total += steps[(at + 1) * square + before * width + label]! * beta[(at + 1) * width + label]!;
        beta[at * width + before] = total;
        sum += total;
      }
      let norm = 0;
      for (let label = 0; label < width; label++) {
        beta[at * width + label] = beta[at * width + label]! / sum;
        norm += marginals[at * width + label] = alpha[at * width + label]! * beta[at * width + label]!;
      }
      for (let label = 0; label < width; label++) marginals[at * width + label] = marginals[at * width + label]! / norm;
    }
    if (!pairs) return;
    for (let at = 1; at < count; at++) {
      let norm = 0;
      for (let before = 0; before < width; before++)
        for (let label = 0; label < width; label++)
          norm +=
            alpha[(at - 1) * width + before]! *
            steps[at * square + before * width + label]! *
            beta[at * width + label]!;
      const scale = weight / norm;
      for (let before = 0; before < width; before++)
        for (let label = 0; label < width; label++) {
          const pair = before * width + label;
          pairs[classes[at]! * square + pair] =
            pairs[classes[at]! * square + pair]! +
            alpha[(at - 1) * width + before]! * steps[at * square + pair]! * beta[at * width + label]! * scale;
        }
    }
  }
}
