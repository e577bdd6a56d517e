/** That the verifier knows every kind of subject, every table of history and every column of them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECT_KINDS } from '@whence/workflow';
import pg from 'pg';
import { ERASABLE, HISTORY, LATER_ERASABLE, LATER_HISTORY } from '../migrations/first-model/protect-history.js';
import {
  CHAIN_TABLES,
  DESCRIBED,
  IDENTITIES,
  LISTED,
  PROMISE_TABLES,
  UNATTESTED,
  WITHOUT_ROW,
} from './described-rows.js';
import { livedIn, OF_OLD, type LivedIn } from './lived-in.contract.js';

let lived: LivedIn;
let client: pg.Client;
beforeAll(async () => {
  lived = await livedIn(async () => undefined);
  client = new pg.Client({ connectionString: lived.superuserUrl, options: '-c search_path=whence' });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await lived.close();
});

describe('what the verifier knows', () => {
  it('names every kind of subject that can be logged', () => {
    const named = [...DESCRIBED, ...WITHOUT_ROW].map(({ kind }) => kind);
    const listed = LISTED.flatMap(({ kind, single }) => [kind, single]);
    expect([...new Set([...named, ...listed])].sort()).toEqual([...SUBJECT_KINDS].sort());
  });

  it('names every table of history, and of what can be erased only what is personal', () => {
    const named = [
      ...DESCRIBED.map(({ table }) => table),
      ...LISTED.map(({ table }) => table),
      ...IDENTITIES.map(({ table }) => table),
      ...CHAIN_TABLES,
      ...PROMISE_TABLES,
    ];
    const personal = DESCRIBED.filter(({ erased }) => erased !== undefined).map(({ table }) => table);
    expect([...new Set(named)].sort()).toEqual([...HISTORY, ...LATER_HISTORY, ...personal].sort());
    const erasable = [...ERASABLE, ...LATER_ERASABLE];
    for (const table of personal) expect(erasable).toContain(table);
    for (const table of erasable) if (!personal.includes(table)) expect(named).not.toContain(table);
  });

  it('holds every column of those tables against the log, or says that it does not', async () => {
    const { rows } = await client.query<{ table: string; column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'whence'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
         AND a.attname <> 'change_id'`,
    );
    const words = new Map<string, string>();
    const say = (table: string, ...more: readonly (string | undefined)[]): void =>
      void words.set(table, [words.get(table), ...more].join(' '));
    for (const { table, found, id, version, content, fits, contentHash } of DESCRIBED)
      say(table, found, id, version, content, fits, contentHash);
    for (const { table, owner, fits } of LISTED) say(table, owner, fits, 'version content content_hash removed');
    for (const { table, reached } of IDENTITIES) say(table, ...reached);
    const loose: string[] = [];
    for (const { table, column } of rows) {
      const unnamed = [...ERASABLE, ...LATER_ERASABLE].filter((name) => !words.has(name));
      if ([...CHAIN_TABLES, ...PROMISE_TABLES, ...unnamed].some((name) => name === table) || table === 'migrations')
        continue;
      const isSaid = new RegExp(`\\b${column}\\b`).test(words.get(table) ?? '');
      if (!isSaid && UNATTESTED[table]?.includes(column) !== true) loose.push(`${table}.${column}`);
    }
    // Derived by PostgreSQL from the text, for searching.
    expect(loose.filter((name) => !name.endsWith('.search'))).toEqual([]);
  });

  it('has met every kind of entry in the database of these tests', async () => {
    const { rows } = await client.query<{ kind: string; action: string }>(
      'SELECT DISTINCT subject_kind AS kind, action FROM log_entry',
    );
    const met = ({ kind, actions }: { kind: string; actions?: readonly string[] }): boolean =>
      rows.some((row) => row.kind === kind && (actions?.includes(row.action) ?? true));
    const unmet = [...DESCRIBED, ...LISTED, ...WITHOUT_ROW].filter((one) => !met(one)).map(({ kind }) => kind);
    expect(unmet).toEqual([]);
    expect(rows.filter(({ kind }) => OF_OLD.some((old) => old === kind))).toEqual([]);
  });
});
