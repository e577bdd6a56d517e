/** What was observed after a forecast or an announcement was made, and of what is foreseen. Source: docs/decisions/0005. */
import { daysOf, type DayInterval } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { isRelayOfKnown } from '../trace/ends.js';
import type { Entry, Ledger } from '../trace/ledger.js';
import { sayAmount, sayBy, sayNumber, sayPlace } from '../words.js';
import { takenBackBy } from './answers.js';
import { holdingOfPlaces, type Holders, type Holding } from './containment.js';
import { boundsOf } from './range.js';
import { basisKey } from './slots.js';
import { addsUp, unitFit } from './units.js';

export interface Outcome {
  readonly kind: 'borne-out' | 'partly-borne-out' | 'not-borne-out';
  /** Key of the source that observed it. */
  readonly source: string;
  readonly statements: readonly string[];
  readonly text: string;
  /** Publication day of the statement that made it so. */
  readonly since: string | null;
}

/** A statement of what was observed, and how its place stands to that of the claim. */
export interface Observed {
  readonly entry: Entry;
  readonly content: Content;
  readonly place: Holding;
}

/**
 * What was observed of the claim's measure since a day, in the order of the days up to which it was counted. Who relays what
 * another is known to have said has observed nothing, and what its own source took back is no count any more.
 */
export function observedSince(
  claim: Content,
  made: string,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Observed[] {
  const found: Observed[] = [];
  for (const key of ledger.byMeasure.get(claim.measure ?? '') ?? []) {
    const entry = ledger.entries.get(key);
    const content = entry?.content;
    if (!entry || !content || content.mode !== 'observed' || content.polarity === 'no-information') continue;
    if (content.subject !== claim.subject || basisKey(content.basis) !== basisKey(claim.basis)) continue;
    if (unitFit(claim, content, vocabulary) === 'apart') continue;
    // An event that the page puts nowhere is answered by what is said of it anywhere; a number by one that is put nowhere too.
    const nowhere = claim.place === undefined && (content.place === undefined || !isFigure(claim));
    if (!nowhere && (claim.place === undefined || content.place === undefined)) continue;
    const place = nowhere ? 'same' : holdingOfPlaces(claim.place ?? '', content.place ?? '', vocabulary);
    const until = content.asOf ?? content.periodEnd ?? entry.said;
    if (place === 'apart' || until === undefined || daysOf(until).to < made) continue;
    if (isRelayOfKnown(key, ledger) || takenBackBy(key, ledger, holders) !== undefined) continue;
    found.push({ entry, content, place });
  }
  return found.sort(
    (a, b) => byCode(untilOf(a).to, untilOf(b).to) || byCode(a.entry.statement.key, b.entry.statement.key),
  );
}

/** The day, or days, up to which it was counted. */
export function untilOf({ entry, content }: Observed): DayInterval {
  return daysOf(content.asOf ?? content.periodEnd ?? entry.said ?? '0001');
}

/** Publication day of the last of them. */
export function sinceOf(entries: readonly Entry[]): string | null {
  const days = entries.map((entry) => entry.publication?.days.to ?? '').sort(byCode);
  return days.at(-1) || null;
}

export function keysOf(list: readonly Observed[]): string[] {
  return list.map(({ entry }) => entry.statement.key).sort(byCode);
}

/** Where the places are not the same: how they stand to each other. */
export function sayPlaceNote(place: Holding, claim: Content, observed: Content, vocabulary: Vocabulary): string {
  if (place === 'same' || claim.place === undefined || observed.place === undefined) return '';
  const [a, b] = [sayPlace(claim.place, vocabulary), sayPlace(observed.place, vocabulary)];
  return place === 'whole'
    ? `; these are for ${b}, which holds ${a}, and how many of them for ${a} is not said`
    : `; these are for ${b}, a part of ${a}`;
}

/** A forecast that sets a limit and no goal: "fewer than", "at most". "Up to" names a goal that may be missed. */
export function isLimit({ amount }: Figure): boolean {
  return amount.low === undefined && (amount.hedge === 'at-most' || amount.hedge === 'fewer-than');
}

/**
 * Whether more than the number is not what was foreseen: it names an upper end, or is a rate. Who reaches 9,000 has reached
 * 5,000 on the way; seven percent is no way of being five.
 */
export function hasUpperEnd(claim: Figure, vocabulary: Vocabulary): boolean {
  const { low, high } = boundsOf(claim.amount);
  return high !== undefined || (low === undefined && !addsUp(claim, vocabulary));
}

/** "3,000, the most that was foreseen": what is exceeded. */
export function sayMost({ amount }: Figure): string {
  const { high } = boundsOf(amount);
  return high === undefined ? sayAmount(amount) : `${sayNumber(high.value)}, the most that was foreseen`;
}

/** "was forecast by the end of December 2030", "was announced by 3 May 2030". */
export function sayForeseen({ mode, horizon }: Content): string {
  return `was ${mode === 'announced' ? 'announced' : 'forecast'}${horizon === undefined ? '' : ` ${sayBy(horizon)}`}`;
}
