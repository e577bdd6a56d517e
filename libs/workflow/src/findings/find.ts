/** One cross-reference of one claim, as it was held in a view: reads, and calls the rules. */
import { crossReference, relatedMeasures } from '@whence/domain';
import type { Cutoffs, Finding } from '@whence/domain';
import { asClaim } from '../claims/ports.js';
import type { HeldClaim } from '../claims/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';

/**
 * The finding on a claim over the statements that `view` admits. Everything that may bear on the claim is asked for: its
 * measures with those that hold them or that they hold, whatever the named hands ever said, and confirmed links.
 */
export async function findFor(
  priorStatements: PriorStatements,
  view: View,
  held: HeldClaim,
  cutoffs: Cutoffs,
): Promise<Finding> {
  const claim = asClaim(held);
  const vocabulary = await priorStatements.vocabulary(view, held.deskId);
  const contents = [claim.content, ...claim.appearances.map(({ content }) => content)];
  const measures = new Set(
    contents.flatMap(({ measure }) =>
      measure === undefined ? [] : [...relatedMeasures(measure, vocabulary), measure],
    ),
  );
  const subjects = new Set(contents.map(({ subject }) => subject));
  const [subject] = subjects;
  const hands = claim.appearances.flatMap(({ stated, mayBe = [] }) => [
    ...stated,
    ...mayBe.flatMap((each) => each.stated),
  ]);
  const sources = new Set(hands.flatMap(({ source }) => source ?? []));
  const surroundings = await priorStatements.around(view, held.deskId, {
    measures: [...measures].sort(),
    ...(subjects.size === 1 && subject !== undefined ? { subject } : {}),
    sources: [...sources].sort(),
    statementKeys: claim.links.map(({ statement }) => statement).sort(),
  });
  return crossReference({ claim, ...surroundings, vocabulary, cutoffs });
}
