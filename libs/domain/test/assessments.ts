/** What tests ask of a finding. */
import type { AssessmentKind, Finding } from '@whence/domain';

export const kinds = (finding: Finding): string[] => finding.assessments.map((assessment) => assessment.kind);

/** Throws when the finding has no such assessment. */
export const get = (finding: Finding, kind: AssessmentKind) => {
  const found = finding.assessments.find((assessment) => assessment.kind === kind);
  if (!found) throw new Error(`found ${kinds(finding).join(', ')}, expected ${kind}`);
  return found;
};

export const texts = (finding: Finding, kind: AssessmentKind): string =>
  get(finding, kind)
    .reasons.map(({ text }) => text)
    .join('\n');
