/** Where the words of a source begin and end, without those that tell how and when it spoke. */
import type { Line } from './line.js';

export const OPENS = /^(?:both|but|and|,|that|while|as|"|“)$/;

/** "On Friday night the mayor": the word belongs to the day. */
export const nightOf = (line: Line, at: number): boolean =>
  /^(?:night|morning|afternoon|evening)$/.test(line.tokens[at]?.lower ?? '') && line.dateAt(at - 1) !== undefined;

/**
 * The end of the source without what tells how or when it spoke: "the Red Cross in a separate statement", "the army last
 * week", "the report, as expected,".
 */
export function endOfSource(line: Line, first: number, to: number): number {
  const { tokens } = line;
  let end = to;
  while (end - 1 > first && line.dateAt(end - 1)) end--;
  while (end < to && end - 1 > first && /^(?:on|in)$/.test(tokens[end - 1]?.lower ?? '')) end--;
  // "A survey published in July": the day is that of the survey, which speaks.
  if (
    end < to &&
    end - 2 > first &&
    /^(?:published|released|issued|conducted|made|given|dated)$/.test(tokens[end - 1]?.lower ?? '')
  )
    end--;
  for (let at = first + 1; at < end - 1; at++)
    if (
      /^(?:in|during|at)$/.test(tokens[at]?.lower ?? '') &&
      /^(?:a|an|its|his|her|their)$/.test(tokens[at + 1]?.lower ?? '') &&
      SPOKEN.test(tokens[end - 1]?.lower ?? '')
    )
      end = at;
  if (tokens[end - 1]?.text === ',') {
    const comma = tokens.findLastIndex(({ text }, at) => at > first && at < end - 1 && text === ',');
    if (comma > first && /^(?:as|like|however|meanwhile|too|also)$/.test(tokens[comma + 1]?.lower ?? '')) end = comma;
  }
  return end;
}

const SPOKEN =
  /^(?:statement|report|briefing|interview|letter|post|email|e-mail|speech|address|conference|tweet|message|note|memo|release|update)$/;
