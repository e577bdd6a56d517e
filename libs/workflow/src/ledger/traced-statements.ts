/** The port of a trace: what one statement rests on, and nothing beside it. */
import type { Hop, Relation, Statement } from '@whence/domain';
import type { View } from '../ports/changes.js';

/** Removed things are left out, rejected hops too. In no order. */
export interface Behind {
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  /** Of kind `repeats` alone: what repeats another's statement relays it. */
  readonly relations: readonly Relation[];
  /** A view of the position of the log that the one asked came to; null when it shows what has none yet. */
  readonly view: View | null;
}

export interface TracedStatements {
  /**
   * A statement of a desk's ledgers and everything that it rests on over hops, or by repeating another, in any of them;
   * no statements when the desk reads none of that key. Throws `surroundings-too-large` when it rests on more than `most`.
   */
  behind(view: View, deskId: string, key: string, most: number): Promise<Behind>;
}
