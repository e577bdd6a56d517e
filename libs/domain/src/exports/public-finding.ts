/** What of a finding may leave: the passages of pieces that are not out stay, with their words and the hands that they name. */
import type { Finding, Trace } from '../finding.js';

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

/** A finding less the passages of pieces that are not out: their words, and the hands that they name. */
export function publicFinding({ finding, notOut }: Pick<FindingUnderVerdict, 'finding' | 'notOut'>): Finding {
  if (notOut.length === 0) return finding;
  const isShown = (key: string) => !notOut.some((each) => key === each || key.startsWith(`${each}/`));
  const shown = ({ nodes, hops, ends }: Trace): Trace => ({
    nodes: nodes.filter(({ key }) => isShown(key)),
    hops: hops.filter(({ from, to }) => isShown(from) && isShown(to)),
    ends: ends.filter(({ node }) => isShown(node)),
  });
  return {
    ...finding,
    claim: { ...finding.claim, appearances: finding.claim.appearances.filter(({ key }) => isShown(key)) },
    statedTrace: shown(finding.statedTrace),
    foundTrace: shown(finding.foundTrace),
    differences: finding.differences.filter(({ from, to }) => isShown(from.statement) && isShown(to.statement)),
  };
}
