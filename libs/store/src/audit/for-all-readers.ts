/**
 * JSON that every reader reads alike. Where a member stands twice, some programs take the first and some the last (RFC 8259,
 * section 4), so that one text could be two logs.
 */

/** Strings, with the colon behind one that names a member, and the signs that open and close. */
const TOKEN = /("(?:[^"\\]|\\.)*")([ \t\n\r]*:)?|[{}[\]]/g;

/** Whether some object of a JSON text names a member twice, in whatever letters. @param text what `JSON.parse` reads */
export function namesMemberTwice(text: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const [names, name] = [open.at(-1), JSON.parse(string) as unknown];
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}

/** What a text says to every reader. Throws SyntaxError where it is no JSON, TypeError where a member stands in it twice. */
export function parsedForAll(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!namesMemberTwice(text)) return value;
  throw new TypeError('found JSON in which a member stands twice; some programs read the first, and some the last');
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
