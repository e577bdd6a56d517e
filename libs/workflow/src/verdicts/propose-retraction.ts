import { textFaults } from '../articles/text-faults.js';
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { HeldVerdict, Verdicts } from './ports.js';
import { heldVerdict } from './publish.js';
import { checkedText } from './words.js';

export interface ProposeRetractionInput {
  readonly claimId: string;
  /** The version of the verdict that is to be retracted: the one that stands. */
  readonly version: number;
  /** For the desk. */
  readonly reason: string;
  /** For the public. */
  readonly notice: string;
}

/** Proposes that a published verdict be retracted, with the notice that readers are to see. Another person decides. */
export class ProposeRetraction {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly claims: Claims; readonly verdicts: Verdicts },
  ) {}

  /**
   * Throws `claim-unknown`, `verdict-unknown`; `verdict-not-standing` for one that was never published, or was superseded or
   * retracted; `reason-missing` without a reason or a notice, `notice-invalid`, `review-step-refused` while a second person
   * is at work or another proposal waits.
   */
  run(by: PersonActor, input: ProposeRetractionInput): Promise<HeldVerdict> {
    const { changes, claims, verdicts } = this.ports;
    const reason = checkedText('/reason', input.reason, 'why the verdict is to be retracted');
    const notice = checkedText('/notice', input.notice, 'what readers are to be told');
    const faults = textFaults('/notice', notice);
    if (faults.length > 0)
      throw new Refusal('invalid', 'notice-invalid', 'Found a notice that cannot be published.', faults);
    return changes.make(by, 'propose-retraction', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const verdict = (await verdicts.list(change, claim.id)).find(({ version }) => version === input.version);
      if (!verdict) throw notFound('verdict', `${claim.id}/${input.version}`);
      await takeStep(claims, change, claim, 'propose-retraction', { verdictId: verdict.id, reason });
      if (verdict.standing !== 'published')
        throw new Refusal(
          'conflict',
          'verdict-not-standing',
          `Found version ${verdict.version} of the verdict ${verdict.standing}, expected the one that stands published.`,
          [],
          { standing: verdict.standing },
        );
      const number = verdict.retractions.length + 1;
      await verdicts.addRetraction(change, { verdictId: verdict.id, number, personId: by.personId, reason, notice });
      return heldVerdict(verdicts, change, claim.id, verdict.id);
    });
  }
}
