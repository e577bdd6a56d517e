/** The claim against every statement on its own or a related measure. */
import { isFigure, type Content } from '../figure.js';
import type { Comparison, Stance, TraceEnd } from '../finding.js';
import { daysApart, daysOf, type PartialDate } from '../dates.js';
import type { Statement } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode, distinct, firstOf } from '../order.js';
import { endAt, isRelayOfKnown, reachOf } from '../trace/ends.js';
import type { Entry, Ledger } from '../trace/ledger.js';
import { sayEntry } from '../trace/says.js';
import { sayContent, sayDate, sayNumber, saySource } from '../words.js';
import { outBy } from '../published.js';
import { compareContents, type ContentComparison } from './compare-contents.js';
import { measureFamily } from './containment.js';
import { COMPARISON_RULES } from './rules.js';
import { isOpposite } from './weigh-ranges.js';

/** Statements that do not fit are listed up to this many, nearest first; the finding says how many are left out. */
export const NEAREST_MISSES = 25;
/** Comparisons of any other one outcome are listed up to this many, newest first, beside those that reasons name. Assessments look at all of them. */
export const LISTED_OF_A_KIND = 200;

/** A comparison with what assessments need of its statement. */
export interface Weighed {
  readonly key: string;
  readonly entry: Entry;
  readonly result: ContentComparison;
  readonly onTrace: boolean;
  readonly ends: readonly TraceEnd[];
  /** Its figure is worked out from those of others, by somebody else or from several sources: none of them gave it. */
  readonly derived: boolean;
  /** Set where its own source has taken it back: from which day on, and what it was to the claim before. */
  readonly takenBack?: { readonly day: string; readonly stance: Stance };
}

interface ComparedOnce {
  readonly entry: Entry;
  readonly result: ContentComparison;
  /** Set where the statement rests on no other: it stands in every view as it did in the first. */
  readonly alone?: Weighed;
}

/** What was compared already, by the claim's content and the statement: it does not depend on a cutoff. */
export type Compared = Map<string, Map<Statement, ComparedOnce>>;

/** How far a statement is from being comparable: what holds the claim or is held by it comes before what does not fit. */
export function missDistance(result: { readonly rule: string; readonly slots?: readonly string[] }): number {
  return (result.rule === 'containment' ? 0 : 100) + (result.slots?.length ?? 0);
}

/**
 * How many days lie between the moment of a claimed level and another moment; of what nothing dates, more than any. A level of a moment
 * near that of the claim tells more of it than the newest one: of other claims all are as near. Source: docs/decisions/0005.
 */
export function momentsApart(claim: Content, moment: PartialDate | undefined): number {
  if (claim.accumulation !== 'stock' || claim.asOf === undefined) return 0;
  return moment === undefined ? Number.MAX_SAFE_INTEGER : daysApart(daysOf(claim.asOf), daysOf(moment));
}

/** When what a statement counts was so, else when it was out. */
const momentOf = ({ content, publication }: Entry): PartialDate | undefined =>
  content?.asOf ?? content?.periodEnd ?? content?.horizon ?? publication?.date;

/** Measures on which a statement is at least shown: the claim's own, those that hold it or that it holds, and those that count the same thing. */
export function relatedMeasures(measure: string, vocabulary: Vocabulary): string[] {
  return distinct([measure, ...measureFamily(measure, vocabulary).near]);
}

export function endsOf(key: string, ledger: Ledger, vocabulary: Vocabulary): TraceEnd[] {
  if (!ledger.relayed.has(key)) return [endAt(key, false, false, ledger, vocabulary)];
  const reach = reachOf(key, ledger);
  return reach.ends.map((end) => endAt(end.key, end.ifLinkHolds, reach.cyclic.has(end.key), ledger, vocabulary));
}

/** Whether it is worked out from figures of several sources, or by somebody else from several of one source: none of them gave it. */
function isDerived(key: string, ends: readonly TraceEnd[], ledger: Ledger): boolean {
  const sources = new Set(ends.map(({ source }) => source));
  const made = reachOf(key, ledger).hops.filter(({ kind }) => kind === 'derives');
  if (sources.size >= 2) return made.length > 0;
  return made.some(
    ({ from, operation }) =>
      (operation === 'sum' || operation === 'difference') && !sources.has(ledger.entries.get(from)?.statement.source),
  );
}

/**
 * Compares with every statement that speaks for itself: a relay of known words is no count of its own, and what an
 * origin gave as one figure on one occasion is compared once.
 */
export function weighAll(
  claim: Content,
  said: PartialDate | undefined,
  onTrace: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
  compared: Compared,
): Weighed[] {
  if (claim.measure === undefined) return [];
  const claimKey = JSON.stringify([claim, said]);
  const known = compared.get(claimKey) ?? new Map<Statement, ComparedOnce>();
  compared.set(claimKey, known);
  const { related, alike } = measureFamily(claim.measure, vocabulary);
  const found: Weighed[] = [];
  for (const [key, entry] of ledger.entries) {
    const measure = entry.content?.measure;
    if (entry.content === undefined || measure === undefined) continue;
    if (measure !== claim.measure && !related.has(measure)) continue;
    // The same thing in another state, and of somebody else: not even a near miss.
    if (alike.has(measure) && !onTrace.has(key) && isOfAnother(claim, entry.content)) continue;
    const alone = !ledger.relayed.has(key);
    if (!alone && isRelayOfKnown(key, ledger)) continue;
    const before = known.get(entry.statement);
    if (alone && before?.alone?.entry === entry && before.alone.onTrace === onTrace.has(key)) {
      found.push(before.alone);
      continue;
    }
    const result =
      before !== undefined && before.entry.content === entry.content && before.entry.said === entry.said
        ? before.result
        : compareContents(claim, entry.content, vocabulary, {
            ...(said === undefined ? {} : { claim: said }),
            ...(entry.said === undefined ? {} : { statement: entry.said }),
          });
    const ends = endsOf(key, ledger, vocabulary);
    const weighed = { key, entry, result, onTrace: onTrace.has(key), ends, derived: isDerived(key, ends, ledger) };
    if (before === undefined) known.set(entry.statement, { entry, result, ...(alone ? { alone: weighed } : {}) });
    found.push(weighed);
  }
  return found;
}

function isOfAnother(claim: Content, statement: Content): boolean {
  return claim.subject !== undefined && statement.subject !== undefined && claim.subject !== statement.subject;
}

/** "NIS, 30 April 2025": who said it and when it was out. */
export function sayWho(key: string, ledger: Ledger, vocabulary: Vocabulary): string {
  const entry = ledger.entries.get(key);
  if (!entry) return key;
  const name = saySource(entry.statement.source, vocabulary);
  return entry.publication === undefined ? `${name}, undated` : `${name}, ${sayDate(entry.publication.date)}`;
}

/**
 * " (by a factor of 2.5 or more)", printed so that it exceeds one: the nearest ends of two ranges lie that far apart, so
 * it is rounded down. Empty for what lies closer than a tenth.
 */
export function sayFactor(factor: number | undefined): string {
  if (factor === undefined || factor <= 0) return '';
  const over = factor < 1 ? 1 / factor : factor;
  if (over < 1.1) return '';
  const rounded = over < 10 ? Math.floor(over * 10 + 1e-6) / 10 : Math.floor(over);
  return ` (by a factor of ${sayNumber(rounded)} or more)`;
}

/** The words of a statement, where its figure does not carry them. */
export function sayOwnWords({ content, statement }: Entry): string {
  const carried = content !== undefined && isFigure(content) && content.polarity === 'affirms';
  return carried || statement.words === undefined ? '' : ` (“${statement.words}”)`;
}

function sayComparison(weighed: Weighed, says: string, ledger: Ledger, vocabulary: Vocabulary): string {
  const { result, entry } = weighed;
  const who = sayWho(weighed.key, ledger, vocabulary);
  const factor =
    result.stance === 'grew' || isOpposite(result)
      ? ''
      : result.relation === 'above'
        ? `; the claim lies above it${sayFactor(result.factor)}`
        : result.relation === 'below'
          ? `; the claim lies below it${sayFactor(result.factor)}`
          : '';
  return `${who}: ${says}${sayOwnWords(entry)}: ${result.words}${factor}`;
}

/** The nearer miss first, of levels the nearer in time, of equals the later; what fits is all as near. */
export const nearerTo =
  (claim: Content) =>
  (a: Weighed, b: Weighed): number => {
    const misses = a.result.stance === 'none' && b.result.stance === 'none';
    return (
      missDistance(a.result) - missDistance(b.result) ||
      (misses ? momentsApart(claim, momentOf(a.entry)) - momentsApart(claim, momentOf(b.entry)) : 0) ||
      byCode(b.entry.publication?.days.to ?? '', a.entry.publication?.days.to ?? '') ||
      byCode(a.key, b.key)
    );
  };

/** The first of one outcome, and whatever else of it is named. */
function listedOf(
  list: readonly Weighed[],
  most: number,
  named: ReadonlySet<string>,
  claim: Content,
): readonly Weighed[] {
  const first = firstOf(list, most, nearerTo(claim));
  if (list.length <= most) return first;
  const among = new Set(first);
  return [...first, ...list.filter((weighed) => named.has(weighed.key) && !among.has(weighed))];
}

/**
 * The comparisons as a finding lists them: all that fit, and the nearest of those that do not; where there are too many, those that
 * the claim's trace runs through or a reason names, and of the others the nearest and newest.
 * @param named keys of the statements that the reasons of the assessments name
 */
export function listComparisons(
  all: readonly Weighed[],
  claim: Content,
  articleDay: string | undefined,
  ledger: Ledger,
  vocabulary: Vocabulary,
  named: ReadonlySet<string>,
): { comparisons: Comparison[]; furtherMisses: number } {
  const kinds = new Map<string, Map<string, Weighed[]>>();
  const shown: Weighed[] = [];
  for (const weighed of all) {
    if (weighed.onTrace) {
      shown.push(weighed);
      continue;
    }
    const { stance, relation } = weighed.result;
    const ofStance = kinds.get(stance) ?? new Map<string, Weighed[]>();
    kinds.set(stance, ofStance);
    const list = ofStance.get(relation);
    if (list) list.push(weighed);
    else ofStance.set(relation, [weighed]);
  }
  for (const ofStance of kinds.values())
    for (const [relation, list] of ofStance)
      shown.push(...listedOf(list, relation === 'not-comparable' ? NEAREST_MISSES : LISTED_OF_A_KIND, named, claim));
  const claimSays = sayContent(claim, vocabulary);
  const comparisons = shown.map((weighed): Comparison => {
    const { result, entry, key } = weighed;
    const says = sayEntry(entry, vocabulary);
    const publication = entry.publication;
    // In the order of canonical text, which then needs no copy of it.
    return {
      claimSays,
      ...(result.factor === undefined ? {} : { factor: result.factor }),
      heldAtPublication: articleDay !== undefined && outBy(publication, articleDay),
      onTrace: weighed.onTrace,
      origin: weighed.ends[0]?.source ?? entry.statement.source,
      ...(publication === undefined
        ? {}
        : {
            published: {
              date: publication.date,
              ...(publication.rule === undefined ? {} : { inferredBy: publication.rule }),
            },
          }),
      relation: result.relation,
      rule: result.rule,
      ruleSays: COMPARISON_RULES[result.rule],
      ...(result.slots.length === 0 ? {} : { slots: result.slots }),
      stance: result.stance,
      statement: key,
      statementSays: says,
      text: sayComparison(weighed, says, ledger, vocabulary),
    };
  });
  comparisons.sort((a, b) => byCode(a.statement, b.statement));
  return { comparisons, furtherMisses: all.length - shown.length };
}
