/**
 * Parts that make up a whole: killed and wounded, against a claim of casualties. Counts of every part by one source for
 * one time are added, and the sum is compared as if the source had given it; that it is a sum made here is said.
 * Source: DESIGN, Figures.
 */
import { isFigure, type Content, type Figure } from '../figure.js';
import type { PartialDate } from '../dates.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode, distinct } from '../order.js';
import type { Entry } from '../trace/ledger.js';
import { sayQuantity } from '../amount-words.js';
import { weighInTime } from './weigh-ranges.js';
import type { Weighed } from './comparisons.js';
import { anyDirectionOpen, fallsInWords, isOtherWay, sayOtherWay } from './moves.js';
import { addRanges, type AmountRange } from './range.js';
import { basisKey, fitSlots } from './slots.js';
import type { Said } from './times.js';
import { addsUp, rangesTogether, sayConversion } from './units.js';

/** The moment or period that a count describes, as printed. */
function momentOf({ content, said }: Entry): string {
  return content?.accumulation === 'flow'
    ? `${content.periodStart ?? ''}..${content.periodEnd ?? ''}`
    : (content?.asOf ?? said ?? '');
}

/** Counts of one part, one after another, of one source, time, place and manner: those that may be added up together. */
function occasionOf(entry: Entry): string {
  const { content, statement } = entry;
  return JSON.stringify([
    statement.source,
    content?.subject,
    content?.place,
    content?.fromPlace,
    content?.accumulation,
    basisKey(content?.basis),
    momentOf(entry),
  ]);
}

function latestFirst(a: Weighed, b: Weighed): number {
  return byCode(b.entry.said ?? '', a.entry.said ?? '') || byCode(a.key, b.key);
}

interface Sum {
  readonly result: Weighed['result'];
  /** The part on which the sum is told. */
  readonly told: Weighed;
}

/**
 * "about 300 killed": parts, within a sentence that tells what is counted in all; by what they count where they do not differ
 * in their state ("6,000 dockers and 3,000 clerks").
 */
function sayCounts(figures: readonly Figure[], vocabulary: Vocabulary): string {
  const measures = figures.map(({ measure }) => vocabulary.measures.get(measure ?? ''));
  const told = (slot: 'counted' | 'state') => measures.map((measure) => measure?.[slot] ?? '');
  const [states, things] = [told('state'), told('counted')];
  const alone = new Set(states).size === states.length;
  const names = alone
    ? states
    : new Set(things).size === things.length
      ? things
      : measures.map((one) => one?.label ?? '');
  return figures
    .map((figure, n) => `${fallsInWords(figure) ? 'a fall of ' : ''}${sayQuantity(figure)} ${names[n] ?? ''}`.trim())
    .join(' and ');
}

function sumOf(
  claim: Figure,
  parts: readonly Weighed[],
  said: PartialDate | undefined,
  vocabulary: Vocabulary,
): Sum | undefined {
  const [told] = parts;
  const figures = parts.flatMap(({ entry }) => (entry.content && isFigure(entry.content) ? [entry.content] : []));
  const [first] = figures;
  if (told === undefined || first === undefined || claim.measure === undefined) return undefined;
  // By how much one part fell and how many there were of another make no number, nor does either of a claim of the other kind.
  if (anyDirectionOpen([claim, ...figures])) return undefined;
  const [own, ...ranges] = rangesTogether([claim, ...figures], vocabulary) ?? [];
  if (own === undefined) return undefined;
  const days: Said = {
    ...(said === undefined ? {} : { claim: said }),
    ...(told.entry.said === undefined ? {} : { statement: told.entry.said }),
  };
  const whole: Content = { ...first, measure: claim.measure };
  const fit = fitSlots(claim, whole, vocabulary, days);
  if (fit.misfits.length > 0 || fit.holdings.length > 0 || fit.time === undefined) return undefined;
  const sum = ranges.slice(1).reduce(addRanges, ranges[0] as AmountRange);
  const undated = claim.asOf === undefined && first.asOf === undefined;
  const { factor, ...compared } = weighInTime(own, sum, claim, fit.time, undated);
  const otherWay = compared.stance === 'conflicts' && isOtherWay(claim, own, sum);
  const listed = sayCounts(figures, vocabulary);
  const result = {
    ...compared,
    ...(otherWay ? { otherWay } : factor === undefined ? {} : { factor }),
    rule: 'union-summed' as const,
    addedUp: parts.map(({ key }) => key),
    words: `${otherWay ? sayOtherWay(claim) : compared.words}, when its counts of ${listed} are added up here${sayConversion(claim, first, vocabulary)}`,
  };
  return { result, told };
}

/** Replaces what is only known to be a part by the sum of all parts, where one source gives them and gave no sum itself. */
export function withUnions(
  claim: Content,
  said: PartialDate | undefined,
  weighed: readonly Weighed[],
  vocabulary: Vocabulary,
): readonly Weighed[] {
  const members = distinct(vocabulary.measures.get(claim.measure ?? '')?.unionOf ?? []);
  if (
    members.length < 2 ||
    !isFigure(claim) ||
    claim.mode !== 'observed' ||
    claim.polarity !== 'affirms' ||
    !addsUp(claim, vocabulary)
  )
    return weighed;
  const occasions = new Map<string, Map<string, Weighed>>();
  const given = new Set<string>();
  const concerned = new Set([claim.measure, ...members]);
  const counts = weighed.filter(({ entry }) => concerned.has(entry.content?.measure));
  for (const one of counts.sort(latestFirst)) {
    const { content } = one.entry;
    if (one.onTrace || !content || !isFigure(content) || content.mode !== 'observed') continue;
    if (content.polarity !== 'affirms' || content.measure === undefined) continue;
    if (content.measure === claim.measure) given.add(occasionOf(one.entry));
    if (!members.includes(content.measure)) continue;
    const occasion = occasionOf(one.entry);
    const parts = occasions.get(occasion) ?? new Map<string, Weighed>();
    occasions.set(occasion, parts);
    if (!parts.has(content.measure)) parts.set(content.measure, one);
  }
  const results = new Map<string, Weighed['result']>();
  for (const [occasion, found] of occasions) {
    const parts = members.flatMap((member) => found.get(member) ?? []);
    if (parts.length < members.length || given.has(occasion)) continue;
    const sum = sumOf(claim, parts, said, vocabulary);
    if (sum === undefined) continue;
    // The other parts stay what they are: parts, from which nothing more follows.
    if (sum.told.result.rule === 'containment') results.set(sum.told.key, sum.result);
  }
  if (results.size === 0) return weighed;
  return weighed.map((one) => {
    const result = results.get(one.key);
    return result === undefined ? one : { ...one, result };
  });
}
