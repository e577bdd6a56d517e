/**
 * Flows that fill a longer one: 70 fires from January to June and 60 from July to December, against 130 in that year. What
 * one source counted of every part of a claimed period is added up, and the sum is compared as if the source had given it;
 * that it is a sum made here is said. Where a part of the period is missing, a sum above the claim alone tells something,
 * and decides nothing: any of the counts may be the odd one. Source: DESIGN, Figures.
 */
import { covers, overlap, type DayInterval } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import type { Weighed } from './comparisons.js';
import { figuresOf, flowsBySource, sameKind, sayParts, spanOf } from './flows.js';
import { anyDirectionOpen, isMove, isOtherWay, sayHowTaken, sayOtherWay } from './moves.js';
import { addRanges, liesBelow, type AmountRange } from './range.js';
import { rangesTogether } from './units.js';
import { weighInTime } from './weigh-ranges.js';

const DAY = 86_400_000;

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** Whether spans follow one another without a gap from the first day of a whole to its last. In any order. */
export function fills(spans: readonly DayInterval[], whole: DayInterval): boolean {
  const sorted = [...spans].sort((a, b) => byCode(a.from, b.from));
  return (
    sorted[0]?.from === whole.from &&
    sorted.at(-1)?.to === whole.to &&
    sorted.every((span, n) => n === 0 || span.from === dayAfter(sorted[n - 1]?.to ?? ''))
  );
}

const spansOf = (parts: readonly Weighed[]) =>
  parts.flatMap(({ entry }) => (entry.content === undefined ? [] : (spanOf(entry.content) ?? [])));

/** What contains, or is contained in, the claim's period, and fits it otherwise. */
const heldByPeriod = ({ result }: Weighed) => result.rule === 'containment' && result.slots.join() === 'period';

/** Sources that counted the whole period themselves: what they say of it needs no adding up. */
function countedWhole(claim: Content, own: DayInterval, weighed: readonly Weighed[], vocabulary: Vocabulary) {
  const found = new Set<string>();
  for (const { content, statement } of weighed.map(({ entry }) => entry)) {
    if (content?.accumulation !== 'flow' || !isFigure(content) || !sameKind(claim, content, vocabulary)) continue;
    const span = spanOf(content);
    if (span !== undefined && covers(own, span) && covers(span, own)) found.add(statement.source);
  }
  return found;
}

/** Replaces the comparisons of parts of a claimed period with that of their sum, where one source counted several. */
export function withPeriods(
  claim: Figure,
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): readonly Weighed[] {
  const own = spanOf(claim);
  if (own === undefined) return weighed;
  const inside = (span: DayInterval, flow: Weighed) => heldByPeriod(flow) && covers(own, span);
  const whole = countedWhole(claim, own, weighed, vocabulary);
  const results = new Map<string, Weighed['result']>();
  for (const [source, parts] of flowsBySource(claim, weighed, vocabulary, inside)) {
    if (parts.length < 2 || whole.has(source) || anyDirectionOpen([claim, ...figuresOf(parts)])) continue;
    const [claimed, ...ranges] = rangesTogether([claim, ...figuresOf(parts)], vocabulary) ?? [];
    if (claimed === undefined) continue;
    const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
    const together = `${sayParts(parts, ledger, vocabulary)} together`;
    const result = fills(spansOf(parts), own)
      ? {
          ...heldAgainst(claim, claimed, sum, together, sayHowTaken([claim, ...figuresOf(parts)])),
          addedUp: parts.map(({ key }) => key),
        }
      : !isBalance([claim, ...figuresOf(parts)]) && liesBelow(claimed.allowed, sum.allowed)
        ? { ...ODD_ONE, words: `is one of ${together}, more than the claim, so one of them counts otherwise` }
        : undefined;
    if (result !== undefined) for (const { key, onTrace } of parts) if (!onTrace) results.set(key, result);
  }
  return results.size === 0 ? weighed : weighed.map((one) => ({ ...one, result: results.get(one.key) ?? one.result }));
}

/** What rose in parts of a time may have fallen in the rest of it: that their sum is not the claim's tells of no odd one. */
export function isBalance(figures: readonly Figure[]): boolean {
  return figures.some(isMove);
}

export const ODD_ONE = { relation: 'bears-on', stance: 'none', slots: [], rule: 'flows-tile' } as const;

function heldAgainst(
  claim: Figure,
  claimed: AmountRange,
  sum: AmountRange,
  together: string,
  taken: string,
): Weighed['result'] {
  const { factor, ...compared } = weighInTime(claimed, sum, claim, { fit: 'same' }, false);
  const fill = `is one of ${together}, which fill its period; their sum`;
  if (isOtherWay(claim, claimed, sum))
    return { ...compared, otherWay: true, rule: 'flows-tile', words: `${fill} ${sayOtherWay(claim)}` };
  const words =
    compared.relation === 'agrees' ? `agrees: ${together} fill its period` : `${fill} ${compared.words}${taken}`;
  return { ...compared, ...(factor === undefined ? {} : { factor }), rule: 'flows-tile', words };
}

/** Flows apart from the claimed one that fill, with it, a longer flow; undefined where a part of that is missing. */
export function restOfPeriod(
  claim: Content,
  flows: readonly Weighed[],
  total: Content,
): readonly Weighed[] | undefined {
  const [own, span] = [spanOf(claim), spanOf(total)];
  if (own === undefined || span === undefined) return undefined;
  const within = flows.filter((flow) => spansOf([flow]).every((one) => covers(span, one) && !overlap(own, one)));
  return fills([own, ...spansOf(within)], span) ? within : undefined;
}
