/** Numbers at which somebody puts a thing, or to which a total comes: what they count stands between the verb and the number, or before. */
import { COUNT_ALONE, objectCounted, type ChangeReading } from './change.js';
import { looksPlural } from './lexicon/inflect.js';
import type { Line } from './line.js';
import { build, nounRun, type Counted } from './noun-run.js';
import { subjectCounted } from './subjects.js';

/** "the number of homes that the fire destroyed": the noun behind "of", between two tokens. */
function numberOf(line: Line, after: number, before: number): Counted | undefined {
  for (let at = after + 1; at < before - 2; at++) {
    if (!/^(?:number|total|count|tally|figure)$/.test(line.tokens[at]?.lower ?? '')) continue;
    if (line.tokens[at + 1]?.lower !== 'of') continue;
    const end = nounRun(line, at + 2);
    return end > at + 2 ? build(line, at + 2, end, end - 1) : undefined;
  }
  return undefined;
}

/** Whether the words are a name alone, each with a capital. */
const isOneName = ({ text, head }: Counted): boolean =>
  text.split(' ').every((word) => /^\p{Lu}/u.test(word)) && !looksPlural(head);

/** "Taking the total to 14,870", "bringing the death toll to 203": where the whole stands now. */
export function totalBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  if (tokens[first - 1]?.lower !== 'to') return undefined;
  for (let at = first - 2; at >= Math.max(0, first - 10); at--) {
    const token = tokens[at];
    if (!token || line.numberAt(at) || /^[,;:—.]$/.test(token.text)) return undefined;
    if (!/^(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|push(?:es|ed|ing)?)$/.test(token.lower)) continue;
    const named = COUNT_ALONE.test(tokens[first - 2]?.lower ?? '') ? undefined : objectCounted(line, at + 1);
    if (named === undefined && !COUNT_ALONE.test(tokens[first - 2]?.lower ?? '')) return undefined;
    return {
      by: false,
      infinitive: false,
      verb: { start: token.start, end: token.end },
      ...(named === undefined ? { put: true as const } : { counted: named }),
    };
  }
  return undefined;
}

/** "put the number of burned homes at 40": what is put at a number is what is counted. */
export function putBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  if (tokens[first - 1]?.lower !== 'at') return undefined;
  for (let at = first - 2; at >= Math.max(0, first - 14); at--) {
    const token = tokens[at];
    if (!token || line.numberAt(at) || /^[,;:—.]$/.test(token.text)) return undefined;
    if (/^put(?:s|ting)?$/.test(token.lower)) {
      const named = numberOf(line, at, first) ?? subjectCounted(line, first - 1);
      // "Put Lind at 49 percent": whose share it is, and nobody counts Linds.
      const isName =
        named !== undefined && line.tokens[line.tokenFrom(named.start)]?.pos === 'PROPN' && isOneName(named);
      const counted = (named && COUNT_ALONE.test(named.head)) || isName ? undefined : named;
      return {
        by: false,
        infinitive: false,
        verb: { start: token.start, end: token.end },
        put: true,
        ...(counted ? { counted } : {}),
      };
    }
  }
  return undefined;
}
