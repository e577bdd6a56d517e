/** Whether a word that may be a noun tells a saying where it stands, by what surrounds it. */
import { CHANGES } from './lexicon/changes.js';
import type { Line } from './line.js';
import { phraseStart } from './sources.js';

/** What closes the words that a saying follows: a comma or a closing quotation mark. */
export const QUOTE_END = /^[,"”’»]$/;

/** Whether a number stands right behind token `at`, with or without a hedge. */
export const numberFollows = (line: Line, at: number): boolean =>
  line.numberAt(at + 1) !== undefined ||
  (/^(?:about|around|nearly|over|more|at|some|up)$/.test(line.tokens[at + 1]?.lower ?? '') &&
    [2, 3].some((ahead) => line.numberAt(at + ahead)));

/** Tagged a noun, yet "that", a number or so much of something follows: "the council estimates 300 homes", "forecasts growth of 2 percent". */
export const looksFollowed = (line: Line, at: number): boolean =>
  line.tokens[at + 1]?.lower === 'that' || numberFollows(line, at) || amountFollows(line, at);

function amountFollows(line: Line, at: number): boolean {
  const { tokens } = line;
  let next = at + 1;
  while (next < at + 5 && /^(?:NOUN|ADJ|DET)$/.test(tokens[next]?.pos ?? '')) next++;
  return (
    next > at + 1 &&
    /s$/.test(tokens[at]?.lower ?? '') &&
    /^(?:of|at)$/.test(tokens[next]?.lower ?? '') &&
    numberFollows(line, next)
  );
}

/** Tagged a noun at the end of the sentence, behind a comma and who says it: "…, the party claims." */
export function trails(line: Line, at: number): boolean {
  const { tokens } = line;
  const next = tokens[at + 1];
  if (!/s$/.test(tokens[at]?.lower ?? '') || (next && !/^[.!?;]$/.test(next.text) && !line.dateAt(at + 1)))
    return false;
  const from = phraseStart(line, at - 1, 0);
  return from < at && QUOTE_END.test(tokens[from - 1]?.text ?? '');
}

/** "The ministry sees the economy growing by 2 percent", "sees inflation at 3 percent": what is seen is still to come. */
export function seesAhead(line: Line, at: number): boolean {
  const { tokens } = line;
  if (tokens[at]?.lower !== 'sees') return false;
  for (let next = at + 2; next < Math.min(at + 8, tokens.length); next++) {
    const token = tokens[next];
    if (!token || token.pos === 'PUNCT') return false;
    if (token.lower === 'at' && numberFollows(line, next)) return true;
    if (/ing$/.test(token.lower) && CHANGES.has(token.lower)) return true;
  }
  return false;
}
