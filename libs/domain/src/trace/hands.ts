/** The hands through which statements pass: who relays what, and what stands behind a relay. */
import type { StatedSource } from '../claim.js';
import { byCode } from '../order.js';
import type { Ledger } from './ledger.js';

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Statements that carry a statement onwards, by source. */
export function handsOf(key: string, ledger: Ledger, only?: 'confirmed'): ReadonlyMap<string, string> {
  if (!ledger.relays.has(key)) return NOBODY;
  const bySource = new Map<string, string>();
  const seen = new Set([key]);
  let ring = [key];
  while (ring.length > 0) {
    const next: string[] = [];
    for (const far of ring)
      for (const hop of ledger.relays.get(far) ?? []) {
        if (hop.kind === 'derives' || seen.has(hop.from) || (only !== undefined && hop.standing !== only)) continue;
        seen.add(hop.from);
        next.push(hop.from);
        const source = ledger.entries.get(hop.from)?.statement.source;
        if (source !== undefined && !bySource.has(source)) bySource.set(source, hop.from);
      }
    ring = next.sort(byCode);
  }
  return bySource;
}

/** Statements with content at, or next behind, everything that these sources said. */
export function reachedFrom(sources: Iterable<string>, ledger: Ledger): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const source of sources) {
    const open = [...(ledger.bySource.get(source) ?? [])];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      if (ledger.entries.get(key)?.content !== undefined) found.add(key);
      for (const hop of ledger.relayed.get(key) ?? []) if (hop.kind !== 'derives') open.push(hop.to);
    }
  }
  return found;
}

/** The nearest statement at or behind this one whose content is known, or itself. */
export function contentBehind(key: string, ledger: Ledger): string {
  if (ledger.entries.get(key)?.content !== undefined) return key;
  const seen = new Set([key]);
  let ring = [key];
  while (ring.length > 0) {
    const next = ring
      .flatMap((near) => (ledger.relayed.get(near) ?? []).map((hop) => hop.to))
      .filter((far) => !seen.has(far));
    const found = next.sort(byCode).find((far) => ledger.entries.get(far)?.content !== undefined);
    if (found !== undefined) return found;
    for (const far of next) seen.add(far);
    ring = next;
  }
  return key;
}

/** The statement that an article's hop goes to: that of the nearest hand that the page names, or the figure's own. */
export function targetOf(chain: readonly StatedSource[], key: string, ledger: Ledger): string {
  const hands = handsOf(key, ledger);
  const source = ledger.entries.get(key)?.statement.source;
  for (const hand of chain) {
    if (hand.source === undefined) continue;
    if (hand.source === source) return key;
    const found = hands.get(hand.source);
    if (found !== undefined) return found;
  }
  return key;
}

/** Words for a chain: "The Times, which cites HUR". */
export function sayChain(chain: readonly StatedSource[]): string {
  return chain.map((hand) => hand.text).join(', which cites ') || 'nobody';
}
