/**
 * Finds the statement that an appearance rests on. A person's link decides. Without one, the page's own names and
 * figure do, when all of them are exact and only one statement fits; anything less is a suggestion with its reason.
 * Source: DESIGN, Findings; docs/decisions/0005.
 */
import type { Appearance, Claim, StatedSource } from '../claim.js';
import { daysOf } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { holdingOfMeasures, type Holders } from '../compare/containment.js';
import { rangeOf, rangesOverlap, sameAmount } from '../compare/range.js';
import { fitSlots } from '../compare/slots.js';
import type { Said } from '../compare/times.js';
import { sayDate, sayList, saySource } from '../words.js';
import type { Entry, Ledger } from './ledger.js';

export interface Link {
  /** Key of the appearance. */
  readonly appearance: string;
  /** The statement that the article's hop goes to: the nearest hand that the page names, or the figure's own statement. */
  readonly target: string;
  /** The statement whose content the article is held against. */
  readonly statement: string;
  readonly standing: 'confirmed' | 'suggested';
  readonly because?: string;
  /** The hands by which it was found: the page's own, or those that it names elsewhere. */
  readonly stated: readonly StatedSource[];
  /** True when the hands are named elsewhere on the page, not in this passage. */
  readonly elsewhere: boolean;
}

/** A cited source's figure that differs from the page's is looked for this many days back. */
export const SOURCE_ONLY_DAYS = 92;
/** An equal figure from a source that the page does not name is looked for this many days back. */
export const FIGURE_ONLY_DAYS = 31;

const DAY = 86_400_000;

interface Candidate {
  readonly entry: Entry;
  readonly chain: 'exact' | 'end' | 'hand' | 'part';
  readonly figure: 'same' | 'agrees' | 'differs';
  readonly slotsExact: boolean;
  readonly rank: readonly number[];
  readonly day: string;
}

function dayOf(entry: Entry): string {
  return entry.publication?.days.from ?? '0000-00-00';
}

function daysBefore(entry: Entry, day: string | undefined): number | undefined {
  return day === undefined || entry.publication === undefined
    ? undefined
    : Math.round((Date.parse(day) - Date.parse(entry.publication.days.from)) / DAY);
}

/** Statements that carry a statement onwards, by source. */
export function handsOf(key: string, ledger: Ledger): ReadonlyMap<string, string> {
  const bySource = new Map<string, string>();
  const seen = new Set([key]);
  let ring = [key];
  while (ring.length > 0) {
    const next: string[] = [];
    for (const far of ring)
      for (const hop of ledger.relays.get(far) ?? []) {
        if (hop.kind === 'derives' || seen.has(hop.from)) continue;
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
function reachedFrom(sources: Iterable<string>, ledger: Ledger): Set<string> {
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

function chainFit(
  chain: readonly StatedSource[],
  entry: Entry,
  ledger: Ledger,
  holders: Holders,
): Candidate['chain'] | undefined {
  const named = chain.flatMap((hand) => (hand.source === undefined ? [] : [hand.source]));
  const end = named.at(-1);
  if (end === undefined) return undefined;
  const { source, key } = entry.statement;
  const hands = handsOf(key, ledger);
  const carried = named.slice(0, -1).every((hand) => hands.has(hand));
  if (source === end) return carried && named.length === chain.length ? 'exact' : 'end';
  if (hands.has(end)) return 'hand';
  if (holders.above(source).includes(end)) return 'part';
  return undefined;
}

function figureFit(claim: Content, content: Content): Candidate['figure'] | undefined {
  if (!isFigure(claim) || !isFigure(content)) return isFigure(claim) === isFigure(content) ? 'same' : undefined;
  if (sameAmount(claim.amount, content.amount)) return 'same';
  return rangesOverlap(rangeOf(claim.amount).near, rangeOf(content.amount).near) ? 'agrees' : 'differs';
}

function saidOf(claim: string | undefined, entry: Entry): Said {
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(entry.said === undefined ? {} : { statement: entry.said }),
  };
}

/** Whether the page gives the figure a time of its own, against which a statement's time can be held. */
function dated(claim: Content): boolean {
  return claim.asOf !== undefined || claim.periodEnd !== undefined || claim.horizon !== undefined;
}

/** Every slot that the claim fills is filled alike, and its own slots suffice to compare. */
function exactSlots(claim: Content, entry: Entry, said: string | undefined, vocabulary: Vocabulary): boolean {
  const { content } = entry;
  if (content === undefined || claim.certainty !== content.certainty || claim.fromPlace !== content.fromPlace)
    return false;
  const fit = fitSlots(claim, content, vocabulary, saidOf(said, entry));
  const timeless = (slot: string) => !dated(claim) && ['as-of', 'period', 'horizon'].includes(slot);
  return (
    fit.misfits.every((misfit) => timeless(misfit.slot)) && fit.holdings.every((holding) => timeless(holding.slot))
  );
}

const CHAIN_RANK = { exact: 0, hand: 1, end: 1, part: 2 } as const;
const FIGURE_RANK = { same: 0, agrees: 1, differs: 2 } as const;

function weigh(
  chain: readonly StatedSource[],
  key: string,
  claim: Content,
  day: string | undefined,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Candidate | undefined {
  const entry = ledger.entries.get(key);
  const content = entry?.content;
  if (!entry || content?.measure === undefined || content.polarity !== 'affirms') return undefined;
  const before = daysBefore(entry, day);
  if (before !== undefined && before < 0) return undefined;
  // What the page counts may not have been read: then only the same number will do, and the link says what it is.
  if (claim.measure === undefined && !isFigure(claim)) return undefined;
  const measures = claim.measure === undefined ? 'part' : holdingOfMeasures(claim.measure, content.measure, vocabulary);
  const figure = figureFit(claim, content);
  if (measures === 'apart' || figure === undefined) return undefined;
  if (measures !== 'same' && figure !== 'same') return undefined;
  if (claim.subject !== undefined && content.subject !== undefined && claim.subject !== content.subject)
    return undefined;
  const fit = chainFit(chain, entry, ledger, holders);
  if (fit === undefined) return undefined;
  const sameMode = claim.mode === content.mode;
  if (
    figure === 'differs' &&
    (fit === 'part' || !sameMode || claim.place !== content.place || before === undefined || before > SOURCE_ONLY_DAYS)
  )
    return undefined;
  const timed = fitSlots(claim, content, vocabulary, saidOf(day, entry)).time;
  const outOfTime = dated(claim) && sameMode && timed?.fit === 'apart';
  if (outOfTime && (fit === 'part' || figure !== 'same')) return undefined;
  const slotsExact = exactSlots(claim, entry, day, vocabulary);
  const sameAccumulation = claim.accumulation === content.accumulation;
  const rank = [
    figure === 'differs' ? 1 : 0,
    outOfTime ? 1 : 0,
    FIGURE_RANK[figure],
    measures === 'same' ? 0 : 1,
    sameMode ? 0 : 1,
    CHAIN_RANK[fit],
    slotsExact ? 0 : 1,
    claim.place === content.place ? 0 : 1,
    sameAccumulation ? 0 : 1,
  ];
  return { entry, chain: fit, figure, slotsExact, rank, day: dayOf(entry) };
}

function better(a: Candidate, b: Candidate): number {
  for (let n = 0; n < a.rank.length; n++) {
    const order = (a.rank[n] ?? 0) - (b.rank[n] ?? 0);
    if (order !== 0) return order;
  }
  return byCode(b.day, a.day) || byCode(a.entry.statement.key, b.entry.statement.key);
}

/** Words for a chain: "The Times, which cites HUR". */
export function sayChain(chain: readonly StatedSource[]): string {
  return chain.map((hand) => hand.text).join(', which cites ') || 'nobody';
}

function targetOf(chain: readonly StatedSource[], key: string, ledger: Ledger): string {
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

function reasonFor(
  candidate: Candidate,
  chain: readonly StatedSource[],
  elsewhere: string | undefined,
  rivals: number,
  vocabulary: Vocabulary,
): string {
  const { statement, publication } = candidate.entry;
  const who = saySource(statement.source, vocabulary);
  const when = publication === undefined ? '' : ` of ${sayDate(publication.date)}`;
  const figure =
    candidate.figure === 'same'
      ? 'gives the same figure'
      : candidate.figure === 'agrees'
        ? 'gives a figure that agrees'
        : 'is its latest on this measure, with another figure';
  const where =
    elsewhere === undefined ? `the page cites ${sayChain(chain)}` : `${elsewhere}; it cites ${sayChain(chain)}`;
  const part = candidate.chain === 'part' ? ' (a part of what the page names)' : '';
  const carrier = candidate.chain === 'hand' ? ' (carried by what the page names)' : '';
  const many = rivals > 1 ? `; ${rivals} statements fit, this is the best and latest` : '';
  return `${where}, and a statement by ${who}${when}${part}${carrier} ${figure}${many}`;
}

function byChain(
  chain: readonly StatedSource[],
  elsewhere: string | undefined,
  appearance: Appearance,
  claim: Content,
  rejected: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Link | undefined {
  const keys = chain.flatMap((hand) => (hand.source === undefined ? [] : [hand.source]));
  const end = keys.at(-1);
  if (end === undefined) return undefined;
  const day = appearance.publishedOn === undefined ? undefined : daysOf(appearance.publishedOn).to;
  const reached = reachedFrom([...keys, ...holders.below(end)], ledger);
  const found: Candidate[] = [];
  for (const key of reached) {
    if (rejected.has(key) || rejected.has(targetOf(chain, key, ledger))) continue;
    const candidate = weigh(chain, key, claim, day, ledger, vocabulary, holders);
    if (candidate) found.push(candidate);
  }
  found.sort(better);
  const [best] = found;
  if (best === undefined) return undefined;
  const rivals = found.filter((other) => other.rank.every((rank, n) => rank === best.rank[n])).length;
  const exact =
    elsewhere === undefined && best.chain === 'exact' && best.figure === 'same' && best.slotsExact && rivals === 1;
  const key = best.entry.statement.key;
  return {
    appearance: appearance.key,
    target: targetOf(chain, key, ledger),
    statement: key,
    standing: exact ? 'confirmed' : 'suggested',
    because: exact
      ? `${sayChain(chain)}, the figure and every slot are exact, and no other statement fits`
      : reasonFor(best, chain, elsewhere, rivals, vocabulary),
    stated: chain,
    elsewhere: elsewhere !== undefined,
  };
}

/** The page names nobody: an equal figure, on exactly the same slots, that was fresh, from one origin only. */
function byFigure(
  appearance: Appearance,
  claim: Content,
  rejected: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
): Link | undefined {
  if (claim.measure === undefined || appearance.publishedOn === undefined || !isFigure(claim)) return undefined;
  const day = daysOf(appearance.publishedOn).to;
  const found = (ledger.byMeasure.get(claim.measure) ?? []).flatMap((key) => {
    const entry = ledger.entries.get(key);
    const before = entry === undefined ? undefined : daysBefore(entry, day);
    if (!entry?.content || rejected.has(key) || before === undefined || before < 0 || before > FIGURE_ONLY_DAYS)
      return [];
    if (figureFit(claim, entry.content) !== 'same' || !exactSlots(claim, entry, day, vocabulary)) return [];
    return [entry];
  });
  const sources = new Set(found.map((entry) => entry.statement.source));
  found.sort((a, b) => byCode(dayOf(b), dayOf(a)) || byCode(a.statement.key, b.statement.key));
  const [best] = found;
  if (best === undefined || sources.size !== 1) return undefined;
  const { key, source } = best.statement;
  return {
    appearance: appearance.key,
    target: key,
    statement: key,
    standing: 'suggested',
    because: `the page names nobody; ${saySource(source, vocabulary)} gave the same figure on the same measure on ${sayDate(best.publication?.date ?? '')}, and no other source did in the ${FIGURE_ONLY_DAYS} days before`,
    stated: [],
    elsewhere: true,
  };
}

function contentBehind(key: string, ledger: Ledger): string {
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

/**
 * Links of one appearance: those that a person confirmed, or else the best that can be found. A confirmed link to a
 * statement that is not admitted (unknown, or published after the cutoff) is left out.
 */
export function linksOf(
  appearance: Appearance,
  claim: Claim,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Link[] {
  const own = claim.links.filter((link) => link.appearance === appearance.key);
  const confirmed = own.filter((link) => link.standing === 'confirmed' && ledger.entries.has(link.statement));
  if (confirmed.length > 0)
    return [...new Set(confirmed.map((link) => link.statement))].sort(byCode).map((key) => {
      const statement = contentBehind(key, ledger);
      const target = key === statement ? targetOf(appearance.stated, key, ledger) : key;
      return {
        appearance: appearance.key,
        target,
        statement,
        standing: 'confirmed',
        stated: appearance.stated,
        elsewhere: false,
      };
    });
  const rejected = new Set(own.filter((link) => link.standing === 'rejected').map((link) => link.statement));
  const { content } = appearance;
  const named = appearance.stated.some((hand) => hand.kind === 'named');
  const found = byChain(appearance.stated, undefined, appearance, content, rejected, ledger, vocabulary, holders);
  if (found) return [found];
  if (named) return [];
  const maybe = (appearance.mayBe ?? []).flatMap(({ stated, because }) => {
    const link = byChain(stated, because, appearance, content, rejected, ledger, vocabulary, holders);
    return link ? [link] : [];
  });
  const [first] = maybe;
  if (first) return [first];
  const link = byFigure(appearance, content, rejected, ledger, vocabulary);
  return link ? [link] : [];
}

/** "The Times and HUR", for reasons. */
export function sayHands(chain: readonly StatedSource[]): string {
  return sayList(chain.map((hand) => hand.text));
}
