/** Where a text comes nearest to a quote: by the runs of three letters that both hold. */
import type { TextSpan } from '@whence/domain';

export interface NearestQuote extends TextSpan {
  readonly exact: string;
  /** 0 to 1: twice the shared runs of three letters over all of both (Dice). */
  readonly similarity: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** The text in the form that is compared; as long as the text itself, so that offsets stay true. */
function folded(text: string): string {
  let out = '';
  for (const unit of text) {
    const lower = unit.toLowerCase();
    out += /\s/.test(unit) ? ' ' : lower.length === unit.length ? lower : unit;
  }
  return out.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
}

/** How much two texts share, 0 to 1. */
export function similarity(a: string, b: string): number {
  const left = trigrams(folded(a));
  const right = trigrams(folded(b));
  let shared = 0;
  for (const [gram, count] of left) shared += Math.min(count, right.get(gram) ?? 0);
  const all = sum(left) + sum(right);
  return all === 0 ? Number(a === b) : (2 * shared) / all;
}

function trigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 3 <= text.length; at++) {
    const gram = text.slice(at, at + 3);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}

/**
 * The part of `text` that comes nearest to `quote`, on whole words; `undefined` when nothing shares a run of three
 * letters with it. Time grows with the length of the text alone.
 */
export function nearestQuote(text: string, quote: string): NearestQuote | undefined {
  const haystack = folded(text);
  const wanted = trigrams(folded(quote));
  const width = Math.min(quote.length, text.length);
  const inWindow = new Map<string, number>();
  let shared = 0;
  let best = { shared: 0, start: 0 };
  for (let at = 0; at + 3 <= haystack.length; at++) {
    const entering = haystack.slice(at, at + 3);
    const need = wanted.get(entering);
    if (need !== undefined) {
      const now = (inWindow.get(entering) ?? 0) + 1;
      inWindow.set(entering, now);
      if (now <= need) shared++;
    }
    const gone = at - (width - 3) - 1;
    if (gone >= 0) {
      const leaving = haystack.slice(gone, gone + 3);
      const needed = wanted.get(leaving);
      const now = inWindow.get(leaving);
      if (needed !== undefined && now !== undefined) {
        inWindow.set(leaving, now - 1);
        if (now <= needed) shared--;
      }
    }
    if (shared > best.shared) best = { shared, start: Math.max(0, at + 3 - width) };
  }
  if (best.shared === 0) return undefined;
  const span = onWholeWords(text, best.start, Math.min(text.length, best.start + width));
  const exact = text.slice(span.start, span.end);
  return { ...span, exact, similarity: similarity(exact, quote) };
}

/** The span without the blanks at its ends, and with the words that its ends cut completed. */
function onWholeWords(text: string, from: number, to: number): TextSpan {
  let start = from;
  let end = to;
  while (start > 0 && WORD.test(text[start] ?? '') && WORD.test(text[start - 1] ?? '')) start--;
  while (end < text.length && WORD.test(text[end - 1] ?? '') && WORD.test(text[end] ?? '')) end++;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
