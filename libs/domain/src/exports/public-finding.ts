import type { Finding, Trace } from '../finding.js';
import type { PublishedClaim } from './published-claim.js';

/** A finding less the passages of pieces that are not out: their words, and the hands that they name. */
export function publicFinding(claim: Pick<PublishedClaim, 'appearances'>, finding: Finding): Finding {
  const out = new Set(claim.appearances.map(({ key }) => key));
  const hidden = finding.claim.appearances.map(({ key }) => key).filter((key) => !out.has(key));
  if (hidden.length === 0) return finding;
  const isShown = (key: string) => !hidden.some((each) => key === each || key.startsWith(`${each}/`));
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
