import type { FindingUnderVerdict, PublishedClaim } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { ExportPorts } from './gather-published.js';
import { appearancesNotOut } from './pieces-out.js';
import { ReadPublishedClaim } from './read-published-claim.js';

/** A finding under a published verdict, and its id. */
export type HeldUnderVerdict = FindingUnderVerdict & { readonly id: string };

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
  ): Promise<{ readonly claim: PublishedClaim; readonly under: HeldUnderVerdict }> {
    const claim = await new ReadPublishedClaim(this.ports).run(by, view, claimId, language);
    return { claim, under: await findingUnder(this.ports, view, claimId, claim.standing.finding) };
  }
}

/** A finding of the claim, and what of it may leave. Throws TypeError where there is none of that number. */
export async function findingUnder(
  ports: Pick<ExportPorts, 'findings' | 'claims' | 'articles'>,
  view: View,
  claimId: string,
  number: number,
): Promise<HeldUnderVerdict> {
  const held = await ports.findings.byNumber(view, claimId, number);
  if (!held) throw new TypeError(`found no finding ${number}, expected the one under the verdict`);
  const { id, hash, at, finding } = held;
  return { id, number, hash, at, finding, notOut: await appearancesNotOut(ports, view, claimId, finding) };
}
