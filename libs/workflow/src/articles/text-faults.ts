/** What a text may not hold, found before anything is kept. */
import type { Fault } from '../refusal.js';

/**
 * Longest text that is read, in UTF-16 code units: some fifty thousand words. Reading holds up whatever else the process
 * does, and the worst text of this length holds it up for two to three seconds.
 */
export const LONGEST_TEXT = 300_000;
const MOST_FAULTS = 20;

/** Control characters other than tab and line ends, and halves of surrogate pairs. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Line ends as `\n`, without a byte order mark: what offsets count in and what is hashed. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/**
 * What is wrong with a text: control characters and lone surrogates, each with its offset (UTF-16 code units), line and
 * column (from 1). At most twenty are told.
 */
export function textFaults(where: string, text: string): readonly Fault[] {
  const faults: Fault[] = [];
  for (const match of text.matchAll(FORBIDDEN)) {
    const code = match[0].charCodeAt(0);
    const before = text.slice(0, match.index).split('\n');
    const place = `offset ${match.index} (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    faults.push(
      code >= 0xd800
        ? { where, found: `lone surrogate ${name} at ${place}`, expected: 'a whole character' }
        : { where, found: `control character ${name} at ${place}`, expected: 'text with tabs and line ends only' },
    );
    if (faults.length === MOST_FAULTS) break;
  }
  return faults;
}
