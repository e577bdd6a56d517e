import type { Claims } from '../claims/ports.js';
import type { DeskPolicy } from '../desks/policy.js';
import type { Desks } from '../desks/ports.js';
import type { Actor, Changes, Views } from '../ports/changes.js';
import { askOnce } from './ask-once.js';
import type { CheckedClaim, Findings } from './ports.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a claim is due: the interval doubles with every recheck that found nothing material, up to the desk's longest.
 * Without an interval every turn of the schedule is one. Source: DESIGN, Rechecks.
 */
export function isDue(
  claim: Pick<CheckedClaim, 'lastAt' | 'quiet'>,
  interval: DeskPolicy['recheck']['interval'],
  at: Date,
): boolean {
  if (interval === null) return true;
  const days = Math.min(interval.firstDays * 2 ** Math.min(claim.quiet, 30), interval.longestDays);
  return at.getTime() - claim.lastAt.getTime() >= days * DAY;
}

/** The schedule's turn: asks for a recheck of each claim that is due. */
export class RecheckDue {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly views: Views;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly desks: Desks;
    },
  ) {}

  /**
   * Running again for the same slot asks for nothing twice. Returns how many claims it asked for. Throws RangeError when
   * the slot is no moment.
   */
  async run(by: Actor, input: { readonly slot: string }): Promise<number> {
    const { changes, views, claims, findings, desks } = this.ports;
    const at = new Date(input.slot);
    if (Number.isNaN(at.getTime())) throw new RangeError(`found slot "${input.slot}", expected a moment in ISO 8601`);
    const slot = at.toISOString();
    const view = await views.latest();
    let asked = 0;
    for (const desk of await desks.all(view)) {
      const due = (await findings.checked(view, desk.id))
        .filter((claim) => isDue(claim, desk.policy.recheck.interval, at))
        .map(({ claimId }) => claimId);
      asked += await askOnce({ changes, claims }, { ...by, deskId: desk.id }, 'recheck-due', due, 'schedule', { slot });
    }
    return asked;
  }
}
