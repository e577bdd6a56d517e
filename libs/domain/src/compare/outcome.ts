/**
 * What came of a forecast or an announcement: what was observed since, of the same thing. Source: DESIGN, Figures and
 * Findings; docs/decisions/0005.
 */
import { daysOf, overlap, type DayInterval, type PartialDate } from '../dates.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Entry, Ledger } from '../trace/ledger.js';
import { sayAmount, sayContent, sayDate, sayNumber, sayPlace, saySource } from '../words.js';
import { holdingOfPlaces, type Holding } from './containment.js';
import type { Weighed } from './comparisons.js';
import { addRanges, liesBelow, liesWithin, rangesOverlap, type AmountRange } from './range.js';
import { basisKey } from './slots.js';
import { rangesOf, rangesTogether, unitFit } from './units.js';

export interface Outcome {
  readonly kind: 'borne-out' | 'partly-borne-out' | 'not-borne-out';
  /** Key of the source that observed it. */
  readonly source: string;
  readonly statements: readonly string[];
  readonly text: string;
  /** Publication day of the statement that made it so. */
  readonly since: string | null;
}

interface Observed {
  readonly entry: Entry;
  readonly content: Content;
  readonly place: Holding;
}

function observedSince(claim: Content, made: string, ledger: Ledger, vocabulary: Vocabulary): Observed[] {
  const found: Observed[] = [];
  for (const key of ledger.byMeasure.get(claim.measure ?? '') ?? []) {
    const entry = ledger.entries.get(key);
    const content = entry?.content;
    if (!entry || !content || content.mode !== 'observed' || content.polarity === 'no-information') continue;
    if (content.subject !== claim.subject || basisKey(content.basis) !== basisKey(claim.basis)) continue;
    if (unitFit(claim, content, vocabulary) === 'apart') continue;
    // An event that the page puts nowhere is answered by what is said of it anywhere; a number is not.
    const anywhere = claim.place === undefined && !isFigure(claim);
    if (!anywhere && (claim.place === undefined || content.place === undefined)) continue;
    const place = anywhere ? 'same' : holdingOfPlaces(claim.place ?? '', content.place ?? '', vocabulary);
    const until = content.asOf ?? content.periodEnd ?? entry.said;
    if (place === 'apart' || until === undefined || daysOf(until).to < made) continue;
    found.push({ entry, content, place });
  }
  return found.sort(
    (a, b) => byCode(untilOf(a).to, untilOf(b).to) || byCode(a.entry.statement.key, b.entry.statement.key),
  );
}

function untilOf({ entry, content }: Observed): DayInterval {
  return daysOf(content.asOf ?? content.periodEnd ?? entry.said ?? '0001');
}

function sinceOf(entries: readonly Entry[]): string | null {
  const days = entries.map((entry) => entry.publication?.days.to ?? '').sort(byCode);
  return days.at(-1) || null;
}

function keysOf(list: readonly Observed[]): string[] {
  return list.map(({ entry }) => entry.statement.key).sort(byCode);
}

/** Flows of one source, each beginning where the one before ended. A flow that covers what came before replaces it. */
function tile(flows: readonly Observed[]): Observed[] {
  let row: Observed[] = [];
  for (const flow of flows) {
    const before = row.at(-1);
    const start = flow.content.periodStart === undefined ? undefined : daysOf(flow.content.periodStart);
    if (before === undefined || start === undefined) row = [flow];
    else if (start.to >= untilOf(before).from) {
      const first = before.content.periodStart === undefined ? undefined : daysOf(before.content.periodStart);
      // The same period counted again, not a further one.
      if (first && overlap(first, start) && overlap(untilOf(before), untilOf(flow))) row = [...row.slice(0, -1), flow];
      else if (!first || start.to > untilOf(before).from || !overlap(first, start)) row = [...row, flow];
    }
  }
  return row;
}

function sayPlaceNote(place: Holding, claim: Content, observed: Content, vocabulary: Vocabulary): string {
  if (place === 'same' || claim.place === undefined || observed.place === undefined) return '';
  const [a, b] = [sayPlace(claim.place, vocabulary), sayPlace(observed.place, vocabulary)];
  return place === 'whole'
    ? `; these are for ${b}, which holds ${a}, and how many of them for ${a} is not said`
    : `; these are for ${b}, a part of ${a}`;
}

/** The sum of several printed numbers of one unit; `undefined` when one is a bound, or the sum is no finite number. */
function pointsAdded(figures: readonly Figure[], vocabulary: Vocabulary): number | undefined {
  const [first, ...rest] = figures;
  if (first === undefined || rest.length === 0) return undefined;
  if (rest.some((figure) => unitFit(first, figure, vocabulary) !== 'same')) return undefined;
  const sum = figures.reduce((all, { amount }) => all + (amount.point ?? NaN), 0);
  return Number.isFinite(sum) ? sum : undefined;
}

function outcomeOfFlow(claim: Figure, made: string, observed: readonly Observed[], vocabulary: Vocabulary): Outcome[] {
  const horizon = claim.horizon === undefined ? undefined : daysOf(claim.horizon).to;
  const fits = observed.filter(({ entry, content }) => {
    if (!isFigure(content) || content.accumulation !== 'flow' || content.polarity !== 'affirms') return false;
    if (content.periodStart !== undefined && daysOf(content.periodStart).to < made) return false;
    if (content.periodStart === undefined && (entry.said === undefined || daysOf(entry.said).to < made)) return false;
    return horizon === undefined || untilOf({ entry, content, place: 'same' }).from <= horizon;
  });
  const rows = new Map<string, Observed[]>();
  for (const flow of fits) {
    const key = `${flow.entry.statement.source} ${flow.content.place ?? ''}`;
    rows.set(key, [...(rows.get(key) ?? []), flow]);
  }
  return [...rows]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([, flows]): Outcome[] => {
      const row = tile(flows);
      const [first] = row;
      if (first === undefined) return [];
      const figures = row.flatMap(({ content }) => (isFigure(content) ? [content] : []));
      const [target, ...ranges] = rangesTogether([claim, ...figures], vocabulary) ?? [];
      if (target === undefined) return [];
      const sum = ranges.slice(1).reduce<AmountRange>(addRanges, ranges[0] as AmountRange);
      const reached = rangesOverlap(sum.near, target.near) || liesBelow(target.allowed, sum.allowed);
      if (!reached && first.place === 'part') return [];
      const source = first.entry.statement.source;
      const listed = row.map(({ content }) => sayContent(content, vocabulary)).join('; then ');
      const added = pointsAdded(figures, vocabulary);
      const total =
        added !== undefined
          ? ` (${sayNumber(added)} when added up here; ${saySource(source, vocabulary)} gave no such sum)`
          : '';
      const kind = reached && first.place !== 'whole' ? 'borne-out' : 'partly-borne-out';
      const verdict = `${row.length > 1 ? 'together these' : 'this'} ${reached ? (row.length > 1 ? 'reach' : 'reaches') : row.length > 1 ? 'are less than' : 'is less than'} the number${reached ? '' : ' so far'}`;
      return [
        {
          kind,
          source,
          statements: keysOf(row),
          text: `${saySource(source, vocabulary)} observed since: ${listed}${total}; ${verdict}${sayPlaceNote(first.place, claim, first.content, vocabulary)}`,
          // In part it held with the first of them; in full with the last.
          since: sinceOf((kind === 'borne-out' ? row : [first]).map(({ entry }) => entry)),
        },
      ];
    });
}

/** A forecast that sets a limit and no goal: "fewer than", "at most". "Up to" names a goal that may be missed. */
function isLimit({ amount }: Figure): boolean {
  return amount.low === undefined && (amount.hedge === 'at-most' || amount.hedge === 'fewer-than');
}

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
    const [range, target] = rangesOf(content, claim, vocabulary) ?? [];
    if (!range || !target) continue;
    const until = untilOf(seen);
    const inTime = horizon === undefined || until.from <= horizon.to;
    const dueCount = passed && until.from <= horizon.to && until.to >= horizon.from;
    const over = liesBelow(target.allowed, range.allowed);
    const grows = claim.accumulation === 'cumulative';
    const limited = isLimit(claim);
    const agrees = !limited && rangesOverlap(range.near, target.near);
    const reached = agrees || (grows && over && !limited && claim.amount.high === undefined);
    const source = entry.statement.source;
    const found = (kind: Outcome['kind'], words: string) => {
      if (outcomes.get(source)?.kind === 'borne-out') return;
      outcomes.set(source, {
        kind,
        source,
        statements: [entry.statement.key],
        text: `${saySource(source, vocabulary)} observed ${sayContent(content, vocabulary)}: ${words}${sayPlaceNote(place, claim, content, vocabulary)}`,
        since: sinceOf([entry]),
      });
    };
    if (reached && inTime && place !== 'whole') found('borne-out', 'this reaches the number');
    else if (over && inTime && place !== 'whole' && claim.amount.high !== undefined && (grows || dueCount))
      found('not-borne-out', `this is more than ${sayAmount(claim.amount)}`);
    else if (limited && dueCount && place === 'same' && liesWithin(range.allowed, target.allowed))
      found('borne-out', 'this stays within the limit on the day named');
    else if (passed && until.to >= horizon.from && liesBelow(range.allowed, target.allowed) && place !== 'part')
      found('not-borne-out', `this is less than was forecast by ${sayDate(claim.horizon ?? '')}`);
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
): Outcome[] {
  if (claim.mode === 'observed' || claim.measure === undefined || made === undefined || claim.polarity !== 'affirms')
    return [];
  const day = daysOf(made).from;
  const observed = observedSince(claim, day, ledger, vocabulary);
  if (!isFigure(claim)) return outcomeOfEvent(claim, observed, today, vocabulary);
  return claim.accumulation === 'flow'
    ? outcomeOfFlow(claim, day, observed, vocabulary)
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
