/** Kinds of measure: which measures are like each other, by `broader` and `unionOf`. */
import { byCode, distinct } from '../order.js';
import type { Vocabulary } from '../vocabulary.js';
import { sayList } from '../words.js';

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function reached(start: string, next: (key: string) => readonly string[]): Set<string> {
  const seen = new Set([start]);
  for (const key of seen) for (const other of next(key)) seen.add(other);
  return seen;
}

/** The measures of a vocabulary, joined once. Asking costs no more than what is found. */
export class MeasureKinds {
  private readonly up = new Map<string, string[]>();
  private readonly down = new Map<string, string[]>();

  constructor(private readonly vocabulary: Vocabulary) {
    const join = (part: string, whole: string) => {
      push(this.up, part, whole);
      push(this.down, whole, part);
    };
    for (const { key, broader, unionOf } of vocabulary.measures.values()) {
      for (const whole of broader) join(key, whole);
      for (const part of unionOf) join(part, key);
    }
  }

  /** The measure, all that hold it and all that it holds: only with these can its figures be compared. In key order. */
  related(measure: string): readonly string[] {
    const above = reached(measure, (key) => this.up.get(key) ?? []);
    const below = reached(measure, (key) => this.down.get(key) ?? []);
    return distinct([...above, ...below]);
  }

  /** The measures that links of holding join to this one, over any number of them: killed, wounded, all losses. */
  family(measure: string): readonly string[] {
    return distinct(reached(measure, (key) => [...(this.up.get(key) ?? []), ...(this.down.get(key) ?? [])]));
  }

  /** Labels of measures as a list, those that hold others first: "soldiers sent and soldiers committed to combat". */
  say(measures: readonly string[]): string {
    const depth = (key: string) => reached(key, (one) => this.up.get(one) ?? []).size;
    const label = (key: string) => this.vocabulary.measures.get(key)?.label ?? key;
    const ordered = [...measures].sort((a, b) => depth(a) - depth(b) || byCode(label(a), label(b)));
    return sayList(ordered.map(label));
  }
}
