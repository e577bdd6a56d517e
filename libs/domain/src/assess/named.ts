/** Which statements the reasons of assessments name. */
import type { Assessment } from '../finding.js';
import { REASONS_LISTED } from './reasons-listed.js';

/** A last reason that counts what it does not name. */
const COUNTS_MORE = /^and \d+ more$/;

/**
 * Keys of the statements that reasons name in words: of each as many as it names before it counts the rest. What a conclusion
 * is said to rest on is shown, however much else there is.
 */
export function namedByReasons(assessments: readonly Pick<Assessment, 'reasons'>[]): ReadonlySet<string> {
  return new Set(
    assessments.flatMap(({ reasons }) =>
      reasons.flatMap(({ text, statements }) => (COUNTS_MORE.test(text) ? [] : statements.slice(0, REASONS_LISTED))),
    ),
  );
}
