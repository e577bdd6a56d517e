/** A block in sentences. A full stop ends one only where English print lets it: not in "U.S. allies", "Gen. Smith", "1.5 million". */
import type { Span } from './reading.js';

/** Nobody writes longer ones; a longer run is cut at white space, so that work inside a sentence is bounded. */
export const MAX_SENTENCE = 1500;

const TITLES = new Set(
  'gen lt col maj capt sgt cpl pvt adm cmdr brig mr mrs ms dr prof rev hon st sen rep gov pres sec supt insp det mt ft vs no nos art fig vol sect approx est dept univ assn e.g i.e cf al'.split(
    ' ',
  ),
);
const SOMETIMES = new Set(
  'inc ltd co corp jr sr bros etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m'.split(
    ' ',
  ),
);
const STARTERS = new Set(
  'the a an it he she they we i this that these those in on at but and however meanwhile according there its his her their'.split(
    ' ',
  ),
);

/** Whether the stop at `at` ends a sentence, given what stands before and after it. */
function endsAt(text: string, at: number, next: number, end: number): boolean {
  if (next >= end) return true;
  const following = text.slice(next, next + 24);
  if (text[at] !== '.') return !/^\p{Ll}/u.test(following);
  if (/^\p{Ll}/u.test(following)) return false;
  const before = /[\p{L}\p{N}.]{1,20}$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0].toLowerCase() ?? '';
  const nextWord = /^["'“‘(]{0,3}([\p{L}]{1,20})/u.exec(following)?.[1] ?? '';
  if (TITLES.has(before)) return before === 'no' && !/^\d/.test(following);
  const initials = /^(?:\p{L}\.){0,5}\p{L}$/u.test(before);
  if (SOMETIMES.has(before) || (initials && before.includes('.'))) return STARTERS.has(nextWord.toLowerCase());
  // "J. Smith": one capital letter is an initial.
  if (initials && /\p{Lu}/u.test(text[at - 1] ?? '')) return false;
  return true;
}

/** Sentence spans of the block `[start, end)`, white space trimmed; a span is never longer than `MAX_SENTENCE`. */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  const push = (from: number, to: number): void => {
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    while (to - from > MAX_SENTENCE) {
      const space = text.lastIndexOf(' ', from + MAX_SENTENCE);
      let cut = space > from + MAX_SENTENCE / 2 ? space : from + MAX_SENTENCE;
      if (/[\uD800-\uDBFF]/.test(text[cut - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[cut] ?? '')) cut--;
      spans.push({ start: from, end: cut });
      from = cut;
      while (from < to && /\s/.test(text[from] ?? '')) from++;
    }
    if (to > from) spans.push({ start: from, end: to });
  };
  let from = start;
  // Over the block alone: a search that ran on past its end would make a page of short blocks take quadratic time.
  for (const match of text.slice(start, end).matchAll(/[.!?…]{1,6}["'”’)\]]{0,3}(?=\s|$)|[。！？]/g)) {
    const at = start + match.index;
    const after = at + match[0].length;
    let next = after;
    while (next < end && /\s/.test(text[next] ?? '')) next++;
    if (endsAt(text, at, next, end)) {
      push(from, after);
      from = next;
    }
  }
  push(from, end);
  return spans;
}
