/** What is cited, by its names. */
import type { Statement } from '../../statement.js';
import type { Vocabulary } from '../../vocabulary.js';
import { sayContent, sayDate, saySource } from '../../words.js';
import { quoted, textsOf } from './quoting.js';
import type { EvidenceCited, StoryNames } from './telling.js';

/** "Port Authority, 1 May 2025 (about 40 ferries damaged)": who said it, when it was out or said, and what. */
export function sayCited({ source, publishedOn, saidOn, content, words }: Statement, vocabulary: Vocabulary): string {
  const date = publishedOn ?? saidOn;
  const says = content === undefined ? (words === undefined ? '' : quoted(words)) : sayContent(content, vocabulary);
  return `${saySource(source, vocabulary)}${date === undefined ? '' : `, ${sayDate(date)}`}${says === '' ? '' : ` (${says})`}`;
}

/** Each statement, page and quote by its name; a statement of which nothing is known by its key, pieces of evidence by their number. */
export function namesOfCited(
  { cited, evidence }: { readonly cited?: unknown; readonly evidence?: unknown },
  names: StoryNames,
): readonly string[] {
  const pieces = Array.isArray(evidence) ? (evidence as readonly EvidenceCited[]) : [];
  const named = pieces.flatMap((piece) => names.evidence(piece) ?? []);
  const others = pieces.length - named.length;
  return [
    ...textsOf(cited).map((key) => names.statement(key) ?? key),
    ...named,
    ...(others === 0 ? [] : [others === 1 ? 'one piece of evidence' : `${others} pieces of evidence`]),
  ];
}
