/** Where the boxes and arrows of one trace go: left to right, by layers. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Trace } from '../finding.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedHop {
  readonly points: readonly Point[];
  readonly label: Point;
}

export interface Placed extends Size {
  /** Upper left corner of each node, by key. */
  readonly nodes: ReadonlyMap<string, Point>;
  /** In the order of the trace's hops: both ends and the bends of the arrow, and the middle of its label. */
  readonly hops: readonly PlacedHop[];
}

/** Most nodes on one way from the left to the right. A cycle is followed once around. */
export function layersOf(trace: Trace): number {
  const next = new Map<string, string[]>();
  for (const hop of trace.hops) next.set(hop.from, [...(next.get(hop.from) ?? []), hop.to]);
  const known = new Map<string, number>();
  const under = new Set<string>();
  const depth = (key: string): number => {
    const already = known.get(key);
    if (already !== undefined) return already;
    if (under.has(key)) return 0;
    under.add(key);
    const found = 1 + Math.max(0, ...(next.get(key) ?? []).map(depth));
    under.delete(key);
    known.set(key, found);
    return found;
  };
  return Math.max(1, ...trace.nodes.map((node) => depth(node.key)));
}

/**
 * Places a trace. Sizes are in pixels; each hop's label gets room of its own between two layers.
 * @param labels sizes of the hops' labels, in the order of the hops.
 * @param apart room between two layers beside that of the labels.
 */
export function placeTrace(
  trace: Trace,
  boxes: ReadonlyMap<string, Size>,
  labels: readonly Size[],
  apart: number,
): Placed {
  const graph = new Graph<object, Size & Partial<Point>, Size & Partial<Point> & { points?: Point[] }>({
    multigraph: true,
  });
  graph.setGraph({ rankdir: 'LR', nodesep: 22, edgesep: 14, ranksep: apart, marginx: 0, marginy: 0 });
  for (const node of trace.nodes) graph.setNode(node.key, { ...(boxes.get(node.key) ?? { width: 0, height: 0 }) });
  const drawn = trace.hops.map((hop, index) => {
    const label = labels[index] ?? { width: 0, height: 0 };
    const known = graph.hasNode(hop.from) && graph.hasNode(hop.to);
    if (known) graph.setEdge(hop.from, hop.to, { ...label, ...{ labelpos: 'c' } }, String(index));
    return known;
  });
  layout(graph);
  const nodes = new Map<string, Point>();
  let width = 0;
  let height = 0;
  for (const node of trace.nodes) {
    const { x = 0, y = 0, width: wide, height: high } = graph.node(node.key);
    nodes.set(node.key, { x: x - wide / 2, y: y - high / 2 });
    width = Math.max(width, x + wide / 2);
    height = Math.max(height, y + high / 2);
  }
  const hops = trace.hops.map((hop, index): PlacedHop => {
    if (!drawn[index]) return { points: [], label: { x: 0, y: 0 } };
    const edge: { points?: Point[] } & Partial<Point> = graph.edge(hop.from, hop.to, String(index));
    const { points = [], x = 0, y = 0 } = edge;
    const label = labels[index] ?? { width: 0, height: 0 };
    width = Math.max(width, x + label.width / 2, ...points.map((point) => point.x));
    height = Math.max(height, y + label.height / 2, ...points.map((point) => point.y));
    return { points, label: { x, y } };
  });
  return { width, height, nodes, hops: atSides(trace, boxes, nodes, hops) };
}

/**
 * Moves both ends of every arrow to the sides of the boxes that face each other, and spreads the ends that share a side
 * over it, in the order in which the arrows come in.
 */
function atSides(
  trace: Trace,
  boxes: ReadonlyMap<string, Size>,
  corners: ReadonlyMap<string, Point>,
  hops: readonly PlacedHop[],
): PlacedHop[] {
  interface End {
    readonly hop: number;
    readonly last: boolean;
    /** Height at which the arrow comes from or goes to. */
    readonly towards: number;
  }
  const sides = new Map<string, End[]>();
  const sideOf = (key: string, other: string, last: boolean): 'left' | 'right' => {
    const backwards = (corners.get(other)?.x ?? 0) < (corners.get(key)?.x ?? 0);
    return backwards || (last && key === other) ? 'left' : 'right';
  };
  hops.forEach(({ points, label }, index) => {
    const hop = trace.hops[index];
    if (hop === undefined || points.length === 0) return;
    for (const [key, other, last] of [
      [hop.from, hop.to, false],
      [hop.to, hop.from, true],
    ] as const) {
      const side = JSON.stringify([key, sideOf(key, other, last)]);
      sides.set(side, [...(sides.get(side) ?? []), { hop: index, last, towards: label.y }]);
    }
  });
  const ends = hops.map(({ points }) => [...points]);
  for (const [side, all] of sides) {
    const [key, which] = JSON.parse(side) as [string, 'left' | 'right'];
    const corner = corners.get(key);
    const box = boxes.get(key);
    if (corner === undefined || box === undefined) continue;
    all.sort((a, b) => a.towards - b.towards || a.hop - b.hop);
    all.forEach(({ hop, last }, index) => {
      const points = ends[hop];
      if (points === undefined) return;
      points[last ? points.length - 1 : 0] = {
        x: which === 'left' ? corner.x : corner.x + box.width,
        y: corner.y + (box.height * (index + 1)) / (all.length + 1),
      };
    });
  }
  return hops.map(({ label }, index) => ({ points: ends[index] ?? [], label }));
}
