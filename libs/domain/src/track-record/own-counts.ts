/**
 * Which statements of a ledger are counts of their source's own: nothing that it relays, derives from others, or says
 * again. Only those are judged, and only those judge. Source: DESIGN, Origins and Sources.
 */
import { isFigure, type Figure } from '../figure.js';
import { byCodes } from '../order.js';
import type { Publication } from '../published.js';
import type { Vocabulary } from '../vocabulary.js';
import { endAt, isRelayOfKnown, reachOf } from '../trace/ends.js';
import type { Entry, Ledger } from '../trace/ledger.js';
import { amountKey } from '../compare/range.js';
import type { Aside } from './record.js';

export interface OwnCount {
  readonly key: string;
  readonly entry: Entry;
  readonly source: string;
  readonly content: Figure;
  readonly publication: Publication;
}

/** The statement as its source's own count, or why it is none. */
export function ownCount(key: string, ledger: Ledger, vocabulary: Vocabulary): OwnCount | Aside {
  const entry = ledger.entries.get(key);
  const content = entry?.content;
  if (entry === undefined || content === undefined) return 'no-number';
  const { source } = entry.statement;
  const reach = reachOf(key, ledger);
  const ends = reach.ends.map((end) => endAt(end.key, end.ifLinkHolds, reach.cyclic.has(end.key), ledger, vocabulary));
  if (reach.cyclic.size > 0) return 'in-a-circle';
  if (vocabulary.sources.get(source)?.kind === 'anonymous') return 'anonymous';
  // What nobody has confirmed decides nothing.
  if (ends.some((end) => !end.ifLinkHolds && end.source !== source)) {
    const derived = (ledger.relayed.get(key) ?? []).some((hop) => hop.kind === 'derives');
    return derived ? 'derives-from-others' : 'relays-others';
  }
  if (isRelayOfKnown(key, ledger) || entry.inheritedFrom !== undefined) return 'repeats-itself';
  if (!isFigure(content)) return content.polarity === 'affirms' ? 'no-number' : 'does-not-affirm';
  if (content.polarity !== 'affirms') return 'does-not-affirm';
  const { publication } = entry;
  // A horizon says by when a forecast was out at the latest, and so nothing of how early it was.
  if (publication === undefined || publication.rule === 'from-horizon') return 'undated';
  return { key, entry, source, content, publication };
}

/** Everything that a figure says, its hedges aside: the same again is the same figure, on another occasion. */
function figureKey({ content }: OwnCount): string {
  const { measure, subject, place, fromPlace, accumulation, mode, basis } = content;
  const { asOf, periodStart, periodEnd, horizon } = content;
  const slots = [measure, subject, place, fromPlace, accumulation, mode, basis, asOf, periodStart, periodEnd, horizon];
  return JSON.stringify([...slots.map((slot) => slot ?? null), amountKey(content.amount)]);
}

/** What a figure counts, whenever: measure, subject, place. */
export function thingKey({ content }: Pick<OwnCount, 'content'>): string {
  const { measure, subject, place, fromPlace, accumulation, basis } = content;
  return JSON.stringify([measure, subject, place, fromPlace, accumulation, basis].map((slot) => slot ?? null));
}

export interface OwnCounts {
  /** In the order in which they came out. */
  readonly counts: readonly OwnCount[];
  readonly aside: ReadonlyMap<Aside, readonly string[]>;
}

/** Orders counts by the day on which they were out, then by key. */
export function inOrderOut(a: OwnCount, b: OwnCount): number {
  return byCodes([a.publication.days.to, a.key], [b.publication.days.to, b.key]);
}

/** The source's own counts among these statements, each figure once, and why the others are none. */
export function ownCounts(keys: readonly string[], ledger: Ledger, vocabulary: Vocabulary): OwnCounts {
  const counts: OwnCount[] = [];
  const aside = new Map<Aside, string[]>();
  const leave = (why: Aside, key: string) => {
    const list = aside.get(why);
    if (list) list.push(key);
    else aside.set(why, [key]);
  };
  const repeats = new Set(
    [...ledger.relationsTo.values()].flatMap((relations) =>
      relations.flatMap(({ kind, from, to }) => {
        const [a, b] = [ledger.entries.get(from), ledger.entries.get(to)];
        return kind === 'repeats' && a !== undefined && a.statement.source === b?.statement.source ? [from] : [];
      }),
    ),
  );
  for (const key of keys) {
    const found = repeats.has(key) ? 'repeats-itself' : ownCount(key, ledger, vocabulary);
    if (typeof found === 'string') leave(found, key);
    else counts.push(found);
  }
  const known = new Set<string>();
  const first = counts.sort(inOrderOut).filter((count) => {
    const figure = figureKey(count);
    if (!known.has(figure)) return known.add(figure);
    leave('repeats-itself', count.key);
    return false;
  });
  return { counts: first, aside };
}
