import { evidencePackOf, type PackFile, type PublishedClaim } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { LogProofs, ProvenSubject } from '../audit/ports.js';
import type { SubjectKind, View } from '../ports/changes.js';
import type { ExportPorts } from './gather-published.js';
import { publicEvidence, publicReplies, type PublicEvidencePorts } from './public-evidence.js';
import { findingUnder, ReadProvenance, type HeldUnderVerdict } from './read-provenance.js';

/** Kinds of entries about a verdict. */
const OF_VERDICT: readonly SubjectKind[] = [
  'verdict',
  'verdict-reading',
  'verdict-review',
  'verdict-publication',
  'retraction',
  'retraction-decision',
];
/** What was written of these is told whole: any reader may know it, as long as the verdict was not retracted. */
const SHOWN: readonly SubjectKind[] = ['verdict', 'verdict-publication'];

/**
 * Every form of one published verdict together, with the findings and the rating scales on which the claim's verdicts rest,
 * what it cites beside statements, who was asked, and what proves that they stand in the signed log.
 */
export class PackEvidence {
  constructor(private readonly ports: ExportPorts & PublicEvidencePorts & { readonly logProofs: LogProofs }) {}

  /**
   * Throws `claim-unknown`, `verdict-unpublished`.
   * @param language in which the ratings are named, BCP 47, where the scale of the verdict has it; the methodology has the
   *   scales in all their languages.
   */
  async run(
    by: DeskActor,
    view: View,
    claimId: string,
    language?: string,
  ): Promise<{ readonly publishedAt: string; readonly files: readonly PackFile[] }> {
    const { claim, under } = await new ReadProvenance(this.ports).run(by, view, claimId, language);
    const versions = [...new Set([...claim.earlier, claim.standing].map(({ deskVersion }) => deskVersion))];
    const policies = await this.ports.desks.policies(view, by.deskId, versions);
    const scales = versions
      .sort((a, b) => a - b)
      .map((deskVersion) => {
        const { ratings = [], secondReview = 'open' } = policies.get(deskVersion) ?? {};
        return { deskVersion, secondReview, ratings };
      });
    const findings = await this.findings(view, claim, under);
    const proof = await this.ports.logProofs.of(view, subjectsOf(claim, findings));
    const given = (await this.ports.verdicts.list(view, claimId)).find(({ id }) => id === claim.standing.id);
    const gathered = {
      replies: await publicReplies(this.ports, view, claimId),
      evidence: await publicEvidence(this.ports, view, by.deskId, given?.evidence ?? []),
      findings,
    };
    return { publishedAt: claim.standing.publishedAt, files: evidencePackOf(claim, under, scales, proof, gathered) };
  }

  /** The findings on which the published verdicts rest, those of earlier and of retracted ones too; each once. */
  private async findings(
    view: View,
    { id, earlier, standing }: PublishedClaim,
    under: HeldUnderVerdict,
  ): Promise<readonly HeldUnderVerdict[]> {
    const numbers = [...new Set([...earlier, standing].map(({ finding }) => finding))];
    const others = numbers.filter((number) => number !== under.number);
    const found = await Promise.all(others.map((number) => findingUnder(this.ports, view, id, number)));
    return [...found, under];
  }
}

/** Each verdict that was published, with what people said and did about it, and the findings on which they rest. */
function subjectsOf(
  { earlier, standing }: PublishedClaim,
  findings: readonly HeldUnderVerdict[],
): readonly ProvenSubject[] {
  return [
    ...findings.map(({ id }): ProvenSubject => ({ kind: 'finding', id, shown: true })),
    ...[...earlier, standing].flatMap(({ id: verdictId, retraction }) =>
      OF_VERDICT.map((kind) => ({ kind, id: verdictId, shown: retraction === undefined && SHOWN.includes(kind) })),
    ),
  ];
}
