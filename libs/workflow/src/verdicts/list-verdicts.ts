import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { View } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from './ports.js';
import { sealedFrom } from './sealed.js';

/** A verdict as one person may see it. */
export interface SeenVerdict {
  readonly verdict: HeldVerdict;
  /** Under blind review: rating, rationale and evidence are not for this person yet. */
  readonly sealed: boolean;
}

/** Every verdict on a claim, as the person who asks may see it. */
export class ListVerdicts {
  constructor(private readonly ports: { readonly claims: Claims; readonly verdicts: Verdicts }) {}

  /** First things first. Whatever moment is asked for, what is sealed now is sealed. Throws `claim-unknown`. */
  async run(by: PersonActor, view: View, claimId: string): Promise<readonly SeenVerdict[]> {
    const { claims, verdicts } = this.ports;
    await claimOfDesk(claims, view, by, claimId);
    return this.seen(by, view, claimId, await verdicts.list(view, claimId));
  }

  /** The same of verdicts that have been read, on a claim that is known to be the desk's. */
  async seen(
    by: PersonActor,
    view: View,
    claimId: string,
    held: readonly HeldVerdict[],
  ): Promise<readonly SeenVerdict[]> {
    const { verdicts } = this.ports;
    const now = view.position === null ? held : await verdicts.list({ position: null }, claimId);
    return seenBy(by, held, now);
  }

  /** The same of several claims of the desk, by claim: the verdicts on all of them are read at once. */
  async seenOf(
    by: PersonActor,
    view: View,
    claimIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly SeenVerdict[]>> {
    const { verdicts } = this.ports;
    const held = await verdicts.ofClaims(view, claimIds);
    const now = view.position === null ? held : await verdicts.ofClaims({ position: null }, claimIds);
    return new Map([...held].map(([claimId, all]) => [claimId, seenBy(by, all, now.get(claimId) ?? all)]));
  }
}

/** @param now the same as held now: what is sealed now is sealed in every view */
function seenBy(by: PersonActor, held: readonly HeldVerdict[], now: readonly HeldVerdict[]): readonly SeenVerdict[] {
  const sealed = sealedFrom(now, by.personId);
  return held.map((verdict) => ({ verdict, sealed: sealed.has(verdict.id) }));
}
