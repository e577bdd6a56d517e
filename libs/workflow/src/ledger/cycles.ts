/** Circles among hops: a statement that in the end relays itself. */
import type { Edge } from './intake.js';

/** Grows by doubling; four bytes for each number. */
class Numbers {
  private held = new Int32Array(1_024);
  length = 0;

  push(value: number): void {
    if (this.length === this.held.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.length++] = value;
  }

  at(place: number): number {
    return this.held[place] ?? -1;
  }
}

/** For each statement the places of its edges: `places` from `begin[n]` up to, not including, `begin[n + 1]`. */
interface ByEnd {
  readonly begin: Int32Array;
  readonly places: Int32Array;
}

/**
 * Hops between statements that go by numbers from 0 on, about thirty bytes for each: a graph of a million hops fits into
 * the memory of any process, while as many keys would not.
 */
export class HopGraph {
  private readonly from = new Numbers();
  private readonly to = new Numbers();
  private size = 0;

  add(from: number, to: number): void {
    this.from.push(from);
    this.to.push(to);
    this.size = Math.max(this.size, from + 1, to + 1);
  }

  /**
   * Circles that share no statement, each in order with the first number repeated at the end, beginning at its smallest.
   * Empty when there is none. Every circle shares a statement with one of those given, unless there are more than `most`.
   */
  circles(most = Infinity): readonly (readonly number[])[] {
    const out = this.sorted(this.from);
    const into = this.sorted(this.to);
    const left = { out: new Int32Array(this.size), into: new Int32Array(this.size) };
    for (let edge = 0; edge < this.from.length; edge++) {
      left.out[this.from.at(edge)]! += 1;
      left.into[this.to.at(edge)]! += 1;
    }
    const gone = new Uint8Array(this.size);
    const remove = (statement: number): number[] => {
      gone[statement] = 1;
      return [
        ...this.loosen(out, statement, this.to, left.into, gone),
        ...this.loosen(into, statement, this.from, left.out, gone),
      ];
    };
    // Takes away every statement that nothing leads to or that leads nowhere: none of them lies on a circle.
    const peel = (open: number[]): void => {
      for (let next = open.pop(); next !== undefined; next = open.pop())
        if (gone[next] === 0 && (left.out[next] === 0 || left.into[next] === 0)) open.push(...remove(next));
    };
    peel(Array.from({ length: this.size }, (_, statement) => statement));
    const circles: number[][] = [];
    for (let start = 0; start < this.size && circles.length < most; start++) {
      if (gone[start] !== 0) continue;
      const circle = this.circleFrom(start, out, gone);
      circles.push([...circle, circle[0] ?? 0]);
      peel(circle.flatMap(remove));
      // The way from `start` may have led to a circle elsewhere.
      if (gone[start] === 0) start -= 1;
    }
    return circles;
  }

  private sorted(ends: Numbers): ByEnd {
    const begin = new Int32Array(this.size + 1);
    for (let edge = 0; edge < ends.length; edge++) begin[ends.at(edge) + 1]! += 1;
    for (let n = 0; n < this.size; n++) begin[n + 1]! += begin[n] ?? 0;
    const places = new Int32Array(ends.length);
    const next = begin.slice();
    for (let edge = 0; edge < ends.length; edge++) places[next[ends.at(edge)]!++] = edge;
    return { begin, places };
  }

  /** Counts an edge less at the other end of each edge; gives those ends that are still there. */
  private loosen(by: ByEnd, statement: number, others: Numbers, left: Int32Array, gone: Uint8Array): number[] {
    const touched: number[] = [];
    for (let n = by.begin[statement] ?? 0; n < (by.begin[statement + 1] ?? 0); n++) {
      const other = others.at(by.places[n] ?? 0);
      left[other]! -= 1;
      if (gone[other] === 0) touched.push(other);
    }
    return touched;
  }

  /** In a peeled graph every way goes on, so it must come back to itself. */
  private circleFrom(start: number, out: ByEnd, gone: Uint8Array): number[] {
    const walked: number[] = [];
    const places = new Map<number, number>();
    let next = start;
    while (!places.has(next)) {
      places.set(next, walked.length);
      walked.push(next);
      next = this.smallestFrom(next, out, gone);
    }
    const circle = walked.slice(places.get(next));
    const least = circle.indexOf(circle.reduce((a, b) => Math.min(a, b)));
    return [...circle.slice(least), ...circle.slice(0, least)];
  }

  private smallestFrom(statement: number, out: ByEnd, gone: Uint8Array): number {
    let least = Infinity;
    for (let n = out.begin[statement] ?? 0; n < (out.begin[statement + 1] ?? 0); n++) {
      const other = this.to.at(out.places[n] ?? 0);
      if (gone[other] === 0 && other < least) least = other;
    }
    return least;
  }
}

/** The circles among hops between keys, each beginning at its smallest key; see {@link HopGraph.circles}. */
export function findCycles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const keys = [...new Set(edges.flat())].sort();
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const graph = new HopGraph();
  for (const [from, to] of edges) graph.add(numbers.get(from) ?? 0, numbers.get(to) ?? 0);
  return graph.circles().map((circle) => circle.map((number) => keys[number] ?? ''));
}
