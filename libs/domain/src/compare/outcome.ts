/**
 * What came of a forecast or an announcement: what was observed since, of the same thing. Source: DESIGN, Figures and
 * Findings; docs/decisions/0005.
 */
import { daysOf, type PartialDate } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Ledger } from '../trace/ledger.js';
import { sayContent, saySource } from '../words.js';
import type { Weighed } from './comparisons.js';
import type { Holders } from './containment.js';
import { outcomeOfFlow } from './outcome-of-flow.js';
import {
  hasUpperEnd,
  isLimit,
  observedSince,
  sayForeseen,
  sayMost,
  sayPlaceNote,
  sinceOf,
  untilOf,
  type Observed,
  type Outcome,
} from './observed-since.js';
import { liesBelow, liesWithin, rangesOverlap } from './range.js';
import { addsUp, rangesOf } from './units.js';

export type { Outcome };

/** Against counts at a moment, or of all so far; by source. What is there at a moment is decided by a count on the day named. */
function outcomeOfTotal(
  claim: Figure,
  observed: readonly Observed[],
  today: string,
  vocabulary: Vocabulary,
): Outcome[] {
  const horizon = claim.horizon === undefined ? undefined : daysOf(claim.horizon);
  const passed = horizon !== undefined && horizon.to < today;
  const outcomes = new Map<string, Outcome>();
  for (const seen of observed) {
    const { entry, content, place } = seen;
    if (!isFigure(content) || content.accumulation !== claim.accumulation || content.polarity !== 'affirms') continue;
    // A rate is of its own place.
    if (place !== 'same' && !addsUp(claim, vocabulary)) continue;
    const [range, target] = rangesOf(content, claim, vocabulary) ?? [];
    if (!range || !target) continue;
    const until = untilOf(seen);
    const inTime = horizon === undefined || until.from <= horizon.to;
    const dueCount = passed && until.from <= horizon.to && until.to >= horizon.from;
    const over = liesBelow(target.allowed, range.allowed);
    const below = liesBelow(range.allowed, target.allowed);
    const grows = claim.accumulation === 'cumulative';
    const limited = isLimit(claim);
    const capped = hasUpperEnd(claim, vocabulary);
    const agrees = !limited && rangesOverlap(range.near, target.near);
    const reached = agrees || (grows && over && !limited && !capped);
    const source = entry.statement.source;
    const found = (kind: Outcome['kind'], words: string) => {
      if (outcomes.get(source)?.kind === 'borne-out' && (grows || !dueCount)) return;
      outcomes.set(source, {
        kind,
        source,
        statements: [entry.statement.key],
        text: `${saySource(source, vocabulary)} observed ${sayContent(content, vocabulary)}: ${words}${sayPlaceNote(place, claim, content, vocabulary)}`,
        since: sinceOf([entry]),
      });
    };
    if (reached && inTime && place !== 'whole') found('borne-out', 'this reaches the number');
    else if (over && inTime && place !== 'whole' && capped && (grows || dueCount))
      found('not-borne-out', `this is more than ${sayMost(claim)}`);
    else if (limited && dueCount && place === 'same' && liesWithin(range.allowed, target.allowed))
      found('borne-out', 'this stays within the limit on the day named');
    else if (passed && (grows ? until.to >= horizon.from : dueCount) && below && place !== 'part')
      found('not-borne-out', `this is less than ${sayForeseen(claim)}`);
  }
  return [...outcomes.values()];
}

/** Without a number: did it happen at all? Silence in a list is said to be no more than that. */
function outcomeOfEvent(
  claim: Content,
  observed: readonly Observed[],
  today: string,
  vocabulary: Vocabulary,
): Outcome[] {
  const due = claim.horizon ?? claim.periodStart;
  return observed.flatMap((seen): Outcome[] => {
    const { entry, content, place } = seen;
    const until = untilOf(seen);
    if (due !== undefined && (until.to < daysOf(due).from || daysOf(due).from > today)) return [];
    if (content.accumulation !== claim.accumulation && claim.accumulation !== undefined) return [];
    const source = entry.statement.source;
    const name = saySource(source, vocabulary);
    const outcome = (kind: Outcome['kind'], text: string): Outcome => ({
      kind,
      source,
      statements: [entry.statement.key],
      text,
      since: sinceOf([entry]),
    });
    if (content.polarity === 'affirms' && place !== 'whole')
      return [outcome('borne-out', `${name} observed ${sayContent(content, vocabulary)}`)];
    if (place === 'part') return [];
    const words = entry.statement.words === undefined ? '' : `: “${entry.statement.words}”`;
    if (content.polarity === 'silent')
      return [outcome('not-borne-out', `${name} listed others${words}; absence from a list is only that, no denial`)];
    if (content.polarity === 'denies') return [outcome('not-borne-out', `${name} denied it${words}`)];
    return [];
  });
}

/**
 * Outcomes of a forecast or announcement, by source. `made`: the day on which it was made; what was counted before then
 * does not bear it out. `today`: the day on which we look, which decides whether a horizon has passed.
 */
export function outcomesOf(
  claim: Content,
  made: PartialDate | undefined,
  today: string,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Outcome[] {
  if (claim.mode === 'observed' || claim.measure === undefined || made === undefined || claim.polarity !== 'affirms')
    return [];
  const day = daysOf(made).from;
  const observed = observedSince(claim, day, ledger, vocabulary, holders);
  if (!isFigure(claim)) return outcomeOfEvent(claim, observed, today, vocabulary);
  return claim.accumulation === 'flow'
    ? outcomeOfFlow(claim, day, observed, today, vocabulary)
    : outcomeOfTotal(claim, observed, today, vocabulary);
}

/** Observations that bear a forecast out are comparable with it after all. */
export function withOutcomes(weighed: readonly Weighed[], outcomes: readonly Outcome[]): readonly Weighed[] {
  if (outcomes.length === 0) return weighed;
  const by = new Map(outcomes.flatMap((outcome) => outcome.statements.map((key) => [key, outcome] as const)));
  return weighed.map((one) => {
    const outcome = by.get(one.key);
    if (outcome === undefined || one.result.relation !== 'not-comparable') return one;
    const realised = outcome.kind !== 'not-borne-out';
    const result = {
      relation: realised ? ('realised' as const) : ('bears-on' as const),
      stance: realised ? ('realises' as const) : ('none' as const),
      slots: [],
      rule: 'forecast-against-observed' as const,
      words: realised ? 'was observed since' : 'was observed since, and does not bear the claim out',
    };
    return { ...one, result };
  });
}
