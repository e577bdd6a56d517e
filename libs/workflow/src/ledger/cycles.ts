/** Circles among hops: a statement that in the end relays itself. */

/** From the statement nearer to the reader to what it relays. */
export type Edge = readonly [from: string, to: string];

/**
 * Circles that share no statement, each as its keys in order with the first repeated at the end, beginning at its
 * smallest key. Empty when there is none. Every circle shares a statement with one of those given.
 */
export function findCycles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const out = new Map<string, Set<string>>();
  const into = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    add(out, from, to);
    add(into, to, from);
  }
  const cycles: string[][] = [];
  peel(out, into);
  while (out.size > 0) {
    const cycle = oneCycle(out);
    for (const key of cycle) remove(out, into, key);
    cycles.push([...cycle, cycle[0] ?? '']);
    peel(out, into);
  }
  return cycles;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

type Graph = Map<string, Set<string>>;

function remove(out: Graph, into: Graph, key: string): string[] {
  const touched: string[] = [];
  for (const [there, back] of [
    [out, into],
    [into, out],
  ] as const) {
    for (const other of there.get(key) ?? []) {
      const left = back.get(other);
      left?.delete(key);
      if (left?.size === 0) back.delete(other);
      touched.push(other);
    }
    there.delete(key);
  }
  return touched;
}

/** Takes away every key that nothing leads to or that leads nowhere: none of them lies on a circle. */
function peel(out: Graph, into: Graph): void {
  const open = [...new Set([...out.keys(), ...into.keys()])];
  for (let key = open.pop(); key !== undefined; key = open.pop())
    if (out.has(key) !== into.has(key)) open.push(...remove(out, into, key));
}

/** In a peeled graph every way goes on, so it must come back to itself. */
function oneCycle(out: Graph): string[] {
  const walked: string[] = [];
  const places = new Map<string, number>();
  let key = smallest(out.keys());
  while (!places.has(key)) {
    places.set(key, walked.length);
    walked.push(key);
    key = smallest(out.get(key) ?? []);
  }
  const cycle = walked.slice(places.get(key));
  const start = cycle.indexOf(smallest(cycle));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

function smallest(keys: Iterable<string>): string {
  let least: string | undefined;
  for (const key of keys) if (least === undefined || key < least) least = key;
  return least ?? '';
}
