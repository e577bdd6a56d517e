/** What a schema finds wrong, as faults: where, what was found, what was expected. */
import type { Fault } from '@whence/workflow';
import type { z } from 'zod';
import { pointerSegment } from './text-check.js';

type Issue = z.core.$ZodIssue;

/** A value in few words; long ones are cut, objects only named. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
  never: 'nothing',
  undefined: 'nothing',
  date: 'a date',
};

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries', object: ' members' };

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `a text of the form ${issue.pattern}` : `a text of the form ${issue.format}`;
    case 'unrecognized_keys':
      return 'only members that the schema names';
    case 'invalid_union':
      return 'one of the allowed forms';
    case 'invalid_key':
      return 'another name';
    case 'invalid_element':
      return 'another entry';
    case 'custom':
      return issue.message;
  }
}

/** The most telling branch of a union: the one that got furthest, then the one with the least wrong. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const reach = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  return [...branches].sort((a, b) => reach(b) - reach(a) || a.length - b.length)[0] ?? [];
}

function faultsOf(issue: Issue, value: unknown, prefix: string, base: readonly PropertyKey[]): Fault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearestBranch(issue.errors).flatMap((inner) => faultsOf(inner, value, prefix, path));
  const where = prefix + path.map((key) => `/${pointerSegment(String(key))}`).join('');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      where: `${where}/${pointerSegment(key)}`,
      found: `a member "${key.slice(0, 60)}"`,
      expected: 'no such member',
    }));
  // A message written for the schema is what was expected; zod's own messages say "Invalid …" or "Too …".
  const own = /^(Invalid|Too|Unrecognized)/.test(issue.message)
    ? undefined
    : issue.message.replace(/^(?:found .*, )?expected /s, '');
  return [{ where, found: inWords(at(value, path)), expected: own ?? expectedBy(issue) }];
}

/** At most 50 faults of a value. @param prefix what goes before each JSON Pointer: empty, `query` or `path` */
export function schemaFaults(issues: readonly Issue[], value: unknown, prefix: string): readonly Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, value, prefix, [])).slice(0, 50);
}
