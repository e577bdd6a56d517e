/**
 * Flows that tile a longer one: 11,000 and then 3,000 more, against 15,000 in all. A claimed flow is added to the other
 * flows of one source that its span leaves open, and the sum is held against a total. A sum below the total says
 * nothing: a flow may be missing from the ledger. One above it is shown and decides nothing: any of the counts may be
 * the odd one. Source: DESIGN, Figures.
 */
import { daysOf, overlap } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayAmount } from '../words.js';
import type { Weighed } from './comparisons.js';
import { sayWho } from './comparisons.js';
import { addRanges, liesBelow, rangeOf, rangesOverlap } from './range.js';

function spanOf(content: Content): { from: string; to: string } | undefined {
  const { periodStart, periodEnd } = content;
  return periodStart === undefined || periodEnd === undefined
    ? undefined
    : { from: daysOf(periodStart).from, to: daysOf(periodEnd).to };
}

function sameKind(claim: Content, other: Content): boolean {
  return (
    other.measure === claim.measure &&
    other.subject === claim.subject &&
    other.place === claim.place &&
    other.basis === claim.basis &&
    other.mode === 'observed' &&
    other.polarity === 'affirms'
  );
}

/** Further flows by source: bounded, of the claim's kind, apart in time from the claim and from each other. */
function furtherFlows(claim: Content, weighed: readonly Weighed[]): Map<string, Weighed[]> {
  const own = spanOf(claim);
  const bySource = new Map<string, Weighed[]>();
  const flows = weighed.filter(({ entry }) => {
    const span = entry.content === undefined ? undefined : spanOf(entry.content);
    const fits = entry.content?.accumulation === 'flow' && isFigure(entry.content) && sameKind(claim, entry.content);
    return fits && span !== undefined && own !== undefined && !overlap(own, span);
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

/** Replaces the comparison with a total by one with the sum, where the flows of some one source make it decide. */
export function withTiling(
  claim: Content,
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): Weighed[] {
  if (!isFigure(claim) || claim.accumulation !== 'flow' || claim.mode !== 'observed' || spanOf(claim) === undefined)
    return [...weighed];
  const rows = [...furtherFlows(claim, weighed)].sort(([a], [b]) => byCode(a, b));
  return weighed.map((total) => {
    const content = total.entry.content;
    const contained = total.result.rule === 'containment' && total.result.slots.join() === 'period';
    if (total.onTrace || !contained || !content || !isFigure(content) || content.accumulation !== 'cumulative')
      return total;
    const until = content.asOf ?? total.entry.said;
    if (until === undefined || !sameKind(claim, content)) return total;
    const from = content.periodStart === undefined ? undefined : daysOf(content.periodStart).from;
    for (const [, flows] of rows) {
      const tiles = flows.filter(({ entry }) => {
        const span = entry.content === undefined ? undefined : spanOf(entry.content);
        return span !== undefined && span.to <= daysOf(until).to && (from === undefined || from <= span.from);
      });
      if (tiles.length === 0) continue;
      let sum = rangeOf(claim.amount);
      for (const { entry } of tiles)
        if (entry.content && isFigure(entry.content)) sum = addRanges(sum, rangeOf(entry.content.amount));
      const whole = rangeOf(content.amount);
      const added = tiles
        .map(
          ({ key, entry }) =>
            `${entry.content && isFigure(entry.content) ? sayAmount(entry.content.amount) : ''} (${sayWho(key, ledger, vocabulary)})`,
        )
        .join(' and ');
      if (rangesOverlap(sum.near, whole.near))
        return {
          ...total,
          result: {
            relation: 'agrees',
            stance: 'agrees',
            factor: 1,
            slots: [],
            rule: 'flows-tile',
            words: `agrees with the claim and ${added} together`,
          },
        };
      if (liesBelow(whole.allowed, sum.allowed))
        return {
          ...total,
          result: {
            relation: 'bears-on',
            stance: 'none',
            slots: [],
            rule: 'flows-tile',
            words: `is less than the claim and ${added} together, so one of them counts otherwise`,
          },
        };
    }
    return total;
  });
}
