import { REVIEW_STATES, underReview } from '@whence/domain';
import type { Claims, HeldClaim } from '../claims/ports.js';
import type { Desks } from '../desks/ports.js';
import type { Affected, PriorStatements } from '../ledger/ports.js';
import type { Actor, Changes, Views } from '../ports/changes.js';
import { askOnce } from './ask-once.js';
import { measuresAround } from './find.js';

const AT_ONCE = 200;

/** After a change of a ledger, or of a desk's policy: asks for one recheck of each claim that the change may affect. */
export class RecheckAffected {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly views: Views;
      readonly claims: Claims;
      readonly desks: Desks;
      readonly priorStatements: PriorStatements;
    },
  ) {}

  /**
   * Running again asks for nothing twice: a claim that was asked for in the name of this change is left out. One that
   * waits for its cross-reference anyway is asked for all the same, because that job may have looked before the change;
   * of several waiting requests only the last makes a finding. Returns how many claims it asked for.
   */
  async run(by: Actor, input: { readonly changeId: string }): Promise<number> {
    const { views, claims, desks, priorStatements } = this.ports;
    const view = await views.latest();
    const affected = await priorStatements.affectedBy(view, input.changeId);
    const { desks: ofDesks = [] } = affected;
    const nothing = affected.measures.length === 0 && affected.statementKeys.length === 0 && !affected.vocabulary;
    if (nothing && ofDesks.length === 0) return 0;
    const states = REVIEW_STATES.filter(underReview);
    let asked = 0;
    for (const desk of await desks.all(view)) {
      const vocabulary = await priorStatements.vocabulary(view, desk.id);
      const measures = new Set(measuresAround(affected.measures, vocabulary));
      const policyChanged = ofDesks.includes(desk.id);
      let after: string | null = null;
      for (;;) {
        const some: readonly HeldClaim[] = await claims.list(view, desk.id, { states }, { after, limit: AT_ONCE });
        const ids = some.filter((claim) => policyChanged || touches(affected, measures, claim)).map(({ id }) => id);
        const actor = { ...by, deskId: desk.id };
        const { changeId } = input;
        asked += await askOnce(this.ports, actor, 'recheck-affected', ids, 'statement', { changeId });
        after = some.at(-1)?.id ?? null;
        if (some.length < AT_ONCE) break;
      }
    }
    return asked;
  }
}

/** Whether what a change touched can alter what is found about a claim. */
function touches(affected: Affected, measures: ReadonlySet<string>, { held, appearances, links }: HeldClaim): boolean {
  if (affected.vocabulary) return true;
  if (links.some(({ statementKey }) => affected.statementKeys.includes(statementKey))) return true;
  const hands = appearances.some(({ appearance: { stated, mayBe = [] } }) =>
    [...stated, ...mayBe.flatMap((each) => each.stated)].some(({ source }) => source !== undefined),
  );
  return [held.content, ...appearances.map(({ appearance }) => appearance.content)].some(({ measure, subject }) =>
    measure === undefined
      ? hands
      : measures.has(measure) &&
        (subject === undefined || affected.subjects.length === 0 || affected.subjects.includes(subject)),
  );
}
