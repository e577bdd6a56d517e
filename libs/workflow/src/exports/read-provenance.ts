import type { FindingUnderVerdict, PublishedClaim } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { ExportPorts } from './gather-published.js';
import { ReadPublishedClaim } from './read-published-claim.js';

/** A claim whose verdict is published, and the finding that the verdict rests on. */
export class ReadProvenance {
  constructor(private readonly ports: ExportPorts) {}

  /**
   * Throws `claim-unknown`, `verdict-unpublished`.
   * @param language in which the ratings are named, BCP 47, where the scale of the verdict has it.
   */
  async run(
    by: DeskActor,
    view: View,
    claimId: string,
    language?: string,
  ): Promise<{ readonly claim: PublishedClaim; readonly under: FindingUnderVerdict }> {
    const claim = await new ReadPublishedClaim(this.ports).run(by, view, claimId, language);
    const under = await this.ports.findings.byNumber(view, claimId, claim.standing.finding);
    if (!under) throw new TypeError(`found no finding ${claim.standing.finding}, expected the one under the verdict`);
    return { claim, under };
  }
}
