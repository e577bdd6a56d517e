/** Text that fits: widths of letters, wrapped lines, and characters that a page may hold. */

/** Control characters, non-characters, lone surrogates and marks that turn the writing direction of what follows. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

/** One line of printable text: runs of white space become one space, what cannot be printed becomes U+FFFD. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd').replace(/\s+/gu, ' ').trim();
}

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const NARROW = new Set("iljtfrI.,:;|!'’‘()[]-/ ");
const WIDE = new Set('mwMW@%—…');

/** Width of a letter of a plain sans-serif face, in ems; on the generous side, as faces differ. */
function letterWidth(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (
    code >= 0x1100 &&
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff00-\uff60]/u.test(letter)
  )
    return 1;
  if (code > 0xffff) return 1.2;
  if (NARROW.has(letter)) return 0.34;
  if (WIDE.has(letter)) return 0.92;
  return letter !== letter.toLowerCase() ? 0.72 : 0.57;
}

/** Width in pixels at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter);
  return ems * size;
}

/** Cuts a word that is wider than a line into pieces that are not. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return piece === '' ? found : [...found, piece];
}

/**
 * Breaks text into lines at spaces, and inside words that no line can hold. With `most`, what does not fit into so many
 * lines is cut and ends in "…".
 */
export function wrap(text: string, fits: (line: string) => boolean, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text)
    .split(' ')
    .flatMap((each) => pieces(each, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? '';
  while (last !== '' && !fits(`${last}…`)) last = [...last].slice(0, -1).join('');
  return [...kept, `${last.trimEnd()}…`];
}

/** {@link wrap} by pixels at a font size. */
export function wrapToWidth(text: string, size: number, width: number, most?: number): string[] {
  return wrap(text, (line) => textWidth(line, size) <= width, most);
}

/** {@link wrap} by columns of a terminal, where East Asian letters take two. */
export function wrapToColumns(text: string, columns: number, most?: number): string[] {
  return wrap(text, (line) => columnsOf(line) <= columns, most);
}

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) {
    if (/\p{Mark}/u.test(letter)) continue;
    columns += letterWidth(letter) >= 1 ? 2 : 1;
  }
  return columns;
}
