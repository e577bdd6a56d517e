/**
 * What a vocabulary must not say: that something holds itself. A circle of dated edges is a contradiction only when all of
 * them hold on one day: a firm may control another that controlled it before.
 */
import { daysOf, type DayInterval, type PartialDate } from './dates.js';
import { byCode, byCodes } from './order.js';
import type { Measure, Mergeable, Place, Source } from './vocabulary.js';

/** `from` lies within `to`, on these days (both included). */
export interface DatedEdge {
  readonly from: string;
  readonly to: string;
  readonly days: DayInterval;
}

/** Keys in order, the first repeated at the end, and the days on which all the edges between them hold. */
export interface DatedCircle {
  readonly keys: readonly string[];
  readonly days: DayInterval;
}

/** The first and the last day that there is. */
export const ALWAYS: DayInterval = { from: '0000-01-01', to: '9999-12-31' };

/** More circles than this are not looked for. */
export const MOST_CIRCLES = 100;

/** The days between two partial dates, both included; an absent one leaves that end open. */
export function daysBetween(from: PartialDate | undefined, to: PartialDate | undefined): DayInterval {
  return {
    from: from === undefined ? ALWAYS.from : daysOf(from).from,
    to: to === undefined ? ALWAYS.to : daysOf(to).to,
  };
}

type Graph = ReadonlyMap<string, readonly DatedEdge[]>;

function outOf(edges: readonly DatedEdge[]): Map<string, DatedEdge[]> {
  const out = new Map<string, DatedEdge[]>();
  for (const edge of edges) {
    const known = out.get(edge.from);
    if (known) known.push(edge);
    else out.set(edge.from, [edge]);
  }
  return out;
}

/** The edges without those that nothing leads to or that lead nowhere: none of them lies on a circle. */
function peeled(edges: readonly DatedEdge[]): readonly DatedEdge[] {
  const into = new Map<string, number>();
  const onward = new Map<string, number>();
  const at = new Map<string, number[]>();
  const count = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  edges.forEach(({ from, to }, place) => {
    count(onward, from, 1);
    count(into, to, 1);
    for (const key of [from, to]) {
      const known = at.get(key);
      if (known) known.push(place);
      else at.set(key, [place]);
    }
  });
  const gone = new Set<number>();
  const isOff = (key: string) => (into.get(key) ?? 0) === 0 || (onward.get(key) ?? 0) === 0;
  const open = [...at.keys()].filter(isOff);
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const place of at.get(key) ?? []) {
      const edge = edges[place];
      if (edge === undefined || gone.has(place)) continue;
      gone.add(place);
      count(onward, edge.from, -1);
      count(into, edge.to, -1);
      for (const end of [edge.from, edge.to]) if (end !== key && isOff(end)) open.push(end);
    }
  return edges.filter((_, place) => !gone.has(place));
}

/** The shortest way over edges that hold on a day, as the edges walked; the smaller keys first. */
function wayOn(day: string, from: string, to: string, out: Graph): readonly DatedEdge[] | undefined {
  const cameBy = new Map<string, DatedEdge | undefined>([[from, undefined]]);
  for (let level = [from]; level.length > 0 && !cameBy.has(to);) {
    const next: string[] = [];
    for (const key of level)
      for (const edge of out.get(key) ?? [])
        if (!cameBy.has(edge.to) && edge.days.from <= day && day <= edge.days.to) {
          cameBy.set(edge.to, edge);
          next.push(edge.to);
        }
    level = next;
  }
  if (!cameBy.has(to)) return undefined;
  const way: DatedEdge[] = [];
  for (let edge = cameBy.get(to); edge !== undefined; edge = cameBy.get(edge.from)) way.unshift(edge);
  return way;
}

function circleOf(edges: readonly DatedEdge[]): DatedCircle {
  const keys = edges.map((edge) => edge.from);
  const start = keys.indexOf([...keys].sort(byCode)[0] ?? '');
  const turned = [...keys.slice(start), ...keys.slice(0, start)];
  const from = edges.map(({ days }) => days.from).sort(byCode);
  const to = edges.map(({ days }) => days.to).sort(byCode);
  return {
    keys: [...turned, turned[0] ?? ''],
    days: { from: from.at(-1) ?? ALWAYS.from, to: to[0] ?? ALWAYS.to },
  };
}

/**
 * Circles whose edges all hold on a common day, each beginning at its smallest key; the same for the same edges in any
 * order. At most {@link MOST_CIRCLES}, and none that consists of the edges of others: every circle shares an edge with one
 * that is given. The common days of a circle begin on the first day of one of its edges, so each edge is closed on its
 * own first day alone.
 */
export function datedCircles(edges: readonly DatedEdge[]): readonly DatedCircle[] {
  const some = peeled(edges.filter(({ days }) => days.from <= days.to));
  const ordered = [...some].sort((a, b) =>
    byCodes([a.days.from, a.from, a.to, a.days.to], [b.days.from, b.from, b.to, b.days.to]),
  );
  const out = outOf(ordered);
  const told = new Set<DatedEdge>();
  const circles: DatedCircle[] = [];
  for (const edge of ordered) {
    if (told.has(edge)) continue;
    const back = edge.from === edge.to ? [] : wayOn(edge.days.from, edge.to, edge.from, out);
    if (back === undefined) continue;
    const circle = [edge, ...back];
    for (const each of circle) told.add(each);
    circles.push(circleOf(circle));
    if (circles.length >= MOST_CIRCLES) break;
  }
  return circles.sort((a, b) => byCodes(a.keys, b.keys));
}

/**
 * Who lies within whom by `part-of` and `controls`. Owning is left out: two firms may own shares of one another, and
 * neither controls the other by that. Key of the smaller or controlled source first.
 */
export function controlEdges(sources: Iterable<Pick<Source, 'key' | 'edges'>>): readonly DatedEdge[] {
  const edges: DatedEdge[] = [];
  for (const { key, edges: own } of sources)
    for (const { kind, other, from, to } of own) {
      if (kind === 'owns') continue;
      const [part, whole] = kind === 'part-of' ? [key, other] : [other, key];
      edges.push({ from: part, to: whole, days: daysBetween(from, to) });
    }
  return edges;
}

export function placeEdges(places: Iterable<Pick<Place, 'key' | 'within'>>): readonly DatedEdge[] {
  return [...places].flatMap(({ key, within }) =>
    within === undefined ? [] : [{ from: key, to: within, days: ALWAYS }],
  );
}

/** By `broader`, and by `unionOf` turned round: what is counted by the first is counted by the second. */
export function measureEdges(measures: Iterable<Pick<Measure, 'key' | 'broader' | 'unionOf'>>): readonly DatedEdge[] {
  const edges = new Map<string, DatedEdge>();
  const add = (from: string, to: string) => edges.set(`${from} ${to}`, { from, to, days: ALWAYS });
  for (const { key, broader, unionOf } of measures) {
    for (const holder of broader) add(key, holder);
    for (const member of unionOf) add(member, key);
  }
  return [...edges.values()];
}

export function mergeEdges(entries: Iterable<Mergeable>): readonly DatedEdge[] {
  return [...entries].flatMap(({ key, mergedInto }) =>
    mergedInto === undefined ? [] : [{ from: key, to: mergedInto, days: ALWAYS }],
  );
}

/** "a -> b -> a from 2024-01-01 to 2024-06-30": the circle in words; days that are open are not told. */
export function sayCircle({ keys, days }: DatedCircle): string {
  const from = days.from === ALWAYS.from ? '' : ` from ${days.from}`;
  const to = days.to === ALWAYS.to ? '' : ` to ${days.to}`;
  return keys.join(' -> ') + from + to;
}
