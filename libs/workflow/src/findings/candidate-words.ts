/** A statement as words and numbers that the matcher can look at. */
import { isFigure, sayContent } from '@whence/domain';
import type { Content, Measure, Place, Source, Vocabulary } from '@whence/domain';
import type { Entry } from '@whence/matching';
import type { CandidateStatement } from './candidate-ports.js';

/** About as many texts as the matcher's collections for learning hold. */
export const AMONG = 10_000;

/** Every number that it gives, once for each place where it stands. */
export function numbersOf(content: Content): number[] {
  if (!isFigure(content)) return [];
  const { point, low, high } = content.amount;
  return [point, low?.value, high?.value].filter((value) => value !== undefined);
}

export function entryOf(candidate: CandidateStatement): Entry {
  const { statement, source, measure, place } = candidate;
  const { content } = statement;
  const about = [measure?.label ?? content?.measure, content?.subject, place?.name ?? content?.place];
  return {
    id: statement.key,
    main: wordsOf(candidate),
    heading: about.filter((word) => word !== undefined).join(', '),
    summary: place?.aliases.join(', '),
    body: statement.document,
    who: [source?.name ?? statement.source, ...(source?.aliases ?? []), statement.spokesperson ?? ''].join('; '),
  };
}

/** The statement's own words, or else what it says by its slots. */
export function wordsOf({ statement, source, measure, place }: CandidateStatement): string {
  const { words, content } = statement;
  const one = <T extends { readonly key: string }>(entry: T | undefined): ReadonlyMap<string, T> =>
    new Map(entry === undefined ? [] : [[entry.key, entry]]);
  const vocabulary: Vocabulary = {
    sources: one<Source>(source),
    measures: one<Measure>(measure),
    places: one<Place>(place),
  };
  return words?.trim() || (content === undefined ? '' : sayContent(content, vocabulary));
}
