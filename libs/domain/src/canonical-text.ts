/** One text for one value, so that a hash of it means something. */

const SURROGATE = /[\uD800-\uDFFF]/;
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): equal values give equal bytes. Members that are
 * `undefined` are left out. Throws on what JSON cannot hold (`undefined` itself, functions, NaN, infinities, lone surrogates).
 *
 * RFC 8785 takes numbers and strings as ECMAScript's own JSON writes them, and sorts members by UTF-16 code units, as
 * ECMAScript's own sort does. Written here because an import does this for every row; the tests hold it against a library.
 */
export function canonicalJson(value: unknown): string {
  const text = textOf(value);
  if (text === undefined) throw new TypeError(`found ${typeof value}, expected a value that JSON can hold`);
  return text;
}

function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`found ${value}, expected a number that JSON can hold`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : objectText(value);
    case 'bigint':
      throw new TypeError('found a bigint, expected a number that JSON can hold');
    default:
      return undefined;
  }
}

function stringText(value: string): string {
  if (SURROGATE.test(value) && HALF_A_CHARACTER.test(value))
    throw new TypeError('found half of a surrogate pair, expected whole characters');
  return JSON.stringify(value);
}

function objectText(value: object): string | undefined {
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((member: unknown) => textOf(member) ?? 'null').join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = textOf(members[name]);
    if (member !== undefined) text += `${text === '' ? '' : ','}${stringText(name)}:${member}`;
  }
  return `{${text}}`;
}
