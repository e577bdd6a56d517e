/** A forecast or announcement against what was observed. */
import type { AssessmentKind } from '../finding.js';
import { byCode, byCodes, distinct } from '../order.js';
import type { Draft, Scene } from './scene.js';

/** One assessment for each kind of outcome that some source observed. */
export function outcomeDrafts(scene: Scene): Draft[] {
  const kinds: readonly (AssessmentKind & ('borne-out' | 'partly-borne-out' | 'not-borne-out'))[] = [
    'not-borne-out',
    'partly-borne-out',
    'borne-out',
  ];
  return kinds.flatMap((kind): Draft[] => {
    const outcomes = scene.outcomes.filter((outcome) => outcome.kind === kind);
    if (outcomes.length === 0) return [];
    const reasons = outcomes.map((outcome) => ({ text: outcome.text, statements: outcome.statements }));
    return [
      {
        kind,
        reasons: reasons.sort((a, b) => byCodes([...a.statements, a.text], [...b.statements, b.text])),
        origins: distinct(outcomes.map((outcome) => scene.groups.groupOf(outcome.source))),
        since: outcomes.map((outcome) => outcome.since ?? '9999').sort(byCode)[0] ?? null,
        ifLinkHolds: scene.filledByLink,
      },
    ];
  });
}
