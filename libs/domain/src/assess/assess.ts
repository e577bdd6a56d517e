/** The assessments of a claim, in the order in which a reader must know them. Source: DESIGN, Findings. */
import { ASSESSMENT_KINDS } from '../finding.js';
import { attributionDrafts } from './attribution.js';
import { comparisonDrafts } from './comparison.js';
import { traceFaults } from './counted.js';
import { outcomeDrafts } from './outcome.js';
import type { Draft, Scene } from './scene.js';

const NOT_CHECKABLE = {
  opinion: 'a person holds it to be opinion',
  question: 'a person holds it to be a question',
  'no-content': 'a person holds that there is nothing in it to check',
} as const;

/** Several may hold at once; a claim that is not checkable gets no other. */
export function assess(scene: Scene): Draft[] {
  const { notCheckable } = scene.claim;
  if (notCheckable !== undefined)
    return [
      {
        kind: 'not-checkable',
        reasons: [{ text: NOT_CHECKABLE[notCheckable], statements: [] }],
        origins: [],
        since: scene.articleDay ?? null,
        ifLinkHolds: false,
      },
    ];
  const drafts = [...attributionDrafts(scene), ...comparisonDrafts(scene), ...outcomeDrafts(scene)];
  const order = new Map(ASSESSMENT_KINDS.map((kind, n) => [kind, n]));
  return withTraceFaults(
    drafts.sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0)),
    scene,
  );
}

/** What is odd about a trace is told where its origins are counted; where it leads to none that can be, with what comes last. */
function withTraceFaults(drafts: readonly Draft[], scene: Scene): Draft[] {
  if (scene.origins.identified.length > 0) return [...drafts];
  const faults = traceFaults(scene);
  return drafts.map((draft, n) =>
    n < drafts.length - 1 ? draft : { ...draft, reasons: [...draft.reasons, ...faults] },
  );
}
