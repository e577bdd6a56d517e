/**
 * A hint that two sources may not count independently: they gave the same figures where others count otherwise, more
 * often than mistakes made apart would fall together. Agreeing with everybody is no sign of copying; agreeing on what
 * nobody else says is. A hint joins nothing: no count of origins reads it. Source: Dong, Berti-Equille and Srivastava,
 * "Integrating Conflicting Data: The Role of Source Dependence", PVLDB 2 (2009); docs/decisions/0021.
 */
import { byCode, byCodes, distinct } from '../order.js';
import type { Amount } from '../figure.js';
import { amountKey, boundsOf, printedUnit } from '../compare/range.js';
import { sayEntry } from '../trace/says.js';
import { sayDate, sayList, sayNumber, saySource } from '../words.js';
import { chanceOfAtLeast } from './intervals.js';
import { evidenceOn, isTakenBack, type Evidence } from './judge.js';
import type { OwnCount } from './own-counts.js';
import { sceneOf, type Scene, type TrackRecordInput } from './scene.js';

/** A hint is given when chance would do as much for any of the pairs looked at with less than this probability. */
export const HINT_BELOW = 0.01;
/** One shared oddity is none: everybody mistypes once. */
const LEAST_SHARED = 2;
/** Pairs are listed up to this many, the least likely by chance first. */
const PAIRS_LISTED = 50;
const SHARED_LISTED = 20;

/** One figure that both gave, and that others contradict. */
export interface SharedOddity {
  readonly statement: string;
  readonly other: string;
  readonly says: string;
  readonly published: string;
  readonly otherPublished: string;
  /** Keys of the counts by third origins that do not agree with it. */
  readonly against: readonly string[];
  /** Chance that two mistakes made apart would print this same number, under the stated model. */
  readonly chance: number;
}

export interface DependencePair {
  readonly source: string;
  readonly name: string;
  /** Figures of the one that third origins contradict, and on which the other gave a figure too. */
  readonly occasions: number;
  /** How many of these are the same figure. */
  readonly shared: number;
  readonly oddities: readonly SharedOddity[];
  /** Probability of so many or more by chance. */
  readonly byChance: number;
  /** The same for any of the pairs looked at: `byChance` times their number, at most 1 (Bonferroni). */
  readonly forAnyPair: number;
  /** Always a hint, never a link: whether it is strong enough to look into. */
  readonly hint: boolean;
  readonly text: string;
}

export interface Dependence {
  readonly source: string;
  readonly name: string;
  readonly publishedBy: string | null;
  readonly since: string | null;
  /** How many other sources had an occasion to share an oddity. */
  readonly pairsLookedAt: number;
  readonly pairs: readonly DependencePair[];
  readonly furtherPairs: number;
  readonly model: string;
  readonly text: readonly string[];
}

const MODEL =
  'Chance model: mistakes made apart fall anywhere between half and twice the nearest count by third origins (as far as the figure itself where that lies outside), each number printed as coarsely as the figure being as likely as any other; occasions are independent.';

/** The number that an amount is read by: its point, or its bounds. */
function printed(amount: Amount): number[] {
  const { low, high, point } = boundsOf(amount);
  const ends = [low?.value, high?.value].flatMap((value) => value ?? []);
  return ends.length > 0 ? ends : [point ?? 0];
}

/** How many numbers as coarse as this one lie between half and twice the others' (or as far as this one). */
function placesFor(value: number, others: readonly number[]): number {
  const unit = printedUnit(value);
  const low = Math.min(value, ...others.map((other) => other / 2));
  const high = Math.max(value, ...others.map((other) => other * 2));
  const places = Math.floor(high / unit + 1e-9) - Math.ceil(low / unit - 1e-9) + 1;
  return Math.max(1, places);
}

/** Chance that another mistake would print the same: one in the places for each number of the amount. */
function chanceOf(amount: Amount, nearest: readonly number[]): number {
  return printed(amount).reduce((chance, value) => chance / placesFor(value, nearest), 1);
}

interface Occasion {
  readonly figure: OwnCount;
  readonly chance: number;
  /** The other source's equal figure, and what third origins counted otherwise. */
  readonly same?: { readonly count: OwnCount; readonly against: readonly Evidence[] };
}

/** What contradicts a figure, the nearest first: `away` from it by the middle of its numbers. */
function contradicting(figure: OwnCount, evidence: readonly Evidence[]): Evidence[] {
  const middle = (amount: Amount) => {
    const numbers = printed(amount);
    return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  };
  const own = middle(figure.content.amount);
  return evidence
    .filter(({ result }) => result.stance === 'conflicts')
    .map((one) => ({ one, away: Math.abs(middle(one.count.content.amount) - own) }))
    .sort((a, b) => a.away - b.away || byCode(a.one.count.key, b.one.count.key))
    .map(({ one }) => one);
}

/** By other source: the figures of this one that thirds contradict, and on which the other gave a figure. */
function occasionsOf(scene: Scene): Map<string, Occasion[]> {
  const found = new Map<string, Occasion[]>();
  for (const figure of scene.own.counts) {
    const evidence = evidenceOn(figure, scene);
    const conflicts = contradicting(
      figure,
      evidence.filter(({ count }) => !isTakenBack(count.key, scene)),
    );
    const agreeing = new Set(evidence.flatMap(({ group, result }) => (result.stance === 'agrees' ? [group] : [])));
    const key = amountKey(figure.content.amount);
    const given = new Map<string, OwnCount[]>();
    for (const { count } of evidence) given.set(count.source, [...(given.get(count.source) ?? []), count]);
    for (const [other, counts] of given) {
      const group = scene.groupOf(other);
      const nearest = conflicts.find((one) => one.group !== group);
      // Where a third agrees, the figure is no oddity of the two.
      if (nearest === undefined || [...agreeing].some((third) => third !== group)) continue;
      const same = counts.find(({ content }) => amountKey(content.amount) === key);
      const occasion: Occasion = {
        figure,
        chance: chanceOf(figure.content.amount, printed(nearest.count.content.amount)),
        ...(same === undefined
          ? {}
          : { same: { count: same, against: conflicts.filter((one) => one.group !== group) } }),
      };
      const list = found.get(other);
      if (list) list.push(occasion);
      else found.set(other, [occasion]);
    }
  }
  return found;
}

function oddity({ figure, chance, same }: Occasion, scene: Scene): SharedOddity[] {
  if (same === undefined) return [];
  return [
    {
      statement: figure.key,
      other: same.count.key,
      says: sayEntry(figure.entry, scene.vocabulary),
      published: figure.publication.date,
      otherPublished: same.count.publication.date,
      against: same.against.slice(0, SHARED_LISTED).map(({ count }) => count.key),
      chance: round(chance),
    },
  ];
}

function round(chance: number): number {
  return Number(chance.toPrecision(3));
}

function sayPair(pair: Omit<DependencePair, 'text'>, name: string, thirds: readonly string[]): string {
  const { name: other, occasions, shared, byChance, forAnyPair, hint, oddities } = pair;
  const examples = oddities
    .slice(0, 3)
    .map(({ says, published, otherPublished }) => `${says} (${sayDate(published)} and ${sayDate(otherPublished)})`);
  const sure = hint
    ? 'This is a hint to look into, no proof that either copied: both may rest on a third, and it changes no count of origins.'
    : 'So much may well be chance.';
  return `On ${sayNumber(occasions)} ${occasions === 1 ? 'occasion' : 'occasions'} on which ${sayList(thirds)} counted otherwise than ${name}, ${other} gave the same figure as ${name} ${shared === 1 ? 'once' : `${sayNumber(shared)} times`}: ${examples.join('; ')}${shared > examples.length ? ' and others' : ''}. By chance that often or more: ${byChance}; for any of the pairs looked at: at most ${forAnyPair}. ${sure}`;
}

/** Hints of dependence between `input.source` and every other source that no known link joins to it. */
export function dependence(input: TrackRecordInput): Dependence {
  const { vocabulary } = input;
  const scene = sceneOf(input);
  const name = saySource(input.source, vocabulary);
  const occasions = occasionsOf(scene);
  const pairs = [...occasions].flatMap(([source, list]): DependencePair[] => {
    const oddities = list.flatMap((one) => oddity(one, scene));
    if (oddities.length === 0) return [];
    const byChance = chanceOfAtLeast(
      oddities.length,
      list.map(({ chance }) => chance),
    );
    const forAnyPair = Math.min(1, byChance * occasions.size);
    const thirds = distinct(list.flatMap(({ same }) => same?.against.map(({ count }) => count.source) ?? []));
    const pair = {
      source,
      name: saySource(source, vocabulary),
      occasions: list.length,
      shared: oddities.length,
      oddities: oddities.slice(0, SHARED_LISTED),
      byChance: round(byChance),
      forAnyPair: round(forAnyPair),
      hint: oddities.length >= LEAST_SHARED && forAnyPair <= HINT_BELOW,
    };
    const names = distinct(thirds.map((key) => saySource(key, vocabulary)));
    return [{ ...pair, text: sayPair(pair, name, names.length <= 6 ? names : [...names.slice(0, 5), 'others']) }];
  });
  pairs.sort((a, b) => a.byChance - b.byChance || byCodes([a.name, a.source], [b.name, b.source]));
  const hints = pairs.filter(({ hint }) => hint).length;
  return {
    source: input.source,
    name,
    publishedBy: input.publishedBy,
    since: input.since ?? null,
    pairsLookedAt: occasions.size,
    pairs: pairs.slice(0, PAIRS_LISTED),
    furtherPairs: Math.max(0, pairs.length - PAIRS_LISTED),
    model: MODEL,
    text: [
      occasions.size === 0
        ? `No figure of ${name} is contradicted by a third where another source gave one too: nothing can be said of dependence.`
        : `Where third origins counted otherwise than ${name}, ${sayNumber(occasions.size)} other ${occasions.size === 1 ? 'source' : 'sources'} gave a figure too; ${pairs.length === 0 ? 'none gave the same' : `${sayNumber(pairs.length)} gave the same at least once, ${hints === 0 ? 'none so often that it is a hint' : `${sayNumber(hints)} so often that it is a hint`}`}.`,
    ],
  };
}
