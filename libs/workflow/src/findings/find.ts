/** One cross-reference of one claim, as it was held in a view: reads, and calls the rules. */
import {
  crossReference,
  effectiveKey,
  keysMeaning,
  mergedVocabulary,
  relatedMeasures,
  withMergedKeys,
} from '@whence/domain';
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

/**
 * The finding on a claim over the statements that `view` admits. Everything that may bear on the claim is asked for: its
 * measures with those that hold them or that they hold, whatever the named hands ever said, and confirmed links. Merged keys
 * are replaced by what they mean in that view.
 * @param notCollapsing keys of the controllers that the desk holds not to make one origin of those that they control
 */
export async function findFor(
  priorStatements: PriorStatements,
  view: View,
  held: HeldClaim,
  cutoffs: Cutoffs,
  notCollapsing: readonly string[] = [],
): Promise<Finding> {
  const claim = asClaim(held);
  const vocabulary = await priorStatements.vocabulary(view, held.deskId);
  const contents = [claim.content, ...claim.appearances.map(({ content }) => content)];
  const measures = measuresAround(
    contents.flatMap(({ measure }) => measure ?? []),
    vocabulary,
  );
  const subjects = new Set(contents.map(({ subject }) => subject));
  const [subject] = subjects;
  const hands = claim.appearances.flatMap(({ stated, mayBe = [] }) => [
    ...stated,
    ...mayBe.flatMap((each) => each.stated),
  ]);
  const sources = keysMeaning(
    hands.flatMap(({ source }) => source ?? []),
    vocabulary.sources,
  );
  const surroundings = await priorStatements.around(view, held.deskId, {
    measures,
    ...(subjects.size === 1 && subject !== undefined ? { subject } : {}),
    sources,
    statementKeys: claim.links.map(({ statement }) => statement).sort(),
  });
  return crossReference(
    withMergedKeys({
      claim,
      ...surroundings,
      vocabulary,
      cutoffs,
      notCollapsing: [...new Set(notCollapsing.map((key) => effectiveKey(key, vocabulary.sources)))],
    }),
  );
}
