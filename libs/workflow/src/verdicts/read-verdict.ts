import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { EvidencePorts } from '../evidence/cited-evidence.js';
import type { Findings } from '../findings/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { refuseOlderWords } from './older-words.js';
import type { HeldVerdict, Verdicts } from './ports.js';
import { heldVerdict } from './publish.js';
import { lastVerdict, refuseSamePerson } from './second-person.js';
import { checkedWords } from './words.js';
import type { SaidWords } from './words.js';

export interface ReadVerdictInput extends SaidWords {
  readonly claimId: string;
  /** The version of the verdict that was given. */
  readonly version: number;
}

/**
 * A second person's own rating of a claim on which a verdict was given, with their reasons and their evidence. In a blind
 * review they have not seen the first; in an open one they have, and disagree. Two ratings that differ are a disagreement:
 * both are kept, and the claim is disputed until that is settled. Two that agree, blind, leave the words to be approved.
 */
export class ReadVerdict {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
      readonly desks: Desks;
      readonly priorStatements: PriorStatements;
    } & EvidencePorts,
  ) {}

  /**
   * The rating is one of the scale on which the verdict was given. Throws `claim-unknown`, `verdict-unknown`,
   * `second-person-needed`, `verdict-superseded`, `verdict-invalid`, `evidence-missing`; `finding-overtaken` when the claim
   * was edited since; `ratings-agree` in an open review, where the second person approves or returns what they agree with;
   * `review-step-refused` when somebody else has taken it up.
   */
  run(by: PersonActor, input: ReadVerdictInput): Promise<HeldVerdict> {
    const { changes, claims, findings, verdicts, desks } = this.ports;
    return changes.make(by, 'read-verdict', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const verdict = lastVerdict(await verdicts.list(change, claim.id), claim.id, input.version);
      refuseSamePerson(by, verdict.personId);
      const taken = await takeStep(claims, change, claim, 'take-up', { verdictId: verdict.id });
      const scale = (await desks.policies(change, by.deskId, [verdict.deskVersion])).get(verdict.deskVersion);
      if (!scale)
        throw new TypeError(`found no version ${verdict.deskVersion} of the desk, expected that of a verdict`);
      const words = await checkedWords(this.ports, change, by, scale.ratings, input);
      const finding = await findings.byNumber(change, claim.id, verdict.findingNumber);
      if (finding) refuseOlderWords(claim, finding);
      const agrees = words.rating === verdict.rating;
      if (agrees && verdict.secondReview === 'open')
        throw new Refusal(
          'conflict',
          'ratings-agree',
          `Found the rating "${words.rating}", which the verdict has as well; expected another, or the verdict to be approved or returned.`,
        );
      await verdicts.addReading(change, { verdictId: verdict.id, personId: by.personId, ...words });
      if (!agrees) await takeStep(claims, change, taken, 'disagree', { verdictId: verdict.id });
      return heldVerdict(verdicts, change, claim.id, verdict.id);
    });
  }
}
