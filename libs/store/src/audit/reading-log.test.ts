/** The log as it is read for its verification: by pieces of any size, and faster where it is as the service writes it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import { testDatabase, type TestDatabase } from '@whence/testing';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { migrate, serviceDataSource } from '../connection.js';
import { type CopiedRow, copyOut, RowReader } from '../copy-out.js';
import { storePorts } from '../ports.js';
import { headOf, isReadable } from './chain-check.js';
import { CheckpointsInOrder } from './checkpoints.js';
import { LINE } from './log-format.js';
import { chainedEntries, readingAhead } from './read-log.js';
import { isEntryLine, lineOf, linesIn } from './verify-file.js';

const digits = '0123456789abcdef'.repeat(4);
const ENTRY = {
  action: 'publish',
  actor: { kind: 'person', key: null, person: 'p' },
  change: 'c',
  desk: null,
  digest: digits,
  purpose: 'review',
  subject: { kind: 'claim', id: 'i', version: 1 },
  v: 1,
};

/** One member changed, taken out, or added; now and then some letter of the text. */
const altered = (sound: object) =>
  fc
    .tuple(
      fc.constantFrom(...Object.keys(sound), 'other', '__proto__'),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>(digits, 0, 1, 2 ** 53, 1.5, undefined)),
      fc.option(fc.tuple(fc.nat(600), fc.constantFrom('"', '\\', '\u0000', '1', '{', ' ', '}')), { freq: 3 }),
    )
    .map(([name, value, letter]) => {
      const text = canonicalJson(JSON.parse(JSON.stringify({ ...sound, [name]: value })));
      return letter === null ? text : text.slice(0, letter[0]) + letter[1] + text.slice(letter[0]);
    });

describe('what is told faster', () => {
  it('is an entry only when its text is one', () => {
    expect(isReadable(canonicalJson(ENTRY))).toBe(true);
    expect(isReadable(canonicalJson({ ...ENTRY, rows: 1_000, desk: 'd' }))).toBe(true);
    expect(isReadable(canonicalJson({ ...ENTRY, v: 2 }))).toBe(false);
    fc.assert(
      fc.property(altered({ ...ENTRY, rows: 3 }), (text) => {
        expect(isReadable(text)).toBe(headOf(text) !== undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a line of an entry only when the format says so', () => {
    const line = { type: 'entry', sequence: 1, at: 'now', entry: '{}', previous: digits, hash: digits };
    expect(isEntryLine(line)).toBe(true);
    fc.assert(
      fc.property(altered(line), (text) => {
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          return;
        }
        expect(isEntryLine(value)).toBe(LINE.safeParse(value).data?.type === 'entry');
      }),
      { numRuns: 2_000 },
    );
  });
});

it('finds the lines of a text that is cut anywhere', async () => {
  const text = 'one\r\n“two” 💥\n\nthree';
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const lines: string[] = [];
    const pieces = (async function* () {
      await Promise.resolve();
      yield bytes.subarray(0, cut);
      yield bytes.subarray(cut);
    })();
    for await (const some of linesIn(pieces)) lines.push(...some);
    expect(lines).toEqual(['one\r', '“two” 💥', '', 'three']);
  }
});

it('cuts a line beyond all lengths, so that it is none of a log, and goes on after it', async () => {
  const log = JSON.stringify({ type: 'end', entries: 0, checkpoints: 0 });
  expect(lineOf(log)).toBeDefined();
  let most = 0;
  const pieces = (async function* () {
    await Promise.resolve();
    yield Buffer.from(`${log}\n${log}`);
    for (let n = 0; n < 200; n += 1) yield Buffer.alloc(64_000, ' ');
    yield Buffer.from(`\nafter`);
  })();
  const read: (string | undefined)[] = [];
  for await (const some of linesIn(pieces))
    for (const line of some) {
      most = Math.max(most, line.length);
      read.push(lineOf(line)?.type);
    }
  expect(read).toEqual(['end', undefined, undefined]);
  expect(most).toBeLessThan(1_100_000);
});

describe('rows by COPY', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await testDatabase({ migrate: async (url) => void (await migrate(url)) });
    dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 2 }).initialize();
    const { changes } = storePorts(dataSource);
    for (const count of [1, 4, 9, 2])
      await changes.make({ kind: 'operator' }, 'test', (change) => {
        for (let n = 0; n < count; n += 1) change.log('retry', { kind: 'job', id: `é💥${n}`, version: 1 }, {});
        return Promise.resolve();
      });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.close();
  });

  const QUERY = `SELECT n::bigint, CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE repeat('é', n) END, decode('00ff', 'hex')
    FROM generate_series(1, 2000) AS n ORDER BY n`;
  const rowOf = (row: CopiedRow) => [row.bigint(0), row.text(1)?.length ?? null, row.hex(2)];

  it('are whole, and leave the connection free for whoever stops early or meets an error', async () => {
    await dataSource.transaction(async (manager) => {
      const all: unknown[] = [];
      for await (const some of copyOut(manager, QUERY, 3, rowOf)) all.push(...some);
      expect(all).toHaveLength(2_000);
      expect(all.slice(0, 3)).toEqual([
        [1, 0, '00ff'],
        [2, 2, '00ff'],
        [3, null, '00ff'],
      ]);
      for await (const some of copyOut(manager, QUERY, 3, rowOf)) {
        expect(some.length).toBeLessThan(2_000);
        break;
      }
      expect(await manager.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
    const failing = dataSource.transaction(async (manager) => {
      for await (const _ of copyOut(manager, 'SELECT 1 / (n - 500) FROM generate_series(1, 1000) n', 1, rowOf));
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('are found in bytes that are cut anywhere', () => {
    const bytes = Buffer.concat([
      Buffer.from('PGCOPY\n\u00ff\r\n\0'.padEnd(19, '\0'), 'latin1'),
      Buffer.from('0003 00000008 0000000000000007 00000001 61 00000002 00ff'.replaceAll(' ', ''), 'hex'),
      Buffer.from('0003 00000008 0000000100000000 ffffffff 00000002 abcd'.replaceAll(' ', ''), 'hex'),
      Buffer.from('ffff', 'hex'),
    ]);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = new RowReader(3, rowOf);
      const rows = [...reader.take(bytes.subarray(0, cut)), ...reader.take(bytes.subarray(cut))];
      expect(rows).toEqual([
        [7, 1, '00ff'],
        [2 ** 32, null, 'abcd'],
      ]);
    }
  });

  it.each([1, 3, 16, 100])('tell the same log, %d entries at once', async (atOnce) => {
    const entries = await readingAhead(dataSource, async (_, ahead) => {
      const found = [];
      for await (const some of chainedEntries(ahead, atOnce)) found.push(...some);
      return found;
    });
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    const rows = await dataSource.query(
      `SELECT l.sequence::integer, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry
       FROM log_link l JOIN log_entry e USING (change_id, ordinal) ORDER BY l.sequence`,
    );
    expect(entries).toMatchObject(rows);
    expect(entries[3]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('give every checkpoint once, in order, a few at a time', async () => {
    const { checkpoints } = storePorts(dataSource);
    const bytes = (count: number): string => Buffer.alloc(count).toString('base64');
    await checkpoints.addKey({
      ...{
        id: digits,
        number: 1,
        publicKey: bytes(32),
        previousId: null,
        text: '{}',
        proof: bytes(64),
        attestation: null,
      },
    });
    const signed = [2, 3, 5, 9, 16].map((sequence, at) => ({ number: at + 1, sequence }));
    for (const one of signed) await checkpoints.add({ ...one, keyId: digits, text: '{}', signature: bytes(64) });
    for (const atOnce of [1, 2, 5, 50]) {
      const inOrder = new CheckpointsInOrder(dataSource.manager, atOnce);
      const found: number[][] = [];
      for (const upTo of [1, 3, 3, 8, Infinity, Infinity])
        found.push((await inOrder.upTo(upTo)).map(({ sequence }) => sequence));
      expect(found).toEqual([[], [2, 3], [], [5], [9, 16], []]);
    }
  });
});
