/** One text for one value, so that a hash of it means something. */
import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): equal values give equal bytes. Members that are
 * `undefined` are left out. Throws on what JSON cannot hold (`undefined` itself, functions, NaN, infinities, lone surrogates).
 *
 * RFC 8785 prints numbers and texts as `JSON.stringify` does, in an order of its own. So a plain value is put in that
 * order where it has another, and printed at one go, which takes a third of the time; whatever is not plain is left to the library.
 */
export function canonicalJson(value: unknown): string {
  const plain = inOrder(value, 0);
  if (plain !== NOT_PLAIN) {
    const text = JSON.stringify(plain);
    if (!MAY_BE_LONE_SURROGATE.test(text)) return text;
  }
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`found ${typeof value}, expected a value that JSON can hold`);
  return text;
}

/** `JSON.stringify` escapes a surrogate that stands alone, and no other character like that. */
const MAY_BE_LONE_SURROGATE = /\\ud[89a-f]/;

const NOT_PLAIN = Symbol('not plain');

/** Values inside values beyond which something may hold itself. */
const DEEPEST = 100;

/**
 * The value with all members set in the order of their names, which is the order in which they are printed. What has that
 * order is not copied.
 */
function inOrder(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : NOT_PLAIN;
  if (typeof value !== 'object' || depth > DEEPEST || 'toJSON' in value) return NOT_PLAIN;
  if (Array.isArray(value)) return listInOrder(value, depth);
  const from = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(from);
  let isSorted = true;
  for (let n = 1; n < names.length && isSorted; n++) isSorted = (names[n - 1] ?? '') < (names[n] ?? '');
  if (!isSorted) names.sort();
  // Names that begin with a digit may be numbers, which objects keep in an order of their own.
  if (names[0] !== undefined && names[0] <= '9\uffff') return NOT_PLAIN;
  let copy: Record<string, unknown> | undefined = isSorted ? undefined : {};
  for (let n = 0; n < names.length; n++) {
    const name = names[n] ?? '';
    const member = from[name];
    if (member === undefined) continue;
    const kept = inOrder(member, depth + 1);
    if (kept === NOT_PLAIN || name === '__proto__') return NOT_PLAIN;
    if (copy === undefined && kept !== member)
      copy = Object.fromEntries(names.slice(0, n).map((before) => [before, from[before]]));
    if (copy !== undefined) copy[name] = kept;
  }
  return copy ?? from;
}

function listInOrder(list: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let n = 0; n < list.length; n++) {
    const one = list[n];
    const kept = one === undefined ? null : inOrder(one, depth + 1);
    if (kept === NOT_PLAIN) return NOT_PLAIN;
    if (copy === undefined && kept !== one) copy = list.slice(0, n);
    copy?.push(kept);
  }
  return copy ?? list;
}
