/**
 * Figures that are worked out from those of others. The origins of a sum are those of its operands; none of them gave the
 * sum, so that together they stand behind it once. Source: DESIGN, Origins; docs/decisions/0005.
 */
import type { Origins, Trace, TraceEnd } from '../finding.js';
import type { Hop } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { distinct } from '../order.js';
import { reachOf } from '../trace/ends.js';
import { alternativesOn, withoutAlternatives } from './alternatives.js';
import type { Ledger } from '../trace/ledger.js';
import type { Weighed } from '../compare/comparisons.js';
import { sayDate, saySource } from '../words.js';
import type { Support } from './count.js';

const OPERATIONS: Readonly<Record<NonNullable<Hop['operation']>, string>> = {
  sum: 'adds up',
  difference: 'takes from one another',
  rounding: 'rounds',
  conversion: 'converts',
};

interface Derivation {
  readonly from: string;
  readonly to: string;
}

function derivationsIn(hops: readonly (Derivation & { readonly kind: Hop['kind'] })[]): Derivation[] {
  return hops.filter((hop) => hop.kind === 'derives');
}

/** Who worked the figure out, when several ends stand behind it only together, or one source that gave only its parts. */
function workedOutBy(hops: readonly Derivation[], ends: readonly TraceEnd[], ledger: Ledger): string | undefined {
  const sources = distinct(ends.flatMap(({ source }) => source ?? []));
  const makers = distinct(hops.flatMap(({ from }) => ledger.entries.get(from)?.statement.source ?? []));
  if (sources.length >= 2) return makers[0];
  const added = hops.some(({ from, to }) =>
    ledger.relayed
      .get(from)
      ?.some((hop) => hop.to === to && (hop.operation === 'sum' || hop.operation === 'difference')),
  );
  return added ? makers.find((maker) => !sources.includes(maker)) : undefined;
}

/** Statements behind a derivation on the claim's own trace, and at no other end of it. */
export function operandsOn(found: Trace, ledger: Ledger): Set<string> {
  const operands = new Set<string>();
  for (const { to } of derivationsIn(found.hops)) for (const key of reachOf(to, ledger).keys) operands.add(key);
  return operands;
}

/** The ends that support the claim: those of its own trace, and those of every statement that agrees with it. */
export function supportsOf(found: Trace, weighed: readonly Weighed[], ledger: Ledger): Support[] {
  const behind = derivationsIn(found.hops);
  const instead = alternativesOn(found, ledger);
  const ends = found.ends.filter(({ node }) => !instead.has(node));
  const own = ends.map((end): Support => {
    // Only what lies behind a derivation was put together; another passage may cite one of them by itself.
    const hops = behind.filter(({ to }) => reachOf(to, ledger).ends.some(({ key }) => key === end.node));
    const joint = workedOutBy(hops, ends, ledger);
    return {
      statement: end.node,
      end,
      own: true,
      ...(joint === undefined ? {} : { joint: `own ${joint}`, by: joint }),
    };
  });
  const agreeing = weighed
    .filter((one) => one.result.stance === 'agrees' && !one.onTrace)
    .flatMap((one) => {
      const hops = one.derived ? derivationsIn(reachOf(one.key, ledger).hops) : [];
      const by = workedOutBy(hops, one.ends, ledger);
      return withoutAlternatives(one.ends).map((end): Support => ({
        statement: one.key,
        end,
        own: false,
        ...(by === undefined ? {} : { joint: one.key, by }),
      }));
    });
  // While nobody has confirmed that the one relays the other, the other is held to what it says by itself.
  const byItself = found.ends
    .filter(
      ({ node }) => instead.has(node) && weighed.some(({ key, result }) => key === node && result.stance === 'agrees'),
    )
    .map((end): Support => ({ statement: end.node, end: { ...end, ifLinkHolds: false }, own: false }));
  return [...own, ...agreeing, ...byItself];
}

/** For each source whose figure is worked out from another's: why it is no origin of its own. */
export function derivationPairs(
  supports: readonly Support[],
  found: Trace,
  ledger: Ledger,
  vocabulary: Vocabulary,
): Origins['collapsed'] {
  const keys = distinct(supports.filter(({ own }) => !own).map(({ statement }) => statement));
  const hops = [...derivationsIn(found.hops), ...keys.flatMap((key) => derivationsIn(reachOf(key, ledger).hops))];
  const pairs = new Map<string, { a: string; b: string; days: string[]; verb: string }>();
  for (const { from, to } of hops) {
    const [maker, operand] = [ledger.entries.get(from), ledger.entries.get(to)];
    const [a, b] = [maker?.statement.source, operand?.statement.source];
    if (a === undefined || b === undefined || a === b) continue;
    const hop = (ledger.relayed.get(from) ?? []).find((one) => one.to === to && one.kind === 'derives');
    const verb = hop?.operation === undefined ? 'works out' : OPERATIONS[hop.operation];
    const pair = pairs.get(`${a} ${b} ${verb}`) ?? { a, b, days: [], verb };
    const date = operand?.publication?.date;
    pair.days.push(date === undefined ? 'undated' : sayDate(date));
    pairs.set(`${a} ${b} ${verb}`, pair);
  }
  return [...pairs.values()].map(({ a, b, days, verb }) => ({
    a,
    b,
    because: `${saySource(a, vocabulary)} ${verb} figures, among them that of ${saySource(b, vocabulary)} (${distinct(days).join('; ')})`,
  }));
}
