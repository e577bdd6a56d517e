/** What the log proves of the rows of an import, read as somebody else would who wrote a verifier from the record's page. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import pg from 'pg';
import { CONTENT, ledgerDesk, MEASURES, SOURCES, type LedgerDesk } from './desk.contract.js';

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The tables whose rows each kind of list names. */
const TABLES: Readonly<Record<string, readonly [table: string, owner: string]>> = {
  sources: ['vocabulary_version', 'entry_id'],
  measures: ['vocabulary_version', 'entry_id'],
  places: ['vocabulary_version', 'entry_id'],
  statements: ['statement_version', 'statement_id'],
  hops: ['hop_version', 'hop_id'],
  relations: ['relation_version', 'relation_id'],
};

interface ListEntry {
  readonly change_id: string;
  readonly kind: string;
  readonly entry: string;
  readonly list: Buffer;
  readonly salt: Buffer;
}

/** Everything that does not fit, by table, id and version. */
async function faults(client: pg.Client): Promise<string[]> {
  const { rows: entries } = await client.query<ListEntry>(
    `SELECT e.change_id, e.subject_kind AS kind, e.entry, r.list, s.salt FROM log_entry e
     JOIN log_rows r USING (change_id, ordinal) JOIN log_salt s USING (change_id, ordinal)`,
  );
  const told: string[] = [];
  const attested = new Set<string>();
  for (const { change_id, kind, entry, list, salt } of entries) {
    const { rows: count, digest } = JSON.parse(entry) as { rows: number; digest: string };
    if (sha256(list).toString('hex') !== digest || list.length !== 52 * count) told.push(`list of ${kind}`);
    const [table, owner] = TABLES[kind] ?? ['', ''];
    for (let n = 0; n < count; n++) {
      const id = list
        .toString('hex', 52 * n, 52 * n + 16)
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const version = list.readInt32BE(52 * n + 16);
      attested.add(`${table} ${id} ${version}`);
      const { rows } = await client.query<{ content: object; change_id: string }>(
        `SELECT content, change_id FROM ${table} WHERE ${owner} = $1 AND version = $2`,
        [id, version],
      );
      const [row] = rows;
      const content = row && sha256(salt.subarray(16 * n, 16 * n + 16), sha256(canonicalJson(row.content)));
      if (row === undefined) told.push(`${table} ${id} ${version} is gone`);
      else if (row.change_id !== change_id || content?.equals(list.subarray(52 * n + 20, 52 * n + 52)) !== true)
        told.push(`${table} ${id} ${version} was altered`);
    }
  }
  for (const [table, owner] of new Map(Object.values(TABLES))) {
    const { rows } = await client.query<{ id: string; version: number }>(
      `SELECT ${owner} AS id, version FROM ${table}`,
    );
    for (const { id, version } of rows)
      if (!attested.has(`${table} ${id} ${version}`)) told.push(`${table} ${id} ${version} was never logged`);
  }
  return told;
}

describe('the log of an import', () => {
  let desk: LedgerDesk;
  let owner: pg.Client;
  beforeAll(async () => {
    desk = await ledgerDesk();
    owner = new pg.Client({ connectionString: desk.ownerUrl, options: '-c search_path=whence' });
    await owner.connect();
    const many = Array.from({ length: 1_500 }, (_, n) => ({
      id: `S${n}`,
      source: 'police',
      content: { ...CONTENT, amount: { point: n } },
      ...(n % 50 === 0 ? { carriers: ['radio'] } : {}),
      ...(n % 40 === 1 ? { hops: [{ kind: 'cites', to: 'S0' }] } : {}),
      ...(n % 40 === 2 ? { relations: [{ kind: 'repeats', to: 'S0' }] } : {}),
    }));
    await desk.importJson({ ...SOURCES, ...MEASURES, statements: many });
    const changed = await desk.importJson({ statements: [{ id: 'S0', source: 'mayor', content: CONTENT }] });
    await desk.undo.run(desk.by, { ledger: 'sample', importId: changed.importId ?? '' });
  });
  afterAll(async () => {
    await owner.end();
    await desk.close();
  });

  it('attests every row that was written, imported, changed and restored', async () => {
    expect(await faults(owner)).toEqual([]);
  });

  it.each([
    [
      'altered',
      `UPDATE statement_version SET content = content || '{"words":"other"}' WHERE version = 3 AND source_key = 'police'`,
      'was altered',
    ],
    [
      'removed',
      `DELETE FROM relation_version WHERE relation_id = (SELECT min(relation_id::text)::uuid FROM relation_version)`,
      'is gone',
    ],
    [
      'inserted',
      `INSERT INTO statement_version (statement_id, version, change_id, content, content_hash, source_key)
       SELECT statement_id, 9, change_id, content, content_hash, source_key FROM statement_version
       WHERE version = 3 AND source_key = 'police'`,
      'was never logged',
    ],
    [
      'given to another change',
      `UPDATE statement_version SET change_id = (SELECT change_id FROM ledger LIMIT 1) WHERE version = 3 AND source_key = 'police'`,
      'was altered',
    ],
  ])('names a row that was %s behind its back', async (_, tamper, found) => {
    await owner.query('BEGIN');
    try {
      for (const table of ['statement_version', 'relation_version'])
        await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      expect((await owner.query(tamper)).rowCount).toBe(1);
      const told = await faults(owner);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(new RegExp(`_version [0-9a-f-]{36} \\d ${found}$`));
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('finds a list that was altered together with its row', async () => {
    await owner.query('BEGIN');
    try {
      await owner.query('ALTER TABLE log_rows DISABLE TRIGGER USER');
      await owner.query(`UPDATE log_rows SET list = set_byte(list, 30, (get_byte(list, 30) + 1) % 256)
        WHERE (change_id, ordinal) = (SELECT change_id, ordinal FROM log_rows LIMIT 1)`);
      expect((await faults(owner)).some((fault) => fault.startsWith('list of '))).toBe(true);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});

describe('a reference to nothing', () => {
  it.each([
    ['a ledger', `INSERT INTO statement VALUES (gen_random_uuid(), gen_random_uuid(), 'x')`],
    ['a statement', `INSERT INTO hop VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'cites', 0)`],
    [
      'a thing of which it is a version',
      `INSERT INTO hop_version VALUES (gen_random_uuid(), 1, gen_random_uuid(), NULL, false, 'confirmed', false, '{}', '')`,
    ],
  ])('is refused at once: to %s', async (_, insert) => {
    const desk = await ledgerDesk();
    try {
      await expect(desk.dataSource.query(insert)).rejects.toThrow(/^found \w+\.\w+ = [0-9a-f-]{36}, expected a/);
    } finally {
      await desk.close();
    }
  });

  it('is refused at the commit: to a change or an import that was never written', async () => {
    const desk = await ledgerDesk();
    try {
      await desk.importJson({ ...SOURCES, ...MEASURES, statements: [{ id: 'A', source: 'police', content: CONTENT }] });
      const another = (changeId: string, importId: string) =>
        desk.dataSource.query(
          `INSERT INTO statement_version (statement_id, version, change_id, import_id, content, content_hash, source_key)
           SELECT statement_id, 2, ${changeId}, ${importId}, content, content_hash, source_key FROM statement_version`,
        );
      await expect(another('gen_random_uuid()', 'import_id')).rejects.toThrow(/promised_change/);
      await expect(another('change_id', 'gen_random_uuid()')).rejects.toThrow(/promised_import/);
    } finally {
      await desk.close();
    }
  });
});
