/**
 * Figures that a source gave again without saying as of when. An undated repeat inherits the as-of of the origin's earliest
 * equal statement, or of one that it is said to repeat. Source: DESIGN, Origins.
 */
import { isFigure, type Content } from '../figure.js';
import type { Relation, Statement } from '../statement.js';
import { amountKey } from '../compare/range.js';
import type { Entry } from './entry.js';

/** A statement that leaves its moment open, and what it may repeat. */
export interface Repeat {
  readonly key: string;
  /** Its source's equal statements that give their moment, in key order. */
  readonly equal: readonly Entry[];
  /** Keys of its source's statements that it is said to repeat. */
  readonly said: readonly string[];
}

const series = new WeakMap<Statement, { readonly key: string | undefined }>();

/** {@link repeatKey} of a statement, worked out once. */
function seriesOf(statement: Statement, content: Content): string | undefined {
  const before = series.get(statement);
  if (before !== undefined) return before.key;
  const key = repeatKey(statement.source, content);
  series.set(statement, { key });
  return key;
}

/** Slots that two occasions of one figure share; `undefined` when the content has no moment that could be inherited. */
function repeatKey(source: string, content: Content): string | undefined {
  if (!isFigure(content) || content.mode !== 'observed' || content.polarity !== 'affirms') return undefined;
  if (content.accumulation !== 'cumulative' && content.accumulation !== 'stock') return undefined;
  const { measure, subject, place, accumulation, basis } = content;
  return JSON.stringify([source, measure, subject, place, accumulation, basis, amountKey(content.amount)]);
}

/** Statements of one source that are said to repeat others of it, with those. */
function saidToRepeat(relations: readonly Relation[], entries: ReadonlyMap<string, Entry>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, kind, to } of relations)
    if (kind === 'repeats' && entries.get(from)?.statement.source === entries.get(to)?.statement.source)
      found.set(from, [...(found.get(from) ?? []), to]);
  return found;
}

/** What may inherit another's moment, in key order. */
export function repeatsIn(entries: ReadonlyMap<string, Entry>, relations: readonly Relation[]): Repeat[] {
  const said = saidToRepeat(relations, entries);
  const open: { readonly key: string; readonly given: string | undefined }[] = [];
  // Few sources leave a moment open on few measures: only what those said there is looked through.
  const concerned = new Map<string, Set<string | undefined>>();
  for (const [key, { statement, content }] of entries) {
    if (content === undefined || content.asOf !== undefined) continue;
    const given = seriesOf(statement, content);
    if (given === undefined && !said.has(key)) continue;
    open.push({ key, given });
    if (given === undefined) continue;
    const measures = concerned.get(statement.source) ?? new Set();
    concerned.set(statement.source, measures.add(content.measure));
  }
  const equal = new Map<string, Entry[]>();
  for (const { given } of open) if (given !== undefined) equal.set(given, []);
  if (equal.size > 0)
    for (const entry of entries.values()) {
      const { statement, content } = entry;
      if (content?.asOf === undefined || concerned.get(statement.source)?.has(content.measure) !== true) continue;
      equal.get(seriesOf(statement, content) ?? '')?.push(entry);
    }
  return open.flatMap(({ key, given }): Repeat[] => {
    const repeat = { key, equal: equal.get(given ?? '') ?? [], said: said.get(key) ?? [] };
    return repeat.equal.length + repeat.said.length === 0 ? [] : [repeat];
  });
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

/** The earliest of equal statements, by the moments that they give. */
function earliest(equal: readonly Entry[], admitted: ReadonlyMap<string, Entry>): Entry | undefined {
  let first: Entry | undefined;
  for (const entry of equal) {
    if (!admitted.has(entry.statement.key)) continue;
    if (first === undefined || (entry.content?.asOf ?? '') < (first.content?.asOf ?? '')) first = entry;
  }
  return first;
}

/** The entry with the moment that it inherits from what is admitted; `undefined` when it inherits none. */
export function inherit({ key, equal, said }: Repeat, admitted: ReadonlyMap<string, Entry>): Entry | undefined {
  const entry = admitted.get(key);
  const content = entry?.content;
  if (entry === undefined || content === undefined) return undefined;
  let first: Entry | undefined;
  for (const other of [earliest(equal, admitted), ...said.map((one) => admitted.get(one))]) {
    const asOf = other?.statement.content?.asOf;
    if (other === undefined || asOf === undefined || (entry.said !== undefined && asOf >= entry.said)) continue;
    if (!sameSeries(content, other.content)) continue;
    if (first?.content?.asOf === undefined || asOf < first.content.asOf) first = other;
  }
  const asOf = first?.content?.asOf;
  return first === undefined || asOf === undefined
    ? undefined
    : { ...entry, content: { ...content, asOf }, inheritedFrom: first.statement.key };
}
