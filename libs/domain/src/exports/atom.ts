/** Verdicts and corrections as an Atom feed. Source: RFC 4287; paging by RFC 5005, section 3. */
import { urnOf } from './claim-review.js';
import {
  claimReviewedOf,
  correctionsOf,
  pageOfClaim,
  retractionText,
  reviewedAgainText,
  type PublishedClaim,
  type PublishedVerdict,
  type ReviewingDesk,
} from './published-claim.js';

/** One verdict that was published, or its retraction, and the claim as it stands now. */
export interface FeedEntry {
  readonly kind: 'published' | 'retracted';
  readonly claim: PublishedClaim;
  readonly verdict: PublishedVerdict;
}

export interface AtomFeed {
  readonly desk: ReviewingDesk;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
  /** Address of this page of the feed. */
  readonly self: string;
  /** Address of the page with older entries; null on the last page. */
  readonly next: string | null;
  /** When the feed was read: the `updated` of a feed without entries. ISO 8601, UTC. */
  readonly now: string;
}

/**
 * An Atom document, UTF-8. A verdict that another has replaced, or that was retracted, keeps its entry, which then says so;
 * a retraction has an entry of its own as well.
 */
export function atomOf({ desk, entries, self, next, now }: AtomFeed): string {
  const updates = entries.map(updatedOf);
  const updated = updates.reduce((latest, each) => (each > latest ? each : latest), updates[0] ?? now);
  const parts = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `${urnOf(desk.id)}#verdicts`),
    element('title', `Verdicts of ${desk.name}`),
    element('updated', updated),
    `<author>${element('name', desk.name)}${desk.homepage === undefined ? '' : element('uri', desk.homepage)}</author>`,
    link('self', self, 'application/atom+xml'),
    ...(desk.homepage === undefined ? [] : [link('alternate', desk.homepage)]),
    ...(next === null ? [] : [link('next', next, 'application/atom+xml')]),
    element('generator', 'Whence'),
    ...entries.map(entryOf),
    '</feed>',
  ];
  return `${parts.join('\n')}\n`;
}

/** The verdict that took the place of this one. */
function replacementOf({ claim, verdict }: FeedEntry) {
  return correctionsOf(claim).find(({ replaced }) => replaced.id === verdict.id);
}

function updatedOf(entry: FeedEntry): string {
  const { kind, verdict } = entry;
  const retractedAt = verdict.retraction?.at;
  if (kind === 'retracted' && retractedAt !== undefined) return retractedAt;
  return replacementOf(entry)?.verdict.publishedAt ?? retractedAt ?? verdict.publishedAt;
}

function entryOf(entry: FeedEntry): string {
  const { kind, claim, verdict } = entry;
  const retraction = retractionText(verdict);
  if (kind === 'retracted' && retraction !== undefined) return retractionEntryOf(entry, retraction);
  const { rating } = verdict;
  const corrects = correctionsOf(claim).find((each) => each.verdict.id === verdict.id);
  const replacement = replacementOf(entry);
  const page = pageOfClaim(claim);
  const again = verdict.id === claim.standing.id ? reviewedAgainText(claim) : undefined;
  const notices = [
    corrects?.text,
    (replacement !== undefined || retraction !== undefined) && 'No longer stands.',
    retraction,
    replacement?.text,
    again,
  ].filter((text) => typeof text === 'string');
  const title = `${rating.label}: ${claimReviewedOf(claim)}`;
  const prefix = retraction === undefined ? (corrects === undefined ? '' : 'Correction: ') : 'Retracted: ';
  return [
    '<entry>',
    element('id', urnOf(verdict.id)),
    element('title', `${prefix}${title}`),
    element('published', verdict.publishedAt),
    element('updated', updatedOf(entry)),
    ...(page === undefined ? [] : [link('alternate', page)]),
    `<category term="${xml(rating.key)}" label="${xml(rating.label)}"/>`,
    ...(corrects === undefined ? [] : ['<category term="correction" label="Correction"/>']),
    ...(notices.length === 0 ? [] : [element('summary', notices.join(' '))]),
    `<content type="text">${xml(retraction ?? verdict.rationale)}</content>`,
    '</entry>',
  ].join('\n');
}

function retractionEntryOf({ claim, verdict }: FeedEntry, text: string): string {
  const page = pageOfClaim(claim);
  const at = verdict.retraction?.at ?? verdict.publishedAt;
  return [
    '<entry>',
    element('id', `${urnOf(verdict.id)}#retraction`),
    element('title', `Retraction: ${claimReviewedOf(claim)}`),
    element('published', at),
    element('updated', at),
    ...(page === undefined ? [] : [link('alternate', page)]),
    '<category term="retraction" label="Retraction"/>',
    `<content type="text">${xml(text)}</content>`,
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${xml(text)}</${name}>`;
}

function link(relation: string, address: string, type?: string): string {
  return `<link rel="${relation}"${type === undefined ? '' : ` type="${type}"`} href="${xml(address)}"/>`;
}

/** What XML 1.0 has no place for, not even escaped (section 2.2). */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for content and attributes. Line breaks stay: a reader of XML makes LF of a CR that is not escaped (section 2.11). */
function xml(text: string): string {
  return text
    .replaceAll(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
