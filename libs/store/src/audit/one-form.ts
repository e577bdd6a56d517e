/**
 * JSON that every reader reads alike. Where a member stands twice, some programs take the first and some the last (RFC 8259,
 * section 4), so that one text could be two logs; `1.0` is a whole number to some and none to others.
 */

/** Blanks between tokens, and strings, in which blanks are letters. */
const BLANKS_AND_STRINGS = /[ \t\n\r]+|"(?:[^"\\]|\\.)*"/g;

/**
 * Whether a JSON text is what `JSON.stringify` writes of its value, blanks between tokens aside: each member once, numbers
 * and letters in their one form, members in any order.
 * @param value what `JSON.parse` makes of the text.
 */
export function isInOneForm(text: string, value: unknown): boolean {
  const written = JSON.stringify(value);
  return (
    text === written || text.replaceAll(BLANKS_AND_STRINGS, (token) => (token.startsWith('"') ? token : '')) === written
  );
}

/** What a text says in its one form. Throws SyntaxError where it is no JSON, TypeError where it is in another form. */
export function parsedInOneForm(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isInOneForm(text, value)) return value;
  throw new TypeError(
    'found JSON in another form than it was written in: a member twice, or other letters for the same value; two programs may read it differently',
  );
}

/** The value of a JSON text; undefined of what is none, which no signature and no schema stands for. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
