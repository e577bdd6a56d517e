/** Differences along a claim's trace: drift over hops, revisions of an origin, restatements on the page. */
import type { Appearance, Claim, StatedSource } from '../claim.js';
import type { Content } from '../figure.js';
import type { Difference, DifferenceKind, Trace } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Holders } from '../compare/containment.js';
import { byCode, byCodes } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayChain } from '../trace/hands.js';
import type { Link } from '../trace/link.js';
import { carryingAppearances } from '../trace/traces.js';
import { sayEntry } from '../trace/says.js';
import { saySource } from '../words.js';
import { between, type End } from './between.js';
import { derivationDifferences } from './derivation-differences.js';
import { withPrintedWhole } from './printed-whole.js';
import { revisions } from './revisions.js';

/** Across every hop between two known contents; hands whose words nobody kept are passed over. */
function drift(
  appearances: readonly Appearance[],
  links: readonly Link[],
  trace: Trace,
  ledger: Ledger,
  vocabulary: Vocabulary,
): Difference[] {
  const contents = new Map<string, Content>();
  for (const appearance of appearances) contents.set(appearance.key, appearance.content);
  const words = new Map(appearances.map(({ key, passage }) => [key, passage.exact]));
  for (const node of trace.nodes) {
    const content = ledger.entries.get(node.key)?.content;
    if (content) contents.set(node.key, content);
  }
  const next = new Map<string, { to: string; sure: boolean }[]>();
  for (const hop of trace.hops) {
    if (hop.kind === 'derives') continue;
    const list = next.get(hop.from) ?? [];
    list.push({ to: hop.to, sure: hop.standing === 'confirmed' });
    next.set(hop.from, list);
  }
  const endOf = (key: string, content: Content): End => {
    const entry = ledger.entries.get(key);
    return { key, content, ...(entry === undefined ? {} : { says: sayEntry(entry, vocabulary) }) };
  };
  const found: Difference[] = [];
  for (const [key, content] of [...contents].sort(([a], [b]) => byCode(a, b))) {
    // A link names the statement whose figure the page gives; the hands between may carry several.
    const own = links.filter((link) => link.appearance === key);
    const seen = new Set([key]);
    const open =
      own.length > 0
        ? own.map((link) => ({ to: link.statement, sure: link.standing === 'confirmed' }))
        : [...(next.get(key) ?? [])];
    for (let step = open.shift(); step !== undefined; step = open.shift()) {
      if (seen.has(step.to)) continue;
      seen.add(step.to);
      const far = contents.get(step.to);
      if (far !== undefined)
        found.push(
          ...between(
            endOf(step.to, far),
            endOf(key, withPrintedWhole(content, far.whole, words.get(key) ?? '')),
            'drift',
            !step.sure,
            vocabulary,
          ),
        );
      else
        for (const further of next.get(step.to) ?? []) open.push({ to: further.to, sure: step.sure && further.sure });
    }
  }
  return found;
}

/** Headline, bullet, heading and summary against the first body passage on the same page. */
function restatements(claim: Claim, vocabulary: Vocabulary): Difference[] {
  const pageOf = (appearance: Appearance) => appearance.key.slice(0, appearance.key.lastIndexOf('/'));
  const found: Difference[] = [];
  for (const appearance of claim.appearances) {
    if (appearance.part === 'body' || appearance.part === 'caption') continue;
    const bodies = claim.appearances.filter((other) => other.part === 'body' && pageOf(other) === pageOf(appearance));
    bodies.sort((a, b) => a.passage.start - b.passage.start || byCode(a.key, b.key));
    const [body] = bodies;
    if (!body) continue;
    found.push(
      ...between(
        { key: body.key, content: body.content },
        {
          key: appearance.key,
          content: withPrintedWhole(appearance.content, body.content.whole, appearance.passage.exact),
        },
        'restatement',
        false,
        vocabulary,
      ),
    );
  }
  return found;
}

function sourceDifference(
  kind: DifferenceKind,
  from: Difference['from'],
  to: Difference['to'],
  text: string,
  ifLinkHolds: boolean,
): Difference {
  return { kind, across: 'drift', from, to, text, ifLinkHolds };
}

function misnamed(appearance: Appearance, chain: readonly StatedSource[], ifLinkHolds: boolean): Difference[] {
  return chain.flatMap((hand) =>
    (hand.oddities ?? []).map((oddity) =>
      sourceDifference(
        'source-misnamed',
        { statement: hand.source ?? appearance.key, text: oddity.expected },
        { statement: appearance.key, text: oddity.printed },
        `the page prints “${oddity.printed}” where the acronym stands for “${oddity.expected}”`,
        ifLinkHolds,
      ),
    ),
  );
}

/** Sources that the page misnames, names less precisely than the trace shows, or does not name. */
function sources(
  claim: Claim,
  links: readonly Link[],
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Difference[] {
  const found: Difference[] = [];
  for (const appearance of claim.appearances) {
    found.push(...misnamed(appearance, appearance.stated, false));
    for (const link of links) {
      if (link.appearance !== appearance.key) continue;
      if (link.elsewhere) found.push(...misnamed(appearance, link.stated, true));
      const entry = ledger.entries.get(link.statement);
      if (!entry) continue;
      const source = entry.statement.source;
      const name = saySource(source, vocabulary);
      const from = { statement: link.statement, text: name };
      const unsure = link.standing === 'suggested';
      const last = [...appearance.stated].reverse().find((hand) => hand.kind === 'named');
      const named = appearance.stated.some((hand) => hand.source === source);
      if (last === undefined) {
        if (named) continue;
        const words = appearance.stated.map((hand) => hand.text).join(', ') || 'nobody';
        const elsewhere =
          link.elsewhere && link.stated.length > 0 ? `; elsewhere the page cites ${sayChain(link.stated)}` : '';
        found.push(
          sourceDifference(
            'source-dropped',
            from,
            { statement: appearance.key, text: words },
            `this passage names ${words === 'nobody' ? words : `only “${words}”`}, not ${name}${elsewhere}`,
            unsure,
          ),
        );
      } else if (last.source !== undefined && holders.above(source).includes(last.source))
        found.push(
          sourceDifference(
            'source-less-precise',
            from,
            { statement: appearance.key, text: last.text },
            `the page names “${last.text}”; the figure is that of ${name}, a part of it`,
            unsure,
          ),
        );
    }
  }
  return found;
}

/** Differences in a total order. */
function inOrder(differences: readonly Difference[]): Difference[] {
  const key = ({ across, from, to, kind, text }: Difference) => [across, from.statement, to.statement, kind, text];
  return [...differences].sort((a, b) => byCodes(key(a), key(b)));
}

/** What became of a statement on the way to it, over the hops of its trace; in a total order. */
export function driftBehind(trace: Trace, ledger: Ledger, vocabulary: Vocabulary): Difference[] {
  return inOrder([...drift([], [], trace, ledger, vocabulary), ...derivationDifferences(trace, ledger, vocabulary)]);
}

/** All differences of a claim, in a total order; without `revised` those between an origin's occasions are left out. */
export function differencesOf(
  claim: Claim,
  links: readonly Link[],
  trace: Trace,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
  revised: boolean,
): Difference[] {
  const all = [
    ...restatements(claim, vocabulary),
    ...drift(carryingAppearances(claim), links, trace, ledger, vocabulary),
    ...derivationDifferences(trace, ledger, vocabulary),
    ...sources(claim, links, ledger, vocabulary, holders),
    ...(revised ? revisions(trace, links, ledger, vocabulary) : []),
  ];
  return inOrder(all);
}
