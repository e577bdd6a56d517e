import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { HeldVerdict, Verdict, VerdictReading } from './ports.js';
import { checkedCorrection, heldVerdict, publishVerdict, refuseOvertaken } from './publish.js';
import type { PublishPorts } from './publish.js';
import { lastVerdict, refuseSamePerson } from './second-person.js';
import { checkedText } from './words.js';

export interface SettleDisagreementInput {
  readonly claimId: string;
  /** The version of the verdict with which a second person disagreed. */
  readonly version: number;
  /** Whose words are published: those of the first person or of the second. */
  readonly inFavourOf: 'first' | 'second';
  readonly reason: string;
  /** What readers are told, when a verdict was published before. */
  readonly correction?: string;
}

/**
 * Ends a disagreement: somebody stands behind the words of one of the two, and they are published. That is a third person, or
 * the one of the two who gives way; never the author of those words. Both ratings stay where they are, with both reasons.
 * The second person's words become a verdict of theirs, as they stand. Another way out is a new verdict.
 */
export class SettleDisagreement {
  constructor(private readonly ports: PublishPorts & { readonly changes: Changes; readonly claims: Claims }) {}

  /**
   * Throws `claim-unknown`, `verdict-unknown`, `verdict-superseded`, `reason-missing`, `review-step-refused` where nothing is
   * disputed, `second-person-needed` for the author of the words, `finding-overtaken`, `correction-invalid`.
   */
  async run(by: PersonActor, input: SettleDisagreementInput): Promise<HeldVerdict> {
    const { changes, claims, verdicts } = this.ports;
    const reason = checkedText('/reason', input.reason, 'why it is settled so');
    return changes.make(by, 'settle-disagreement', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const given = await verdicts.list(change, claim.id);
      const disputed = lastVerdict(given, claim.id, input.version);
      const { reading } = disputed;
      const { inFavourOf } = input;
      const content = { verdictId: disputed.id, inFavourOf, reason };
      await takeStep(claims, change, claim, 'settle', content);
      if (reading === null)
        throw new Refusal('conflict', 'reading-needed', 'Found a verdict that no second person has read.');
      refuseSamePerson(by, (inFavourOf === 'first' ? disputed : reading).personId, 'whose words these are');
      await refuseOvertaken(this.ports, change, claim, disputed);
      const correction = checkedCorrection(given, input.correction);
      const verdict = inFavourOf === 'first' ? disputed : await this.takeOver(change, disputed, reading);
      const number = inFavourOf === 'first' ? disputed.reviews.length + 1 : 1;
      const review = { verdictId: verdict.id, number, personId: by.personId, decision: 'settled' as const, reason };
      await verdicts.addReview(change, review);
      await publishVerdict(this.ports, change, verdict, correction);
      return heldVerdict(verdicts, change, claim.id, verdict.id);
    });
  }

  private async takeOver(change: Change, disputed: HeldVerdict, reading: VerdictReading): Promise<Verdict> {
    const { claimId, version, findingId, findingNumber, deskId, deskVersion } = disputed;
    const { personId, rating, rationale, cited, evidence } = reading;
    const verdict: Verdict = {
      id: change.newId(),
      claimId,
      version: version + 1,
      findingId,
      findingNumber,
      personId,
      deskId,
      deskVersion,
      rating,
      rationale,
      cited,
      evidence,
      secondReview: 'open',
      takenFrom: disputed.id,
    };
    await this.ports.verdicts.add(change, verdict);
    return verdict;
  }
}
