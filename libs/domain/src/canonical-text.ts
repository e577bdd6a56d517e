/** One text for one value, so that a hash of it means something. */
import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): equal values give equal bytes. Members that are
 * `undefined` are left out. Throws on what JSON cannot hold (`undefined` itself, functions, NaN, infinities, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`found ${typeof value}, expected a value that JSON can hold`);
  return text;
}
