/**
 * Ends that only a suggested hop reaches. If it holds, the nearer statement is a relay and its figure is the farther one's; while nobody
 * has confirmed it, the nearer one is where the trace ends. One of the two, and never both, gave that figure on this way: the farther
 * one is an origin beside it only for what it says by itself. Source: DESIGN, Findings: only confirmed links decide.
 */
import type { Trace, TraceEnd } from '../finding.js';
import { reachOf } from '../trace/ends.js';
import type { Ledger } from '../trace/ledger.js';

/** The ends without those that a suggested hop puts in the place of an identified one. */
export const withoutAlternatives = (ends: readonly TraceEnd[]): readonly TraceEnd[] =>
  ends.some(({ kind, ifLinkHolds }) => kind === 'identified' && !ifLinkHolds)
    ? ends.filter(({ ifLinkHolds }) => !ifLinkHolds)
    : ends;

/**
 * The ends of a claim's trace that suggested hops put in the place of others, by their keys. An end that is unsure because the
 * link of the article itself is only suggested is none: without that link the trace has no end there at all.
 */
export function alternativesOn({ nodes, hops, ends }: Trace, ledger: Ledger): ReadonlySet<string> {
  const unsure = ends.filter(({ kind, ifLinkHolds }) => kind === 'identified' && ifLinkHolds);
  if (unsure.length === 0) return new Set();
  const articles = new Set(nodes.filter(({ kind }) => kind === 'article').map(({ key }) => key));
  const linked = hops.filter(({ from, to }) => articles.has(from) && ledger.entries.has(to)).map(({ to }) => to);
  const identified = new Set(ends.filter(({ kind }) => kind === 'identified').map(({ node }) => node));
  const ways = linked.map((to) => reachOf(to, ledger).ends);
  const isPut = (node: string): boolean => {
    const reaching = ways.filter((way) => way.some(({ key }) => key === node));
    return (
      reaching.length > 0 &&
      reaching.every(
        (way) =>
          way.some(({ key, ifLinkHolds }) => key === node && ifLinkHolds) &&
          way.some(({ key, ifLinkHolds }) => !ifLinkHolds && identified.has(key)),
      )
    );
  };
  return new Set(unsure.map(({ node }) => node).filter(isPut));
}
