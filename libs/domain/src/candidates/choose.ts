/**
 * What a ledger in memory answers to looks: the statements chosen, all that they rest on, who carried any of those, what
 * those carriers rest on, and what answers any of them with what the answers rest on. A database takes and gathers in SQL, and
 * walks over what it gathered by the same rule.
 */
import { byCode, byCodes, distinct } from '../order.js';
import type { Hop, Relation, Statement } from '../statement.js';
import { keepingAnswers, type LooksTaken, type Taken } from './kept-answers.js';
import type { Chosen } from './further-looks.js';
import { inLookOrder, isOfKind, LINKS_FOLLOWED, traitsOf, type Asked, type Look, type Traits } from './look.js';

export interface ChosenStatements extends Omit<Chosen, 'asked'> {
  /** In key order. */
  readonly statements: readonly Statement[];
  /** Hops between them, in the order of their nearer ends, then of kinds and farther ends. */
  readonly hops: readonly Hop[];
  /** Relations to them, in the order of their two ends, then of kinds. */
  readonly relations: readonly Relation[];
  /** The last day on which anything in the ledger was out by its own date; absent when nothing has one. */
  readonly lastOut?: string;
}

function grouped<T>(list: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** All that some keys lead to by steps of one kind, themselves first. Every key is taken once. */
function reached(keys: Iterable<string>, next: (key: string) => readonly string[]): Set<string> {
  const found = new Set(keys);
  // A set is walked in the order of insertion, and so on to what is added on the way.
  for (const key of found) for (const other of next(key)) found.add(other);
  return found;
}

/**
 * The keys at the other ends of a statement's links, as far as they are followed: the first in code-unit order. Worked out
 * once for each.
 */
function linksOf<T>(links: ReadonlyMap<string, readonly T[]>, endOf: (link: T) => string) {
  const known = new Map<string, readonly string[]>();
  return (key: string): readonly string[] => {
    const list = links.get(key);
    if (list === undefined) return NONE;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ends = list.map(endOf);
    // Where all are followed their order makes no difference.
    const found = ends.length <= LINKS_FOLLOWED ? ends : distinct(ends).slice(0, LINKS_FOLLOWED);
    known.set(key, found);
    return found;
  };
}

const NONE: readonly string[] = [];

/** What some of the lists of keys come to; most keys have none. */
function gatheredFrom<T>(
  keys: Iterable<string>,
  lists: ReadonlyMap<string, readonly T[]>,
  pick: (list: readonly T[]) => readonly T[],
): T[] {
  const found: T[] = [];
  if (lists.size === 0) return found;
  for (const key of keys) {
    const list = lists.get(key);
    if (list !== undefined) found.push(...pick(list));
  }
  return found;
}

export type Surroundings = Omit<ChosenStatements, 'more' | 'lastOut'>;

interface LedgerPart {
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
}

/** Prepares a ledger, or a part of it that holds all which is walked over, for walks. Rejected hops are left out. */
export function walking(ledger: LedgerPart): (taken: Taken) => Surroundings {
  const byKey = new Map(ledger.statements.map((statement) => [statement.key, statement]));
  const standing = ledger.hops.filter(
    ({ standing: how, from, to }) => how !== 'rejected' && byKey.has(from) && byKey.has(to),
  );
  const hopsFrom = grouped(standing, ({ from }) => from);
  const relations = ledger.relations.filter(({ from, to }) => byKey.has(from) && byKey.has(to));
  // What repeats a statement stands to it as a relay does.
  const repeats = relations.filter(({ kind }) => kind === 'repeats');
  const repeatsFrom = grouped(repeats, ({ from }) => from);
  const links = repeats.length === 0 ? standing : [...standing, ...repeats];
  const forward = repeats.length === 0 ? hopsFrom : grouped(links, ({ from }) => from);
  const back = grouped(
    links.filter(({ kind }) => kind !== 'derives'),
    ({ to }) => to,
  );
  const answers = grouped(
    [...relations].sort((a, b) => byCode(a.from, b.from) || byCode(a.kind, b.kind)),
    ({ to }) => to,
  );
  const behind = linksOf(forward, ({ to }) => to);
  const carriers = linksOf(back, ({ from }) => from);
  const shown = (keys: Iterable<string>) => [...keys].filter((key) => byKey.has(key));

  return (taken) => {
    const followed = reached(shown(taken.chosen), behind);
    const carried = reached(reached(followed, carriers), behind);
    const aside = reached(shown(taken.beside), behind);
    const met = new Set([...carried, ...aside]);
    const answering = gatheredFrom(met, answers, (list) => list.slice(0, LINKS_FOLLOWED));
    // Both are closed under what is behind them: only what answers leads further.
    const all = answering.length === 0 ? met : reached([...met, ...answering.map(({ from }) => from)], behind);
    // A repeat is a relay and a relation in one.
    const relaying = gatheredFrom(all, repeatsFrom, (list) => list.filter(({ to }) => all.has(to)));
    const keys = [...all].sort(byCode);
    const statements: Statement[] = [];
    const hops: Hop[] = [];
    for (const key of keys) {
      const statement = byKey.get(key);
      if (statement !== undefined) statements.push(statement);
      const from = hopsFrom.get(key);
      if (from === undefined) continue;
      const among = from.filter(({ to }) => all.has(to));
      if (among.length > 1) among.sort((a, b) => byCodes([a.kind, a.to], [b.kind, b.to]));
      hops.push(...among);
    }
    return {
      statements,
      hops,
      relations: [...new Set([...answering, ...relaying])].sort((a, b) =>
        byCodes([a.from, a.to, a.kind], [b.from, b.to, b.kind]),
      ),
      followed,
    };
  };
}

const known = new WeakMap<Statement, Traits>();

/** A statement that stays as it is stays the same object, from one state of a ledger to the next. */
function keptTraits(statement: Statement): Traits {
  const before = known.get(statement) ?? traitsOf(statement);
  known.set(statement, before);
  return before;
}

/** What looks are taken from: statements that share what a look asks for, and those of them about each subject. */
class Shelf {
  private readonly inOrder = new Map<Look['order'], readonly Traits[]>();
  private subjects: ReadonlyMap<string, Shelf> | undefined;

  constructor(private readonly all: readonly Traits[]) {}

  about(subject: string): Shelf {
    // By subject only what is asked for: a ledger is prepared anew whenever it changes.
    this.subjects ??= shelved(this.all, (one) => one.subject);
    return this.subjects.get(subject) ?? NOTHING;
  }

  in(order: Look['order']): readonly Traits[] {
    const before = this.inOrder.get(order);
    if (before !== undefined) return before;
    const sorted = [...this.all].sort(inLookOrder(order));
    this.inOrder.set(order, sorted);
    return sorted;
  }
}

const NOTHING = new Shelf([]);

function shelved(all: readonly Traits[], keyOf: (one: Traits) => string): ReadonlyMap<string, Shelf> {
  return new Map([...grouped(all, keyOf)].map(([key, some]) => [key, new Shelf(some)]));
}

/** Prepares a ledger for looks. Rejected hops are left out. Throws RangeError on a date that does not exist. */
export function choosing(ledger: LedgerPart): (asked: Asked) => ChosenStatements {
  const traits = ledger.statements.map(keptTraits);
  const whole = new Shelf(traits);
  const byMeasure = shelved(traits, ({ measure }) => measure);
  let bySource: ReadonlyMap<string, Shelf> | undefined;
  const lastOut = traits.reduce((last, { published }) => (published > last ? published : last), '');
  const walk = walking(ledger);

  const shelfOf = ({ measure, subject, source }: Look): Shelf => {
    if (measure !== undefined) {
      const all = byMeasure.get(measure) ?? NOTHING;
      return subject === undefined ? all : all.about(subject);
    }
    if (source === undefined) return whole;
    bySource ??= shelved(traits, (one) => one.source);
    return bySource.get(source) ?? NOTHING;
  };

  const take = (look: Look): { taken: readonly Traits[]; more: boolean } => {
    const found: Traits[] = [];
    for (const one of shelfOf(look).in(look.order)) {
      if (!isOfKind(look, one)) continue;
      found.push(one);
      if (found.length > look.most) break;
    }
    const more = found.length > look.most;
    return { taken: more ? found.slice(0, look.fewer ?? look.most) : found, more };
  };

  const takenBy = (looks: readonly Look[]): LooksTaken => {
    const [chosen, beside] = [new Set<string>(), new Set<string>()];
    const more: Look[] = [];
    for (const look of looks) {
      const found = take(look);
      if (found.more) more.push(look);
      for (const { key } of found.taken) (look.beside === true ? beside : chosen).add(key);
    }
    return { chosen, beside, more };
  };
  return keepingAnswers(takenBy, (taken, more) => ({ ...walk(taken), more, ...(lastOut === '' ? {} : { lastOut }) }));
}

/** One list with what another adds to it; the same list where that is nothing. */
function withMore<T>(
  before: readonly T[],
  answer: readonly T[],
  keyOf: (one: T) => string,
  order: (a: T, b: T) => number,
): readonly T[] {
  const known = new Set(before.map(keyOf));
  const added = answer.filter((one) => !known.has(keyOf(one)));
  return added.length === 0 ? before : [...before, ...added].sort(order);
}

/**
 * Two answers to parts of one question. What is walked from two sets together is what is walked from each of them. What both
 * tell is as the former told it; a list to which the latter adds nothing is the former's.
 */
export function joined(before: ChosenStatements | undefined, answer: ChosenStatements): ChosenStatements {
  if (before === undefined) return answer;
  const endsOf = ({ from, to, kind }: Relation) => JSON.stringify([from, to, kind]);
  return {
    ...answer,
    statements: withMore(
      before.statements,
      answer.statements,
      ({ key }) => key,
      (a, b) => byCode(a.key, b.key),
    ),
    hops: withMore(
      before.hops,
      answer.hops,
      (hop) => JSON.stringify(hop),
      (a, b) => byCodes([a.from, a.kind, a.to], [b.from, b.kind, b.to]),
    ),
    relations: withMore(before.relations, answer.relations, endsOf, (a, b) =>
      byCodes([a.from, a.to, a.kind], [b.from, b.to, b.kind]),
    ),
    more: [...before.more, ...answer.more],
    followed: new Set([...before.followed, ...answer.followed]),
  };
}
