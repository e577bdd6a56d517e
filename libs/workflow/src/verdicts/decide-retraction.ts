import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { Findings } from '../findings/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { HeldRetraction, HeldVerdict, Verdicts } from './ports.js';
import { heldVerdict } from './publish.js';
import { refuseSamePerson } from './second-person.js';
import { checkedText } from './words.js';

export interface DecideRetractionInput {
  readonly claimId: string;
  readonly version: number;
  readonly decision: 'retracted' | 'dropped';
  /** Needed when it is dropped. */
  readonly reason?: string;
}

/**
 * Decides a proposed retraction. Retracting takes another person than proposing; dropping the proposal does not. A verdict
 * that was retracted stays on record and in the log; exports say that it was retracted.
 */
export class DecideRetraction {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
      readonly desks: Desks;
      readonly events: Events;
    },
  ) {}

  /**
   * Throws `claim-unknown`, `verdict-unknown`, `retraction-unknown` where none is proposed on that verdict,
   * `second-person-needed` for whoever proposed it, `reason-missing`, `review-step-refused`.
   */
  run(by: PersonActor, input: DecideRetractionInput): Promise<HeldVerdict> {
    const { changes, claims, verdicts } = this.ports;
    const { decision } = input;
    const dropped = decision === 'dropped';
    const reason = dropped ? checkedText('/reason', input.reason, 'why it is dropped') : input.reason?.trim() || null;
    return changes.make(by, 'decide-retraction', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const verdict = (await verdicts.list(change, claim.id)).find(({ version }) => version === input.version);
      if (!verdict) throw notFound('verdict', `${claim.id}/${input.version}`);
      const content = { verdictId: verdict.id, ...(reason === null ? {} : { reason }) };
      await takeStep(claims, change, claim, dropped ? 'drop-retraction' : 'retract', content);
      const proposal = verdict.retractions.find((each) => each.decision === null);
      if (!proposal) throw notFound('retraction', `${claim.id}/${input.version}`);
      if (!dropped) refuseSamePerson(by, proposal.personId, 'who proposed the retraction');
      const { number } = proposal;
      await verdicts.decideRetraction(change, {
        verdictId: verdict.id,
        number,
        personId: by.personId,
        decision,
        reason,
      });
      if (!dropped) await this.tell(change, verdict, proposal);
      return heldVerdict(verdicts, change, claim.id, verdict.id);
    });
  }

  private async tell(change: Change, verdict: HeldVerdict, { notice }: HeldRetraction): Promise<void> {
    const { desks, findings, events } = this.ports;
    const { claimId, version, rating, deskId, deskVersion } = verdict;
    const policy = (await desks.policies(change, deskId, [deskVersion])).get(deskVersion);
    const finding = await findings.byNumber(change, claimId, verdict.findingNumber);
    await events.add(change, {
      deskId,
      type: 'verdict.retracted',
      content: {
        claimId,
        version,
        rating,
        label: policy?.ratings.find(({ key }) => key === rating)?.label ?? rating,
        notice,
        ...(finding ? { says: finding.finding.claim.says } : {}),
      },
    });
  }
}
