/** Quotations of a page, also those that run over several sentences or paragraphs, and what an attribution takes of them. */
import type { Line } from './line.js';
import type { Span } from './reading.js';
import type { FoundAttribution } from './saying.js';

const OPENING = /["“«„]/;
/** A paragraph that goes on with a quotation begins with its mark again. */
const CONTINUES = /^["“«„]/;

/** Quotations in the order of the page, marks included. One that a paragraph leaves open ends with it, where the next goes on. */
export function quotationsOf(text: string, lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  let at = 0;
  while (at < lines.length) {
    const first = lines[at];
    let last = at;
    while (lines[last + 1]?.sentence.block === first?.sentence.block) last++;
    const end = lines[last]?.sentence.end ?? 0;
    const next = lines[last + 1];
    const goesOn = next !== undefined && CONTINUES.test(next.text);
    found.push(...inBlock(text, first?.sentence.start ?? 0, end, goesOn));
    at = last + 1;
  }
  return found;
}

function inBlock(text: string, start: number, end: number, goesOn: boolean): Span[] {
  const found: Span[] = [];
  let open: number | undefined;
  for (let at = start; at < end; at++) {
    const mark = text[at] ?? '';
    if (mark === '"') {
      if (open === undefined) open = at;
      else {
        found.push({ start: open, end: at + 1 });
        open = undefined;
      }
    } else if (OPENING.test(mark)) open ??= at;
    else if (/[”»]/.test(mark) && open !== undefined) {
      found.push({ start: open, end: at + 1 });
      open = undefined;
    }
  }
  if (open !== undefined && goesOn) found.push({ start: open, end });
  return found;
}

/** Over how many sentences an attribution may reach: work stays bounded, and longer speeches name their speaker again. */
const REACH = 30;

/** Index of the first span that ends behind the offset; both by binary search, as the list is in order. */
function firstBehind(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The attributions with all that their source says: a quotation to its end, quotations of the same paragraph that nobody
 * else says, the entries of a list under "the ministry said:". One without any content is left out.
 */
export function withWholeContent(
  text: string,
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
): FoundAttribution[][] {
  const quotations = quotationsOf(text, lines);
  return perLine.map((attributions, at) =>
    attributions.flatMap((one, index) => {
      const line = lines[at];
      if (!line) return [];
      const listed = index === attributions.length - 1 && /:$/.test(line.text) ? listUnder(lines, at) : [];
      if (listed.length > 0) return [{ ...one, content: [...one.content, ...listed], lists: true }];
      const content = one.hearsay ? one.content : quoted(one, line, lines, perLine, quotations);
      return content.length > 0 ? [{ ...one, content }] : [];
    }),
  );
}

/** List entries right under the sentence, or the quotation that the next paragraph is. */
function listUnder(lines: readonly Line[], at: number): Span[] {
  const entries: Span[] = [];
  for (let next = at + 1; next < Math.min(lines.length, at + REACH); next++) {
    const line = lines[next];
    if (line?.sentence.part !== 'bullet') break;
    entries.push({ start: line.sentence.start, end: line.sentence.end });
  }
  const next = lines[at + 1];
  if (entries.length > 0 || !next || !CONTINUES.test(next.text)) return entries;
  return [{ start: next.sentence.start, end: next.sentence.end }];
}

function quoted(
  one: FoundAttribution,
  line: Line,
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
  quotations: readonly Span[],
): readonly Span[] {
  const content = [...one.content];
  const from = firstBehind(quotations, line.sentence.start);
  let direct: Span | undefined;
  for (let at = from; at < quotations.length; at++) {
    const quotation = quotations[at];
    if (!quotation || quotation.start >= line.sentence.end) break;
    const held = content.findIndex((span) => span.start < quotation.end && quotation.start < span.end);
    const span = content[held];
    if (!span) continue;
    direct = quotation;
    const base = line.sentence.start;
    // What stands at the edge of the sentence goes on beyond it, as the quotation does.
    const start =
      quotation.start < base && span.start <= base ? bounded(lines, line.index, quotation.start) : span.start;
    const open = quotation.end > line.sentence.end && span.end >= line.sentence.end - 4;
    content[held] = { start, end: open ? Math.min(quotation.end, endWithin(lines, line.index)) : span.end };
  }
  if (!direct) return content;
  return [...content, ...goingOn(direct, line, lines, perLine, quotations)];
}

const bounded = (lines: readonly Line[], at: number, start: number): number =>
  Math.max(start, lines[Math.max(0, at - REACH)]?.sentence.start ?? start);
const endWithin = (lines: readonly Line[], at: number): number =>
  lines[Math.min(lines.length - 1, at + REACH)]?.sentence.end ?? Infinity;

/** “A,” said X. “B. C.”: sentences of the paragraph that are nothing but quotation and that nobody else says. */
function goingOn(
  direct: Span,
  line: Line,
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
  quotations: readonly Span[],
): Span[] {
  const more: Span[] = [];
  for (let at = line.index + 1; at < Math.min(lines.length, line.index + REACH); at++) {
    const next = lines[at];
    if (!next || next.sentence.block !== line.sentence.block) break;
    const { start, end } = next.sentence;
    if (end <= direct.end) continue;
    const quotation = quotations[firstBehind(quotations, start)];
    if (
      !quotation ||
      quotation.start > start ||
      (perLine[at] ?? []).some((other) => !other.hearsay && speaksHere(other, next))
    )
      break;
    if (quotation.end < end - 1) break;
    const last = more.at(-1);
    if (last && quotation.start <= last.end)
      more[more.length - 1] = { start: last.start, end: Math.min(quotation.end, end) };
    else more.push({ start, end: Math.min(quotation.end, end) });
  }
  return more;
}

/** Whether the cue of an attribution stands outside quotation marks: within them somebody is only quoted in turn. */
const speaksHere = (other: FoundAttribution, line: Line): boolean => {
  const [cue] = other.cue;
  if (!cue) return false;
  const before = line.text.slice(0, cue.start - line.sentence.start);
  const marks = before.match(/["“”«»]/g) ?? [];
  return marks.filter((mark) => mark !== '”' && mark !== '»').length <= marks.filter((mark) => /[”»]/.test(mark)).length
    ? true
    : /"/.test(before) && marks.length % 2 === 0;
};
