/** Annotated articles as rows to learn from, for each of the two passes. */
import {
  BEGINS_CONTENT,
  BEGINS_CUE,
  BEGINS_SOURCE,
  cuesOf,
  type Cue,
  type Tagged,
} from '../../src/learned/attribution/cues.js';
import { ROLE_WIDTH, roleFeatures, windowOf } from '../../src/learned/attribution/role-features.js';
import { LEAST_LIKELY } from '../../src/learned/attribution/sayings.js';
import { TAG_WIDTH, tagFeatures } from '../../src/learned/attribution/tag-features.js';
import type { Words } from '../../src/learned/attribution/words.js';
import type { Span } from '../../src/reading.js';
import type { RawRow } from './fit.js';
import type { GoldAttribution } from './gold.js';

const touch = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Writes `begins` and `begins + 1` over the words from `from` on that a span touches. */
function paint(
  words: Words,
  from: number,
  labels: Uint8Array,
  spans: readonly Span[],
  begins: number,
  cue?: Cue,
): void {
  for (const span of spans)
    for (let at = 0, begun = false; at < labels.length; at++) {
      const word = from + at;
      const covered = touch(words.tokens[word]!, span) && !(cue && word >= cue.from && word < cue.to);
      if (covered) labels[at] = begun ? begins + 1 : begins;
      begun = covered;
    }
}

/** A piece whose beginning another piece was painted over begins later. */
function mend(labels: Uint8Array): Uint8Array {
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    const before = at > 0 ? labels[at - 1]! : 0;
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) labels[at] = label - 1;
  }
  return labels;
}

/** The attributions that touch the paragraph. */
function goldIn(words: Words, gold: readonly GoldAttribution[]): GoldAttribution[] {
  const whole = { start: words.tokens[0]!.start, end: words.tokens.at(-1)!.end };
  return gold.filter(({ source, cue, content }) => [...source, ...cue, ...content].some((span) => touch(span, whole)));
}

export function tagRow(words: Words, gold: readonly GoldAttribution[]): RawRow {
  const features = new Int32Array(words.tokens.length * TAG_WIDTH);
  tagFeatures(words, features);
  const labels = new Uint8Array(words.tokens.length);
  const near = goldIn(words, gold);
  for (const { content } of near) paint(words, 0, labels, content, BEGINS_CONTENT);
  for (const { source } of near) paint(words, 0, labels, source, BEGINS_SOURCE);
  for (const { cue } of near) paint(words, 0, labels, cue, BEGINS_CUE);
  return { features, width: TAG_WIDTH, classes: words.edge, labels: mend(labels) };
}

function roleRow(tagged: Tagged, cue: Cue, gold: GoldAttribution): RawRow {
  const { words } = tagged;
  const { from, to } = windowOf(tagged, cue);
  const features = new Int32Array((to - from) * ROLE_WIDTH);
  roleFeatures(tagged, cue, features);
  const labels = new Uint8Array(to - from);
  paint(words, from, labels, gold.content, 3, cue);
  paint(words, from, labels, gold.source, 1, cue);
  return { features, width: ROLE_WIDTH, classes: words.edge.subarray(from, to), labels: mend(labels) };
}

/** How many words of the cue the annotated cue touches. */
function shared({ tokens }: Words, cue: Cue, spans: readonly Span[]): number {
  let count = 0;
  for (let at = cue.from; at < cue.to; at++) if (spans.some((span) => touch(span, tokens[at]!))) count++;
  return count;
}

/** The words that an annotated cue covers. */
function goldCue({ tokens }: Words, spans: readonly Span[]): Cue | undefined {
  const from = tokens.findIndex((token) => spans.some((span) => touch(span, token)));
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < tokens.length && spans.some((span) => touch(span, tokens[to]!))) to++;
  return { from, to, likely: 0 };
}

/** A row for each annotated attribution of the paragraph, around the cue that the first pass found for it, or else the annotated one. */
export function roleRows(tagged: Tagged, gold: readonly GoldAttribution[]): RawRow[] {
  const { words } = tagged;
  const open = new Set(goldIn(words, gold));
  const rows: RawRow[] = [];
  for (const cue of cuesOf(tagged, LEAST_LIKELY)) {
    let best: GoldAttribution | undefined;
    let most = 0;
    for (const one of open) {
      const count = shared(words, cue, one.cue);
      if (count > most) {
        most = count;
        best = one;
      }
    }
    if (!best) continue;
    open.delete(best);
    rows.push(roleRow(tagged, cue, best));
  }
  for (const one of open) {
    const cue = goldCue(words, one.cue);
    if (cue) rows.push(roleRow(tagged, cue, one));
  }
  return rows;
}
