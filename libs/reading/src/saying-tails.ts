/** What follows a saying that stands in the middle of its sentence: "…, the office said, up from 61 percent in 2021". */
import type { Line } from './line.js';
import type { Span } from './reading.js';
import { trimmed, wordsEnd } from './saying.js';
import { after } from './speakers.js';

/** Words with which a clause goes on behind the saying, about the same: no new clause opens with them. */
const GOES_ON =
  /^(?:up|down|from|to|at|compared|versus|against|equivalent|equal|or|about|roughly|nearly|almost|some|including|excluding|with|above|below|more|less|fewer|well|far|higher|lower|rising|falling|bringing|taking|leaving|making|of|among|and|the|an?|its|their)$/;
/** Those behind which a verb of its own stands in what still is one clause with it. */
const HOLDS_VERB = /^(?:including|of|among|compared|bringing|taking|leaving|making|with)$/;
const LONGEST_TAIL = 40;
const CONTRAST = /^(?:but|while|whereas|although|though|because|however|;|:|—|–)$/;

/**
 * The words behind the comma that closes a saying, or behind its "with", where they go on with what was said before it; `undefined`
 * where somebody else, or something else, may begin.
 * @param start offset behind the cue and its day
 */
export function tailOf(line: Line, start: number): Span | undefined {
  const { tokens } = line;
  const at = line.tokenFrom(start);
  const first = tokens[at]?.text === ',' ? at + 1 : tokens[at]?.lower === 'with' ? at : -1;
  const opens = tokens[first];
  if (first < 0 || !opens || !(GOES_ON.test(opens.lower) || line.numberAt(first))) return undefined;
  let end = first;
  while (end < tokens.length && end - first < LONGEST_TAIL && !CONTRAST.test(tokens[end]?.lower ?? '')) end++;
  const isFinite = ({ pos, lower }: (typeof tokens)[number]): boolean =>
    pos === 'AUX' || (pos === 'VERB' && !/(?:ing|ed|en|wn)$/.test(lower));
  if (!HOLDS_VERB.test(opens.lower) && tokens.slice(first, end).some(isFinite)) return undefined;
  return trimmed(line, opens.start, Math.min(after(line, end), wordsEnd(line)));
}

/**
 * "The party won 38 percent, the commission said on Monday with 92 percent counted": behind a whole clause and a comma, what the
 * saying goes on with tells how and when it was said, and is not what was said.
 * @param subject the first token of the one who says it
 */
export function closedByWith(line: Line, start: number, subject: number): boolean {
  const { tokens } = line;
  const at = line.tokenFrom(start);
  if (!/^(?:with|after|following|amid|when|as)$/.test(tokens[at]?.lower ?? '')) return false;
  // "Said as many as 300 burned"; and "asked about it, the mayor said after midnight …" told nothing before.
  const isAmount = /^(?:many|much|few|little|of)$/.test(tokens[at + 1]?.lower ?? '');
  if (isAmount || (line.numbers[0]?.start ?? start) >= (tokens[subject]?.start ?? 0)) return false;
  return (
    tokens[subject - 1]?.text === ',' && tokens.some(({ pos }, at) => at < subject && (pos === 'VERB' || pos === 'AUX'))
  );
}
