import { evidencePackOf, type PackFile } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { ExportPorts } from './gather-published.js';
import { ReadProvenance } from './read-provenance.js';

/** Every form of one published verdict together, with the rating scales on which the claim's verdicts were given. */
export class PackEvidence {
  constructor(private readonly ports: ExportPorts) {}

  /** Throws `claim-unknown`, `verdict-unpublished`. */
  async run(
    by: DeskActor,
    view: View,
    claimId: string,
  ): Promise<{ readonly publishedAt: string; readonly files: readonly PackFile[] }> {
    const { claim, under } = await new ReadProvenance(this.ports).run(by, view, claimId);
    const versions = [...new Set([...claim.earlier, claim.standing].map(({ deskVersion }) => deskVersion))];
    const policies = await this.ports.desks.policies(view, by.deskId, versions);
    const scales = versions
      .sort((a, b) => a - b)
      .map((deskVersion) => {
        const { ratings = [], secondReview = 'open' } = policies.get(deskVersion) ?? {};
        return { deskVersion, secondReview, ratings };
      });
    return { publishedAt: claim.standing.publishedAt, files: evidencePackOf(claim, under, scales) };
  }
}
