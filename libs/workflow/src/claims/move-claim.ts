import { partialDateFault } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { People } from '../desks/ports.js';
import type { Findings } from '../findings/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { refuseOlderWords } from '../verdicts/older-words.js';
import type { Verdicts } from '../verdicts/ports.js';
import type { Claims, HeldClaim } from './ports.js';
import { askForCrossReference, holdClaim, takeStep } from './review-steps.js';

/** The steps of a review that a person takes with a word of reason and nothing else. */
export type PlainStep = 'reject' | 'restore' | 'withdraw' | 'reopen' | 'let-stand';

/** Takes a plain step of the review: rejects a proposal, takes that back, withdraws, reopens, lets a verdict stand. */
export class MoveClaim {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
    },
  ) {}

  /**
   * Throws `claim-unknown`, `review-step-refused`; `reason-missing` when a reopening or a standing verdict says no reason;
   * `finding-overtaken` when a verdict is to stand on a claim that was edited since, or on a finding that is no longer the
   * newest; `verdict-stands` when a claim with a standing verdict is to be withdrawn. A retracted claim that is reopened is
   * cross-referenced anew.
   * @param input.finding for `let-stand`: number of the finding that the person has seen.
   */
  async run(
    by: PersonActor,
    input: { readonly claimId: string; readonly step: PlainStep; readonly reason?: string; readonly finding?: number },
  ): Promise<HeldClaim> {
    const { changes, claims, findings, verdicts } = this.ports;
    const reason = input.reason?.trim();
    if ((input.step === 'reopen' || input.step === 'let-stand') && !reason)
      throw new Refusal('invalid', 'reason-missing', `Found no reason, expected why to ${input.step}.`, [
        { where: '/reason', found: 'nothing', expected: 'a reason' },
      ]);
    return changes.make(by, `${input.step}-claim`, async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const asksForVerdict = input.step === 'let-stand' || input.step === 'withdraw';
      const stands = asksForVerdict ? await verdicts.published(change, claim.id) : null;
      if (stands && input.step === 'withdraw')
        throw new Refusal(
          'conflict',
          'verdict-stands',
          `Found version ${stands.version} of the verdict standing, expected none: readers go by it until another takes its place or it is retracted.`,
          [],
          { version: stands.version },
        );
      const cited = stands && (await findings.byNumber(change, claim.id, stands.findingNumber));
      if (cited) refuseOlderWords(claim, cited);
      // The next recheck compares with what the person saw when they let the verdict stand.
      const seen = input.step === 'let-stand' ? await findings.latest(change, claim.id) : null;
      if (seen !== null && input.finding !== undefined && input.finding !== seen.number)
        throw new Refusal(
          'conflict',
          'finding-overtaken',
          `Found that finding ${seen.number} is the newest, expected ${input.finding}; read it, and decide again.`,
          [{ where: '/finding', found: String(input.finding), expected: String(seen.number) }],
        );
      const moved = await takeStep(claims, change, claim, input.step, {
        ...(reason ? { reason } : {}),
        ...(seen === null ? {} : { findingNumber: seen.number }),
      });
      // Nothing was looked for while it had no verdict.
      if (claim.step.state === 'retracted')
        await askForCrossReference(claims, change, claim.id, 'person', { version: claim.version });
      return moved;
    });
  }
}

/** Gives a claim to a person of the desk. */
export class AssignClaim {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly claims: Claims; readonly people: People },
  ) {}

  /** Throws `claim-unknown`, `person-unknown`, `review-step-refused`, `due-date-invalid`. */
  async run(
    by: PersonActor,
    input: { readonly claimId: string; readonly assignee: string; readonly dueOn?: string; readonly reason?: string },
  ): Promise<HeldClaim> {
    const { changes, claims, people } = this.ports;
    const { assignee, dueOn } = input;
    const reason = input.reason?.trim();
    const fault = dueOn === undefined ? undefined : partialDateFault(dueOn);
    if (dueOn !== undefined && (fault !== undefined || dueOn.length !== 10))
      throw new Refusal('invalid', 'due-date-invalid', `Found "${dueOn}", expected a day, YYYY-MM-DD.`, [
        { where: '/dueOn', found: dueOn, expected: 'YYYY-MM-DD' },
      ]);
    return changes.make(by, 'assign-claim', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const person = await people.one(change, by.deskId, assignee);
      if (!person || person.role === null) throw notFound('person', assignee);
      return takeStep(claims, change, claim, 'assign', {
        assignee,
        ...(dueOn === undefined ? {} : { dueOn }),
        ...(reason ? { reason } : {}),
      });
    });
  }
}
