/** What is matched: the texts of a collection, and the text that is looked for. */

/** One text of a collection. Only `main` must be there. */
export interface Entry {
  readonly id: string;
  /** The claim, statement or sentence itself. */
  readonly main: string;
  /** A headline over it. */
  readonly heading?: string | undefined;
  /** A sentence or two about it. */
  readonly summary?: string | undefined;
  /** Longer text that goes with it. */
  readonly body?: string | undefined;
  /** Names and aliases of who says it. */
  readonly who?: string | undefined;
  /** When it was said or published, in days since 1970-01-01. */
  readonly day?: number | undefined;
}

/** The text that is looked for. */
export interface Query {
  readonly text: string;
  /** Names of who says it. A quoted post names its author itself. */
  readonly who?: string | undefined;
  /** Where it was said, or what was said before it: words that help and need not be met. */
  readonly context?: string | undefined;
  /** When it was said, in days since 1970-01-01. A quoted post bears its date itself. */
  readonly day?: number | undefined;
}

/** Fields in the order in which they are held. */
export const FIELDS = ['main', 'heading', 'summary', 'body', 'who'] as const;
export type Field = (typeof FIELDS)[number];
