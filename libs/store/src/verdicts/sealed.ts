/**
 * SQL that tells of a verdict (`alias`) whether it is sealed from the person in $5, whatever moment is looked at; `sealedFrom`
 * has the rule. Whatever finds, counts or orders verdicts by what they say asks this first.
 */
export function sealed(alias: string): string {
  return `(${alias}.second_review = 'blind' AND ${alias}.person_id <> $5::uuid AND NOT EXISTS (
  SELECT 1 FROM verdict o WHERE o.claim_id = ${alias}.claim_id AND o.version >= ${alias}.version AND (
    EXISTS (SELECT 1 FROM verdict_reading r WHERE r.verdict_id = o.id)
    OR EXISTS (SELECT 1 FROM verdict_review w WHERE w.verdict_id = o.id)
    OR EXISTS (SELECT 1 FROM verdict_publication b WHERE b.verdict_id = o.id))))`;
}
