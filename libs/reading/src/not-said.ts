/**
 * Sayings that did not take place: "police did not confirm that 12 had died", "the army declined to say if 40 planes were
 * lost". They tell who was asked, and no claim came through them; the words are those of whoever is named besides.
 */
import type { Line } from './line.js';
import type { FoundAttribution } from './saying.js';

const VOUCHES = /^(?:confirm|verify|say|specify|disclose|reveal|mention)(?:s|ed|d)?$|^(?:said|says|verified|verifies)$/;
const NOT = /^(?:not|n't|never|without|declined?|declines|refused?|refuses|unable|cannot|failed)$/;
/** Words between the negation and the verb: "has not yet been able to confirm". */
const REACH = 5;

function unsaid(line: Line, { cue }: FoundAttribution): boolean {
  const last = cue.at(-1);
  if (!last) return false;
  const verb = line.tokenFrom(last.end) - 1;
  if (!VOUCHES.test(line.tokens[verb]?.lower ?? '')) return false;
  for (let at = verb - 1; at >= Math.max(0, verb - REACH); at--) {
    const token = line.tokens[at];
    if (NOT.test(token?.lower ?? '')) return true;
    if (!token || !/^(?:AUX|ADV|PART|ADP|ADJ|VERB)$/.test(token.pos)) return false;
  }
  return false;
}

/** The attributions of a page, those of a negated saying as `unsaid`. */
export function withoutUnsaid(
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
): FoundAttribution[][] {
  return perLine.map((attributions, at) =>
    attributions.map((one) => {
      const line = lines[at];
      return line && !one.loose && unsaid(line, one) ? { ...one, unsaid: true } : one;
    }),
  );
}
