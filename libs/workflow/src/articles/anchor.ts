/** Quotes as passages of a text, and what becomes of a passage when the text is edited. */
import type { Passage, TextSpan } from '@whence/domain';
import type { PassageHealth } from '../claims/ports.js';
import { nearestQuote } from './nearest-quote.js';

/** Length of the words kept before and after a quote, in UTF-16 code units. */
const CONTEXT = 32;
/** Below this likeness another passage is not taken for an edited one: half of the words are others by then. */
const STILL_THE_SAME = 0.6;

/** The passage at a span: the quote with 32 code units of context on each side, never half a character. */
export function passageAt(text: string, span: TextSpan): Passage {
  const prefix = text.slice(Math.max(0, span.start - CONTEXT), span.start).replace(/^[\udc00-\udfff]/, '');
  const suffix = text.slice(span.end, span.end + CONTEXT).replace(/[\ud800-\udbff]$/, '');
  return { start: span.start, end: span.end, exact: text.slice(span.start, span.end), prefix, suffix };
}

/** Every place where a quote stands in a text, at most a thousand. */
export function placesOf(text: string, quote: string): readonly number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at >= 0 && places.length < 1000; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/**
 * The place that a quote most likely means: the one whose surroundings are most alike, then the nearest to where it
 * stood; the first place when nothing is known of its surroundings.
 */
export function likeliestPlace(
  text: string,
  quote: string,
  known: { readonly prefix?: string; readonly suffix?: string; readonly start?: number },
): number | undefined {
  let best: { at: number; alike: number; away: number } | undefined;
  for (const at of placesOf(text, quote)) {
    const alike =
      endInCommon(text.slice(Math.max(0, at - CONTEXT), at), known.prefix ?? '') +
      startInCommon(text.slice(at + quote.length, at + quote.length + CONTEXT), known.suffix ?? '');
    const away = known.start === undefined ? 0 : Math.abs(at - known.start);
    if (!best || alike > best.alike || (alike === best.alike && away < best.away)) best = { at, alike, away };
  }
  return best?.at;
}

function startInCommon(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function endInCommon(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

/**
 * Finds a passage of an earlier text again. Exact: where it was. Moved: the same words elsewhere. Changed: words much
 * like them; the passage is then that of the new words. Orphaned: gone; the passage is returned as it was.
 * Source: DESIGN, Words (Passage).
 */
export function anchorAgain(
  passage: Passage,
  text: string,
): { readonly health: PassageHealth; readonly passage: Passage } {
  const { start, end, exact } = passage;
  const likeliest = likeliestPlace(text, exact, passage);
  if (likeliest === start) return { health: 'exact', passage: passageAt(text, { start, end }) };
  if (likeliest !== undefined)
    return { health: 'moved', passage: passageAt(text, { start: likeliest, end: likeliest + exact.length }) };
  const nearest = nearestQuote(text, exact);
  if (nearest && nearest.similarity >= STILL_THE_SAME) return { health: 'changed', passage: passageAt(text, nearest) };
  return { health: 'orphaned', passage };
}
