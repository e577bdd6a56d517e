/** Finding statements by words, where measure, subject and place do not tell enough. */
import type { Measure, Place, Source, Statement } from '@whence/domain';
import type { View } from '../ports/changes.js';

/** What is looked for. */
export interface WordsAsked {
  /** Words of the claim, as printed. */
  readonly text: string;
  /** Numbers of the claim; statements of the same or nearly the same number are found too. */
  readonly figures: readonly number[];
  /** Most candidates, 1 to 1,000. */
  readonly limit: number;
}

/** A statement that shares words, names or a figure with what was asked, with the vocabulary that it names. */
export interface CandidateStatement {
  readonly statement: Statement;
  readonly source: Source | undefined;
  readonly measure: Measure | undefined;
  readonly place: Place | undefined;
}

export interface CandidateStatements {
  /**
   * Statements of the desk's ledgers, as the view shows them, likeliest first by the weight of what they share. Work and
   * answer are bounded whatever the ledgers hold: of words that very many statements share, only those are looked up
   * that stand together with another. Removed statements and those of other ledgers are never found.
   */
  byWords(view: View, deskId: string, asked: WordsAsked): Promise<readonly CandidateStatement[]>;
  /** The statements of these keys, in the order of keys; those that the view or the desk's ledgers do not hold are left out. */
  byKeys(view: View, deskId: string, keys: readonly string[]): Promise<readonly CandidateStatement[]>;
}
