/**
 * Which statements may bear on a claim: those on its measures and the related ones, about its subject, about nobody and
 * about others; those with its number when what it counts is not known; and what a person linked. Up to the numbers
 * below all of them are taken. Where there are more, the newest are, and besides them those that decide: nearest in time,
 * with the same number, the lowest and the highest, and what the named sources said last. Source: docs/decisions/0018.
 */
import type { Claim } from '../claim.js';
import { isFigure, type Content } from '../figure.js';
import { daysOf } from '../dates.js';
import { byCode, distinct } from '../order.js';
import type { Vocabulary } from '../vocabulary.js';
import { holdersOn, measureFamily } from '../compare/containment.js';
import type { Asked, Look } from './look.js';
import { lookKey, traitsOf } from './look.js';

/** Statements on the claim's own measure, about its subject or about nobody. */
export const LIKE_MOST = 500;
/** The same on another measure of the family. */
export const RELATED_MOST = 200;
/** Statements on its own measure about others, which can only be near misses. */
export const OTHERS_MOST = 100;
/** The same on another measure of the family. */
export const RELATED_OTHERS_MOST = 50;
/** Measures besides the claim's own, nearest first. */
export const FAMILY_MOST = 60;
/** Statements with the claim's number, when what it counts is not known. */
export const SAME_NUMBER_MOST = 300;
/** What one source said on one measure. */
export const SERIES_MOST = 200;

const NEAREST = 100;
const EXTREMES = 25;
/** Parts of a named source. */
const PARTS_MOST = 20;

/** The claim's cutoff, and the last day of its earliest dated article when that comes before. */
function cutoffsOf(claim: Claim, publishedBy: string | null): (string | null)[] {
  const days = claim.appearances.flatMap(({ publishedOn }) =>
    publishedOn === undefined ? [] : daysOf(publishedOn).to,
  );
  const article = days.sort(byCode)[0];
  return article === undefined || (publishedBy !== null && publishedBy <= article)
    ? [publishedBy]
    : [publishedBy, article];
}

/** Sources that the page names as hands, and what the last of each chain holds. */
function namedSources(claim: Claim, vocabulary: Vocabulary): string[] {
  const chains = claim.appearances.flatMap(({ stated, mayBe = [] }) => [stated, ...mayBe.map((each) => each.stated)]);
  const named = chains.flatMap((chain) => chain.flatMap(({ source }) => source ?? []));
  const { below } = holdersOn(vocabulary, null);
  const parts = chains.flatMap((chain) => below(chain.at(-1)?.source ?? '').slice(0, PARTS_MOST));
  return distinct([...named, ...parts]);
}

/** What decides among more statements of one kind than can be weighed. */
function decisive(
  content: Content,
  claim: Claim,
  cutoffs: readonly (string | null)[],
  sources: readonly string[],
): Look[] {
  const { measure, subject = '', place = '' } = content;
  if (measure === undefined) return [];
  const { value, moment } = traitsOf({ key: '', source: '', reading: 'read', content });
  const article = cutoffs.at(-1) ?? null;
  const from = moment || article || claim.appearances[0]?.publishedOn || '9999';
  return cutoffs.flatMap((publishedBy, n): Look[] => {
    const like = { measure, subject, place, publishedBy };
    return [
      ...(n === 0 ? [] : [{ measure, subject, order: 'newest', publishedBy, most: NEAREST } as const]),
      { ...like, order: 'before', from, most: NEAREST },
      { ...like, order: 'after', from, most: NEAREST },
      ...(value === undefined ? [] : [{ ...like, value, order: 'newest', most: NEAREST } as const]),
      { ...like, order: 'lowest', most: EXTREMES },
      { ...like, order: 'highest', most: EXTREMES },
      ...sources.map((source): Look => ({ measure, source, order: 'newest', publishedBy, most: SERIES_MOST })),
    ];
  });
}

/** Looks for what may bear on one content. */
export function looksFor(content: Content, claim: Claim, vocabulary: Vocabulary, publishedBy: string | null): Look[] {
  const cutoffs = cutoffsOf(claim, publishedBy);
  const sources = namedSources(claim, vocabulary);
  const { measure, subject } = content;
  if (measure === undefined) {
    const { value } = traitsOf({ key: '', source: '', reading: 'read', content });
    if (!isFigure(content) || value === undefined || sources.length === 0) return [];
    const same = (by: string | null): Look => ({ value, order: 'newest', publishedBy: by, most: SAME_NUMBER_MOST });
    return [{ ...same(publishedBy), ifMore: cutoffs.slice(1).map(same) }];
  }
  const { near } = measureFamily(measure, vocabulary, FAMILY_MOST);
  const newest = (key: string, about: string | undefined, by: string | null, most: number): Look => ({
    measure: key,
    ...(about === undefined ? {} : { subject: about }),
    order: 'newest',
    publishedBy: by,
    most,
  });
  return [measure, ...near].flatMap((key): Look[] => {
    const own = key === measure;
    const like = own ? LIKE_MOST : RELATED_MOST;
    const others = own ? OTHERS_MOST : RELATED_OTHERS_MOST;
    const more = decisive({ ...content, measure: key }, claim, cutoffs, sources);
    const again = (about: string | undefined, most: number) =>
      cutoffs.slice(1).map((by) => newest(key, about, by, most));
    return [
      { ...newest(key, subject ?? '', publishedBy, like), ifMore: more },
      ...(subject === undefined ? [] : [{ ...newest(key, '', publishedBy, others), ifMore: again('', others) }]),
      { ...newest(key, undefined, publishedBy, others), ifMore: again(undefined, others) },
    ];
  });
}

/** The same looks once each, in the order in which they came. */
export function distinctLooks(looks: readonly Look[]): Look[] {
  return [...new Map([...looks].reverse().map((look) => [lookKey(look), look])).values()].reverse();
}

/** What a claim's cross-reference asks a ledger for first. */
export function firstLooks(claim: Claim, vocabulary: Vocabulary, publishedBy: string | null): Asked {
  const contents = [claim.content, ...claim.appearances.map(({ content }) => content)];
  return {
    looks: distinctLooks(contents.flatMap((content) => looksFor(content, claim, vocabulary, publishedBy))),
    keys: distinct(claim.links.map(({ statement }) => statement)),
  };
}
