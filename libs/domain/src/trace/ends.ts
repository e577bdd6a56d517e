/** Where statements come from: following hops back until they end. Nothing here loops, whatever the hops say. */
import type { TraceEnd } from '../finding.js';
import type { Hop } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { saySource } from '../words.js';
import type { Ledger } from './ledger.js';

/** Everything that a statement rests on. */
export interface Reach {
  /** Keys in the order of the walk, the start first. */
  readonly keys: readonly string[];
  readonly hops: readonly Hop[];
  /**
   * Keys where the walk ends, and whether every way there takes a link that nobody has confirmed. Where confirmed links
   * end, it ends too: what is only suggested adds an end and takes none away.
   */
  readonly ends: readonly { readonly key: string; readonly ifLinkHolds: boolean }[];
  /** Keys that lie on a cycle. */
  readonly cyclic: ReadonlySet<string>;
}

function walk(start: string, ledger: Ledger, takes: (hop: Hop) => boolean): { keys: string[]; hops: Hop[] } {
  const seen = new Set([start]);
  const keys = [start];
  const hops: Hop[] = [];
  for (let n = 0; n < keys.length; n++)
    for (const hop of ledger.relayed.get(keys[n] ?? '') ?? []) {
      if (!takes(hop)) continue;
      hops.push(hop);
      if (seen.has(hop.to)) continue;
      seen.add(hop.to);
      keys.push(hop.to);
    }
  return { keys, hops };
}

/** Keys that a walk from themselves comes back to. */
function cyclicKeys(keys: readonly string[], hops: readonly Hop[]): Set<string> {
  const waiting = new Map<string, number>();
  const into = new Map<string, string[]>();
  for (const key of keys) waiting.set(key, 0);
  for (const hop of hops) {
    waiting.set(hop.from, (waiting.get(hop.from) ?? 0) + 1);
    const list = into.get(hop.to);
    if (list) list.push(hop.from);
    else into.set(hop.to, [hop.from]);
  }
  const done = keys.filter((key) => waiting.get(key) === 0);
  for (let key = done.pop(); key !== undefined; key = done.pop()) {
    waiting.delete(key);
    for (const nearer of into.get(key) ?? []) {
      const left = (waiting.get(nearer) ?? 0) - 1;
      waiting.set(nearer, left);
      if (left === 0) done.push(nearer);
    }
  }
  // What is left leads into a cycle or lies on one: it lies on one when it can be reached from itself.
  const next = new Map<string, string[]>();
  for (const hop of hops)
    if (waiting.has(hop.from) && waiting.has(hop.to)) next.set(hop.from, [...(next.get(hop.from) ?? []), hop.to]);
  const onCycle = (start: string) => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === start) return true;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(...(next.get(key) ?? []));
    }
    return false;
  };
  return new Set([...waiting.keys()].filter(onCycle));
}

/** A cycle with no way out ends at its earliest statement. */
function endOfCycle(keys: readonly string[], ledger: Ledger): string {
  const dated = keys.map((key) => ({ key, day: ledger.entries.get(key)?.publication?.days.from ?? '9999' }));
  dated.sort((a, b) => byCode(a.day, b.day) || byCode(a.key, b.key));
  return dated[0]?.key ?? '';
}

function endsOf(keys: readonly string[], hops: readonly Hop[], cyclic: ReadonlySet<string>, ledger: Ledger): string[] {
  const leaves = new Set(hops.map((hop) => hop.from));
  const ends = keys.filter((key) => !leaves.has(key));
  if (ends.length > 0) return ends;
  return [endOfCycle(cyclic.size > 0 ? [...cyclic].sort(byCode) : keys, ledger)];
}

/** Follows every hop that nobody has rejected. */
export function reachOf(start: string, ledger: Ledger): Reach {
  const none = ledger.relayed.get(start) === undefined;
  if (none) return { keys: [start], hops: [], ends: [{ key: start, ifLinkHolds: false }], cyclic: new Set() };
  const { keys, hops } = walk(start, ledger, () => true);
  const cyclic = cyclicKeys(keys, hops);
  if (hops.every(({ standing }) => standing === 'confirmed')) {
    const ends = endsOf(keys, hops, cyclic, ledger).sort(byCode);
    return { keys, hops, ends: ends.map((key) => ({ key, ifLinkHolds: false })), cyclic };
  }
  const sure = walk(start, ledger, (hop) => hop.standing === 'confirmed');
  const known = new Set(sure.keys);
  const all = new Set([
    ...endsOf(keys, hops, cyclic, ledger),
    ...endsOf(sure.keys, sure.hops, cyclicKeys(sure.keys, sure.hops), ledger),
  ]);
  const ends = [...all].sort(byCode).map((key) => ({ key, ifLinkHolds: !known.has(key) }));
  return { keys, hops, ends, cyclic };
}

/** How a statement in which a trace ends is to be called. */
export function endAt(
  key: string,
  ifLinkHolds: boolean,
  cyclic: boolean,
  ledger: Ledger,
  vocabulary: Vocabulary,
): TraceEnd {
  const statement = ledger.entries.get(key)?.statement;
  const source = statement?.source ?? '';
  const name = saySource(source, vocabulary);
  if (cyclic)
    return { node: key, kind: 'unlocated', source, name: `${name} (the trace runs in a circle)`, ifLinkHolds };
  if (vocabulary.sources.get(source)?.kind === 'anonymous')
    return { node: key, kind: 'anonymous', source, name, ifLinkHolds };
  return {
    node: key,
    kind: 'identified',
    source,
    name,
    known: statement?.reading === 'read' ? 'read' : 'through-relays',
    ifLinkHolds,
  };
}

/**
 * Whether a statement only carries what another said, whose own words are known: it is then no count of its own. A
 * derivation is one: it says something that its operands do not.
 */
export function isRelayOfKnown(key: string, ledger: Ledger): boolean {
  const first = ledger.relayed.get(key);
  if (first === undefined) return false;
  const seen = new Set([key]);
  const open = first.filter((hop) => hop.kind !== 'derives' && hop.standing === 'confirmed').map((hop) => hop.to);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (ledger.entries.get(next)?.content !== undefined) return true;
    for (const hop of ledger.relayed.get(next) ?? [])
      if (hop.kind !== 'derives' && hop.standing === 'confirmed') open.push(hop.to);
  }
  return false;
}
