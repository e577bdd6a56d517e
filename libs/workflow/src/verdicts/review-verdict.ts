import { materialDifference } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Claims, HeldClaim } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { Findings } from '../findings/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { refuseOlderWords } from './older-words.js';
import type { HeldVerdict, Verdicts } from './ports.js';

export interface ReviewVerdictInput {
  readonly claimId: string;
  /** The version of the verdict that the second person has read. */
  readonly version: number;
  readonly decision: 'approved' | 'returned';
  /** Needed when it is returned. */
  readonly reason?: string;
}

/** A second person's word on a verdict: approval publishes it, a return gives it back to whoever gave it. */
export class ReviewVerdict {
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
   * Throws `claim-unknown`, `verdict-unknown`, `second-person-needed` for whoever gave the verdict, whatever their role,
   * `verdict-superseded` when a later one was given, `finding-overtaken` when a later finding says otherwise, `reason-missing` for a return without one, `review-step-refused`
   * when it was reviewed already.
   */
  async run(by: PersonActor, input: ReviewVerdictInput): Promise<HeldVerdict> {
    const { changes, claims, verdicts } = this.ports;
    const reason = input.reason?.trim() || null;
    if (input.decision === 'returned' && reason === null)
      throw new Refusal('invalid', 'reason-missing', 'Found no reason, expected why the verdict is returned.', [
        { where: '/reason', found: 'nothing', expected: 'a reason' },
      ]);
    return changes.make(by, 'review-verdict', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const given = await verdicts.list(change, claim.id);
      const verdict = given.find(({ version }) => version === input.version);
      if (!verdict) throw notFound('verdict', `${claim.id}/${input.version}`);
      const last = given.at(-1);
      if (last && last.version !== verdict.version)
        throw new Refusal(
          'conflict',
          'verdict-superseded',
          `Found version ${last.version} of the verdict, expected ${verdict.version} to be the last; read it again.`,
          [],
          { currentVersion: last.version },
        );
      if (verdict.personId === by.personId)
        throw new Refusal(
          'forbidden',
          'second-person-needed',
          'Found the person who gave the verdict, expected another: two different people stand behind a published verdict.',
        );
      if (input.decision === 'approved') await this.refuseOvertaken(change, claim, verdict);
      const content = { verdictId: verdict.id, ...(reason === null ? {} : { reason }) };
      const taken = await takeStep(claims, change, claim, 'take-up', { verdictId: verdict.id });
      const { decision } = input;
      const number = verdict.reviews.length + 1;
      await verdicts.addReview(change, { verdictId: verdict.id, number, personId: by.personId, decision, reason });
      if (decision === 'returned')
        await takeStep(claims, change, taken, 'return', { ...content, assignee: verdict.personId });
      else {
        await takeStep(claims, change, taken, 'approve', content);
        await this.publish(change, verdict);
      }
      const reviewed = (await verdicts.list(change, claim.id)).find(({ id }) => id === verdict.id);
      if (!reviewed) throw new TypeError(`found no verdict ${verdict.id}, expected the one that was just reviewed`);
      return reviewed;
    });
  }

  /** A verdict that rests on a finding from which a later one differs materially would be reopened as it appears. */
  private async refuseOvertaken(change: Change, claim: HeldClaim, verdict: HeldVerdict): Promise<void> {
    const { findings } = this.ports;
    const cited = await findings.byNumber(change, verdict.claimId, verdict.findingNumber);
    if (cited) refuseOlderWords(claim, cited);
    const last = await findings.latest(change, verdict.claimId);
    if (!cited || !last || last.number === cited.number) return;
    const { material, changes } = materialDifference(cited.finding, last.finding);
    if (material)
      throw new Refusal(
        'conflict',
        'finding-overtaken',
        `Found finding ${last.number}, which differs materially from finding ${cited.number} that the verdict rests on; expected the verdict to be returned and given anew.`,
        [],
        { finding: last.number, changes },
      );
  }

  private async publish(change: Change, verdict: HeldVerdict): Promise<void> {
    const { verdicts, desks, findings, events } = this.ports;
    await verdicts.publish(change, verdict);
    const desk = await desks.one(change, verdict.deskId);
    const finding = await findings.byNumber(change, verdict.claimId, verdict.findingNumber);
    const rating = desk?.policy.ratings.find(({ key }) => key === verdict.rating);
    await events.add(change, {
      deskId: verdict.deskId,
      type: 'verdict.published',
      content: {
        claimId: verdict.claimId,
        version: verdict.version,
        rating: verdict.rating,
        label: rating?.label ?? verdict.rating,
        rationale: verdict.rationale,
        cited: verdict.cited,
        findingNumber: verdict.findingNumber,
        ...(finding ? { says: finding.finding.claim.says } : {}),
      },
    });
  }
}
