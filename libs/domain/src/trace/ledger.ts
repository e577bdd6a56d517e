/**
 * The statements of one cross-reference, admitted by the cutoff and indexed by key, source and measure. Every list is in
 * key order, so that the order in which a caller gives its rows changes nothing.
 */
import { byCode } from '../order.js';
import { outBy, type Publication } from '../published.js';
import type { Hop, Relation, Statement } from '../statement.js';
import { ownEntry, type Entry } from './entry.js';
import { inherit, repeatsIn, type Repeat } from './repeats.js';

export type { Entry };

/** Keys by a text that their statements share, in key order. */
type Index = Pick<ReadonlyMap<string, readonly string[]>, 'get'>;

/** A relation that answers nothing any more, since its own source took back the statement by which it answered. */
export interface LapsedRelation extends Relation {
  /** Key of the statement that took it back. */
  readonly takenBackBy: string;
}

export interface Ledger {
  /** In key order. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Hops to what a statement relays; rejected ones are left out. */
  readonly relayed: ReadonlyMap<string, readonly Hop[]>;
  /** Keys of statements that rest on something which is not admitted. */
  readonly incomplete: ReadonlySet<string>;
  /** Hops from what relays a statement. */
  readonly relays: ReadonlyMap<string, readonly Hop[]>;
  /** By the key of the statement that the relation is about. */
  readonly relationsTo: ReadonlyMap<string, readonly Relation[]>;
  /** Of these, by the same key, those that {@link withStandingAnswers} took out. */
  readonly lapsed?: ReadonlyMap<string, readonly LapsedRelation[]>;
  readonly bySource: Index;
  /** Keys of statements with content. */
  readonly byMeasure: Index;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Gathers keys by a text when it is first asked for. */
function gathered(entries: ReadonlyMap<string, Entry>, textOf: (entry: Entry) => string | undefined): Index {
  let known: Map<string, string[]> | undefined;
  const gather = () => {
    const found = new Map<string, string[]>();
    for (const [key, entry] of entries) {
      const text = textOf(entry);
      if (text !== undefined) push(found, text, key);
    }
    return found;
  };
  return { get: (text) => (known ??= gather()).get(text) };
}

/**
 * A carrier without a date of its own is taken to have been published with what it relays: with the earliest of it, so
 * that a later statement never moves a date that an earlier one gave.
 */
function publicationBehind(
  key: string,
  entries: ReadonlyMap<string, Entry>,
  undated: ReadonlySet<string>,
  relayed: ReadonlyMap<string, readonly Hop[]>,
): Publication | undefined {
  let earliest: Publication | undefined;
  let seen: Set<string> | undefined;
  const open = [key];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { to } of relayed.get(next) ?? []) {
      if (undated.has(to)) {
        // Nearly all carriers relay what has a date of its own: only others need to be watched for circles.
        seen ??= new Set([key]);
        if (!seen.has(to)) open.push(to);
        seen.add(to);
        continue;
      }
      const own = entries.get(to)?.publication;
      if (own === undefined) continue;
      if (earliest === undefined || (byCode(own.days.to, earliest.days.to) || byCode(own.date, earliest.date)) < 0)
        earliest = own;
    }
  return earliest;
}

/** Every statement with its date, in key order. */
function entriesOf(statements: readonly Statement[], hops: readonly Hop[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const undated = new Set<string>();
  let known = 0;
  for (const statement of [...statements].sort((a, b) => byCode(a.key, b.key))) {
    const entry = ownEntry(statement);
    if (entries.set(statement.key, entry).size === known)
      throw new RangeError(`found two statements with key "${statement.key}", expected one`);
    known += 1;
    if (entry.publication === undefined) undated.add(statement.key);
  }
  if (undated.size === 0) return entries;
  const relayed = new Map<string, Hop[]>();
  for (const hop of hops) if (undated.has(hop.from)) push(relayed, hop.from, hop);
  const found: Entry[] = [];
  const dates = new Map<string, Publication | undefined>();
  for (const key of relayed.keys()) {
    // What relays one undated statement alone is dated as that is: a chain is walked once, not from each of its links.
    const chain = new Set<string>();
    let end = key;
    while (!dates.has(end) && !chain.has(end)) {
      chain.add(end);
      const [only, ...others] = relayed.get(end) ?? [];
      if (only === undefined || others.length > 0 || !undated.has(only.to)) break;
      end = only.to;
    }
    const publication = dates.has(end) ? dates.get(end) : publicationBehind(end, entries, undated, relayed);
    for (const link of chain) dates.set(link, publication);
    const entry = entries.get(key);
    if (entry !== undefined && publication !== undefined) found.push({ ...entry, publication, said: publication.date });
  }
  for (const entry of found) entries.set(entry.statement.key, entry);
  return entries;
}

/** What was given, in key order and with its dates: all that does not depend on a cutoff. */
export interface Arranged {
  /** All of it, indexed when it is first asked for. */
  whole?: Ledger;
  /** One hop from a statement to another; rejected ones are left out. */
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  /** Every statement with its date, before any inherits another's as-of. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What may inherit another's as-of. */
  readonly repeats: readonly Repeat[];
}

/** What repeats another source's statement is a relay of it. Source: DESIGN, Origins. */
function repeatHops(relations: readonly Relation[], statements: readonly Statement[]): Hop[] {
  const repeating = relations.filter(({ kind }) => kind === 'repeats');
  if (repeating.length === 0) return [];
  const sources = new Map(statements.map(({ key, source }) => [key, source]));
  return repeating.flatMap(({ from, to }): Hop[] => {
    const [near, far] = [sources.get(from), sources.get(to)];
    if (near === undefined || far === undefined || near === far) return [];
    return [{ from, to, kind: 'paraphrases', farEndRead: false, standing: 'confirmed' }];
  });
}

interface Given {
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
}

/** Lists that are given again and again, with what they were arranged to. */
const kept = new WeakMap<readonly Statement[], Partial<Pick<Given, 'hops' | 'relations'>> & { arranged?: Arranged }>();

/** Says that a list of statements will be given again, with the same hops and relations: it is arranged once. */
export function keepArranged(statements: readonly Statement[]): void {
  if (!kept.has(statements)) kept.set(statements, {});
}

/** Arranges what was given. Throws RangeError when two statements share a key. */
export function arrangeLedger(given: Given): Arranged {
  const place = kept.get(given.statements);
  const { hops, relations } = given;
  if (place?.arranged !== undefined && place.hops === hops && place.relations === relations) return place.arranged;
  const arranged = arrange(given);
  if (place !== undefined) Object.assign(place, { hops, relations, arranged });
  return arranged;
}

function arrange(given: Given): Arranged {
  const hops = [...given.hops, ...repeatHops(given.relations, given.statements)]
    .filter((hop) => hop.standing !== 'rejected')
    .sort(
      (a, b) =>
        byCode(a.from, b.from) || byCode(a.to, b.to) || byCode(a.kind, b.kind) || byCode(a.standing, b.standing),
    )
    .filter((hop, n, all) => all[n - 1]?.from !== hop.from || all[n - 1]?.to !== hop.to);
  const relations = [...given.relations].sort(
    (a, b) => byCode(a.to, b.to) || byCode(a.from, b.from) || byCode(a.kind, b.kind),
  );
  const entries = entriesOf(given.statements, hops);
  return { hops, relations, entries, repeats: repeatsIn(entries, relations) };
}

/** Admits what was out by a day, and indexes it. Hops and relations whose far end is not admitted are left out. */
export function indexLedger(arranged: Arranged, publishedBy: string | null): Ledger {
  return publishedBy === null ? (arranged.whole ??= indexed(arranged, null)) : indexed(arranged, publishedBy);
}

function indexed(arranged: Arranged, publishedBy: string | null): Ledger {
  const admitted = new Map<string, Entry>();
  if (publishedBy !== null)
    for (const [key, entry] of arranged.entries) if (outBy(entry.publication, publishedBy)) admitted.set(key, entry);
  const own = publishedBy === null ? arranged.entries : admitted;
  const inherited = arranged.repeats.flatMap((repeat) => inherit(repeat, own) ?? []);
  const entries = publishedBy === null && inherited.length > 0 ? new Map(own) : own;
  for (const entry of inherited) (entries as Map<string, Entry>).set(entry.statement.key, entry);

  const relayed = new Map<string, Hop[]>();
  const relays = new Map<string, Hop[]>();
  const incomplete = new Set<string>();
  for (const hop of arranged.hops) {
    if (!entries.has(hop.from)) continue;
    if (!entries.has(hop.to)) {
      incomplete.add(hop.from);
      continue;
    }
    push(relayed, hop.from, hop);
    push(relays, hop.to, hop);
  }
  const relationsTo = new Map<string, Relation[]>();
  for (const relation of arranged.relations)
    if (entries.has(relation.from) && entries.has(relation.to)) push(relationsTo, relation.to, relation);
  const bySource = gathered(entries, ({ statement }) => statement.source);
  const byMeasure = gathered(entries, ({ content }) => content?.measure);
  return { entries, relayed, incomplete, relays, relationsTo, bySource, byMeasure };
}
