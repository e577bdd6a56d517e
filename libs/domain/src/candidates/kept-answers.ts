/**
 * Answers of a ledger in memory. Claims on one measure and subject ask for the same list of looks: what it takes is worked
 * out once for a state of the ledger, and with it the whole answer where nothing else is asked for.
 */
import { keepArranged } from '../trace/ledger.js';
import type { Statement } from '../statement.js';
import { besidesOf, type Asked, type Look } from './look.js';

/** What looks took, by keys. */
export interface Taken {
  readonly chosen: Iterable<string>;
  /** Nobody asks who carried it ({@link Look.beside}). */
  readonly beside: Iterable<string>;
}

/** What some looks take, and which of them found more than they may take. */
export interface LooksTaken {
  readonly chosen: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  readonly more: readonly Look[];
}

interface Answer {
  readonly statements: readonly Statement[];
}

interface Kept<A extends Answer> {
  readonly taken: LooksTaken;
  readonly whole?: A;
}

/** Answers are kept until they name so many statements together. */
const STATEMENTS_KEPT = 200_000;

/**
 * Answers what is asked, and keeps what may be asked again.
 * @param takenBy what looks take from the ledger, what to look for besides left out
 * @param around what stands around what was taken
 */
export function keepingAnswers<A extends Answer>(
  takenBy: (looks: readonly Look[]) => LooksTaken,
  around: (taken: Taken, more: readonly Look[]) => A,
): (asked: Asked) => A {
  let kept = new WeakMap<readonly Look[], Kept<A>>();
  let room = STATEMENTS_KEPT;
  const keep = (looks: readonly Look[], { taken, whole }: Kept<A>): void => {
    room -= taken.chosen.size + taken.beside.size + (whole?.statements.length ?? 0);
    if (room < 0) {
      kept = new WeakMap();
      room = STATEMENTS_KEPT;
    }
    kept.set(looks, whole === undefined ? { taken } : { taken, whole });
    if (whole !== undefined) keepArranged(whole.statements);
  };

  return (asked) => {
    const { looks, keys, besides } = asked;
    const before = kept.get(looks);
    const taken = before?.taken ?? takenBy(looks);
    const isWhole = besides !== undefined && keys.length === 0 && taken.more.length === 0;
    if (isWhole && before?.whole !== undefined) return before.whole;
    const also = takenBy(taken.more.flatMap((look) => besidesOf(look, asked)));
    const found = around(
      { chosen: [...keys, ...taken.chosen, ...also.chosen], beside: [...taken.beside, ...also.beside] },
      taken.more,
    );
    if (isWhole) keep(looks, { taken, whole: found });
    else if (besides !== undefined && before === undefined) keep(looks, { taken });
    return found;
  };
}
