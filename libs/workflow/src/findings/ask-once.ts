/** Asking for many rechecks, a bounded number in each change, so that whoever is broken off goes on where it stopped. */
import { FIRST_STATE, underReview } from '@whence/domain';
import type { Claims, RequestCause } from '../claims/ports.js';
import { askForCrossReferences } from '../claims/review-steps.js';
import type { Actor, Changes } from '../ports/changes.js';

/** Claims that one change asks for: few enough to hold them for a moment only. */
export const ASKED_AT_ONCE = 200;

/**
 * Asks for a cross-reference of each claim under review that was never asked for in the name of this very cause. Returns how many it
 * asked for.
 * @param mark the one member of the requests' content that names the cause.
 */
export async function askOnce(
  { changes, claims }: { readonly changes: Changes; readonly claims: Claims },
  by: Actor,
  purpose: string,
  claimIds: readonly string[],
  cause: RequestCause,
  mark: Readonly<Record<string, string>>,
): Promise<number> {
  const [[member, value] = ['', '']] = Object.entries(mark);
  let asked = 0;
  for (let from = 0; from < claimIds.length; from += ASKED_AT_ONCE) {
    const some = claimIds.slice(from, from + ASKED_AT_ONCE);
    asked += await changes.make(by, purpose, async (change) => {
      await change.holdAll('claim', some);
      const before = await claims.requestedFor(change, some, member, value);
      const steps = await claims.lastSteps(change, some);
      // One that was withdrawn since it was chosen waits for nothing.
      const wanted = some.filter((id) => !before.has(id) && underReview(steps.get(id)?.state ?? FIRST_STATE));
      await askForCrossReferences(
        claims,
        cause,
        wanted.map((claimId) => [change, { claimId, content: mark }]),
      );
      return wanted.length;
    });
  }
  return asked;
}
