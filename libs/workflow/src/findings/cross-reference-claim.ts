import { hash as hashOf } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { canonicalJson, effectiveKey, underReview } from '@whence/domain';
import type { Claims, RequestStanding } from '../claims/ports.js';
import type { Desks } from '../desks/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Actor, ChangesTogether, View, Views } from '../ports/changes.js';
import type { Verdicts } from '../verdicts/ports.js';
import { findUnder } from './find.js';
import type { Findings } from './ports.js';
import { type CrossReferenceOutcome, type Looked, NOTHING, recordFindings } from './record-findings.js';

/** One request to be fulfilled, and for whom. */
export interface RequestAsked {
  readonly by: Actor;
  readonly requestId: string;
}

/**
 * How many claims of one bundle are looked at side by side: while one waits for the database, another is computed. Times
 * the jobs at a time, it must stay below the connections of the pool.
 */
const SIDE_BY_SIDE = 2;

/**
 * Fulfils requests: writes one immutable finding for each, compares it with the one that the standing verdict rests on,
 * and reopens the claim when they differ materially. The published verdict stands until a person replaces it.
 */
export class CrossReferenceClaim {
  constructor(
    private readonly ports: {
      readonly changes: ChangesTogether;
      readonly views: Views;
      readonly desks: Desks;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
      readonly priorStatements: PriorStatements;
      readonly events: Events;
    },
  ) {}

  /** May run any number of times for one request, at once or one after the other; it writes one finding. */
  async run(by: Actor, { requestId }: { readonly requestId: string }): Promise<CrossReferenceOutcome> {
    const [outcome] = await this.runTogether([{ by, requestId }]);
    if (outcome === undefined) throw new TypeError('found no outcome, expected that of the one request');
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /**
   * Fulfils several requests over one view, and writes what was found in one transaction. One that fails does not fail
   * the others: when they cannot be written together, each is written alone. What came of each, in the order asked.
   */
  async runTogether(asked: readonly RequestAsked[]): Promise<readonly PromiseSettledResult<CrossReferenceOutcome>[]> {
    const view = await this.ports.views.latest();
    const outcomes = new Map<RequestAsked, PromiseSettledResult<CrossReferenceOutcome>>();
    const open = await this.stillOpen(view, asked);
    const looked: { readonly of: RequestAsked; readonly found: Looked }[] = [];
    for (let from = 0; from < open.length; from += SIDE_BY_SIDE) {
      const some = open.slice(from, from + SIDE_BY_SIDE);
      const settled = await Promise.allSettled(some.map(({ look }) => look()));
      for (const [at, { of }] of some.entries()) {
        const each = settled[at];
        if (each?.status === 'fulfilled') looked.push({ of, found: each.value });
        else if (each !== undefined) outcomes.set(of, each);
      }
    }
    const written = await this.write(looked.map(({ found }) => found));
    for (const [at, { of }] of looked.entries()) {
      const outcome = written[at];
      if (outcome !== undefined) outcomes.set(of, outcome);
    }
    return asked.map((each) => outcomes.get(each) ?? { status: 'fulfilled', value: NOTHING });
  }

  /** The requests that still need a finding, each with how it is found. */
  private async stillOpen(view: View & { readonly position: number }, asked: readonly RequestAsked[]) {
    const { claims, desks, priorStatements } = this.ports;
    const ids = [...new Set(asked.map(({ requestId }) => requestId))];
    const needed = (await claims.standingOf(view, ids)).filter(isNeeded);
    const held = await claims.some(view, [...new Set(needed.map(({ request }) => request.claimId))]);
    const notCollapsing = new Map<string, readonly string[] | undefined>();
    for (const deskId of new Set(held.map((claim) => claim.deskId)))
      notCollapsing.set(deskId, (await desks.one(view, deskId))?.policy.notCollapsing);
    return asked.flatMap((of) => {
      const request = needed.find((one) => one.request.id === of.requestId)?.request;
      const claim = held.find(({ id }) => id === request?.claimId);
      if (request === undefined || claim === undefined || !underReview(claim.step.state)) return [];
      const look = async (): Promise<Looked> => {
        // A finding may need nothing but the processor, and a bundle of them for seconds: the queue's signs of life come between.
        await othersTurn();
        const cutoffs = { recorded: view.position, publishedBy: null };
        const { deskId } = claim;
        const vocabulary = await priorStatements.vocabulary(view, deskId);
        const apart = notCollapsing.get(deskId);
        const finding = await findUnder(vocabulary, priorStatements, view, claim, cutoffs, apart);
        const text = canonicalJson(finding);
        const meant = (source: string) => effectiveKey(source, vocabulary.sources);
        return {
          by: of.by,
          request,
          claim,
          position: view.position,
          finding,
          text,
          hash: hashOf('sha256', text),
          meant,
        };
      };
      return { of, look };
    });
  }

  private async write(looked: readonly Looked[]): Promise<readonly PromiseSettledResult<CrossReferenceOutcome>[]> {
    if (looked.length === 0) return [];
    try {
      const outcomes = await recordFindings(this.ports, looked);
      return outcomes.map((value) => ({ status: 'fulfilled', value }));
    } catch (reason) {
      if (looked.length === 1) return [{ status: 'rejected', reason }];
      const each: PromiseSettledResult<CrossReferenceOutcome>[] = [];
      for (const one of looked) each.push(...(await this.write([one])));
      return each;
    }
  }
}

/** A flood of requests makes few findings: each gives way to a later one. A submission waits for no other. */
function isNeeded({ request, answered, overtaken }: RequestStanding): boolean {
  return !answered && overtaken !== 'seen' && (overtaken === null || request.cause === 'submission');
}
