/**
 * How many independent origins stand behind a claim. Independence means no known link: relay, derivation, control, a
 * shared controller, or the article's own outlet. Source: DESIGN, Origins.
 */
import type { Origins, TraceEnd } from '../finding.js';
import type { OriginGroups } from './groups.js';
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
 * Origins among statements of which not all were looked at: others may agree too, so that several are "at least" so many. Of one it is
 * said beside the finding which statements were looked at, and it stays what it is called: single.
 */
export function atLeastSoMany(origins: Origins): Origins {
  return origins.identified.length < 2 ? origins : { ...origins, text: `at least ${origins.text}` };
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
  return makers.length === 0 || supports.some(({ joint }) => joint === undefined)
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
