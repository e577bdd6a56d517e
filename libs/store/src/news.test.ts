/** That a change bears on no more than it says: what is read of a claim is the same before and after every other change. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECT_KINDS, type SubjectKind, type View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { livedIn, type LivedIn } from './audit/lived-in.contract.js';
import { serviceDataSource } from './connection.js';
import { BEARINGS, claimsOfChanges } from './news.js';
import { storePorts, type StorePorts } from './ports.js';

let lived: LivedIn;
let dataSource: DataSource;
let ports: StorePorts;
beforeAll(async () => {
  lived = await livedIn(async () => undefined);
  dataSource = await serviceDataSource({ url: lived.serviceUrl, role: 'whence_app', pool: 4 }).initialize();
  ports = storePorts(dataSource);
  await ports.views.latest();
}, 120_000);
afterAll(async () => {
  await dataSource.destroy();
  await lived.close();
});

/** All that answers about one claim are made of. */
async function readOf(view: View, claimId: string): Promise<string> {
  const { claims, findings, verdicts, replies } = ports;
  const asked = await replies.ofClaims(view, [claimId]);
  return JSON.stringify([
    [...asked],
    await Promise.all([
      claims.get(view, claimId),
      claims.history(view, claimId),
      findings.list(view, claimId, { after: null, limit: 100 }),
      verdicts.list(view, claimId),
    ]),
  ]);
}

/** What the ledgers of each desk have merged. */
async function mergedOf(view: View): Promise<string> {
  const desks: { id: string }[] = await dataSource.query('SELECT id FROM desk ORDER BY id');
  const merged = await Promise.all(desks.map(({ id: deskId }) => ports.ledgerReading.merged(view, { deskId })));
  return JSON.stringify(merged, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

interface Placed {
  readonly id: string;
  readonly position: number;
  readonly kinds: readonly SubjectKind[];
}

const placedChanges = (): Promise<Placed[]> =>
  dataSource.query(
    `SELECT c.id, rc.position::int,
       (SELECT coalesce(array_agg(DISTINCT e.subject_kind), '{}') FROM log_entry e WHERE e.change_id = c.id) AS kinds
     FROM change c JOIN recorded_change rc ON rc.change_id = c.id ORDER BY rc.position`,
  );

describe('what a change bears on', () => {
  it('is told for every kind of subject', () => {
    expect(Object.keys(BEARINGS).sort()).toEqual([...SUBJECT_KINDS].sort());
  });

  it('is all that reads otherwise after it', async () => {
    const changes = await placedChanges();
    const claims: { id: string }[] = await dataSource.query('SELECT id FROM claim ORDER BY id');
    const claimsOf = await claimsOfChanges(
      dataSource.manager,
      changes.map(({ id }) => id),
    );
    const before = new Map<string, string>();
    const told = new Set<SubjectKind>();
    let merged = '';
    for (const { id, position, kinds } of changes) {
      const view = { position };
      const bears = claimsOf.get(id);
      for (const { id: claimId } of claims) {
        const now = await readOf(view, claimId);
        const otherwise = now !== (before.get(claimId) ?? '');
        before.set(claimId, now);
        if (!otherwise || bears === undefined || position === 1) continue;
        expect({ kinds, claims: bears }).toEqual({ kinds, claims: expect.arrayContaining([claimId]) });
        for (const kind of kinds) told.add(kind);
      }
      const keys = await mergedOf(view);
      if (keys !== merged) expect(bears).toBeUndefined();
      merged = keys;
    }
    // The claims of what was looked at are not simply everything, nor nothing.
    expect([...told]).toEqual(
      expect.arrayContaining(['claim-step', 'finding', 'verdict', 'comment', 'observation', 'reply']),
    );
  });

  it('is anything for whoever founds a desk, adds a person, cuts a key or writes to a ledger', async () => {
    const kinds: readonly SubjectKind[] = ['desk', 'person', 'membership', 'key', 'identity', 'statement', 'erasure'];
    const changes = (await placedChanges()).filter((change) => change.kinds.some((kind) => kinds.includes(kind)));
    expect(changes.length).toBeGreaterThan(5);
    const ids = changes.map(({ id }) => id);
    expect([...(await claimsOfChanges(dataSource.manager, ids))]).toEqual([]);
    const { changes: met } = await ports.views.news({ upTo: 0, ahead: [] });
    for (const { id, ofClaims } of met) if (ids.includes(id)) expect(ofClaims).toBe(false);
  });
});
