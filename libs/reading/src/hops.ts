/** Attributions inside what others say: the hands of the outer come before those of the inner. And whether words are quoted or told. */
import type { Line } from './line.js';
import type { ReadAttribution, ReadSource, Span } from './reading.js';
import type { FoundAttribution } from './saying.js';

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
/** What an attribution holds: by the rules where they read it, for they know where a clause ends. */
const heldBy = (one: FoundAttribution): readonly Span[] => one.governs ?? one.content;
const sizeOf = (one: FoundAttribution): number => heldBy(one).reduce((sum, span) => sum + span.end - span.start, 0);

/** Whether two hands are one: the same name, else the same words. */
export const sameHand = (one: ReadSource, other: ReadSource): boolean =>
  one.text === other.text || (one.name !== undefined && one.kind === 'named' && one.name === other.name);

/** For each sentence the attributions whose content touches it, by their index among `all`; each lists its own sentence. */
export function bySentence(lines: readonly Line[], all: readonly FoundAttribution[]): number[][] {
  const touching: number[][] = lines.map(() => []);
  all.forEach((one, index) => {
    const sentences = new Set<number>([one.sentence]);
    for (const span of [...one.content, ...(one.governs ?? [])])
      for (let at = sentenceAt(lines, span.start); at < lines.length; at++) {
        if ((lines[at]?.sentence.start ?? Infinity) >= span.end) break;
        sentences.add(at);
      }
    for (const at of sentences) touching[at]?.push(index);
  });
  return touching;
}

/** Index of the last sentence that begins at or before the offset. */
function sentenceAt(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.sentence.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The smallest attribution in whose content the cue of this one stands. */
function outerOf(one: FoundAttribution, near: readonly number[], all: readonly FoundAttribution[]): number | undefined {
  const [cue] = one.cue;
  if (!cue || one.hearsay) return undefined;
  let found: number | undefined;
  for (const index of near) {
    const other = all[index];
    if (!other || other === one || other.hearsay) continue;
    if (!heldBy(other).some((span) => holds(span, cue))) continue;
    if (other.cue.some((theirs) => heldBy(one).some((span) => holds(span, theirs)))) continue;
    if (found === undefined || sizeOf(other) < sizeOf(all[found] ?? other)) found = index;
  }
  return found;
}

const MARKS = /["“”«»]/;

/** Whether the words are all in quotation marks, partly, or not at all. */
function formOf(text: string, content: readonly Span[]): ReadAttribution['form'] {
  const fragments = content.map((span) => text.slice(span.start, span.end).trim());
  if (
    fragments.every((words) => /^["“«]/.test(words) && !MARKS.test(words.slice(1).replace(/["”»]?[.,!?]?["”»]?$/, '')))
  )
    return 'direct';
  return fragments.some((words) => MARKS.test(words)) ? 'mixed' : 'indirect';
}

/** A "that" before what is said belongs to it. */
function withThat(text: string, content: readonly Span[]): Span[] {
  return content.map((span) => {
    const that = /\bthat[\s,]{1,3}$/i.exec(text.slice(Math.max(0, span.start - 8), span.start));
    return that ? { start: span.start - that[0].length, end: span.end } : { start: span.start, end: span.end };
  });
}

/** How deep hands may lie inside hands: nobody prints more, and work stays bounded. */
const DEEPEST = 6;

/** The attributions as a reading shows them, in the same order. */
export function published(
  text: string,
  all: readonly FoundAttribution[],
  touching: readonly (readonly number[])[],
): ReadAttribution[] {
  const outer = all.map((one) => outerOf(one, touching[one.sentence] ?? [], all));
  return all.map((one, index) => {
    const { sentence, source, cue, said } = one;
    const chain: ReadSource[] = [...one.chain];
    for (let at = outer[index], depth = 0; at !== undefined && depth < DEEPEST; at = outer[at], depth++)
      chain.unshift(...(all[at]?.chain ?? []).filter((hand) => !chain.some((known) => sameHand(known, hand))));
    const content = withThat(text, one.content);
    const inside = outer[index];
    return {
      sentence,
      source,
      chain,
      cue,
      content,
      form: formOf(text, content),
      ...(inside === undefined ? {} : { inside }),
      ...(said ? { said } : {}),
    };
  });
}
