/** What cannot be kept of a question or of its answer. */
import { textFaults } from '../articles/text-faults.js';
import { CLOCKS_APART_MS } from '../evidence/keep-snapshot.js';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';

export function wordFaults(where: string, text: string): readonly Fault[] {
  return [
    ...textFaults(where, text),
    ...(text.trim() === '' ? [{ where, found: 'nothing but blanks', expected: 'text' }] : []),
  ];
}

/** A moment that lies before another, or is still to come. */
export function momentFaults(
  where: string,
  moment: Date,
  { since, until }: { readonly since?: string; readonly until: Date },
): readonly Fault[] {
  const found = moment.toISOString();
  if (moment.getTime() > until.getTime() + CLOCKS_APART_MS)
    return [{ where, found, expected: `a moment by ${until.toISOString()}` }];
  if (since !== undefined && found < since)
    return [{ where, found, expected: `${since}, when it was asked, or later` }];
  return [];
}

/** Throws `reply-invalid` where there are faults. */
export function refuseReply(faults: readonly Fault[]): void {
  if (faults.length > 0)
    throw new Refusal('invalid', 'reply-invalid', 'Found a question or an answer that cannot be kept.', faults);
}
