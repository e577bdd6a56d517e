import type { Claims, HeldClaim } from '../claims/ports.js';
import type { Affected, PriorStatements } from '../ledger/ports.js';
import type { Actor, Changes, Views } from '../ports/changes.js';
import { askOnce, ASKED_AT_ONCE } from './ask-once.js';
import { measuresAround } from './find.js';
import { type RestingClaims, type RestsOn, touchedByEntries } from './resting-claims.js';

/** After a change of a ledger, or of a desk's policy: asks for one recheck of each claim that the change may affect. */
export class RecheckAffected {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly views: Views;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
      readonly restingClaims: RestingClaims;
    },
  ) {}

  /**
   * Running again asks for nothing twice: a claim that was asked for in the name of this change is left out, so that a
   * run that was broken off goes on where it stopped. One that waits for its cross-reference anyway is asked for all the
   * same, because that job may have looked before the change; of several waiting requests only the last makes a finding.
   * Returns how many claims it asked for.
   */
  async run(by: Actor, { changeId }: { readonly changeId: string }): Promise<number> {
    const { views, priorStatements, restingClaims } = this.ports;
    const view = await views.latest();
    const affected = await priorStatements.affectedBy(view, changeId);
    const entries = affected.vocabulary ? await restingClaims.entriesTouchedBy(view, changeId) : [];
    const { measures, statementKeys, anything, desks: ofDesks = [] } = affected;
    const anySaid = measures.length > 0 || statementKeys.length > 0;
    if (!anySaid && !anything && entries.length === 0 && ofDesks.length === 0) return 0;
    let asked = 0;
    // A ledger that a desk does not read alters nothing for it, and when others write there is not its to know.
    const readers = await priorStatements.readersOf(view, changeId);
    for (const deskId of [...new Set([...ofDesks.map(({ id }) => id), ...readers])].sort()) {
      const { because } = ofDesks.find(({ id }) => id === deskId) ?? {};
      const ask = (claimIds: readonly string[]): Promise<number> =>
        askOnce(this.ports, { ...by, deskId }, 'recheck-affected', claimIds, because ?? 'statement', { changeId });
      if (anything || because !== undefined) {
        asked += await this.each(view, deskId, 'anything', ask);
        continue;
      }
      const vocabulary = await priorStatements.vocabulary(view, deskId);
      const around = measuresAround(measures, vocabulary);
      const said: RestsOn = { measures: around, statementKeys, uncounted: true, sources: [], places: [] };
      const known = new Set(around);
      if (anySaid)
        asked += await this.each(view, deskId, said, async (ids) => {
          const held = await this.ports.claims.some(view, ids);
          return ask(held.filter((claim) => touches(affected, known, claim)).map(({ id }) => id));
        });
      const read = await touchedByEntries(restingClaims, view, entries, vocabulary);
      if (read !== undefined) asked += await this.each(view, deskId, read, ask);
    }
    return asked;
  }

  /** Page after page of the claims that may rest on something. Returns the sum of what `take` returned. */
  private async each(
    view: { readonly position: number },
    deskId: string,
    on: RestsOn | 'anything',
    take: (claimIds: readonly string[]) => Promise<number>,
  ): Promise<number> {
    let taken = 0;
    let after: string | null = null;
    for (;;) {
      const some: readonly string[] = await this.ports.restingClaims.on(view, deskId, on, {
        after,
        limit: ASKED_AT_ONCE,
      });
      if (some.length > 0) taken += await take(some);
      after = some.at(-1) ?? null;
      if (some.length < ASKED_AT_ONCE) return taken;
    }
  }
}

/** Whether statements that a change touched can alter what is found about a claim. */
function touches(affected: Affected, measures: ReadonlySet<string>, { held, appearances, links }: HeldClaim): boolean {
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
