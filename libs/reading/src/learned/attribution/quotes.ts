/** Which words of a paragraph stand between quotation marks. */
import type { Token } from '../../tokens.js';

export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENS = 2;
export const CLOSES = 3;

const OPENING = /^[“«„]$/;
const CLOSING = /^[”»]$/;

/** The number of tokens from `at` that make up one double quotation mark: one for “, two for '' and `` in typewriter print; 0 when none stands there. */
function markLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!token) return 0;
  if (/^["“”«»„]$/.test(token.text) || token.text === "''" || token.text === '``') return 1;
  const next = tokens[at + 1];
  return /^['`]$/.test(token.text) && next?.text === token.text && next.start === token.end ? 2 : 0;
}

/**
 * For each token `OUTSIDE`, `INSIDE`, `OPENS` or `CLOSES` (the marks themselves). Typewriter marks have no sides: they open
 * where none is open, unless the white space around says otherwise.
 */
export function quoteStates(tokens: readonly Token[]): Uint8Array {
  const states = new Uint8Array(tokens.length);
  let open = false;
  for (let at = 0; at < tokens.length;) {
    const length = markLength(tokens, at);
    if (length === 0) {
      states[at++] = open ? INSIDE : OUTSIDE;
      continue;
    }
    const token = tokens[at]!;
    const spaceBefore = (tokens[at - 1]?.end ?? -1) < token.start;
    const spaceAfter = (tokens[at + length - 1]?.end ?? 0) < (tokens[at + length]?.start ?? Infinity);
    let opens: boolean = !open;
    if (OPENING.test(token.text) || token.text[0] === '`') opens = true;
    else if (CLOSING.test(token.text)) opens = false;
    else if (spaceBefore !== spaceAfter) opens = spaceBefore;
    states.fill(opens ? OPENS : CLOSES, at, at + length);
    open = opens;
    at += length;
  }
  return states;
}
