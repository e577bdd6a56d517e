/** What of a finding may leave: the passages of pieces that are not out stay, with their words and the hands that they name. */
import type { Finding, Origins, Trace } from '../finding.js';

/** A finding that a published verdict rests on, or once did. */
export interface FindingUnderVerdict {
  readonly number: number;
  /** SHA-256, hex. */
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly finding: Finding;
  /**
   * Keys of those of its appearances of which it holds more than any published revision of the piece says, or whose piece is
   * not out any more.
   */
  readonly notOut: readonly string[];
}

/**
 * A finding less the passages of pieces that are not out: their words, the hands that they name, and what is known of their
 * traces alone. Conclusions are drawn from all pieces, and their reasons may be words of any: none is told then.
 */
export function publicFinding({ finding, notOut }: Pick<FindingUnderVerdict, 'finding' | 'notOut'>): Finding {
  if (notOut.length === 0) return finding;
  const isShown = (key: string) => !notOut.some((each) => key === each || key.startsWith(`${each}/`));
  const statedTrace = reachedIn(finding.statedTrace, isShown);
  const foundTrace = reachedIn(finding.foundTrace, isShown);
  const appearances = finding.claim.appearances.filter(({ key }) => isShown(key));
  const told = new Set([...statedTrace.nodes, ...foundTrace.nodes, ...appearances].map(({ key }) => key));
  return {
    ...finding,
    claim: { ...finding.claim, appearances },
    statedTrace,
    foundTrace,
    origins: UNTOLD,
    // What an origin said before stands in no trace.
    differences: finding.differences.filter(({ from, to }) => isShown(from.statement) && told.has(to.statement)),
    relations: finding.relations.filter(({ to }) => told.has(to)),
    assessments: [],
    currentFigures: [],
  };
}

const UNTOLD: Origins = {
  ...{ identified: [], others: [], collapsed: [], suspectedSums: [] },
  text: 'not told, since pieces that are not out have a part in the count',
};

/** What hops lead to from the passages that are shown. */
function reachedIn({ nodes, hops, ends }: Trace, isShown: (key: string) => boolean): Trace {
  const reached = new Set(nodes.filter(({ kind, key }) => kind === 'article' && isShown(key)).map(({ key }) => key));
  for (const key of reached) for (const { from, to } of hops) if (from === key && isShown(to)) reached.add(to);
  return {
    nodes: nodes.filter(({ key }) => reached.has(key)),
    hops: hops.filter(({ from, to }) => reached.has(from) && reached.has(to)),
    ends: ends.filter(({ node }) => reached.has(node)),
  };
}
