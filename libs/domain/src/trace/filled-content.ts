/** What a link adds to a claim that the page leaves open. */
import type { Claim } from '../claim.js';
import { daysOf } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import { byCode } from '../order.js';
import { sameAmount } from '../compare/range.js';
import type { Ledger } from './ledger.js';
import type { Link } from './link.js';

/** The link that may fill the claim's open slots: confirmed before suggested, the claim's own figure before another. */
export function fillingLink(claim: Claim, links: readonly Link[]): Link | undefined {
  const figure = (link: Link) => {
    const content = claim.appearances.find((appearance) => appearance.key === link.appearance)?.content;
    return content && isFigure(content) && isFigure(claim.content) && sameAmount(content.amount, claim.content.amount)
      ? 0
      : 1;
  };
  const firm = (link: Link) => (link.standing === 'confirmed' ? 0 : 1);
  return [...links].sort(
    (a, b) =>
      firm(a) - firm(b) ||
      figure(a) - figure(b) ||
      byCode(a.appearance, b.appearance) ||
      byCode(a.statement, b.statement),
  )[0];
}

const FILLED = ['measure', 'subject', 'place', 'fromPlace', 'accumulation', 'basis', 'unit'] as const;

/** "The deficit of 2030": a flow has no moment, and a month or a year that the page gives it is its period. */
function inPeriod({ asOf, ...rest }: Content): Content {
  if (asOf === undefined) return rest;
  const { from, to } = daysOf(asOf);
  if (rest.mode !== 'observed' || from === to || rest.periodStart !== undefined || rest.periodEnd !== undefined)
    return { ...rest, asOf };
  return { ...rest, periodStart: asOf, periodEnd: asOf };
}

/**
 * The claim's content with slots that the page leaves open taken from the linked statement, and with that statement's
 * as-of when the page gives the same figure without one. Where the page dates the figure itself, that date stands unless a
 * person confirmed that it rests on an older statement: a link that is only suggested may not take from a claim what it says.
 */
export function filledContent(
  claim: Content,
  link: Link | undefined,
  ledger: Ledger,
): { content: Content; filled: boolean } {
  const linked = link === undefined ? undefined : ledger.entries.get(link.statement)?.content;
  if (linked === undefined) return { content: claim, filled: false };
  const patch: Partial<Record<(typeof FILLED)[number] | 'asOf', string>> = {};
  // A number on a measure is in that measure's unit where no other is printed: it does not become so many thousand by a link.
  const open = FILLED.filter((slot) => claim[slot] === undefined && (slot !== 'unit' || claim.measure === undefined));
  for (const slot of open) if (linked[slot] !== undefined) patch[slot] = linked[slot];
  const same =
    isFigure(claim) && isFigure(linked) && sameAmount(claim.amount, linked.amount) && claim.measure === linked.measure;
  const stale = same && linked.asOf !== undefined && claim.mode === 'observed' && claim.accumulation !== 'flow';
  if (
    stale &&
    linked.asOf !== undefined &&
    (claim.asOf === undefined || (link?.standing === 'confirmed' && daysOf(linked.asOf).to < daysOf(claim.asOf).from))
  )
    patch.asOf = linked.asOf;
  const content = { ...claim, ...patch } as Content;
  return {
    content: patch.accumulation === 'flow' ? inPeriod(content) : content,
    filled: Object.keys(patch).length > 0,
  };
}
