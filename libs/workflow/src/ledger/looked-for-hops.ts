import type { Tallies } from './ports.js';

/** Of how many statements of one change hops are looked for: the first ones, in the order in which they were added. */
export const HOPS_LOOKED_FOR = 1_000;

/** For how many statements of an import a job looks whom they relay, and how many are left that it does not look at. */
export interface LookedForHops {
  readonly statements: number;
  readonly left: number;
}

export function lookedForHops({ statements: { added, changed } }: Tallies): LookedForHops {
  const written = added + changed;
  const statements = Math.min(written, HOPS_LOOKED_FOR);
  return { statements, left: written - statements };
}
