/** A statement of a cross-reference, with its dates. */
import type { PartialDate } from '../dates.js';
import type { Content } from '../figure.js';
import { inferPublished, type Publication } from '../published.js';
import type { Statement } from '../statement.js';

export interface Entry {
  readonly statement: Statement;
  readonly publication: Publication | undefined;
  /** The content with the as-of that an undated repeat inherits. */
  readonly content: Content | undefined;
  /** Key of the statement whose as-of it inherited. */
  readonly inheritedFrom?: string;
  /** The day on which it was said, or else published. */
  readonly said: PartialDate | undefined;
}

/** Entries of statements with a date of their own: they are the same in every cross-reference. */
const dated = new WeakMap<Statement, Entry>();

/** The entry of a statement by what it says itself. */
export function ownEntry(statement: Statement): Entry {
  const before = dated.get(statement);
  if (before !== undefined) return before;
  const publication = inferPublished(statement);
  const { content, saidOn } = statement;
  const entry: Entry = { statement, publication, content, said: saidOn ?? publication?.date };
  if (publication !== undefined) dated.set(statement, entry);
  return entry;
}
