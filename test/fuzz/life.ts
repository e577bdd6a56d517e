/**
 * What people and jobs do while the fuzzer asks: claims are brought to each state of the review, events are delivered in vain.
 * What stands ready is told to the fuzzer, for the operations that can be carried out there and with who may do it.
 */
import { CrossReferenceClaim, DeliverEvent } from '@whence/workflow';
import type { Answered, TestApi } from '../support/api.js';
import type { Seen } from './seen.js';

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
    await this.ledger();
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
    this.seen.prepare(['Desks_change'], { values: { version: version + 1 }, asker: FIRST });
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

  private async give(claimId: string, finding: number): Promise<void> {
    await this.post(`/v1/claims/${claimId}/verdicts`, { ...WORDS, finding });
  }

  private async readOpenly(claims: readonly { readonly claimId: string; readonly finding: number }[]): Promise<void> {
    for (const [at, { claimId, finding }] of claims.entries()) {
      const values = { claimId, version: 1, finding, rating: WORDS.rating };
      const offer = (operations: readonly string[], asker: number): void =>
        this.seen.prepare(operations, { values, asker });
      if (at === 0) {
        offer(['Verdicts_give', 'Review_assign', 'Claims_observe', 'Review_reject'], FIRST);
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

  /** Fresh entries of a ledger, some of them merged, that nothing else stands on. */
  private async ledger(): Promise<void> {
    const base = '/v1/ledgers/sample';
    const put = (path: string, body: object) => this.api.ask(`${base}/${path}`, { method: 'PUT', body });
    const [one, two, three, four] = [1, 2, 3, 4].map((n) => `turn-${this.turn}-${n}`) as [
      string,
      string,
      string,
      string,
    ];
    for (const key of [one, two, three, four]) {
      await put(`sources/${key}`, { name: `Source ${key}`, kind: 'body' });
      await put(`measures/${key}`, {
        counted: `boats ${key}`,
        state: 'counted',
        unit: 'vessels',
        label: `Boats ${key}`,
      });
      await put(`places/${key}`, { name: `Place ${key}` });
    }
    const edge = { kind: 'part-of', other: two, from: '2020' };
    await this.post(`${base}/sources/${one}/edges`, edge);
    const ledger = 'sample';
    for (const [kind, operations] of [
      ['source', 'Sources'],
      ['measure', 'Measures'],
      ['place', 'Places'],
    ] as const) {
      await this.post(`${base}/${kind}s/${three}/merge`, { into: four });
      const key = `${kind}Key`;
      this.seen.prepare([`${operations}_unmerge`], { values: { ledger, [key]: three }, asker: FIRST });
      this.seen.prepare([`${operations}_merge`], { values: { ledger, [key]: one, into: four }, asker: FIRST });
      this.seen.prepare([`${operations}_read`], { values: { ledger, [key]: two }, asker: FIRST });
    }
    const source = { ledger, sourceKey: one };
    const ended = { kind: edge.kind, other: two, to: '2024' };
    this.seen.prepare(['SourceChanges_end'], { values: source, asker: FIRST, body: ended });
    const into = ['north', 'south'].map((half) => ({
      key: `${four}-${half}`,
      name: `The ${half} of ${four}`,
      kind: 'body',
    }));
    this.seen.prepare(['SourceChanges_split'], {
      values: { ledger, sourceKey: four },
      asker: FIRST,
      body: { on: '2021', into, assign: [] },
    });
    await this.statements(ledger, one, two);
  }

  private async statements(ledger: string, one: string, two: string): Promise<void> {
    const content = { measure: one, mode: 'observed', polarity: 'affirms', amount: { point: 40 }, asOf: '2025-03' };
    for (const [id, source] of [
      ['a', one],
      ['b', two],
    ] as const) {
      const statement = { source, saidOn: '2025-03-01', publishedOn: '2025-03-01', reading: 'read', content };
      await this.api.ask(`/v1/ledgers/${ledger}/statements/${one}-${id}`, { method: 'PUT', body: statement });
    }
    const [a, b] = [`${one}-a`, `${one}-b`];
    const joined = await this.post(`/v1/ledgers/${ledger}/hops`, {
      from: a,
      to: b,
      kind: 'quotes',
      standing: 'suggested',
    });
    if (typeof joined.body?.id === 'string')
      this.seen.prepare(['Statements_judge'], { values: { ledger, hopId: joined.body.id }, asker: FIRST });
    const pair = { ledger, statementId: a };
    const ratings = [
      'Ratings_rateStatement',
      'Ratings_ofStatement',
      'Statements_read',
      'Statements_trace',
      'Statements_put',
    ];
    this.seen.prepare(ratings, { values: { ...pair, source: one, measure: one, saidOn: '2025-03-01' }, asker: FIRST });
    const relayed = { from: a, to: b };
    this.seen.prepare(['Statements_relate'], { values: pair, asker: FIRST, body: { ...relayed, kind: 'repeats' } });
    this.seen.prepare(['Statements_join'], { values: pair, asker: FIRST, body: { ...relayed, kind: 'cites' } });
    const assign = [{ to: one, statements: [b] }];
    this.seen.prepare(['SourceChanges_reassign'], {
      values: { ledger, sourceKey: two },
      asker: FIRST,
      body: { assign },
    });
    await this.evidence(`${ledger}/${a}`);
    for (const { id, kind } of (await this.api.ask('/v1/vocabulary-proposals?standing=proposed')).body?.entries ?? [])
      if (typeof id === 'string')
        this.seen.prepare(['Proposals_merge'], {
          values: { proposalId: id },
          asker: FIRST,
          body: { ledger, key: kind === 'place' ? 'kursk' : one },
        });
  }

  /** A page that says something, to be quoted from and attached. */
  private async evidence(statement: string): Promise<void> {
    const kept = await this.api.ask('/v1/snapshots?address=https://daily.example/one', {
      method: 'POST',
      body: `The harbour master counted ${this.turn} boats.`,
      headers: { 'content-type': 'text/plain' },
    });
    const snapshotId: unknown = kept.body?.id;
    if (typeof snapshotId !== 'string') return;
    const values = { snapshotId };
    const quoted = { quote: { exact: `counted ${this.turn} boats` }, language: 'en' };
    this.seen.prepare(['Excerpts_write'], { values, asker: FIRST, body: quoted });
    this.seen.prepare(['Snapshots_attach'], { values, asker: FIRST, body: { statement } });
  }
}
