/** One cross-reference of one claim, as it was held in a view: reads, and calls the rules. */
import { hash } from 'node:crypto';
import { effectiveKey, keysMeaning, mergedVocabulary, relatedMeasures, Search } from '@whence/domain';
import type { Cutoffs, Finding, Vocabulary } from '@whence/domain';
import { asClaim } from '../claims/ports.js';
import type { HeldClaim } from '../claims/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';

/** Every key under which something may stand that is shown beside a measure: the related measures, and what was merged into them. */
export function measuresAround(measures: Iterable<string>, vocabulary: Vocabulary): string[] {
  const merged = mergedVocabulary(vocabulary);
  const related = [...measures].flatMap((key) => [
    key,
    ...relatedMeasures(effectiveKey(key, vocabulary.measures), merged),
  ]);
  return keysMeaning(related, vocabulary.measures);
}

const sha256 = (text: string): string => hash('sha256', text);

/**
 * The finding on a claim over the statements that `view` admits; `findAmong` of the domain tells how they are chosen.
 * @param notCollapsing keys of the controllers that the desk holds not to make one origin of those that they control
 */
export async function findFor(
  priorStatements: PriorStatements,
  view: View,
  held: HeldClaim,
  cutoffs: Cutoffs,
  notCollapsing: readonly string[] = [],
): Promise<Finding> {
  return findUnder(
    await priorStatements.vocabulary(view, held.deskId),
    priorStatements,
    view,
    held,
    cutoffs,
    notCollapsing,
  );
}

/** {@link findFor}, under a vocabulary that is at hand: the desk's in that view. */
export async function findUnder(
  vocabulary: Vocabulary,
  priorStatements: Pick<PriorStatements, 'around'>,
  view: View,
  held: HeldClaim,
  cutoffs: Cutoffs,
  notCollapsing: readonly string[] = [],
): Promise<Finding> {
  const search = new Search({ claim: asClaim(held), vocabulary, cutoffs, notCollapsing, sha256 });
  for (;;) {
    const finding = search.take(await priorStatements.around(view, held.deskId, search.asked()));
    if (finding !== undefined) return finding;
  }
}
