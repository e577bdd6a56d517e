/** Judging one row by its schema, in words that name what was found and what was expected. */
import type { z } from 'zod';
import type { Fault } from '../refusal.js';
import { schemaOf, type Row, type RowKind } from './rows.js';

type Issue = z.core.$ZodIssue;

/** A value in one short line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const shown = JSON.stringify(value) ?? typeof value;
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}

function memberAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let member = value;
  for (const step of path)
    member = typeof member === 'object' && member !== null ? (member as Record<PropertyKey, unknown>)[step] : undefined;
  return member;
}

function wordsOf(issue: Issue, found: string): { readonly found: string; readonly expected: string } {
  switch (issue.code) {
    case 'invalid_value':
      return { found, expected: `one of ${issue.values.map(String).join(', ')}` };
    case 'invalid_type':
      return { found, expected: `a ${issue.expected}` };
    case 'unrecognized_keys':
      return { found: `unknown member ${issue.keys.map(show).join(', ')}`, expected: 'only the members of the format' };
    case 'too_big':
      return { found, expected: `at most ${issue.maximum}${issue.origin === 'number' ? '' : ' long'}` };
    case 'too_small':
      return { found, expected: `at least ${issue.minimum}${issue.origin === 'number' ? '' : ' long'}` };
    default: {
      // The project's own messages read "found …, expected …", or "expected …" alone.
      const [before, after] = issue.message.split(/(?:, |^)expected /);
      return after === undefined
        ? { found, expected: issue.message }
        : { found: before === '' || before === undefined ? found : before.replace(/^found /, ''), expected: after };
    }
  }
}

/** Parses a row of the JSON shape; gives the row, or everything that is wrong with it. */
export function judgeRow(kind: RowKind, value: unknown, where: Row['where']): Row | readonly Fault[] {
  const judged = schemaOf(kind).safeParse(value);
  if (judged.success) return { kind, value: judged.data, where } as Row;
  return judged.error.issues.map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const member = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
    return { where: where(member), ...wordsOf(issue, show(memberAt(value, path))) };
  });
}
