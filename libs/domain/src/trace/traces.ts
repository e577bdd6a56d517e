/** The two traces of a claim: as the page states it, and as found through links. Source: DESIGN, Words and Origins. */
import type { Appearance, Claim } from '../claim.js';
import type { Trace, TraceEnd, TraceHop, TraceNode } from '../finding.js';
import type { Hop } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode, byCodes } from '../order.js';
import { sayContent, saySource } from '../words.js';
import { endAt, reachOf } from './ends.js';
import type { Ledger } from './ledger.js';
import type { Link } from './link.js';

/** Body appearances carry the trace; headlines, bullets and summaries restate them. Without a body, all carry it. */
export function carryingAppearances(claim: Claim): Appearance[] {
  const sorted = [...claim.appearances].sort((a, b) => byCode(a.key, b.key));
  const body = sorted.filter((appearance) => appearance.part === 'body' || appearance.part === 'caption');
  const pageOf = (appearance: Appearance) => appearance.key.slice(0, appearance.key.lastIndexOf('/'));
  const pages = new Set(body.map(pageOf));
  return sorted.filter((appearance) => body.includes(appearance) || !pages.has(pageOf(appearance)));
}

function articleNode(appearance: Appearance, vocabulary: Vocabulary): TraceNode {
  const { outlet, outletName, publishedOn } = appearance;
  return {
    key: appearance.key,
    kind: 'article',
    ...(outlet === undefined ? {} : { source: outlet }),
    name: outletName ?? (outlet === undefined ? 'the article' : saySource(outlet, vocabulary)),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    reading: 'read',
    says: sayContent(appearance.content, vocabulary),
  };
}

/** Whether anything of the kind was found behind the source that the page names last. */
function locates(appearance: Appearance, links: readonly Link[]): Link | undefined {
  return links.find((link) => link.appearance === appearance.key && !link.elsewhere);
}

/** The trace as each carrying appearance states it. */
export function statedTrace(claim: Claim, links: readonly Link[], ledger: Ledger, vocabulary: Vocabulary): Trace {
  const nodes: TraceNode[] = [];
  const hops: TraceHop[] = [];
  const ends: TraceEnd[] = [];
  for (const appearance of carryingAppearances(claim)) {
    nodes.push(articleNode(appearance, vocabulary));
    let nearer = appearance.key;
    appearance.stated.forEach((hand, n) => {
      const key = `${appearance.key}/${n + 1}`;
      nodes.push({
        key,
        kind: 'stated',
        ...(hand.source === undefined ? {} : { source: hand.source }),
        name: hand.text,
        says: '',
      });
      hops.push({ from: nearer, to: key, kind: 'cites', standing: 'confirmed', farEndRead: false, faults: [] });
      nearer = key;
    });
    const last = appearance.stated.at(-1);
    const link = locates(appearance, links);
    const name = last?.text ?? 'nobody';
    const source = last?.source === undefined ? {} : { source: last.source };
    if (last === undefined || last.kind === 'vague')
      ends.push({ node: nearer, kind: 'unattributed', name, ifLinkHolds: false });
    else if (last.kind === 'anonymous')
      ends.push({ node: nearer, kind: 'anonymous', ...source, name, ifLinkHolds: false });
    else if (link === undefined) ends.push({ node: nearer, kind: 'unlocated', ...source, name, ifLinkHolds: false });
    else {
      const read = ledger.entries.get(link.statement)?.statement.reading === 'read';
      ends.push({
        node: nearer,
        kind: 'identified',
        ...source,
        name,
        known: read ? 'read' : 'through-relays',
        ifLinkHolds: link.standing === 'suggested',
      });
    }
  }
  return { nodes, hops, ends };
}

function backdated(near: string | undefined, far: string | undefined): boolean {
  return near !== undefined && far !== undefined && near < far;
}

export function traceHop(hop: Hop, ledger: Ledger, cyclic: ReadonlySet<string>): TraceHop {
  const faults: ('backdated' | 'cycle')[] = [];
  const near = ledger.entries.get(hop.from)?.publication?.days.to;
  const far = ledger.entries.get(hop.to)?.publication?.days.from;
  if (backdated(near, far)) faults.push('backdated');
  if (cyclic.has(hop.from) && cyclic.has(hop.to)) faults.push('cycle');
  return {
    from: hop.from,
    to: hop.to,
    kind: hop.kind,
    standing: hop.standing,
    farEndRead: hop.farEndRead,
    ...(hop.because === undefined ? {} : { because: hop.because }),
    faults,
  };
}

export function statementNode(key: string, ledger: Ledger, vocabulary: Vocabulary): TraceNode | undefined {
  const entry = ledger.entries.get(key);
  if (!entry) return undefined;
  const { statement, publication } = entry;
  return {
    key,
    kind: 'statement',
    source: statement.source,
    name: saySource(statement.source, vocabulary),
    ...(publication === undefined ? {} : { publishedOn: publication.date }),
    reading: statement.reading,
    says: statement.content === undefined ? '' : sayContent(statement.content, vocabulary),
  };
}

/** The trace through links and hops. An appearance without a link ends as the page lets it end. */
export function foundTrace(
  claim: Claim,
  links: readonly Link[],
  stated: Trace,
  ledger: Ledger,
  vocabulary: Vocabulary,
): Trace {
  const nodes = new Map<string, TraceNode>();
  const hops = new Map<string, TraceHop>();
  const ends = new Map<string, TraceEnd>();
  for (const appearance of carryingAppearances(claim)) {
    nodes.set(appearance.key, articleNode(appearance, vocabulary));
    const own = links.filter((link) => link.appearance === appearance.key);
    if (own.length === 0) addStated(appearance.key, stated, nodes, hops, ends);
    for (const link of own) {
      const far = ledger.entries.get(link.target)?.publication?.days.from;
      hops.set(`${appearance.key} ${link.target}`, {
        from: appearance.key,
        to: link.target,
        kind: 'cites',
        standing: link.standing,
        farEndRead: false,
        ...(link.because === undefined ? {} : { because: link.because }),
        faults: backdated(appearance.publishedOn, far) ? ['backdated'] : [],
      });
      const reach = reachOf(link.target, ledger);
      for (const key of reach.keys) {
        const node = statementNode(key, ledger, vocabulary);
        if (node) nodes.set(key, node);
      }
      for (const hop of reach.hops) hops.set(`${hop.from} ${hop.to}`, traceHop(hop, ledger, reach.cyclic));
      for (const end of reach.ends) {
        const ifLinkHolds = end.ifLinkHolds || link.standing === 'suggested';
        const known = ends.get(end.key);
        if (known === undefined || (known.ifLinkHolds && !ifLinkHolds))
          ends.set(end.key, endAt(end.key, ifLinkHolds, reach.cyclic.has(end.key), ledger, vocabulary));
      }
    }
  }
  return {
    nodes: [...nodes.values()].sort((a, b) => byCode(a.key, b.key)),
    hops: [...hops.values()].sort((a, b) => byCodes([a.from, a.to], [b.from, b.to])),
    ends: [...ends.values()].sort((a, b) => byCode(a.node, b.node)),
  };
}

/** Without a link nothing is found beyond what the page says; a named end is then unlocated. */
function addStated(
  key: string,
  stated: Trace,
  nodes: Map<string, TraceNode>,
  hops: Map<string, TraceHop>,
  ends: Map<string, TraceEnd>,
): void {
  const own = (other: string) => other === key || other.startsWith(`${key}/`);
  for (const node of stated.nodes) if (own(node.key)) nodes.set(node.key, node);
  for (const hop of stated.hops) if (own(hop.from)) hops.set(`${hop.from} ${hop.to}`, hop);
  for (const end of stated.ends) if (own(end.node)) ends.set(end.node, end);
}
