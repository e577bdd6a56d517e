/** What becomes of a ledger while the fuzzer asks: entries, statements, links and kept pages, each in a standing that some operation takes. */
import type { Answered, TestApi } from '../support/api.js';
import type { Seen } from './seen.js';

/** Place of the administrator's key in the ground's keys. */
const FIRST = 0;

export class LedgerLife {
  constructor(
    private readonly api: TestApi,
    private readonly seen: Seen,
    private readonly turn: number,
  ) {}

  private post(path: string, body: object): Promise<Answered> {
    return this.api.ask(path, { method: 'POST', body });
  }

  /** Fresh entries of a ledger, some of them merged, that nothing else stands on. */
  async run(): Promise<void> {
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
