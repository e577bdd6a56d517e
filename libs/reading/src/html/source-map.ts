/** Where each unit of a text stands in the source that it was taken from. */
import type { Span } from '../reading.js';

/** Builds the text and remembers the source of its pieces. Positions are UTF-16 code units, ends excluded. */
export class MappedText {
  private readonly pieces: string[] = [];
  private readonly textStarts: number[] = [];
  private readonly sourceStarts: number[] = [];
  private readonly sourceEnds: number[] = [];
  private readonly textEnds: number[] = [];
  length = 0;

  /** Words that stand in the text alone: line breaks, the sign of a list entry. */
  addOwn(words: string): void {
    this.pieces.push(words);
    this.length += words.length;
  }

  /** `words` were read from `[start, end)` of the source: as they stand there, when the lengths are equal. */
  add(words: string, start: number, end: number): void {
    const last = this.textStarts.length - 1;
    const follows =
      last >= 0 &&
      this.textEnds[last] === this.length &&
      this.sourceEnds[last] === start &&
      words.length === end - start &&
      (this.textEnds[last] ?? 0) - (this.textStarts[last] ?? 0) === start - (this.sourceStarts[last] ?? 0);
    this.pieces.push(words);
    this.length += words.length;
    if (follows) {
      this.textEnds[last] = this.length;
      this.sourceEnds[last] = end;
      return;
    }
    this.textStarts.push(this.length - words.length);
    this.textEnds.push(this.length);
    this.sourceStarts.push(start);
    this.sourceEnds.push(end);
  }

  toString(): string {
    return this.pieces.join('');
  }

  /**
   * The span of the source that holds the text `[start, end)`. It may hold tags in between. A side that lies in words of
   * the text alone is drawn to the nearest words of the source; a span that holds nothing else is empty there. A part of
   * a character reference gives the whole reference.
   */
  sourceOf({ start, end }: Span): Span {
    const count = this.textStarts.length;
    if (count === 0) return { start: 0, end: 0 };
    // The first piece that ends behind the start, and the last that begins before the end.
    const first = this.firstWhere((at) => (this.textEnds[at] ?? 0) > start);
    const last = this.firstWhere((at) => (this.textStarts[at] ?? 0) >= end) - 1;
    if (first >= count) return this.emptyAt(this.sourceEnds[count - 1] ?? 0);
    if (last < first || end <= start) return this.emptyAt(this.startIn(first, start));
    return { start: this.startIn(first, start), end: this.endIn(last, end) };
  }

  private readonly emptyAt = (at: number): Span => ({ start: at, end: at });

  private verbatim(at: number): boolean {
    return (
      (this.textEnds[at] ?? 0) - (this.textStarts[at] ?? 0) ===
      (this.sourceEnds[at] ?? 0) - (this.sourceStarts[at] ?? 0)
    );
  }

  private startIn(at: number, position: number): number {
    const into = Math.max(0, position - (this.textStarts[at] ?? 0));
    return (this.sourceStarts[at] ?? 0) + (this.verbatim(at) ? into : 0);
  }

  private endIn(at: number, position: number): number {
    const short = Math.max(0, (this.textEnds[at] ?? 0) - position);
    return (this.sourceEnds[at] ?? 0) - (this.verbatim(at) ? short : 0);
  }

  private firstWhere(holds: (at: number) => boolean): number {
    let low = 0;
    let high = this.textStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
