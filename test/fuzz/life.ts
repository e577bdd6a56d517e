/**
 * What people and jobs do while the fuzzer asks: claims are brought to each state of the review, events are delivered in vain.
 * What stands ready is told to the fuzzer, for the operations that can be carried out there and with who may do it.
 */
import { CrossReferenceClaim, DeliverEvent } from '@whence/workflow';
import type { Answered, TestApi } from '../support/api.js';
import type { Seen } from './seen.js';
import { LedgerLife } from './ledger-life.js';
import { shares } from './shares.js';

/** Places of people in the ground's keys: who begins, who is second, who is third. */
const [FIRST, SECOND, THIRD] = [0, 1, 2] as const;
const EXPORTS = ['annotations', 'claimReview', 'warnings', 'evidencePack', 'provenance'].map(
  (name) => `ClaimExports_${name}`,
);
const WORDS = { rating: 'unresolved', rationale: 'Nobody counted them.' };

export class Life {
  private turn = 0;
  private policy: object | undefined;

  constructor(
    private readonly api: TestApi,
    private readonly keys: readonly string[],
    private readonly seen: Seen,
  ) {}

  /** One turn: the findings that are waited for, then a page whose claims go different ways. */
  async run(): Promise<void> {
    this.turn += 1;
    await this.find();
    await this.deliver();
    const blind = this.turn % 2 === 0;
    await this.setPolicy(blind ? 'blind' : 'open');
    const claims = await this.claimsOf(blind ? 2 : 5);
    if (blind) await this.readBlind(claims);
    else await this.readOpenly(claims);
    await this.proposed();
    await new LedgerLife(this.api, this.seen, this.turn).run();
    await shares(this.api, this.seen, { turn: this.turn, first: FIRST, other: this.keys.length - 1 }, this.keys);
  }

  /** Asks as one of the people; a step that the fuzzer itself made impossible meanwhile is left. */
  private post(path: string, body: object, who: number = FIRST): Promise<Answered> {
    return this.api.ask(path, { method: 'POST', body, key: this.keys[who] ?? null });
  }

  private async find(): Promise<void> {
    const waiting: { id: string }[] = await this.api.dataSource.query(
      `SELECT q.id FROM cross_reference_request q WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.request_id = q.id)
         AND NOT EXISTS (SELECT 1 FROM cross_reference_request later WHERE later.claim_id = q.claim_id AND later.id > q.id)
       ORDER BY q.id DESC LIMIT 50`,
    );
    for (const { id } of waiting) await new CrossReferenceClaim(this.api.ports).run({ kind: 'job' }, { requestId: id });
  }

  /** The policy as it was first, with one way of second review: the fuzzer may have changed it to anything. */
  private async setPolicy(secondReview: 'open' | 'blind'): Promise<void> {
    const { version, policy } = (await this.api.ask('/v1/desk')).body;
    this.policy ??= policy;
    await this.post('/v1/desk/policy', { version, policy: { ...this.policy, secondReview } });
    const next = { version: version + 1, policy: { ...this.policy, secondReview } };
    this.seen.prepare(['Desks_change'], { values: { version: version + 1 }, asker: FIRST, body: next });
  }

  /** Claims with a finding, of a page of their own. */
  private async claimsOf(count: number): Promise<readonly { readonly claimId: string; readonly finding: number }[]> {
    const text = Array.from({ length: count }, (_, n) => `The harbour master counted ${this.turn * 10 + n} boats.`);
    const page = await this.post('/v1/articles', {
      title: `Turn ${this.turn}`,
      status: 'published',
      publishedOn: '2025-05-02',
      text: text.join('\n'),
    });
    const proposed: readonly string[] = page.body.proposed ?? [];
    for (const id of proposed) await this.post(`/v1/claims/${id}/submission`, {});
    await this.find();
    for (const claimId of proposed) {
      const { appearances } = (await this.api.ask(`/v1/claims/${claimId}`)).body;
      const appearance: unknown = appearances?.[0]?.key;
      if (typeof appearance === 'string')
        this.seen.prepare(['Claims_judge'], {
          values: { claimId },
          asker: FIRST,
          body: { appearance, statement: 'sample/T01', standing: 'confirmed' },
        });
    }
    return proposed.map((claimId) => ({ claimId, finding: 1 }));
  }

  /** Proposals of a page: one that was rejected, which may be taken back, and one that may be; and words that nobody proposed. */
  private async proposed(): Promise<void> {
    const [one, two] = [this.turn * 10 + 8, this.turn * 10 + 9];
    const page = await this.post('/v1/articles', {
      ...{ title: `Turn ${this.turn}, proposed`, status: 'published', publishedOn: '2025-05-02' },
      text: `The harbour master counted ${one} boats.\nThe harbour master counted ${two} boats.\nThe harbour was full.`,
    });
    const [first, second] = (page.body.proposed ?? []) as readonly string[];
    await this.post(`/v1/claims/${first}/rejection`, { reason: 'Boats.' });
    if (first !== undefined) this.seen.prepare(['Review_restore'], { values: { claimId: first }, asker: FIRST });
    if (second !== undefined)
      this.seen.prepare(['Review_reject'], { values: { claimId: second }, asker: FIRST, body: { reason: 'Boats.' } });
    const content = { mode: 'observed', polarity: 'affirms' };
    const written = { articleId: page.body.id, quote: { exact: 'The harbour was full.' }, content };
    this.seen.prepare(['Claims_write'], { values: {}, asker: FIRST, body: written });
  }

  private async give(claimId: string, finding: number): Promise<void> {
    await this.post(`/v1/claims/${claimId}/verdicts`, { ...WORDS, finding });
  }

  private async readOpenly(claims: readonly { readonly claimId: string; readonly finding: number }[]): Promise<void> {
    for (const [at, { claimId, finding }] of claims.entries()) {
      const values = { claimId, version: 1, finding, rating: WORDS.rating };
      const offer = (operations: readonly string[], asker: number): void =>
        this.seen.prepare(operations, { values, asker });
      if (at === 0) {
        offer(['Verdicts_give', 'Review_assign', 'Claims_observe'], FIRST);
        continue;
      }
      await this.give(claimId, finding);
      if (at === 1) {
        offer(['Verdicts_review'], SECOND);
        continue;
      }
      await this.post(`/v1/claims/${claimId}/verdicts/1/reviews`, { decision: 'approved' }, SECOND);
      if (at === 2) offer([...EXPORTS, 'Review_reopen', 'Retractions_propose'], FIRST);
      if (at === 3) {
        await this.post(`/v1/claims/${claimId}/verdicts/1/retractions`, {
          reason: 'It was misfiled.',
          notice: 'Gone.',
        });
        offer(['Retractions_decide'], SECOND);
      }
      if (at === 4) {
        await this.post(`/v1/claims/${claimId}/reopening`, { reason: 'A reader wrote.' });
        offer(['Review_letStand'], FIRST);
      }
    }
  }

  private async readBlind(claims: readonly { readonly claimId: string; readonly finding: number }[]): Promise<void> {
    for (const [at, { claimId, finding }] of claims.entries()) {
      await this.give(claimId, finding);
      const values = { claimId, version: 1, rating: WORDS.rating };
      if (at === 0) this.seen.prepare(['Verdicts_read'], { values, asker: SECOND });
      else {
        const other = { rating: 'not-checkable', rationale: 'It is an opinion.' };
        await this.post(`/v1/claims/${claimId}/verdicts/1/readings`, other, SECOND);
        this.seen.prepare(['Verdicts_settle'], { values, asker: THIRD });
      }
    }
  }

  /** One event is told to a subscriber who refuses it. */
  private async deliver(): Promise<void> {
    const { id: subscriberId } = (
      await this.post('/v1/subscribers', { name: `Turn ${this.turn}`, url: 'https://cms.example/in', types: [] })
    ).body;
    const { entries } = (await this.api.ask('/v1/events')).body;
    const eventId: unknown = entries?.at(-1)?.id;
    if (typeof subscriberId !== 'string' || typeof eventId !== 'string') return;
    const refused = { outcome: 'refused', status: 500, detail: null, gone: false, retryAfterMs: null } as const;
    const webhooks = { send: () => Promise.resolve(refused), fault: () => undefined };
    const deliver = new DeliverEvent({ ...this.api.ports, webhooks });
    await deliver.run({ kind: 'job' }, { eventId, subscriberId, after: 0 }).catch(() => undefined);
    for (const { id } of (await this.api.ask(`/v1/deliveries?subscriberId=${subscriberId}`)).body.entries)
      this.seen.prepare(['Deliveries_redeliver'], { values: { deliveryId: id }, asker: FIRST });
  }
}
