import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { EvidencePorts } from '../evidence/cited-evidence.js';
import type { Findings } from '../findings/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import { refuseOlderWords } from './older-words.js';
import type { Verdict, Verdicts } from './ports.js';
import { seenByTwo } from './sealed.js';
import { checkedWords } from './words.js';
import type { SaidWords } from './words.js';

export interface GiveVerdictInput extends SaidWords {
  readonly claimId: string;
  /** Number of the finding that it rests on. */
  readonly finding: number;
}

/** A person's judgement on a claim, before a second person has seen it. */
export class GiveVerdict {
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
   * Throws `claim-unknown`, `finding-unknown`, `verdict-invalid` (a rating that is not of the scale, no rationale, a cited
   * statement that no ledger of the desk holds), `evidence-missing` for a decisive rating without cited evidence,
   * `finding-overtaken` when the claim was edited after the finding, `review-step-refused` where the claim cannot be judged
   * now.
   */
  run(by: PersonActor, input: GiveVerdictInput): Promise<Verdict> {
    const { changes, claims, findings, verdicts, desks } = this.ports;
    return changes.make(by, 'give-verdict', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const desk = await desks.one(change, by.deskId);
      if (!desk) throw notFound('desk', by.deskId);
      const words = await checkedWords(this.ports, change, by, desk.policy.ratings, input);
      const finding = await findings.byNumber(change, claim.id, input.finding);
      if (!finding) throw notFound('finding', `${claim.id}/${input.finding}`);
      refuseOlderWords(claim, finding);
      const before = await verdicts.list(change, claim.id);
      const verdict: Verdict = {
        id: change.newId(),
        claimId: claim.id,
        version: (before.at(-1)?.version ?? 0) + 1,
        findingId: finding.id,
        findingNumber: finding.number,
        personId: by.personId,
        deskId: by.deskId,
        deskVersion: desk.version,
        ...words,
        secondReview: desk.policy.secondReview === 'blind' && !seenByTwo(before) ? 'blind' : 'open',
        takenFrom: null,
      };
      await takeStep(claims, change, claim, 'give-verdict', { verdictId: verdict.id, findingNumber: finding.number });
      await verdicts.add(change, verdict);
      return verdict;
    });
  }
}
