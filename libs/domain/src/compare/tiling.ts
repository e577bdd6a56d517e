/**
 * Flows that tile a longer one: 11,000 and then 3,000 more, against 15,000 in all. A claimed flow is added to the other
 * flows of one source that its span leaves open, and the sum is held against a total, or against a longer flow that they
 * fill; a claimed total is held against the flows of one source, on top of the last total that it gave before them. A sum
 * below the total says nothing: a flow may be missing from the ledger. One above it, or below a flow that is filled, is
 * shown and decides nothing: any of the counts may be the odd one. Source: DESIGN, Figures.
 */
import { daysOf, overlap } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import type { Weighed } from './comparisons.js';
import { figuresOf, flowsBySource, sameKind, sayParts, spanOf } from './flows.js';
import { anyDirectionOpen } from './moves.js';
import { isBalance, ODD_ONE, restOfPeriod, withPeriods } from './periods.js';
import { addRanges, liesBelow, rangesOverlap, type AmountRange } from './range.js';
import { addsUp, rangesTogether } from './units.js';

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
  for (const [source, flows] of flowsBySource(claim, weighed, vocabulary, () => true)) {
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
    if (parts.length < 2 || anyDirectionOpen([claim, ...figuresOf(parts)])) continue;
    const [own, ...ranges] = rangesTogether([claim, ...figuresOf(parts)], vocabulary) ?? [];
    if (own === undefined) continue;
    const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
    const together = `${sayParts(parts, ledger, vocabulary)} together`;
    for (const { key, onTrace } of tiles)
      if (onTrace) continue;
      else if (rangesOverlap(sum.near, own.near))
        results.set(key, { ...TILES, addedUp: keysOf(parts), words: `agrees: ${together} reach it` });
      else if (!isBalance([claim, ...figuresOf(parts)]) && liesBelow(own.allowed, sum.allowed))
        results.set(key, {
          ...ODD_ONE,
          words: `is one of ${together}, more than the claim, so one of them counts otherwise`,
        });
  }
  if (results.size === 0) return weighed;
  return weighed.map((one) => {
    const result = results.get(one.key);
    return result === undefined ? one : { ...one, result };
  });
}

const keysOf = (parts: readonly Weighed[]) => parts.map(({ key }) => key);

const TILES = { relation: 'agrees', stance: 'agrees', factor: 1, slots: [], rule: 'flows-tile' } as const;

/** Replaces the comparison with a total by one with the sum, where the flows of some one source make it decide. */
export function withTiling(
  claim: Content,
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): readonly Weighed[] {
  if (!isFigure(claim) || claim.mode !== 'observed' || !addsUp(claim, vocabulary)) return weighed;
  if (claim.accumulation === 'cumulative') return withParts(claim, weighed, ledger, vocabulary);
  const own = spanOf(claim);
  if (claim.accumulation !== 'flow' || own === undefined) return weighed;
  const others = flowsBySource(claim, weighed, vocabulary, (span) => !overlap(own, span));
  const rows = [...others].sort(([a], [b]) => byCode(a, b)).map(([, flows]) => flows);
  return withPeriods(claim, weighed, ledger, vocabulary).map((total) => {
    const content = total.entry.content;
    const contained = total.result.rule === 'containment' && total.result.slots.join() === 'period';
    if (total.onTrace || !contained || !content || !isFigure(content) || !sameKind(claim, content, vocabulary))
      return total;
    const tiled = (flows: readonly Weighed[]) =>
      content.accumulation === 'cumulative'
        ? upTo(content.asOf ?? total.entry.said, content.periodStart, flows)
        : restOfPeriod(claim, flows, content);
    for (const flows of rows) {
      const tiles = tiled(flows) ?? [];
      if (tiles.length === 0 || anyDirectionOpen([content, claim, ...figuresOf(tiles)])) continue;
      const [whole, ...ranges] = rangesTogether([content, claim, ...figuresOf(tiles)], vocabulary) ?? [];
      if (whole === undefined) continue;
      const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
      const added = sayParts(tiles, ledger, vocabulary);
      if (rangesOverlap(sum.near, whole.near))
        return {
          ...total,
          result: { ...TILES, addedUp: keysOf(tiles), words: `agrees with the claim and ${added} together` },
        };
      const less = liesBelow(whole.allowed, sum.allowed);
      // Of all so far a part may be missing from the ledger.
      const more = content.accumulation === 'flow' && liesBelow(sum.allowed, whole.allowed);
      if ((less || more) && !isBalance([content, claim, ...figuresOf(tiles)])) {
        const words = `is ${less ? 'less' : 'more'} than the claim and ${added} together, so one of them counts otherwise`;
        return { ...total, result: { ...ODD_ONE, words } };
      }
    }
    return total;
  });
}

/** Flows that a total counted from a start, where it gives one, up to a day holds whole. */
function upTo(until: string | undefined, start: string | undefined, flows: readonly Weighed[]): readonly Weighed[] {
  const from = start === undefined ? undefined : daysOf(start).from;
  return flows.filter(({ entry }) => {
    const span = entry.content === undefined ? undefined : spanOf(entry.content);
    return (
      until !== undefined &&
      span !== undefined &&
      span.to <= daysOf(until).to &&
      (from === undefined || from <= span.from)
    );
  });
}
