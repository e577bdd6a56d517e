import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import { testDatabase, type TestDatabase } from '@whence/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { StoreChanges, writerOf } from './changes.js';
import { migrate, serviceDataSource } from './connection.js';
import { HISTORY, LATER_HISTORY } from './migrations/first-model/protect-history.js';
import { recordedBy, seenIn, StoreViews } from './views.js';

let database: TestDatabase;
let dataSource: DataSource;
let changes: StoreChanges;
let views: StoreViews;

beforeAll(async () => {
  database = await testDatabase({
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
    },
  });
  dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 12 }).initialize();
  changes = new StoreChanges(dataSource);
  views = new StoreViews(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

const BY = { kind: 'operator' } as const;

interface Link {
  readonly sequence: string;
  readonly position: string;
  readonly at: string;
  readonly entry: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

/** The whole chain, as somebody else would read it. */
function links(): Promise<Link[]> {
  return dataSource.query(`
    SELECT l.sequence, r.position, e.entry, l.previous, l.hash,
      to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM log_link l JOIN log_entry e USING (change_id, ordinal) JOIN recorded_change r USING (change_id)
    ORDER BY l.sequence`);
}

function hashOf(previous: Buffer, link: Link): Buffer {
  return createHash('sha256').update(previous).update(`${link.sequence}\n${link.at}\n${link.entry}`).digest();
}

const STRANGER = '01980000-0000-7000-8000-00000000dead';

describe('the log', () => {
  it('chains the entries of many writers without a gap, in an order that follows what they had read', async () => {
    const seenBy = new Map<string, number>();
    let chaining = true;
    const chainer = (async () => {
      while (chaining) await views.latest();
    })();
    await Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (let turn = 0; turn < 12; turn++) {
          const ledgerId = await changes.make(BY, 'test', async (change) => {
            const [{ count }]: [{ count: string }] = await writerOf(change).query('SELECT count(*) FROM ledger');
            const id = change.newId();
            seenBy.set(id, Number(count));
            await writerOf(change).query('INSERT INTO ledger (id, name, title, change_id) VALUES ($1, $2, $2, $3)', [
              id,
              `${writer}-${turn}`,
              change.id,
            ]);
            change.log('create', { kind: 'ledger', id, version: 1 }, { writer, turn });
            if (turn % 3 === 0) change.log('create', { kind: 'ledger', id, version: 2 }, { again: true });
            return id;
          });
          expect(seenBy.has(ledgerId)).toBe(true);
        }
      }),
    );
    chaining = false;
    await chainer;
    await views.latest();

    const chain = await links();
    expect(chain).toHaveLength(10 * 12 + 10 * 4);
    let previous: Buffer = createHash('sha256').update('whence').digest();
    chain.forEach((link, index) => {
      expect(Number(link.sequence)).toBe(index + 1);
      expect(link.previous.equals(previous)).toBe(true);
      expect(link.hash.equals(hashOf(previous, link))).toBe(true);
      previous = link.hash;
    });
    const times = chain.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    // Whoever saw n ledgers stands after at least n others.
    const placed: { id: string; position: string }[] = await dataSource.query(
      'SELECT l.id, r.position FROM ledger l JOIN recorded_change r USING (change_id)',
    );
    for (const { id, position } of placed) expect(Number(position)).toBeGreaterThan(seenBy.get(id) ?? Infinity);
  }, 120_000);

  it('writes nothing at all when the work throws', async () => {
    const counts = () =>
      dataSource.query(
        'SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM log_entry), (SELECT count(*) FROM outbox)',
      );
    const before: unknown = await counts();
    const failing = changes.make(BY, 'test', async (change) => {
      change.log('create', { kind: 'ledger', id: 'x', version: 1 }, {});
      change.enqueue({ name: 'recheck-due', payload: { slot: 'x' } });
      await writerOf(change).query('SELECT 1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await counts()).toEqual(before);
  });

  it.each([{ deskId: STRANGER }, { personId: STRANGER }, { keyId: STRANGER }])(
    'is by somebody who is there: %j is refused, with all that was written',
    async (who) => {
      const made = changes.make({ ...BY, ...who }, 'test', async (change) => {
        change.log('create', { kind: 'ledger', id: 'stranger', version: 1 }, {});
      });
      await expect(made).rejects.toThrow(/^found desk .*, person .*, key .*, expected those that there are$/);
      expect(await dataSource.query(`SELECT 1 FROM log_entry WHERE subject_id = 'stranger'`)).toEqual([]);
    },
  );

  it('keeps a salted digest of what was written, and not what was written', async () => {
    const content = { words: 'a private remark' };
    await changes.make(BY, 'test', async (change) => {
      change.log('observe', { kind: 'observation', id: 'digest', version: 1 }, content);
    });
    const [row]: { entry: string; salt: Buffer }[] = await dataSource.query(
      `SELECT entry, salt FROM log_entry WHERE subject_id = 'digest'`,
    );
    expect(row?.entry).not.toContain('private');
    const digest = createHash('sha256')
      .update(row?.salt ?? '')
      .update(canonicalJson(content))
      .digest('hex');
    expect(JSON.parse(row?.entry ?? '')).toMatchObject({ digest, action: 'observe' });
  });

  it('gives the view of a moment, and of one before everything', async () => {
    const before = await views.latest();
    const moment = new Date();
    // Moments are told to the millisecond: what follows is of a later one.
    while (Date.now() <= moment.getTime()) await setTimeout(1);
    await changes.make(BY, 'test', async (change) => {
      change.log('create', { kind: 'ledger', id: 'late', version: 1 }, {});
    });
    expect(await views.at(moment)).toEqual(before);
    expect((await views.at(new Date(Date.now() + 60_000))).position).toBe(before.position + 1);
    expect((await views.at(new Date(0))).position).toBe(0);
    expect((await views.at(null)).position).toBeNull();
  });

  it('gives what was recorded at a moment that is told to the millisecond, as all moments are', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await changes.make(BY, 'test', async (change) => {
        change.log('create', { kind: 'ledger', id: `moment-${n}`, version: 1 }, {});
      });
      const { position } = await views.latest();
      const [row]: { at: Date }[] = await dataSource.query(
        'SELECT recorded_at AS at FROM recorded_change WHERE position = $1',
        [position],
      );
      const told = new Date(row?.at.toISOString() ?? '');
      expect((await views.at(told)).position).toBe(position);
      expect((await views.at(new Date(told.getTime() - 1))).position).toBeLessThan(position);
    }
  });
});

describe('history', () => {
  it.each([...HISTORY, ...LATER_HISTORY])('%s can be altered by nobody', async (table) => {
    await expect(dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(dataSource.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/permission denied/);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      await expect(owner.query(`DELETE FROM whence.${table}`)).rejects.toThrow(/history is only appended/);
      await expect(owner.query(`TRUNCATE whence.${table} CASCADE`)).rejects.toThrow(/history is only appended/);
    } finally {
      await owner.end();
    }
  });

  it('names every table that the service may not alter', async () => {
    const rows: { name: string }[] = await dataSource.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'whence' AND c.relkind = 'r' AND NOT has_table_privilege('whence_app', c.oid, 'UPDATE, DELETE')`,
    );
    // Neither is history: what was migrated, and words of texts, which triggers write.
    const others = ['migrations', 'searched_word'];
    const history = rows.map(({ name }) => name).filter((name) => !others.includes(name));
    expect(history.sort()).toEqual([...HISTORY, ...LATER_HISTORY].sort());
  });

  it('belongs to another role than the one that serves', async () => {
    const owned: unknown[] = await dataSource.query(
      `SELECT 1 FROM pg_class WHERE relowner IN ('whence_app'::regrole, current_user::regrole, session_user::regrole)`,
    );
    expect(owned).toEqual([]);
  });

  it('lets the service write positions and links only by chaining', async () => {
    await expect(
      dataSource.query(`INSERT INTO log_link VALUES (999999, gen_random_uuid(), 1, '', '')`),
    ).rejects.toThrow(/permission denied/);
  });
});

it('tells of every change once, however they are committed, and nothing more comes below what is placed', async () => {
  let writing = true;
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; at < 12; at += 1) {
      const made = changes.make(BY, 'test', async (change) => {
        change.log('write', { kind: 'desk', id: change.newId(), version: 1 }, { writer, at });
        await writerOf(change).query('SELECT pg_sleep($1)', [((writer * 7 + at * 3) % 5) / 200]);
        // Its number is drawn all the same.
        if (at % 5 === writer) await writerOf(change).query(`SELECT nextval('change_drawn'), 1 / 0`);
      });
      await made.catch(() => undefined);
      if (at % 4 === writer % 4) await views.latest();
    }
  };
  const known = new Set<number>();
  let upTo = 0;
  const look = async (): Promise<void> => {
    const before: { drawn: string }[] = await dataSource.query('SELECT drawn FROM change');
    const {
      placed,
      changes: met,
      more,
    } = await views.news({ upTo, ahead: [...known].filter((drawn) => drawn > upTo) });
    for (const { drawn } of met) {
      expect(drawn).toBeGreaterThan(upTo);
      expect(known.has(drawn)).toBe(false);
      known.add(drawn);
    }
    if (more) return;
    for (const { drawn } of before) expect(known).toContain(Number(drawn));
    upTo = placed;
  };
  const looking = async (): Promise<void> => {
    while (writing) await look();
  };
  const looks = looking();
  await Promise.all([0, 1, 2, 3].map(write)).finally(() => (writing = false));
  await looks;
  await look();
  const held: { drawn: string }[] = await dataSource.query('SELECT drawn FROM change');
  expect([...known].sort((a, b) => a - b)).toEqual(held.map(({ drawn }) => Number(drawn)).sort((a, b) => a - b));
  await views.latest();
  const { placed, changes: none } = await views.news({ upTo, ahead: [...known] });
  expect([placed, none]).toEqual([Math.max(...known), []]);
});

it('leaves the question of positions out of what looks at now, and nothing else', () => {
  const text = `SELECT 1 FROM claim c WHERE c.id = $1 AND ${recordedBy('c', 2)} AND EXISTS (
    SELECT 1 FROM claim_step s WHERE ${recordedBy('s', 2)})`;
  expect(seenIn({ position: 7 }, text)).toBe(text);
  const now = seenIn({ position: null }, text);
  expect(now).not.toContain('recorded_change');
  expect(now.replaceAll(/\s+/g, ' ')).toBe(
    'SELECT 1 FROM claim c WHERE c.id = $1 AND $2::bigint IS NULL AND EXISTS ( SELECT 1 FROM claim_step s WHERE $2::bigint IS NULL)',
  );
});
