import type { Claims } from '../claims/ports.js';
import { askOnce } from '../findings/ask-once.js';
import type { Actor, Changes, Views } from '../ports/changes.js';
import type { Ratings } from './ports.js';

const AT_ONCE = 200;

/**
 * After a rating: asks for one recheck of each claim under review whose last finding names what was rated. No finding
 * reads a rating, so the recheck finds the same and is not material: it reopens nothing. What it shows is that the claim
 * was looked at again in the light of the rating, with the cause `rating`, and anything that has changed since besides.
 */
export class RecheckRated {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly views: Views;
      readonly claims: Claims;
      readonly ratings: Ratings;
    },
  ) {}

  /** Running again asks for nothing twice. Returns how many claims it asked for. */
  async run(by: Actor, { changeId }: { readonly changeId: string }): Promise<number> {
    const { views, ratings } = this.ports;
    const view = await views.latest();
    const found = await ratings.ratedBy(view, changeId);
    if (found === undefined) return 0;
    const { deskId, rated } = found;
    let asked = 0;
    let after: string | null = null;
    for (;;) {
      const some: readonly string[] = await ratings.claimsResting(view, deskId, rated, { after, limit: AT_ONCE });
      asked += await askOnce(this.ports, { ...by, deskId }, 'recheck-rated', some, 'rating', { changeId });
      after = some.at(-1) ?? null;
      if (some.length < AT_ONCE) return asked;
    }
  }
}
