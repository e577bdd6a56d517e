/** Tampering, done in SQL by whoever may do anything in the database: each is found and named. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import { inDatabase } from '@whence/testing';
import { RenewSigningKey, SignLog } from '@whence/workflow';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../connection.js';
import { storePorts } from '../ports.js';
import { independentFaults } from './independent-verifier.contract.js';
import { exportLog, FileLogSigner, publicKeyOf, verifyDatabase, verifyLines } from './index.js';
import { livedIn, type LivedIn } from './lived-in.contract.js';
import type { RecordReport } from './report.js';

interface Copy {
  readonly name: string;
  readonly superuser: pg.Client;
  readonly dataSource: DataSource;
}

let folder: string;
let lived: LivedIn;
/** The last entry that is signed in the database of which each test has a copy. */
let signedTo = 0;
let publicKey = '';
let copies = 0;
let copy: Copy | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-audit-'));
  lived = await livedIn(async ({ ports }) => {
    const logSigner = new FileLogSigner(join(folder, 'key.pem'));
    const sign = new SignLog({ ...ports, logSigner });
    await sign.run();
    await ports.changes.make({ kind: 'operator' }, 'test', (change) => {
      change.log('retry', { kind: 'job', id: 'job-2', version: 1 }, {});
      return Promise.resolve();
    });
    signedTo = (await sign.run())?.sequence ?? 0;
    publicKey = (await logSigner.current(false))?.publicKey ?? '';
  });
}, 120_000);
afterAll(async () => {
  await lived.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  await copy?.dataSource.destroy();
  await copy?.superuser.end();
  if (copy !== undefined) await asServer((client) => client.query(`DROP DATABASE ${copy?.name} WITH (FORCE)`));
  copy = undefined;
});

async function asServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(lived.superuserUrl, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A copy of the database in which the statements were run with no trigger and no grant in the way. */
async function tampered(...statements: readonly string[]): Promise<Copy> {
  const name = `tampered_${process.pid}_${(copies += 1)}`;
  const source = new URL(lived.superuserUrl).pathname.slice(1);
  await asServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`));
  const superuser = new pg.Client({
    connectionString: inDatabase(lived.superuserUrl, name),
    options: '-c search_path=whence,public -c session_replication_role=replica',
  });
  await superuser.connect();
  const url = inDatabase(lived.serviceUrl, name);
  const dataSource = await serviceDataSource({ url, role: 'whence_app', pool: 2 }).initialize();
  copy = { name, superuser, dataSource };
  for (const statement of statements) {
    const { rowCount } = await superuser.query(statement);
    expect(rowCount).toBeGreaterThan(0);
  }
  return copy;
}

const roots = (): Buffer[] => [publicKeyOf(publicKey)];
const online = (dataSource: DataSource): Promise<RecordReport> =>
  verifyDatabase(dataSource, { roots: roots(), rows: true, unsignedSince: null, remembered: null });

async function exported(dataSource: DataSource): Promise<string[]> {
  const pieces: string[] = [];
  await exportLog(dataSource, new Date(0), (text) => Promise.resolve(void pieces.push(text)));
  return pieces.join('').trimEnd().split('\n');
}

const kinds = ({ faults }: RecordReport): string[] => [...new Set(faults.map(({ kind }) => kind))];

/** Relinks the chain from a sequence on, as the service itself would link it. */
const RELINK = (from: number): string => `DO $$
  DECLARE link record; before bytea := (SELECT hash FROM log_link WHERE sequence = ${from} - 1);
  BEGIN
    FOR link IN SELECT l.sequence, e.entry, to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
      FROM log_link l JOIN log_entry e USING (change_id, ordinal) JOIN recorded_change r USING (change_id)
      WHERE l.sequence >= ${from} ORDER BY l.sequence
    LOOP
      UPDATE log_link SET previous = before, hash = sha256(before || convert_to(link.sequence || E'\\n' || link.at || E'\\n' || link.entry, 'UTF8'))
        WHERE sequence = link.sequence RETURNING hash INTO before;
    END LOOP;
  END $$`;

/** An entry at the end of the log with a right hash, as if a verdict had been published. */
const FORGE = [
  `INSERT INTO change SELECT gen_random_uuid(), desk_id, actor_kind, person_id, key_id, 'forged', NULL, drawn + 1, drawn_at
   FROM change ORDER BY drawn DESC LIMIT 1`,
  `INSERT INTO recorded_change SELECT r.position + 1, c.id, c.drawn, r.recorded_at
   FROM recorded_change r, change c WHERE c.purpose = 'forged' ORDER BY r.position DESC LIMIT 1`,
  `INSERT INTO log_entry SELECT id, 1, 'retry', 'job', 'forged', 1,
     '{"action":"retry","actor":{"key":null,"kind":"' || actor_kind || '","person":null},"change":"' || id || '","desk":null,"digest":"'
     || encode(sha256('x'), 'hex') || '","purpose":"forged","subject":{"id":"forged","kind":"job","version":1},"v":1}'
   FROM change WHERE purpose = 'forged'`,
  `INSERT INTO log_link SELECT l.sequence + 1, c.id, 1, l.hash, sha256(l.hash || convert_to((l.sequence + 1) || E'\\n'
     || to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n' || e.entry, 'UTF8'))
   FROM log_link l, change c JOIN recorded_change r ON r.change_id = c.id JOIN log_entry e ON e.change_id = c.id
   WHERE c.purpose = 'forged' ORDER BY l.sequence DESC LIMIT 1`,
];

describe('an untouched record', () => {
  it('fits, in the database and in its export, for this verifier and for another', async () => {
    const { dataSource } = await tampered();
    const report = await online(dataSource);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ sound: true, checkpoints: 2, signedTo, lastSequence: signedTo });
    expect(report.rows).toBeGreaterThan(report.entries / 2);
    const lines = await exported(dataSource);
    expect(await verifyLines([lines], roots())).toMatchObject({ sound: true, faults: [], entries: signedTo, signedTo });
    expect(independentFaults(lines, publicKey)).toEqual([]);
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;
    expect(kinds(await verifyLines([lines], [publicKeyOf(stranger)]))).toEqual(['entry-unsigned']);
  });
});

const SECOND_READER = `UPDATE verdict_reading r SET person_id = (SELECT v.person_id FROM verdict v WHERE v.id = r.verdict_id)`;

describe('a row that was tampered with', () => {
  it.each([
    ['a rating that was changed', `UPDATE source_rating SET grade = 'A'`, 'source_rating', 'row-altered'],
    [
      "a verdict's words that were changed",
      `UPDATE verdict SET content = jsonb_set(content, '{rationale}', '"Because."')`,
      'verdict',
      'row-altered',
    ],
    ['a verdict of another rating', `UPDATE verdict SET rating = 'false'`, 'verdict', 'row-altered'],
    [
      'a blind review that is made an open one',
      `UPDATE verdict SET second_review = 'open' WHERE second_review = 'blind'`,
      'verdict',
      'row-altered',
    ],
    [
      'words that were taken over, and are said to be given anew',
      'UPDATE verdict SET taken_from = NULL WHERE taken_from IS NOT NULL',
      'verdict',
      'row-altered',
    ],
    [
      'a second reading of another rating',
      `UPDATE verdict_reading SET rating = 'accurate'`,
      'verdict_reading',
      'row-altered',
    ],
    ['a second reading by another person', SECOND_READER, 'verdict_reading', 'row-altered'],
    ['a second reading that was removed', 'DELETE FROM verdict_reading', 'verdict_reading', 'row-missing'],
    [
      'a correction of other words',
      `UPDATE verdict_publication SET correction = 'Nothing.' WHERE correction IS NOT NULL`,
      'verdict_publication',
      'row-altered',
    ],
    [
      'a retraction with another notice',
      `UPDATE retraction SET content = jsonb_set(content, '{notice}', '"Nothing."')`,
      'retraction',
      'row-altered',
    ],
    [
      'a retraction that was not decided so',
      `UPDATE retraction_decision SET decision = 'dropped' WHERE decision = 'retracted'`,
      'retraction_decision',
      'row-altered',
    ],
    [
      'a finding that was changed together with its hash',
      `UPDATE finding SET content = (content::jsonb || '{"x":1}')::json, hash = sha256('x') WHERE number = 1
       AND id = (SELECT id FROM finding LIMIT 1)`,
      'finding',
      'row-altered',
    ],
    [
      'the text of an article',
      `UPDATE article_revision SET text = text || '.' WHERE id = (SELECT id FROM article_revision LIMIT 1)`,
      'article_revision',
      'row-altered',
    ],
    [
      'a statement that an import wrote',
      `UPDATE statement_version SET content = jsonb_set(content, '{content,amount,point}', '41'),
         content_hash = sha256('x') WHERE content ->> 'key' = 'sample/U1' AND version = 1`,
      'statement_version',
      'row-altered',
    ],
    ['a hop that points elsewhere', `UPDATE hop SET from_id = to_id, to_id = from_id`, 'hop_version', 'row-altered'],
    ['a publication that was removed', 'DELETE FROM verdict_publication', 'verdict_publication', 'row-missing'],
    [
      'a review that was inserted',
      `INSERT INTO verdict_review SELECT verdict_id, number + 1, person_id, decision, content, change_id FROM verdict_review`,
      'verdict_review',
      'row-unlogged',
    ],
    [
      'a statement that was inserted',
      `INSERT INTO statement_version SELECT statement_id, 9, change_id, import_id, removed, content, content_hash, source_key,
         measure_key, subject, place_key, published_from, published_to FROM statement_version LIMIT 1`,
      'statement_version',
      'row-unlogged',
    ],
    [
      'a list of rows',
      `UPDATE log_rows SET list = set_byte(list, 30, (get_byte(list, 30) + 1) % 256)
       WHERE (change_id, ordinal) = (SELECT change_id, ordinal FROM log_rows LIMIT 1)`,
      'log_rows',
      'list-altered',
    ],
    [
      'a salt that was thrown away',
      `UPDATE log_entry SET salt = NULL WHERE (change_id, ordinal) =
         (SELECT change_id, ordinal FROM log_entry WHERE subject_kind = 'verdict' LIMIT 1)`,
      'verdict',
      'salt-missing',
    ],
    ['who did it', `UPDATE change SET person_id = NULL WHERE purpose = 'give-verdict'`, 'change', 'row-altered'],
  ])('is found and named: %s', async (_, statement, table, kind) => {
    const { dataSource } = await tampered(statement);
    const { faults, sound } = await online(dataSource);
    expect(sound).toBe(false);
    const found = faults.find((fault) => fault.kind === kind && fault.table === table);
    expect(found).toMatchObject({ text: expect.stringMatching(/^Found /) });
    expect(found?.id ?? found?.sequence).toBeDefined();
    // The chain itself is as it was: its export still fits.
    if (kind !== 'row-unlogged') expect((await verifyLines([await exported(dataSource)], roots())).sound).toBe(true);
  });
});

describe('salts', () => {
  it('stand apart where they may be erased, and in lists; else in their entry', async () => {
    const { superuser } = await tampered('SELECT 1 FROM log_salt', `SELECT 1 FROM log_entry WHERE salt IS NOT NULL`);
    const { rows } = await superuser.query<{ kind: string }>(
      `SELECT DISTINCT e.subject_kind AS kind FROM log_entry e LEFT JOIN log_salt s USING (change_id, ordinal)
       WHERE (e.salt IS NULL) <> (e.subject_kind IN ('person-detail', 'private-detail')
           OR EXISTS (SELECT 1 FROM log_rows w WHERE w.change_id = e.change_id AND w.ordinal = e.ordinal))
         OR e.salt IS NOT NULL AND s.salt IS NOT NULL`,
    );
    expect(rows).toEqual([]);
  });

  it('fit as well where all stand apart, as they did before entries kept theirs', async () => {
    const { dataSource } = await tampered(
      'INSERT INTO log_salt SELECT change_id, ordinal, salt FROM log_entry WHERE salt IS NOT NULL',
      'UPDATE log_entry SET salt = NULL',
    );
    expect(await online(dataSource)).toMatchObject({ sound: true, faults: [] });
  });

  it('without an entry are found', async () => {
    const { dataSource } = await tampered(`INSERT INTO log_salt VALUES (gen_random_uuid(), 1, '\\x00')`);
    expect((await online(dataSource)).faults).toMatchObject([{ kind: 'log-loose', table: 'log_salt' }]);
  });
});

describe('a log that was tampered with', () => {
  const middle = 20;

  async function bothFind(
    statements: readonly string[],
    expected: { readonly kind: string; readonly sequence?: number },
  ): Promise<void> {
    const { dataSource } = await tampered(...statements);
    const inDatabase = await online(dataSource);
    expect(inDatabase.faults).toContainEqual(expect.objectContaining(expected));
    const lines = await exported(dataSource);
    const inFile = await verifyLines([lines], roots());
    expect(inFile.faults).toContainEqual(expect.objectContaining(expected));
    expect(inFile.sound).toBe(false);
    expect(independentFaults(lines, publicKey)).not.toEqual([]);
  }

  it('by an entry that was altered', () =>
    bothFind(
      [
        `UPDATE log_entry SET entry = replace(entry, '"v":1', '"v":1 ') WHERE (change_id, ordinal) =
        (SELECT change_id, ordinal FROM log_link WHERE sequence = ${middle})`,
      ],
      { kind: 'entry-altered', sequence: middle },
    ));

  it('by an entry that was removed from the middle', () =>
    bothFind(
      [
        `DELETE FROM log_entry e USING log_link l WHERE l.sequence = ${middle} AND e.change_id = l.change_id AND e.ordinal = l.ordinal`,
        `DELETE FROM log_link WHERE sequence = ${middle}`,
      ],
      { kind: 'entry-missing', sequence: middle },
    ));

  const MOVED_UP = [
    `DELETE FROM log_link WHERE sequence = ${middle}`,
    `UPDATE log_link SET sequence = -sequence WHERE sequence > ${middle}`,
    'UPDATE log_link SET sequence = -sequence - 1 WHERE sequence < 0',
  ];

  it('by an entry that was removed, with the others moved up', () =>
    bothFind(MOVED_UP, { kind: 'chain-broken', sequence: middle }));

  it('by two entries that changed places', () =>
    bothFind(
      [
        `UPDATE log_entry a SET entry = b.entry FROM log_entry b, log_link la, log_link lb
         WHERE (a.change_id, a.ordinal) = (la.change_id, la.ordinal) AND (b.change_id, b.ordinal) = (lb.change_id, lb.ordinal)
           AND (la.sequence, lb.sequence) IN ((${middle}, ${middle + 1}), (${middle + 1}, ${middle}))`,
      ],
      { kind: 'entry-altered', sequence: middle },
    ));

  it('by the time of a change', () =>
    bothFind([`UPDATE recorded_change SET recorded_at = recorded_at + interval '1 ms' WHERE position = 3`], {
      kind: 'entry-altered',
    }));

  it('by cutting off its last entries', () =>
    bothFind(['DELETE FROM log_link WHERE sequence > (SELECT max(sequence) - 3 FROM log_link)'], {
      kind: 'log-cut-off',
      sequence: signedTo,
    }));

  it('by cutting off its last entries together with the checkpoint that signed them', async () => {
    const { dataSource } = await tampered(
      'DELETE FROM checkpoint WHERE number = 2',
      `DELETE FROM log_entry e USING log_link l WHERE l.sequence = ${'(SELECT max(sequence) FROM log_link)'}
         AND (e.change_id, e.ordinal) = (l.change_id, l.ordinal)`,
      'DELETE FROM log_link WHERE sequence = (SELECT max(sequence) FROM log_link)',
      'DELETE FROM recorded_change WHERE position = (SELECT max(position) FROM recorded_change)',
      `DELETE FROM change WHERE drawn = (SELECT max(drawn) FROM change)`,
    );
    // Within the database nothing tells of it; what is kept beside the key does.
    expect(await online(dataSource)).toMatchObject({ sound: true, lastSequence: signedTo - 1 });
    const logSigner = new FileLogSigner(join(folder, 'key.pem'));
    const remembered = await logSigner.remembered();
    const options = { roots: roots(), rows: false, unsignedSince: null, remembered };
    expect((await verifyDatabase(dataSource, options)).faults).toMatchObject([
      { kind: 'log-cut-off', sequence: signedTo, checkpoint: 2 },
    ]);
    await expect(new SignLog({ ...storePorts(dataSource), logSigner }).run()).rejects.toMatchObject({
      code: 'log-not-as-signed',
    });
  });

  it('by links alone, before anybody has signed them', async () => {
    const { dataSource } = await tampered(
      'DELETE FROM checkpoint',
      'DELETE FROM log_link WHERE sequence = (SELECT max(sequence) FROM log_link)',
    );
    const { faults } = await verifyDatabase(dataSource, {
      roots: null,
      rows: false,
      unsignedSince: new Date(0),
      remembered: null,
    });
    expect(faults).toMatchObject([{ kind: 'log-loose', table: 'log_entry' }]);
  });

  it.each([
    ['the last place', 'DELETE FROM recorded_change WHERE position = (SELECT max(position) FROM recorded_change)'],
    ['all places', 'DELETE FROM recorded_change'],
  ])('by removing %s of the record, whose links are left', async (_, removing) => {
    const { dataSource } = await tampered(removing);
    expect(kinds(await online(dataSource))).toContain('entry-altered');
  });

  it('by an entry with a right hash and no signature', () =>
    bothFind(FORGE, { kind: 'entry-unsigned', sequence: signedTo + 1 }));

  it.each([
    [
      'an altered entry',
      [
        `UPDATE log_entry SET entry = replace(entry, '"purpose":"', '"purpose":"x') WHERE (change_id, ordinal) =
         (SELECT change_id, ordinal FROM log_link WHERE sequence = ${middle})`,
      ],
    ],
    ['a removed entry', MOVED_UP],
  ])('by %s and a chain that was written anew', async (_, statements) => {
    const { superuser, dataSource } = await tampered(...statements);
    await superuser.query(RELINK(middle));
    expect((await online(dataSource)).faults).toContainEqual(expect.objectContaining({ kind: 'not-as-signed' }));
    const lines = await exported(dataSource);
    const offline = await verifyLines([lines], roots());
    expect(kinds(offline).filter((kind) => kind !== 'log-cut-off')).toEqual(['not-as-signed', 'entry-unsigned']);
    expect(independentFaults(lines, publicKey)).not.toEqual([]);
    // Nor does the service sign such a log again.
    const logSigner = new FileLogSigner(join(folder, 'key.pem'));
    await expect(new SignLog({ ...storePorts(dataSource), logSigner }).run()).rejects.toMatchObject({
      code: 'log-not-as-signed',
    });
  });

  it('by a checkpoint that another key signed, or that was removed', async () => {
    const { superuser, dataSource } = await tampered(...FORGE);
    const other = new FileLogSigner(join(folder, 'other.pem'));
    await new SignLog({ ...storePorts(dataSource), logSigner: other }).run().catch(() => undefined);
    await other.current(true);
    await new SignLog({ ...storePorts(dataSource), logSigner: other }).run();
    const report = await online(dataSource);
    expect(report.faults).toContainEqual(
      expect.objectContaining({
        kind: 'entry-unsigned',
        sequence: signedTo + 1,
        subject: { kind: 'job', id: 'forged', version: 1 },
      }),
    );
    expect(report.remarks).toContainEqual(expect.stringMatching(/unattested/));
    await superuser.query('DELETE FROM checkpoint WHERE number = 1');
    expect(kinds(await online(dataSource))).toContain('checkpoint-missing');
  });

  it('by lines taken out of an exported file', async () => {
    const { dataSource } = await tampered();
    const lines = await exported(dataSource);
    const cut = lines.slice(0, -5);
    expect(kinds(await verifyLines([cut], roots()))).toContain('file-cut-off');
    const without = lines.filter((line) => !line.includes('"type":"checkpoint"'));
    expect(kinds(await verifyLines([without], roots()))).toEqual(['entry-unsigned', 'file-incomplete']);
    const swapped = lines.with(30, lines[31] ?? '').with(31, lines[30] ?? '');
    expect(kinds(await verifyLines([swapped], roots()))).toContain('entry-out-of-order');
    expect(kinds(await verifyLines([], roots()))).toEqual(['file-cut-off']);
  });
});

describe('a new key', () => {
  it('that the old one signed over is trusted by whoever trusts either', async () => {
    const { dataSource } = await tampered();
    const file = join(folder, 'renewed.pem');
    const ports = storePorts(dataSource);
    // The old key, in a file of its own for this test.
    await copyFile(join(folder, 'key.pem'), file);
    const logSigner = new FileLogSigner(file);
    const key = await new RenewSigningKey({ ...ports, logSigner }).run();
    expect(key.attestation).not.toBeNull();
    await ports.changes.make({ kind: 'operator' }, 'test', (change) => {
      change.log('retry', { kind: 'job', id: 'job-3', version: 1 }, {});
      return Promise.resolve();
    });
    expect(await new SignLog({ ...ports, logSigner }).run()).toMatchObject({ number: 3, keyId: key.id });
    for (const trusted of [publicKey, key.publicKey]) {
      const report = await verifyLines([await exported(dataSource)], [publicKeyOf(trusted)]);
      expect(report).toMatchObject({ sound: true, signedTo: signedTo + 1, remarks: [] });
    }
    expect(createHash('sha256').update(Buffer.from(key.publicKey, 'base64')).digest('hex')).toBe(key.id);
    expect(canonicalJson(JSON.parse(key.text))).toBe(key.text);
  });
});
