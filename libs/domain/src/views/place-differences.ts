/** Where on a drawn trace each difference shows: on a hop when it happened along one, else on the node that it ends at. */
import type { Difference, Finding, Trace } from '../finding.js';

export interface PlacedDifferences {
  /** Numbers (from 1) by the index of the hop that they show on. */
  readonly onHops: ReadonlyMap<number, readonly number[]>;
  /** Numbers (from 1) by the key of the node that they show on. */
  readonly onNodes: ReadonlyMap<string, readonly number[]>;
}

/**
 * A change across several hops shows on the one nearest to the reader: whose words between the two ends nobody has kept,
 * nobody can say where it happened.
 */
export function placeDifferences(
  trace: Trace,
  differences: readonly Difference[],
  driftOnNodes: boolean,
): PlacedDifferences {
  const onHops = new Map<number, number[]>();
  const onNodes = new Map<string, number[]>();
  differences.forEach(({ across, from, to }, index) => {
    const hop = across === 'drift' ? firstHop(trace, to.statement, from.statement) : undefined;
    const node =
      trace.nodes.find(({ key }) => key === to.statement) ?? trace.nodes.find(({ key }) => key === from.statement);
    if (hop !== undefined) onHops.set(hop, [...(onHops.get(hop) ?? []), index + 1]);
    else if (node !== undefined && (across !== 'drift' || driftOnNodes))
      onNodes.set(node.key, [...(onNodes.get(node.key) ?? []), index + 1]);
  });
  return { onHops, onNodes };
}

/**
 * The differences as they are met on the way from the reader to the origins: by how few hops lead to where they show, as
 * found, else as stated; what is on no way comes last. Of equals the order stays.
 */
export function inOrderOfHops(
  { foundTrace, statedTrace }: Pick<Finding, 'foundTrace' | 'statedTrace'>,
  differences: readonly Difference[],
): readonly Difference[] {
  const hopsTo = new Map([...hopsToNodes(statedTrace), ...hopsToNodes(foundTrace)]);
  const placed = differences.map((difference) => {
    const { from, to } = difference;
    return { difference, hops: hopsTo.get(to.statement) ?? hopsTo.get(from.statement) ?? Number.MAX_SAFE_INTEGER };
  });
  return placed.sort((one, other) => one.hops - other.hops).map(({ difference }) => difference);
}

/** How few hops lead from a passage to each node. */
function hopsToNodes({ nodes, hops }: Trace): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of hops) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Map(nodes.filter(({ kind }) => kind === 'article').map(({ key }) => [key, 0]));
  // What is found is looked at as well, each once.
  for (const [key, count] of found) for (const to of next.get(key) ?? []) if (!found.has(to)) found.set(to, count + 1);
  return found;
}

/** The first hop on the shortest way from a node to a statement, or to a node of a source. */
function firstHop(trace: Trace, start: string, far: string): number | undefined {
  const targets = new Set(trace.nodes.filter(({ key, source }) => key === far || source === far).map(({ key }) => key));
  if (targets.size === 0 || targets.has(start)) return undefined;
  const seen = new Set([start]);
  let border: { readonly key: string; readonly first: number | undefined }[] = [{ key: start, first: undefined }];
  while (border.length > 0) {
    const next: typeof border = [];
    for (const { key, first } of border) {
      for (const [index, hop] of trace.hops.entries()) {
        if (hop.from !== key || seen.has(hop.to)) continue;
        if (targets.has(hop.to)) return first ?? index;
        seen.add(hop.to);
        next.push({ key: hop.to, first: first ?? index });
      }
    }
    border = next;
  }
  return undefined;
}
