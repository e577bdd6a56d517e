/**
 * The statements of one cross-reference, admitted by the cutoff and indexed by key, source and measure. Every list is in
 * key order, so that the order in which a caller gives its rows changes nothing.
 */
import type { PartialDate } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import { byCode, byCodes } from '../order.js';
import { inferPublished, outBy, type Publication } from '../published.js';
import type { Hop, Relation, Statement } from '../statement.js';
import { amountKey } from '../compare/range.js';

export interface Entry {
  readonly statement: Statement;
  readonly publication: Publication | undefined;
  /** The content with the as-of that an undated repeat inherits. */
  readonly content: Content | undefined;
  /** Key of the statement whose as-of it inherited. */
  readonly inheritedFrom?: string;
  /** The day on which it was said, or else published. */
  readonly said: PartialDate | undefined;
}

export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Hops to what a statement relays; rejected ones are left out. */
  readonly relayed: ReadonlyMap<string, readonly Hop[]>;
  /** Keys of statements that rest on something which is not admitted. */
  readonly incomplete: ReadonlySet<string>;
  /** Hops from what relays a statement. */
  readonly relays: ReadonlyMap<string, readonly Hop[]>;
  /** By the key of the statement that the relation is about. */
  readonly relationsTo: ReadonlyMap<string, readonly Relation[]>;
  readonly bySource: ReadonlyMap<string, readonly string[]>;
  /** Keys of statements with content. */
  readonly byMeasure: ReadonlyMap<string, readonly string[]>;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * A carrier without a date of its own is taken to have been published with what it relays: with the earliest of it, so
 * that a later statement never moves a date that an earlier one gave.
 */
function publicationOf(
  key: string,
  statements: ReadonlyMap<string, Statement>,
  relayed: ReadonlyMap<string, readonly Hop[]>,
): Publication | undefined {
  const seen = new Set<string>();
  const open = [key];
  let earliest: Publication | undefined;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const statement = statements.get(next);
    if (statement === undefined || seen.has(next)) continue;
    seen.add(next);
    const own = inferPublished(statement);
    if (own === undefined) for (const hop of relayed.get(next) ?? []) open.push(hop.to);
    else if (earliest === undefined || byCodes([own.days.to, own.date], [earliest.days.to, earliest.date]) < 0)
      earliest = own;
  }
  return earliest;
}

/** Slots that two occasions of one figure share; `undefined` when the content has no moment that could be inherited. */
function repeatKey(source: string, content: Content): string | undefined {
  if (!isFigure(content) || content.mode !== 'observed' || content.polarity !== 'affirms') return undefined;
  if (content.accumulation !== 'cumulative' && content.accumulation !== 'stock') return undefined;
  const { measure, subject, place, accumulation, basis } = content;
  return JSON.stringify([source, measure, subject, place, accumulation, basis, amountKey(content.amount)]);
}

/** What was given, in key order and with its dates: all that does not depend on a cutoff. */
export interface Arranged {
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  /** Every statement with its date, before any inherits another's as-of. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** By statement key, where the content has a moment that could be inherited. */
  readonly repeatKeys: ReadonlyMap<string, string>;
}

/** What repeats another source's statement is a relay of it. Source: DESIGN, Origins. */
function repeatHops(relations: readonly Relation[], statements: ReadonlyMap<string, Statement>): Hop[] {
  return relations.flatMap(({ from, kind, to }): Hop[] => {
    const [near, far] = [statements.get(from)?.source, statements.get(to)?.source];
    if (kind !== 'repeats' || near === undefined || far === undefined || near === far) return [];
    return [{ from, to, kind: 'paraphrases', farEndRead: false, standing: 'confirmed' }];
  });
}

/** Statements of one source that are said to repeat others of it, with those. */
function ownRepeats(relations: readonly Relation[], entries: ReadonlyMap<string, Entry>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, kind, to } of relations)
    if (kind === 'repeats' && entries.get(from)?.statement.source === entries.get(to)?.statement.source)
      push(found, from, to);
  return found;
}

/** Arranges what was given. Throws RangeError when two statements share a key. */
export function arrangeLedger(given: {
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
}): Arranged {
  const statements = new Map<string, Statement>();
  for (const statement of [...given.statements].sort((a, b) => byCode(a.key, b.key))) {
    if (statements.has(statement.key))
      throw new RangeError(`found two statements with key "${statement.key}", expected one`);
    statements.set(statement.key, statement);
  }
  const standing = [...given.hops, ...repeatHops(given.relations, statements)].filter(
    (hop) => hop.standing !== 'rejected',
  );
  const hops = [...standing].sort((a, b) =>
    byCodes([a.from, a.to, a.kind, a.standing], [b.from, b.to, b.kind, b.standing]),
  );
  const relayed = new Map<string, Hop[]>();
  for (const hop of hops) push(relayed, hop.from, hop);
  const relations = [...given.relations].sort((a, b) => byCodes([a.to, a.from, a.kind], [b.to, b.from, b.kind]));
  const entries = new Map<string, Entry>();
  const repeatKeys = new Map<string, string>();
  for (const [key, statement] of statements) {
    const { source, content } = statement;
    const publication = publicationOf(key, statements, relayed);
    entries.set(key, { statement, publication, content, said: statement.saidOn ?? publication?.date });
    const repeat = content === undefined ? undefined : repeatKey(source, content);
    if (repeat !== undefined) repeatKeys.set(key, repeat);
  }
  return { hops, relations, entries, repeatKeys };
}

function earliestAsOf(entries: ReadonlyMap<string, Entry>, repeatKeys: Arranged['repeatKeys']): Map<string, Statement> {
  const first = new Map<string, Statement>();
  for (const [key, repeat] of repeatKeys) {
    const statement = entries.get(key)?.statement;
    const asOf = statement?.content?.asOf;
    if (statement === undefined || asOf === undefined) continue;
    const known = first.get(repeat)?.content?.asOf;
    if (known === undefined || asOf < known) first.set(repeat, statement);
  }
  return first;
}

/** Admits what was out by a day, and indexes it. Hops and relations whose far end is not admitted are left out. */
export function indexLedger(arranged: Arranged, publishedBy: string | null): Ledger {
  const { hops, repeatKeys } = arranged;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of arranged.entries) if (outBy(entry.publication, publishedBy)) entries.set(key, entry);

  const relayed = new Map<string, Hop[]>();
  const relays = new Map<string, Hop[]>();
  const incomplete = new Set<string>();
  let before: Hop | undefined;
  for (const hop of hops) {
    const repeated = before?.from === hop.from && before.to === hop.to;
    before = hop;
    if (repeated || !entries.has(hop.from)) continue;
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

  const firsts = earliestAsOf(entries, repeatKeys);
  const repeats = ownRepeats(arranged.relations, entries);
  const bySource = new Map<string, string[]>();
  const byMeasure = new Map<string, string[]>();
  for (const [key, entry] of entries) {
    const { content } = entry;
    push(bySource, entry.statement.source, key);
    if (content === undefined) continue;
    if (content.measure !== undefined) push(byMeasure, content.measure, key);
    if (content.asOf !== undefined) continue;
    const named = (repeats.get(key) ?? []).flatMap((other) => entries.get(other) ?? []);
    const equal = entries.get(firsts.get(repeatKeys.get(key) ?? '')?.key ?? '');
    const inherited = inherit(entry, content, equal === undefined ? named : [equal, ...named]);
    if (inherited !== undefined) entries.set(key, inherited);
  }
  return { entries, relayed, incomplete, relays, relationsTo, bySource, byMeasure };
}

/**
 * An undated repeat inherits the as-of of the origin's earliest equal statement, or of one that it is said to repeat.
 * Source: DESIGN, Origins.
 */
function inherit(entry: Entry, content: Content, repeated: readonly Entry[]): Entry | undefined {
  let first: Entry | undefined;
  for (const other of repeated) {
    const asOf = other.statement.content?.asOf;
    if (asOf === undefined || (entry.said !== undefined && asOf >= entry.said)) continue;
    if (!sameSeries(content, other.content)) continue;
    if (first?.content?.asOf === undefined || asOf < first.content.asOf) first = other;
  }
  const asOf = first?.content?.asOf;
  return first === undefined || asOf === undefined
    ? undefined
    : { ...entry, content: { ...content, asOf }, inheritedFrom: first.statement.key };
}

function sameSeries(a: Content, b: Content | undefined): boolean {
  return (
    b !== undefined &&
    a.measure === b.measure &&
    a.subject === b.subject &&
    a.place === b.place &&
    a.accumulation === b.accumulation &&
    a.mode === b.mode &&
    a.polarity === b.polarity
  );
}
