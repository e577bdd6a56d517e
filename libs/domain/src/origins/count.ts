/**
 * How many independent origins stand behind a claim. Independence means no known link: relay, derivation, control, a
 * shared controller, or the article's own outlet. Source: DESIGN, Origins.
 */
import type { Origins, TraceEnd } from '../finding.js';
import type { Holders } from '../compare/containment.js';
import { byCode, byCodes, distinct } from '../order.js';
import type { Vocabulary } from '../vocabulary.js';
import { sayList, saySource } from '../words.js';

/** An end that supports the claim: of its own trace, or of a statement that agrees with it. */
export interface Support {
  /** The statement that supports: on the claim's own trace the end itself. */
  readonly statement: string;
  readonly end: TraceEnd;
  readonly own: boolean;
  /** Set where several ends stand behind one figure only together: the same for all of them. */
  readonly joint?: string;
  /** Key of the source that put the figures of a joint support together. */
  readonly by?: string;
}

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
  const before = sourceLink(a, b, holders.since, vocabulary, notCollapsing);
  return before
    ?.replace(' is a part of ', ' was a part of ')
    .replace(' both belong to ', ' both belonged to ')
    .concat(' when one of the figures was given');
}

/** Why two sources are one for the purpose of counting, or `undefined` when no link is known. */
export function sourceLink(
  a: string,
  b: string,
  holders: Holders,
  vocabulary: Vocabulary,
  notCollapsing: ReadonlySet<string>,
): string | undefined {
  if (a === b) return `both are ${saySource(a, vocabulary)}`;
  const [aboveA, aboveB] = [holders.above(a), holders.above(b)];
  if (aboveA.includes(b) && !notCollapsing.has(b))
    return `${saySource(a, vocabulary)} is a part of ${saySource(b, vocabulary)}`;
  if (aboveB.includes(a) && !notCollapsing.has(a))
    return `${saySource(b, vocabulary)} is a part of ${saySource(a, vocabulary)}`;
  const shared = aboveA.find((key) => aboveB.includes(key) && !notCollapsing.has(key));
  if (shared === undefined) return undefined;
  return `${saySource(a, vocabulary)} and ${saySource(b, vocabulary)} both belong to ${saySource(shared, vocabulary)}`;
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
  const ordered = distinct(sources).sort((a, b) => Number(own.has(b)) - Number(own.has(a)) || byCode(a, b));
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
  const firstUnder = new Map<string, string>();
  for (const key of ordered)
    for (const holder of [key, ...holders.above(key)]) {
      if (holder !== key && notCollapsing.has(holder)) continue;
      const other = parent.has(holder) ? (firstUnder.get(holder) ?? holder) : firstUnder.get(holder);
      if (!firstUnder.has(holder)) firstUnder.set(holder, key);
      if (other === undefined || find(other) === find(key)) continue;
      const because = sourceLink(other, key, holders, vocabulary, notCollapsing);
      if (because === undefined) continue;
      const [a, b] = [find(other), find(key)].sort((x, y) => (rank.get(x) ?? 0) - (rank.get(y) ?? 0)) as [
        string,
        string,
      ];
      parent.set(b, a);
      collapsed.push({ a: key, b: other, because });
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

function sayOrigins(identified: Origins['identified'], others: Origins['others']): string {
  const count = identified.length;
  const names = identified.map(
    (origin) => `${origin.name}${origin.known === 'read' ? '' : ', seen only through relays'}`,
  );
  const head =
    count === 0 ? 'no identified origin' : `${count} ${count === 1 ? 'origin' : 'origins'} (${names.join('; ')})`;
  const beside = (['anonymous', 'unlocated', 'unattributed'] as const).flatMap((kind) => {
    const number = others.filter((other) => other.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  return [head, ...beside].join('; ');
}

/**
 * The group under which a support counts. Ends that only together stand behind a figure count once, and not at all beside
 * one of them that says so by itself: there the figure is that one's, and the other only a part of how it was worked out.
 */
function groupJoint(supports: readonly Support[], groups: OriginGroups): (support: Support) => string | undefined {
  const groupOf = ({ end }: Support) => (end.source === undefined ? '' : groups.groupOf(end.source));
  const identified = supports.filter(({ end }) => end.kind === 'identified' && end.source !== undefined);
  const alone = new Set(identified.filter(({ joint }) => joint === undefined).map(groupOf));
  const called = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = called.get(root); up !== undefined && up !== root; up = called.get(root)) root = up;
    return root;
  };
  const members = new Map<string, string[]>();
  for (const support of identified)
    if (support.joint !== undefined)
      members.set(support.joint, [...(members.get(support.joint) ?? []), groupOf(support)]);
  const covered = new Set(
    [...members].filter(([, list]) => list.some((group) => alone.has(group))).map(([key]) => key),
  );
  for (const [joint, list] of members) {
    if (covered.has(joint)) continue;
    const [first, ...rest] = distinct(list.map(find));
    for (const other of rest) if (first !== undefined) called.set(other, first);
  }
  return (support) => {
    const group = groupOf(support);
    if (support.joint === undefined) return group;
    if (covered.has(support.joint)) return alone.has(group) ? group : undefined;
    return find(group);
  };
}

function sayNamed(supports: readonly Support[], vocabulary: Vocabulary): string {
  const sources = distinct(supports.map(({ end }) => end.source ?? ''));
  const names = sayList(sources.map((key) => saySource(key, vocabulary)));
  const makers = distinct(supports.flatMap(({ by }) => by ?? []));
  return sources.length < 2 || makers.length === 0 || supports.some(({ joint }) => joint === undefined)
    ? names
    : `${names}, put together by ${sayList(makers.map((key) => saySource(key, vocabulary)))}`;
}

/** Counts identified ends that no link joins, and lists the others beside the count. */
export function countOrigins(
  supports: readonly Support[],
  groups: OriginGroups,
  relays: Origins['collapsed'],
  noSupport: (support: Support) => string | undefined,
  suspectedSums: Origins['suspectedSums'],
  vocabulary: Vocabulary,
): Origins {
  const together = groupJoint(supports, groups);
  const identified = new Map<string, Support[]>();
  const others = new Map<
    string,
    { kind: 'anonymous' | 'unlocated' | 'unattributed'; name: string; statements: string[] }
  >();
  const own: { a: string; b: string; because: string }[] = [];
  for (const support of supports) {
    const { end } = support;
    const because = noSupport(support);
    if (because !== undefined && end.source !== undefined) {
      own.push({ a: end.source, b: end.source, because });
      continue;
    }
    if (end.kind === 'identified' && end.source !== undefined) {
      const key = together(support);
      if (key === undefined) continue;
      const list = identified.get(key);
      if (list) list.push(support);
      else identified.set(key, [support]);
    } else if (end.kind !== 'identified') {
      // An end that nobody names is one each; a named or typed anonymous source is one, whatever it said.
      const key =
        end.kind === 'unattributed' ? `${end.kind} ${support.statement}` : `${end.kind} ${end.source ?? end.name}`;
      const known = others.get(key);
      if (known) known.statements.push(support.statement);
      else others.set(key, { kind: end.kind, name: end.name, statements: [support.statement] });
    }
  }
  const listed = [...identified].map(([source, list]) => {
    // The claim's own origin is called by its own name; others of its group that agree are told as collapsed.
    const own = list.filter((support) => support.own);
    const named = own.length > 0 ? own : list;
    return {
      source,
      name: sayNamed(named, vocabulary),
      known: named.some((support) => support.end.known === 'read') ? ('read' as const) : ('through-relays' as const),
      statements: distinct(list.map((support) => support.statement)),
      ifLinkHolds: list.every((support) => support.end.ifLinkHolds),
      own: own.length > 0,
    };
  });
  listed.sort((a, b) => Number(b.own) - Number(a.own) || byCode(a.source, b.source));
  const beside = [...others.entries()]
    .sort(([a], [b]) => byCode(a, b))
    .map(([, other]) => ({ ...other, statements: distinct(other.statements) }));
  const shown = listed.map(({ own: _own, ...origin }) => origin);
  const all = new Map(
    [...relays, ...groups.collapsed, ...own].map((pair) => [`${pair.a} ${pair.b} ${pair.because}`, pair]),
  );
  const collapsed = [...all.values()].sort((x, y) => byCodes([x.b, x.a, x.because], [y.b, y.a, y.because]));
  return { identified: shown, others: beside, collapsed, suspectedSums, text: sayOrigins(shown, beside) };
}
