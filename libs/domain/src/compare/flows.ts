/**
 * Flows of one source over periods that are apart: what may be added up. Source: DESIGN, Figures.
 */
import { daysOf, overlap, type DayInterval } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayQuantity } from '../amount-words.js';
import type { Weighed } from './comparisons.js';
import { sayWho } from './comparisons.js';
import { directionOpen, fallsInWords, isMove } from './moves.js';
import { basisKey } from './slots.js';
import { unitFit } from './units.js';

/** The days of a bounded period; undefined where an end is open. */
export function spanOf(content: Content): DayInterval | undefined {
  const { periodStart, periodEnd } = content;
  return periodStart === undefined || periodEnd === undefined
    ? undefined
    : { from: daysOf(periodStart).from, to: daysOf(periodEnd).to };
}

/** Whether another observed count is of the claim's kind: only its time and its accumulation may differ. */
export function sameKind(claim: Content, other: Content, vocabulary: Vocabulary): boolean {
  return (
    other.measure === claim.measure &&
    other.subject === claim.subject &&
    other.place === claim.place &&
    other.mode === 'observed' &&
    other.polarity === 'affirms' &&
    basisKey(other.basis) === basisKey(claim.basis) &&
    unitFit(claim, other, vocabulary) !== 'apart' &&
    !(isFigure(claim) && isFigure(other) && directionOpen(claim, other))
  );
}

/** Flows by source, in the order of their periods: bounded, of the claim's kind, over `wanted` periods, apart in time from each other. */
export function flowsBySource(
  claim: Content,
  weighed: readonly Weighed[],
  vocabulary: Vocabulary,
  wanted: (span: DayInterval, flow: Weighed) => boolean,
): Map<string, Weighed[]> {
  const bySource = new Map<string, Weighed[]>();
  const flows = weighed.filter((flow) => {
    const { content } = flow.entry;
    if (content?.accumulation !== 'flow' || !isFigure(content) || !sameKind(claim, content, vocabulary)) return false;
    const span = spanOf(content);
    return span !== undefined && wanted(span, flow);
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

export function figuresOf(parts: readonly Weighed[]): Figure[] {
  return parts.flatMap(({ entry }) => (entry.content && isFigure(entry.content) ? [entry.content] : []));
}

/** "some 11,000 (JCS, 27 March 2025) and at least 3,000 (JCS, 27 March 2025)". */
export function sayParts(parts: readonly Weighed[], ledger: Ledger, vocabulary: Vocabulary): string {
  const turns = figuresOf(parts).some(fallsInWords);
  const moved = (content: Figure) =>
    !turns || !isMove(content) ? '' : content.change === 'fell' ? 'a fall of ' : 'a rise of ';
  return parts
    .map(({ key, entry: { content } }) => {
      const figure = content && isFigure(content) ? `${moved(content)}${sayQuantity(content)}` : '';
      return `${figure} (${sayWho(key, ledger, vocabulary)})`;
    })
    .join(' and ');
}
