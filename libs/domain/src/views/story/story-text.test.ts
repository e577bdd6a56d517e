/** The history as a page. */
import { expect, it } from '@jest/globals';
import { entry, NAMES } from './entries.contract.js';
import { storyText, tellStory } from './index.js';

it('is a page to read, with what was done at once under one line of time', () => {
  const later = { position: 2, at: '2025-07-15T11:00:00.000Z' };
  const story = tellStory(
    [
      entry('claim.write', { readIn: 'r', content: { point: 40 } }),
      entry('claim-step.propose', { state: 'proposed' }),
      { ...entry('claim.edit', { content: { point: 41 } }, 'one', 2), ...later },
      { ...entry('claim-step.withdraw', { state: 'withdrawn', reason: 'A duplicate.' }), ...later },
      { ...entry('retraction-decision.drop', { reason: 'A duplicate.' }), ...later, position: 2 },
    ],
    NAMES,
  );
  expect(storyText('History', story, 70)).toBe(
    `History

14 July 2025, 10:00:00 UTC, change 1
  The claim was read in an article that Ada handed in, held to say:
    about 40 ferries damaged.
  It was proposed as a claim.

15 July 2025, 11:00:00 UTC, change 2
  Ada said anew what the claim says: about 40 ferries damaged.
      Point: 41 (before: 40)
      What it says rests on a person now, and no more on how the
        page was read
  Ada withdrew the claim from review.
      Why: A duplicate.
      State: withdrawn (before: proposed)
  Ada dropped the proposal to retract the verdict.
`,
  );
});
