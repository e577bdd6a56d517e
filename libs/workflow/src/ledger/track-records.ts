/** The port of track records: what one source said, what others said of the same, and what those rest on. */
import type { ChosenStatements, Relation, Statement } from '@whence/domain';
import type { View } from '../ports/changes.js';

/** A measure and whose count it is: what others must speak of to be set against a source's figure. */
export interface Thing {
  readonly measure: string;
  /** Absent: statements that name no subject. */
  readonly subject?: string;
}

/** Statements, the newest first out of all that there are; a day is the last one on which each may have been out. */
export interface Newest {
  readonly statements: readonly Statement[];
  /** The day of the newest one that is left out, `YYYY-MM-DD`; null: all are given. */
  readonly leftOutOn: string | null;
}

/**
 * What one ledger held, asked in bounded parts. Removed things and rejected hops are left out; so are statements that
 * nothing dates, except in {@link TrackRecords.behind}. A statement counts by the last day on which it may have been out.
 */
export interface TrackRecords {
  /**
   * The newest statements of a source (under any of its keys), by day and then key, on some measures or on any, out by the
   * end of a day (null: of any day).
   */
  saidBy(
    view: View,
    ledgerId: string,
    asked: {
      readonly sources: readonly string[];
      readonly measures: readonly string[] | null;
      readonly publishedBy: string | null;
      readonly most: number;
    },
  ): Promise<Newest>;
  /** The newest statements with a number by anybody but a source, on some things. */
  saidByOthers(
    view: View,
    ledgerId: string,
    asked: {
      readonly sources: readonly string[];
      readonly things: readonly Thing[];
      /** Only what was out on this day or later; null: whenever. */
      readonly since: string | null;
      readonly publishedBy: string | null;
      readonly most: number;
    },
  ): Promise<Newest>;
  /**
   * These statements, everything that they rest on over hops, and the hops on the way. Throws `surroundings-too-large`
   * beyond fifty thousand.
   */
  behind(view: View, ledgerId: string, keys: readonly string[]): Promise<Pick<ChosenStatements, 'statements' | 'hops'>>;
  /** Relations to these statements, and the statements that they come from. */
  answersTo(
    view: View,
    ledgerId: string,
    keys: readonly string[],
  ): Promise<{ readonly statements: readonly Statement[]; readonly relations: readonly Relation[] }>;
}
