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
import { holdersOn, measuresOfThing } from '../compare/containment.js';
import type { Asked, Look } from './look.js';
import { lookKey, traitsOf, withMore, withoutMore } from './look.js';
import { FAMILY_MOST, kindOf, looksOn, OWN, type Bounds } from './looks-on.js';

/** Statements with the claim's number, when what it counts is not known. */
export const SAME_NUMBER_MOST = 100;

/** Statements on a measure of the very thing that is counted, when none fits; they are only listed. */
export const OF_THING_MOST = 25;

/** Parts of a named source, and what one of them said on the claim's own measure. */
const PARTS_MOST = 10;
const PART_MOST = 5;

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

interface Named {
  readonly source: string;
  /** Not named itself, but a part of what the last of a chain holds. */
  readonly part: boolean;
}

/** Sources that the page names as hands, and what the last of each chain holds. */
function namedSources(claim: Claim, vocabulary: Vocabulary): Named[] {
  const chains = claim.appearances.flatMap(({ stated, mayBe = [] }) => [stated, ...mayBe.map((each) => each.stated)]);
  const named = distinct(chains.flatMap((chain) => chain.flatMap(({ source }) => source ?? [])));
  const { below } = holdersOn(vocabulary, null);
  const parts = distinct(chains.flatMap((chain) => below(chain.at(-1)?.source ?? '').slice(0, PARTS_MOST)));
  return [
    ...named.map((source) => ({ source, part: false })),
    ...parts.filter((source) => !named.includes(source)).map((source) => ({ source, part: true })),
  ];
}

/** What decides among more statements of one kind than can be weighed. */
function decisive(
  content: Content & { readonly measure: string },
  claim: Claim,
  cutoffs: readonly (string | null)[],
  sources: readonly Named[],
  bounds: Bounds,
): Look[] {
  const { measure, subject = '', place = '' } = content;
  const { value, moment } = traitsOf({ key: '', source: '', reading: 'read', content });
  const article = cutoffs.at(-1) ?? null;
  const from = moment || article || claim.appearances[0]?.publishedOn || '9999';
  return cutoffs.flatMap((publishedBy, n): Look[] => {
    const like = { measure, subject, place, publishedBy };
    return [
      ...(n === 0 ? [] : [{ measure, subject, order: 'newest', publishedBy, most: bounds.newest } as const]),
      { ...like, order: 'before', from, most: bounds.nearest },
      { ...like, order: 'after', from, most: bounds.nearest },
      ...(value === undefined ? [] : [{ ...like, value, order: 'newest', most: bounds.nearest } as const]),
      { ...like, order: 'lowest', most: bounds.extremes, beside: true },
      { ...like, order: 'highest', most: bounds.extremes, beside: true },
      ...sources
        .filter(({ part }) => !part || bounds === OWN)
        .map(({ source, part }): Look => ({
          measure,
          source,
          order: 'newest',
          publishedBy,
          most: part ? PART_MOST : bounds.series,
        })),
    ];
  });
}

/** Looks for what may bear on one content. */
export function looksFor(content: Content, claim: Claim, vocabulary: Vocabulary, publishedBy: string | null): Look[] {
  const { measure, subject } = content;
  if (measure === undefined) {
    const cutoffs = cutoffsOf(claim, publishedBy);
    const sources = namedSources(claim, vocabulary);
    const ofThing = measuresOfThing(content, vocabulary)
      .slice(0, FAMILY_MOST)
      .map((key): Look => ({ measure: key, order: 'newest', publishedBy, most: OF_THING_MOST, beside: true }));
    const { value } = traitsOf({ key: '', source: '', reading: 'read', content });
    if (!isFigure(content) || value === undefined || sources.length === 0) return ofThing;
    const same = (by: string | null): Look => ({ value, order: 'newest', publishedBy: by, most: SAME_NUMBER_MOST });
    return [...ofThing, withMore(same(publishedBy), () => cutoffs.slice(1).map(same))];
  }
  const besides = besidesFor(content, claim, vocabulary, publishedBy);
  return looksOn(measure, subject, vocabulary, publishedBy).map((look) => withMore(look, () => besides(look)));
}

/** What decides for one content where there is too much on a measure. */
function besidesFor(
  content: Content,
  claim: Claim,
  vocabulary: Vocabulary,
  publishedBy: string | null,
): (look: Look) => readonly Look[] {
  const known = new Map<Look, readonly Look[]>();
  const besides = (look: Look): readonly Look[] => {
    const kind = kindOf(look);
    const { measure, subject, beside } = look;
    if (kind === undefined || measure === undefined) return [];
    const cutoffs = cutoffsOf(claim, publishedBy);
    if (kind.like)
      return decisive({ ...content, measure }, claim, cutoffs, namedSources(claim, vocabulary), kind.bounds);
    const { newestOthers: most } = kind.bounds;
    return cutoffs.slice(1).map((by) => ({ measure, subject, order: 'newest', beside, publishedBy: by, most }));
  };
  return (look) => {
    const before = known.get(look) ?? besides(look);
    known.set(look, before);
    return before;
  };
}

/**
 * The same looks once each, in the order in which they came. What decides among too many may differ from content to
 * content: all of it is looked for.
 */
export function distinctLooks(looks: readonly Look[]): Look[] {
  const same = new Map<string, Look[]>();
  for (const look of looks) {
    const before = same.get(lookKey(look));
    if (before === undefined) same.set(lookKey(look), [look]);
    else if (!before.includes(look)) before.push(look);
  }
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || all.length === 1) return first ?? [];
    return withMore(withoutMore(first), () => distinctLooks(all.flatMap(({ ifMore = [] }) => ifMore)));
  });
}

/** One text for all contents for which a claim's looks are the same. */
function soughtAs(content: Content): string {
  const { measure, subject, place, unit } = content;
  const { value, moment } = traitsOf({ key: '', source: '', reading: 'read', content });
  return JSON.stringify([isFigure(content), measure ?? [unit], subject, place, value, moment]);
}

/** What a claim itself holds to have been said: its contents, each of which is looked for first. */
function contentsOf(claim: Claim): Content[] {
  return [claim.content, ...claim.appearances.map(({ content }) => content)];
}

/** Whether a claim's first looks are for such a content too. */
export function isSoughtFirst(content: Content, claim: Claim): boolean {
  if (content === claim.content) return true;
  const sought = soughtAs(content);
  return contentsOf(claim).some((one) => soughtAs(one) === sought);
}

/**
 * What a claim's cross-reference asks a ledger for first.
 * @param alone whether every key stands for itself: looks are then asked as they are, and shared with other claims
 */
export function firstLooks(claim: Claim, vocabulary: Vocabulary, publishedBy: string | null, alone = false): Asked {
  const contents = new Map<string, Content>();
  for (const content of contentsOf(claim)) {
    const sought = soughtAs(content);
    if (!contents.has(sought)) contents.set(sought, content);
  }
  const [first, ...others] = contents.values();
  const keys = distinct(claim.links.map(({ statement }) => statement));
  if (alone && first?.measure !== undefined && others.length === 0)
    return {
      looks: looksOn(first.measure, first.subject, vocabulary, publishedBy),
      keys,
      besides: besidesFor(first, claim, vocabulary, publishedBy),
    };
  const looks = [...contents.values()].flatMap((content) => looksFor(content, claim, vocabulary, publishedBy));
  // Those for one content differ from each other.
  return { looks: others.length === 0 ? looks : distinctLooks(looks), keys };
}
