/**
 * Answers that no longer stand: a source that takes back its denial, withdrawal or correction has said nothing against the
 * figure any more. Source: docs/decisions/0067.
 */
import type { Relation, RelationKind } from '../statement.js';
import type { LapsedRelation, Ledger } from '../trace/ledger.js';
import { speaksFor } from './answers.js';
import type { Holders } from './containment.js';

/**
 * From answer to answer no more steps than this are followed: to a withdrawal of a withdrawal it is two. A circle of answers
 * ends here too.
 */
export const ANSWERS_FOLLOWED = 8;

/**
 * What takes a whole statement back. To deny a figure, or to correct it, puts another in its place and leaves standing that
 * the one before was given up.
 */
const TAKES_STATEMENT_BACK: ReadonlySet<RelationKind> = new Set(['withdraws', 'denies-saying']);

/** Every relation to a statement, also what lapsed; repeats relay, and answer nothing. */
function answersTo(key: string, { relationsTo, lapsed }: Ledger): Relation[] {
  return [...(relationsTo.get(key) ?? []), ...(lapsed?.get(key) ?? [])].filter(({ kind }) => kind !== 'repeats');
}

/** The ledger without the answers that their own source took back; the same one where there are none. */
export function withStandingAnswers(ledger: Ledger, holders: Holders): Ledger {
  const known = new Map<string, string | undefined>();
  /** Key of the statement by which the source of this one took it back, as far as that stands itself. */
  const takenBackBy = (key: string, step: number): string | undefined => {
    const asked = `${step} ${key}`;
    if (step >= ANSWERS_FOLLOWED || !ledger.relationsTo.has(key)) return undefined;
    if (known.has(asked)) return known.get(asked);
    const source = ledger.entries.get(key)?.statement.source ?? '';
    const found = ledger.relationsTo.get(key)?.find(({ from, kind }) => {
      const by = ledger.entries.get(from)?.statement.source;
      if (!TAKES_STATEMENT_BACK.has(kind) || by === undefined || !speaksFor(by, source, holders)) return false;
      return takenBackBy(from, step + 1) === undefined;
    })?.from;
    known.set(asked, found);
    return found;
  };
  const standing = new Map<string, readonly Relation[]>();
  const lapsed = new Map<string, readonly LapsedRelation[]>();
  for (const [key, relations] of ledger.relationsTo) {
    const gone = relations.flatMap((relation): LapsedRelation[] => {
      const by = relation.kind === 'repeats' ? undefined : takenBackBy(relation.from, 1);
      return by === undefined ? [] : [{ ...relation, takenBackBy: by }];
    });
    if (gone.length > 0) lapsed.set(key, gone);
    const kept =
      gone.length === 0 ? relations : relations.filter((one) => !gone.some((other) => sameRelation(one, other)));
    if (kept.length > 0) standing.set(key, kept);
  }
  return lapsed.size === 0 ? ledger : { ...ledger, relationsTo: standing, lapsed };
}

function sameRelation(a: Relation, b: Relation): boolean {
  return a.from === b.from && a.kind === b.kind && a.to === b.to;
}

/** Keys of the statements that answer these, and of those that answer them, of which it matters whether they stand. */
export function answering(keys: Iterable<string>, ledger: Ledger): string[] {
  const found = new Set<string>();
  let near: readonly string[] = [...keys];
  for (let step = 1; step < ANSWERS_FOLLOWED && near.length > 0; step++) {
    const next = near.flatMap((key) => answersTo(key, ledger).flatMap(({ from }) => (found.has(from) ? [] : [from])));
    for (const key of next) found.add(key);
    near = [...new Set(next)];
  }
  return [...found];
}
