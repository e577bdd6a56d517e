/** Which sources are one origin together, and why. Source: DESIGN, Origins. */
import type { Origins } from '../finding.js';
import type { Holders } from '../compare/containment.js';
import { byCode, distinct } from '../order.js';
import type { Vocabulary } from '../vocabulary.js';
import { saySource } from '../words.js';

/** {@link sourceLink} now, or else in the past tense what linked them when they spoke. */
function linkWords(
  a: string,
  b: string,
  holders: { readonly now: Holders; readonly since: Holders },
  vocabulary: Vocabulary,
  notCollapsing: ReadonlySet<string>,
): string | undefined {
  const now = sourceLink(a, b, holders.now, vocabulary, notCollapsing);
  if (now !== undefined) return now;
  return sourceLink(a, b, holders.since, vocabulary, notCollapsing, 'past')?.concat(
    ' when one of the figures was given',
  );
}

type Tense = 'now' | 'past';

/** How one source stands under another, as its edges say. */
function sayUnder(name: string, holder: string, how: ReturnType<Holders['under']>, tense: Tense): string {
  const now = tense === 'now';
  if (how === 'part-of') return `${name} ${now ? 'is' : 'was'} a part of ${holder}`;
  if (how === 'several-hands') return `${name} ${now ? 'stands' : 'stood'} under ${holder}`;
  return `${holder} ${how === 'controls' ? (now ? 'controls' : 'controlled') : now ? 'owns' : 'owned'} ${name}`;
}

/** How two sources stand under a third. */
function sayBothUnder(
  names: readonly [string, string],
  holder: string,
  how: readonly ReturnType<Holders['under']>[],
  tense: Tense,
): string {
  const now = tense === 'now';
  const both = `${names[0]} and ${names[1]} both`;
  const [one, other] = how;
  if (one === 'part-of' && other === 'part-of') return `${both} ${now ? 'belong' : 'belonged'} to ${holder}`;
  if (one !== other || one === 'several-hands') return `${both} ${now ? 'stand' : 'stood'} under ${holder}`;
  const verb = one === 'controls' ? (now ? 'controls' : 'controlled') : now ? 'owns' : 'owned';
  return `${holder} ${verb} both ${names[0]} and ${names[1]}`;
}

/** Whether one source was split off from another, or is what became of it. */
function continues(later: string, earlier: string, vocabulary: Vocabulary): boolean {
  return vocabulary.sources.get(later)?.formerly?.some(({ other }) => other === earlier) ?? false;
}

/** Why two sources are one for the purpose of counting, or `undefined` when no link is known. */
export function sourceLink(
  a: string,
  b: string,
  holders: Holders,
  vocabulary: Vocabulary,
  notCollapsing: ReadonlySet<string>,
  tense: Tense = 'now',
): string | undefined {
  if (a === b) return `both are ${saySource(a, vocabulary)}`;
  for (const [later, earlier] of [
    [a, b],
    [b, a],
  ] as const)
    if (continues(later, earlier, vocabulary))
      return `${saySource(later, vocabulary)} continues ${saySource(earlier, vocabulary)}`;
  const [aboveA, aboveB] = [holders.above(a), holders.above(b)];
  const [nameA, nameB] = [saySource(a, vocabulary), saySource(b, vocabulary)];
  if (aboveA.includes(b) && !notCollapsing.has(b)) return sayUnder(nameA, nameB, holders.under(a, b), tense);
  if (aboveB.includes(a) && !notCollapsing.has(a)) return sayUnder(nameB, nameA, holders.under(b, a), tense);
  const shared = aboveA.find((key) => aboveB.includes(key) && !notCollapsing.has(key));
  if (shared === undefined) return undefined;
  const how = [holders.under(a, shared), holders.under(b, shared)];
  return sayBothUnder([nameA, nameB], saySource(shared, vocabulary), how, tense);
}

/** Sources that are one origin together. */
export interface OriginGroups {
  /**
   * Key of a source's group: the source in which the claim's own trace ends, when it is one of the group, or else what
   * holds them all. It stays the same when one more source of the group speaks.
   */
  groupOf(source: string): string;
  readonly collapsed: Origins['collapsed'];
}

/** Joins linked sources; a group that has one of `own` is called by it. */
export function groupSources(
  sources: readonly string[],
  own: ReadonlySet<string>,
  holders: Holders,
  vocabulary: Vocabulary,
  notCollapsing: ReadonlySet<string>,
): OriginGroups {
  const all = distinct(sources);
  const ordered = [...all.filter((key) => own.has(key)), ...all.filter((key) => !own.has(key))];
  // Two sources are linked exactly when one of {itself, its holders} is shared; each such key is indexed once.
  const parent = new Map<string, string>(ordered.map((key) => [key, key]));
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(key, root);
    return root;
  };
  const rank = new Map(ordered.map((key, n) => [key, n]));
  const collapsed: { a: string; b: string; because: string }[] = [];
  const join = (key: string, other: string, because: string): void => {
    const [a, b] = [find(other), find(key)].sort((x, y) => (rank.get(x) ?? 0) - (rank.get(y) ?? 0)) as [string, string];
    parent.set(b, a);
    collapsed.push({ a: key, b: other, because });
  };
  const firstUnder = new Map<string, string>();
  for (const key of ordered)
    for (const holder of [key, ...holders.above(key)]) {
      if (holder !== key && notCollapsing.has(holder)) continue;
      const other = parent.has(holder) ? (firstUnder.get(holder) ?? holder) : firstUnder.get(holder);
      if (!firstUnder.has(holder)) firstUnder.set(holder, key);
      if (other === undefined || find(other) === find(key)) continue;
      const because = sourceLink(other, key, holders, vocabulary, notCollapsing);
      if (because !== undefined) join(key, other, because);
    }
  for (const key of ordered)
    for (const { other } of vocabulary.sources.get(key)?.formerly ?? []) {
      if (!parent.has(other) || find(other) === find(key)) continue;
      join(key, other, `${saySource(key, vocabulary)} continues ${saySource(other, vocabulary)}`);
    }
  const called = new Map<string, string>();
  for (const key of ordered) {
    const root = find(key);
    const top = own.has(key)
      ? key
      : (holders
          .above(key)
          .filter((holder) => !notCollapsing.has(holder))
          .at(-1) ?? key);
    const name = called.get(root);
    if (name === undefined || (!own.has(name) && byCode(top, name) < 0)) called.set(root, top);
  }
  return { groupOf: (source) => (parent.has(source) ? (called.get(find(source)) ?? source) : source), collapsed };
}

/**
 * Why those of some sources that share a group are one: each with the first to which it is linked directly. Two that
 * only a third joins are told by every link of their group.
 */
export function explainGroups(
  sources: readonly string[],
  groups: OriginGroups,
  holders: { readonly now: Holders; readonly since: Holders },
  vocabulary: Vocabulary,
  notCollapsing: ReadonlySet<string>,
): Origins['collapsed'] {
  const members = new Map<string, string[]>();
  for (const source of distinct(sources)) {
    const group = groups.groupOf(source);
    members.set(group, [...(members.get(group) ?? []), source]);
  }
  const pairs: { a: string; b: string; because: string }[] = [];
  for (const [group, list] of members) {
    list.sort((a, b) => Number(b === group) - Number(a === group) || byCode(a, b));
    list.forEach((a, n) => {
      if (n === 0) return;
      const direct = list.slice(0, n).find((b) => linkWords(b, a, holders, vocabulary, notCollapsing) !== undefined);
      const because = direct === undefined ? undefined : linkWords(direct, a, holders, vocabulary, notCollapsing);
      if (direct !== undefined && because !== undefined) pairs.push({ a, b: direct, because });
      else pairs.push(...groups.collapsed.filter((pair) => groups.groupOf(pair.a) === group));
    });
  }
  return pairs;
}
