/** A finding speaks of one version of its claim. */
import type { HeldClaim } from '../claims/ports.js';
import type { HeldFinding } from '../findings/ports.js';
import { Refusal } from '../refusal.js';

/** Throws `finding-overtaken` when the claim was edited after the finding: a verdict on it would judge other words. */
export function refuseOlderWords(claim: HeldClaim, { number, claimVersion }: HeldFinding): void {
  if (claimVersion === claim.version) return;
  throw new Refusal(
    'conflict',
    'finding-overtaken',
    `Found that finding ${number} is on version ${claimVersion} of the claim, which has been edited since; expected a finding on version ${claim.version}.`,
    [],
    { finding: number, currentVersion: claim.version },
  );
}
