/** One claim of the input: what each member must be. */
import type { ClaimedValue, WeighedClaim } from '@whence/weighing';

export const EXPECTED_LINE = 'a JSON object {"object", "source", "value"}';

/** Reads one line of JSON, or says why it cannot be: "found …, expected …". Other members are left alone. */
export function claimLine(line: string): WeighedClaim | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    return `found what is no JSON (${error instanceof Error ? error.message : String(error)}), expected ${EXPECTED_LINE}`;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return `found ${kindOf(parsed)}, expected ${EXPECTED_LINE}`;
  const { object, source, value }: { object?: unknown; source?: unknown; value?: unknown } = parsed;
  const [o, s, v] = [nameOf(object), nameOf(source), valueOf(value)];
  if (o === undefined) return `found ${kindOf(object)} as "object", expected a name (text or a number)`;
  if (s === undefined) return `found ${kindOf(source)} as "source", expected a name (text or a number)`;
  if (v === undefined) return `found ${kindOf(value)} as "value", expected text, a number or a list of texts`;
  return { object: o, source: s, value: v };
}

function nameOf(name: unknown): string | undefined {
  if (typeof name === 'number') return String(name);
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

function valueOf(value: unknown): ClaimedValue | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts = value.filter((one): one is string => typeof one === 'string');
  return texts.length === value.length ? texts : undefined;
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : 'text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
