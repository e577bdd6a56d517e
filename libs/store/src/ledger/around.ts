/** What `look_around` answers, in one part or in two, as what stands around looks. */
import { walking, type ChosenStatements, type Hop, type Look, type Relation, type Statement } from '@whence/domain';

/** What `look_around` gives. Texts are JSON, for the most part lists; null stands for none. */
export interface AroundRow {
  /** Names of the ledgers that the desk reads. */
  readonly names: readonly string[];
  /** Places of the looks that found more than they may take. */
  readonly more: readonly number[];
  /** Ids of the statements that looks took. */
  readonly chosen: string;
  readonly beside_chosen: string;
  readonly statements: string | null;
  /** Their ids in the same order, between commas. */
  readonly statement_ids: string | null;
  readonly hops: string | null;
  readonly relations: string | null;
  readonly last_out: string | null;
}

/** Ids that looks took, of all parts. */
export function idsTaken(rows: readonly AroundRow[]): { chosen: string[]; beside: string[] } {
  return {
    chosen: rows.flatMap((row) => parsed<string>(row.chosen)),
    beside: rows.flatMap((row) => parsed<string>(row.beside_chosen)),
  };
}

const parsed = <T>(list: string | null): T[] => JSON.parse(list ?? '[]') as T[];

/**
 * Walks over what was gathered by the rule of the domain: it may be more than is walked over. What is walked from two
 * parts of the ids together is what is walked from each; where both met the same, it counts once.
 */
export function chosenFrom(
  rows: readonly AroundRow[],
  keys: readonly string[],
  more: readonly Look[],
): ChosenStatements {
  const keyOf = new Map<string, string>();
  const statements: Statement[] = [];
  const hops: Hop[] = [];
  const relations = new Map<string, Relation>();
  for (const row of rows) {
    const names = new Set(row.names);
    const metBefore = new Set<string>();
    const ids = row.statement_ids?.split(',') ?? [];
    for (const [at, statement] of parsed<Statement>(row.statements).entries()) {
      // A hop may lead into a ledger that the desk does not read.
      if (!names.has(statement.key.slice(0, statement.key.indexOf('/')))) continue;
      const id = ids[at] ?? '';
      if (keyOf.has(id)) metBefore.add(statement.key);
      else statements.push(statement);
      keyOf.set(id, statement.key);
    }
    // With a statement come all hops from it.
    for (const hop of parsed<Hop>(row.hops)) if (!metBefore.has(hop.from)) hops.push(hop);
    for (const one of parsed<Relation>(row.relations)) relations.set(`${one.from} ${one.kind} ${one.to}`, one);
  }
  const keysOf = (ids: readonly string[]) => ids.flatMap((id) => keyOf.get(id) ?? []);
  const { chosen, beside } = idsTaken(rows);
  const lastOut = rows[0]?.last_out;
  return {
    ...walking({ statements, hops, relations: [...relations.values()] })({
      chosen: [...keysOf(chosen), ...keys],
      beside: keysOf(beside),
    }),
    more,
    ...(typeof lastOut === 'string' ? { lastOut } : {}),
  };
}

/** Two parts of some looks that cost about the same; those on one measure stay together, since one may tell of another. */
export function inTwo(looks: readonly Look[]): readonly (readonly Look[])[] {
  const measures = [...new Set(looks.map(({ measure }) => measure))];
  const handOf = new Map(measures.map((measure, n) => [measure, n % 2]));
  return [0, 1].map((hand) => looks.filter(({ measure }) => handOf.get(measure) === hand));
}

/** Every other one, and those between. */
export function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
  return [0, 1].map((half) => list.filter((_, n) => n % 2 === half));
}
