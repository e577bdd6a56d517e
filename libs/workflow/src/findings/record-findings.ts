/** Findings that were made over one view, written together with all that follows from each. */
import { materialDifference, REVIEW, underReview } from '@whence/domain';
import type { Finding } from '@whence/domain';
import type { Claims, ClaimStep, CrossReferenceRequest, HeldClaim } from '../claims/ports.js';
import { takeStep } from '../claims/review-steps.js';
import type { NewEvent } from '../newsroom/event.js';
import type { Events } from '../newsroom/ports.js';
import type { Actor, Change, ChangesTogether, Written } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';
import type { Findings, NewFinding, Recheck, RecordedFinding } from './ports.js';

export interface CrossReferenceOutcome {
  /** `nothing`: the request has its finding already, gave way to a later one, or its claim is not under review. */
  readonly made: 'finding' | 'nothing';
  readonly finding?: RecordedFinding;
  readonly recheck?: Recheck;
  readonly reopened: boolean;
}

export const NOTHING: CrossReferenceOutcome = { made: 'nothing', reopened: false };

/** What was found for one request, and the position up to which it looked. */
export interface Looked {
  readonly by: Actor;
  readonly request: CrossReferenceRequest;
  readonly claim: HeldClaim;
  readonly position: number;
  readonly finding: Finding;
  /** Its canonical JSON, and the SHA-256 of that, hex. */
  readonly text: string;
  readonly hash: string;
  /** The key that a source's key stands for in the vocabulary that was looked at. */
  readonly meant: (source: string) => string;
}

interface Ports {
  readonly changes: ChangesTogether;
  readonly claims: Claims;
  readonly findings: Findings;
  readonly verdicts: Verdicts;
  readonly events: Events;
}

/** What came of each, in the same order. All are written in one transaction: one change for each desk and HTTP request. */
export function recordFindings(ports: Ports, looked: readonly Looked[]): Promise<readonly CrossReferenceOutcome[]> {
  const actors = new Map(looked.map((one) => [actorKey(one), { ...one.by, deskId: one.claim.deskId }]));
  const keys = [...actors.keys()];
  return ports.changes.makeTogether([...actors.values()], 'cross-reference-claim', async (changes) => {
    const [first] = changes;
    if (first === undefined) return [];
    const changeOf = (one: Looked): Change => changes[keys.indexOf(actorKey(one))] ?? first;
    return new Recording(ports, first, changeOf).record(looked);
  });
}

const actorKey = ({ by, claim }: Looked): string => `${claim.deskId} ${by.requestId ?? ''}`;

class Recording {
  private readonly found: Written<NewFinding>[] = [];
  private readonly rechecks: Written<Recheck>[] = [];
  private readonly events: Written<NewEvent>[] = [];
  private readonly reopenings: { readonly change: Change; readonly claim: HeldClaim; readonly at: number }[] = [];

  constructor(
    private readonly ports: Ports,
    private readonly first: Change,
    private readonly changeOf: (one: Looked) => Change,
  ) {}

  async record(looked: readonly Looked[]): Promise<readonly CrossReferenceOutcome[]> {
    const { first, ports } = this;
    const claimIds = [...new Set(looked.map(({ claim }) => claim.id))];
    await first.holdAll('claim', claimIds);
    const requestIds = looked.map(({ request }) => request.id);
    const answered = await ports.findings.answered(first, requestIds);
    const steps = await ports.claims.lastSteps(first, claimIds);
    const latest = new Map<string, RecordedFinding>(await ports.findings.latestOf(first, claimIds));
    const standing = await ports.verdicts.publishedOf(first, claimIds);
    const outcomes: CrossReferenceOutcome[] = [];
    for (const one of looked) {
      const step = steps.get(one.claim.id);
      const last = latest.get(one.claim.id) ?? null;
      // Withdrawn while the job looked: nobody waits for what it found. Or another request's job looked later, or at the
      // same things, and was faster: what it found stands.
      const isLate = last !== null && (last.finding.cutoffs.recorded ?? 0) >= one.position;
      if (answered.has(one.request.id) || step === undefined || !underReview(step.state) || isLate) {
        outcomes.push(NOTHING);
        continue;
      }
      const outcome = await this.one(one, step, last, standing.get(one.claim.id) ?? null);
      latest.set(one.claim.id, outcome.finding);
      outcomes.push(outcome);
    }
    await ports.findings.add(this.found);
    await ports.findings.addRechecks(this.rechecks);
    await ports.events.addAll(this.events);
    await this.reopen(outcomes);
    return outcomes;
  }

  private async one(
    looked: Looked,
    step: ClaimStep,
    last: RecordedFinding | null,
    standing: HeldVerdict | null,
  ): Promise<CrossReferenceOutcome & { readonly finding: RecordedFinding }> {
    const { claim, request, finding, text, hash, meant } = looked;
    const change = this.changeOf(looked);
    const recorded: RecordedFinding = {
      id: change.newId(),
      claimId: claim.id,
      number: (last?.number ?? 0) + 1,
      requestId: request.id,
      claimVersion: claim.version,
      hash,
      finding,
    };
    const against = await this.baseline(claim.id, step, standing, last);
    const recheck = against === null ? undefined : compared(recorded, against, request.cause, meant);
    this.found.push([change, { ...recorded, text }]);
    if (recheck) this.rechecks.push([change, recheck]);
    this.events.push([change, findingRecorded(claim, recorded, recheck)]);
    // One that is open already, or being assessed anew, stays where it is.
    const reopened = standing !== null && recheck?.material === true && REVIEW.next(step.state, 'reopen') !== undefined;
    if (reopened) this.reopenings.push({ change, claim: { ...claim, step }, at: this.found.length - 1 });
    return { made: 'finding', finding: recorded, ...(recheck ? { recheck } : {}), reopened };
  }

  /** The finding on which the published verdict rests, or on which a person last let it stand; else the last finding. */
  private baseline(
    claimId: string,
    step: ClaimStep,
    standing: HeldVerdict | null,
    last: RecordedFinding | null,
  ): Promise<RecordedFinding | null> {
    if (standing === null) return Promise.resolve(last);
    const letStand = step.event === 'let-stand' ? step.content.findingNumber : undefined;
    return this.ports.findings.byNumber(this.first, claimId, letStand ?? standing.findingNumber);
  }

  private async reopen(outcomes: readonly CrossReferenceOutcome[]): Promise<void> {
    const made = outcomes.filter(({ finding }) => finding !== undefined);
    for (const { change, claim, at } of this.reopenings) {
      const { finding, recheck } = made[at] ?? {};
      if (finding === undefined || recheck === undefined) continue;
      const reason = recheck.changes.map(({ text }) => text).join('; ');
      await takeStep(this.ports.claims, change, claim, 'reopen', { reason, findingNumber: finding.number });
      await this.ports.events.add(change, claimReopened(claim, finding, recheck));
    }
  }
}

function findingRecorded(claim: HeldClaim, { number, finding }: RecordedFinding, recheck?: Recheck): NewEvent {
  return {
    deskId: claim.deskId,
    type: 'finding.recorded',
    content: {
      claimId: claim.id,
      findingNumber: number,
      says: finding.claim.says,
      assessments: finding.assessments.map(({ kind }) => kind),
      ...(recheck ? { material: recheck.material, changes: recheck.changes, against: recheck.againstNumber } : {}),
    },
  };
}

function claimReopened(claim: HeldClaim, { number, finding }: RecordedFinding, recheck: Recheck): NewEvent {
  return {
    deskId: claim.deskId,
    type: 'claim.reopened',
    content: {
      claimId: claim.id,
      findingNumber: number,
      against: recheck.againstNumber,
      says: finding.claim.says,
      changes: recheck.changes,
    },
  };
}

function compared(
  after: RecordedFinding,
  before: RecordedFinding,
  cause: Recheck['cause'],
  meant: Looked['meant'],
): Recheck {
  const { material, changes } = materialDifference(before.finding, after.finding, meant);
  return {
    findingId: after.id,
    claimId: after.claimId,
    againstId: before.id,
    againstNumber: before.number,
    cause,
    material,
    changes,
  };
}
