/** A finding in short lines, as tests write it out. */
import type { Finding } from '@whence/domain';

export interface Told {
  /** "kind since day, held or not yet", the origins that carry it; then each reason with its statement keys. */
  readonly assessments: readonly (readonly string[])[];
  /** The count in words, then why each pair is one, then the sums that may be. */
  readonly origins: readonly string[];
  readonly ends: readonly string[];
  /** Hops that are odd. */
  readonly faults: readonly string[];
  /** "statement relation rule"; what does not fit is gathered by its rule. */
  readonly comparisons: readonly string[];
  readonly differences: readonly string[];
  readonly relations: readonly string[];
}

export function told(finding: Finding): Told {
  const held = (at: boolean | null) => (at === null ? '' : at ? ', held' : ', not yet');
  const misses = new Map<string, string[]>();
  const fitting: string[] = [];
  for (const { statement, relation, rule } of finding.comparisons)
    if (relation === 'not-comparable') misses.set(rule, [...(misses.get(rule) ?? []), statement]);
    else fitting.push(`${statement} ${relation} ${rule}`);
  return {
    assessments: finding.assessments.map((one) => [
      `${one.kind} since ${one.since}${held(one.heldAtPublication)}${one.ifLinkHolds ? ', if the link holds' : ''} [${one.origins.join(' ')}]`,
      ...one.reasons.map(({ text, statements }) => `${text} [${statements.join(' ')}]`),
    ]),
    origins: [
      finding.origins.text,
      ...finding.origins.collapsed.map(({ because }) => because),
      ...finding.origins.suspectedSums.map(({ text }) => text),
    ],
    ends: finding.foundTrace.ends.map(
      (end) => `${end.node} ${end.kind}: ${end.name}${end.ifLinkHolds ? ', if the link holds' : ''}`,
    ),
    faults: finding.foundTrace.hops.flatMap((hop) =>
      hop.faults.length === 0 ? [] : [`${hop.from} ${hop.to} ${hop.faults.join(' ')}`],
    ),
    comparisons: [...fitting, ...[...misses].sort().map(([rule, keys]) => `not-comparable ${rule}: ${keys.join(' ')}`)],
    differences: finding.differences.map(
      (one) => `${one.across} ${one.kind} ${one.from.statement} ${one.to.statement}: ${one.text}`,
    ),
    relations: finding.relations.map((one) => `${one.from} ${one.kind} ${one.to}: “${one.words}”`),
  };
}
