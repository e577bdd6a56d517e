/** What a statement says, in words that it could be held to. */
import type { Vocabulary } from '../vocabulary.js';
import { sayContent, sayDate } from '../words.js';
import type { Entry } from './ledger.js';

/**
 * The statement's own content in words. A date that it inherited is told beside, never as if the source had given it.
 * Empty when its words are not known.
 */
export function sayEntry(entry: Entry, vocabulary: Vocabulary): string {
  const own = entry.statement.content;
  if (own === undefined) return '';
  const asOf = entry.inheritedFrom === undefined ? undefined : entry.content?.asOf;
  return `${sayContent(own, vocabulary)}${asOf === undefined ? '' : ` (undated; it gave this figure first as of ${sayDate(asOf)})`}`;
}
