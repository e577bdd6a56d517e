import type { PublishedClaim } from '@whence/domain';
import { claimOfDesk } from '../claims/review-steps.js';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { type ExportPorts, gatherPublished, reviewingDesk } from './gather-published.js';

/** One claim whose verdict is published, for what is exported of it. */
export class ReadPublishedClaim {
  constructor(private readonly ports: ExportPorts) {}

  /** Throws `claim-unknown`, and `verdict-unpublished` where no verdict on the claim has been published. */
  async run(by: DeskActor, view: View, claimId: string, language?: string): Promise<PublishedClaim> {
    const { step } = await claimOfDesk(this.ports.claims, view, by, claimId);
    const desk = await reviewingDesk(this.ports, view, by.deskId);
    const [claim] = await gatherPublished(this.ports, view, desk, [claimId], language);
    if (!claim)
      throw new Refusal(
        'not-found',
        'verdict-unpublished',
        `Found no published verdict on claim ${claimId}, whose state is ${step.state}; expected one that two people stand behind.`,
      );
    return claim;
  }
}
