/**
 * Flows that tile a longer one: 11,000 and then 3,000 more, against 15,000 in all. A claimed flow is added to the other
 * flows of one source that its span leaves open, and the sum is held against a total; a claimed total is held against
 * the flows of one source, on top of the last total that it gave before them. A sum below the total says
 * nothing: a flow may be missing from the ledger. One above it is shown and decides nothing: any of the counts may be
 * the odd one. Source: DESIGN, Figures.
 */
import { daysOf, overlap } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayAmount } from '../words.js';
import type { Weighed } from './comparisons.js';
import { sayWho } from './comparisons.js';
import { addRanges, liesBelow, rangesOverlap, type AmountRange } from './range.js';
import { basisKey } from './slots.js';
import { addsUp, rangesTogether, unitFit } from './units.js';

function spanOf(content: Content): { from: string; to: string } | undefined {
  const { periodStart, periodEnd } = content;
  return periodStart === undefined || periodEnd === undefined
    ? undefined
    : { from: daysOf(periodStart).from, to: daysOf(periodEnd).to };
}

function sameKind(claim: Content, other: Content, vocabulary: Vocabulary): boolean {
  return (
    other.measure === claim.measure &&
    other.subject === claim.subject &&
    other.place === claim.place &&
    other.mode === 'observed' &&
    other.polarity === 'affirms' &&
    basisKey(other.basis) === basisKey(claim.basis) &&
    unitFit(claim, other, vocabulary) !== 'apart'
  );
}

/** Flows by source: bounded, of the claim's kind, apart in time from a claimed flow and from each other. */
function flowsBySource(claim: Content, weighed: readonly Weighed[], vocabulary: Vocabulary): Map<string, Weighed[]> {
  const own = claim.accumulation === 'flow' ? spanOf(claim) : undefined;
  const bySource = new Map<string, Weighed[]>();
  const flows = weighed.filter(({ entry: { content } }) => {
    if (content?.accumulation !== 'flow' || !isFigure(content) || !sameKind(claim, content, vocabulary)) return false;
    const span = spanOf(content);
    return span !== undefined && (own === undefined || !overlap(own, span));
  });
  const start = (one: Weighed) => one.entry.content?.periodStart ?? '';
  flows.sort(
    (a, b) => byCode(start(a), start(b)) || byCode(b.entry.said ?? '', a.entry.said ?? '') || byCode(a.key, b.key),
  );
  for (const flow of flows) {
    const source = flow.entry.statement.source;
    const list = bySource.get(source) ?? [];
    const span = flow.entry.content === undefined ? undefined : spanOf(flow.entry.content);
    // Of two flows of one source over one time, the one that it said later stands.
    const clash = list.some(({ entry }) => {
      const other = entry.content === undefined ? undefined : spanOf(entry.content);
      return span === undefined || other === undefined || overlap(span, other);
    });
    if (!clash) bySource.set(source, [...list, flow]);
  }
  return bySource;
}

function figuresOf(parts: readonly Weighed[]): Figure[] {
  return parts.flatMap(({ entry }) => (entry.content && isFigure(entry.content) ? [entry.content] : []));
}

/** "some 11,000 (JCS, 27 March 2025) and at least 3,000 (JCS, 27 March 2025)". */
function sayParts(parts: readonly Weighed[], ledger: Ledger, vocabulary: Vocabulary): string {
  return parts
    .map(
      ({ key, entry }) =>
        `${entry.content && isFigure(entry.content) ? sayAmount(entry.content.amount) : ''} (${sayWho(key, ledger, vocabulary)})`,
    )
    .join(' and ');
}

/** The last total that a source gave of what had happened before a day. */
function totalBefore(
  source: string,
  day: string,
  claim: Content,
  weighed: readonly Weighed[],
  vocabulary: Vocabulary,
): Weighed | undefined {
  const asOf = (one: Weighed) => one.entry.content?.asOf ?? '';
  return weighed
    .filter(({ entry }) => {
      const { content, statement } = entry;
      if (statement.source !== source || content?.accumulation !== 'cumulative' || content.asOf === undefined)
        return false;
      return isFigure(content) && sameKind(claim, content, vocabulary) && daysOf(content.asOf).to < day;
    })
    .sort((a, b) => byCode(asOf(b), asOf(a)) || byCode(a.key, b.key))[0];
}

/** Replaces the comparisons of a claimed total with flows that reach it together. */
function withParts(
  claim: Figure,
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): readonly Weighed[] {
  const until = claim.asOf === undefined ? undefined : daysOf(claim.asOf).to;
  const start = claim.periodStart === undefined ? undefined : daysOf(claim.periodStart).from;
  const results = new Map<string, Weighed['result']>();
  for (const [source, flows] of flowsBySource(claim, weighed, vocabulary)) {
    const tiles = flows.filter(({ entry, result }) => {
      const span = entry.content === undefined ? undefined : spanOf(entry.content);
      const part = result.rule === 'containment' && result.slots.join() === 'period';
      return part && span !== undefined && (until === undefined || span.to <= until) && (!start || start <= span.from);
    });
    const [first] = tiles;
    const from = first?.entry.content === undefined ? undefined : spanOf(first.entry.content)?.from;
    if (from === undefined) continue;
    const before = start === undefined ? totalBefore(source, from, claim, weighed, vocabulary) : undefined;
    const parts = before === undefined ? tiles : [before, ...tiles];
    if (parts.length < 2) continue;
    const [own, ...ranges] = rangesTogether([claim, ...figuresOf(parts)], vocabulary) ?? [];
    if (own === undefined) continue;
    const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
    const together = `${sayParts(parts, ledger, vocabulary)} together`;
    for (const { key, onTrace } of tiles)
      if (onTrace) continue;
      else if (rangesOverlap(sum.near, own.near)) results.set(key, { ...TILES, words: `agrees: ${together} reach it` });
      else if (liesBelow(own.allowed, sum.allowed))
        results.set(key, {
          ...DOES_NOT_TILE,
          words: `is one of ${together}, more than the claim, so one of them counts otherwise`,
        });
  }
  if (results.size === 0) return weighed;
  return weighed.map((one) => {
    const result = results.get(one.key);
    return result === undefined ? one : { ...one, result };
  });
}

const TILES = { relation: 'agrees', stance: 'agrees', factor: 1, slots: [], rule: 'flows-tile' } as const;
const DOES_NOT_TILE = { relation: 'bears-on', stance: 'none', slots: [], rule: 'flows-tile' } as const;

/** Replaces the comparison with a total by one with the sum, where the flows of some one source make it decide. */
export function withTiling(
  claim: Content,
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): readonly Weighed[] {
  if (!isFigure(claim) || claim.mode !== 'observed' || !addsUp(claim, vocabulary)) return weighed;
  if (claim.accumulation === 'cumulative') return withParts(claim, weighed, ledger, vocabulary);
  if (claim.accumulation !== 'flow' || spanOf(claim) === undefined) return weighed;
  const rows = [...flowsBySource(claim, weighed, vocabulary)].sort(([a], [b]) => byCode(a, b));
  return weighed.map((total) => {
    const content = total.entry.content;
    const contained = total.result.rule === 'containment' && total.result.slots.join() === 'period';
    if (total.onTrace || !contained || !content || !isFigure(content) || content.accumulation !== 'cumulative')
      return total;
    const until = content.asOf ?? total.entry.said;
    if (until === undefined || !sameKind(claim, content, vocabulary)) return total;
    const from = content.periodStart === undefined ? undefined : daysOf(content.periodStart).from;
    for (const [, flows] of rows) {
      const tiles = flows.filter(({ entry }) => {
        const span = entry.content === undefined ? undefined : spanOf(entry.content);
        return span !== undefined && span.to <= daysOf(until).to && (from === undefined || from <= span.from);
      });
      if (tiles.length === 0) continue;
      const [whole, ...ranges] = rangesTogether([content, claim, ...figuresOf(tiles)], vocabulary) ?? [];
      if (whole === undefined) continue;
      const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
      const added = sayParts(tiles, ledger, vocabulary);
      if (rangesOverlap(sum.near, whole.near))
        return {
          ...total,
          result: { ...TILES, words: `agrees with the claim and ${added} together` },
        };
      if (liesBelow(whole.allowed, sum.allowed))
        return {
          ...total,
          result: {
            ...DOES_NOT_TILE,
            words: `is less than the claim and ${added} together, so one of them counts otherwise`,
          },
        };
    }
    return total;
  });
}
