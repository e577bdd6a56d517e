/** Finds a person's quote in a revision. */
import type { Passage } from '@whence/domain';
import { likeliestPlace, passageAt } from '../articles/anchor.js';
import { nearestQuote } from '../articles/nearest-quote.js';
import { Refusal } from '../refusal.js';

/** Below this likeness a passage is not worth showing. */
const WORTH_SHOWING = 0.25;

export interface QuoteWanted {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Where it starts, in UTF-16 code units of the revision's text. */
  readonly start?: number;
}

/** Throws `quote-not-in-article` with the nearest passage and its offsets, when anything comes near. */
export function locateQuote(text: string, quote: QuoteWanted): Passage {
  const start = quote.exact.trim() === '' ? undefined : likeliestPlace(text, quote.exact, quote);
  if (start !== undefined) return passageAt(text, { start, end: start + quote.exact.length });
  const near = nearestQuote(text, quote.exact);
  const nearest = near && near.similarity >= WORTH_SHOWING ? near : undefined;
  throw new Refusal(
    'invalid',
    'quote-not-in-article',
    nearest
      ? `Found no such words in the article; the nearest are "${nearest.exact}" at ${nearest.start}.`
      : 'Found no such words in the article, nor any like them.',
    [{ where: '/quote/exact', found: `"${quote.exact}"`, expected: 'words of the article’s revision' }],
    nearest ? { nearest } : {},
  );
}
