import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { runningEmbeddedPostgres } from '@whence/store';
import { madePdf } from '@whence/testing';
import { Refusal } from '@whence/workflow';
import { readArticleInput } from './check/read-article.js';
import { CommandFailure, complaintOf } from './complaint.js';
import { EXIT } from './exit-codes.js';
import { main } from './program.js';
import { ledgerNameOf, sampleLedgerFolder } from './sample.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command line in this process. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const console = {
    out: (text: string) => void (out += text),
    err: (line: string) => void (err += `${line}\n`),
    columns: undefined,
  };
  return { code: await main(args, console), out, err };
}

/** Runs a command line in a process of its own. */
async function spawned(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const root = projectRoot();
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  const child = spawn(process.execPath, ['--no-warnings', '--import', loader, script, ...args], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

/** A ledger with headers and no rows. */
async function emptyLedger(): Promise<string> {
  const path = join(folder, 'empty-ledger');
  await mkdir(path, { recursive: true });
  const from = sampleLedgerFolder();
  for (const name of ['sources.csv', 'measures.csv', 'places.csv', 'statements.csv']) {
    const [header] = (await readFile(join(from, name), 'utf8')).split('\n');
    await writeFile(join(path, name), `${header}\n`);
  }
  return path;
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('whence', () => {
  it('lists its commands and exit codes in its help', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(EXIT.done);
    for (const word of ['start', 'api', 'worker', 'migrate', 'check', 'import', 'openapi', 'settings', 'Exit codes'])
      expect(out).toContain(word);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints its version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['check', 'x.txt'], /required option '--published <date>'/],
    [['check', '--published', '2025'], /missing required argument 'article'/],
    [['start', '--full'], /unknown option '--full'/],
    [['start', 'now'], /too many arguments/],
    [[], /Usage/],
  ])('answers %j with exit code 2 and a line on stderr', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(EXIT.usage);
    expect(err).toMatch(words);
    expect(out).toBe('');
  });

  it('lists every setting, and no secret value', async () => {
    const { code, out } = await run('settings');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/DATABASE_URL\n {4}An existing PostgreSQL .* Never printed\./);
  });
});

describe('whence check: what it refuses', () => {
  it.each([
    ['an empty article', 'empty.txt', '', /nothing but blanks/],
    ['blanks', 'blank.txt', ' \n\t\n', /nothing but blanks/],
    ['markup without words', 'empty.html', '<p><script>var a = 1</script></p>', /markup without words/],
    ['a control character, by its place', 'bell.txt', 'one\ntwo\u0007', /control character U\+0007 .*line 2, column 4/],
    ['bytes that are not UTF-8', 'latin.txt', Uint8Array.of(0x66, 0xe9, 0x20), /not UTF-8/],
    ['half of a surrogate pair', 'half.txt', Uint8Array.of(0xed, 0xa0, 0x80), /not UTF-8/],
    ['another kind of file', 'page.docx', 'PK', /\.txt, \.html or \.pdf/],
  ])('refuses %s', async (_what, name, content, words) => {
    const ledger = ['--ledger', await emptyLedger()];
    const { code, out, err } = await run('check', await file(name, content), '--published', '2025-07-14', ...ledger);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/ {4}at /);
    expect(code).toBe(EXIT.refused);
    expect(out).toBe('');
  });

  it.each([
    ['--published', '2025-02-30', /--published: found day 30/],
    ['--as-of', 'yesterday', /--as-of: found "yesterday", expected YYYY/],
  ])('refuses %s %s', async (option, value, words) => {
    const published = option === '--published' ? [] : ['--published', '2025'];
    const { code, err } = await run('check', 'x.txt', ...published, option, value);
    expect(code).toBe(EXIT.refused);
    expect(err).toMatch(words);
  });

  it('refuses a file that is not there, and a folder', async () => {
    expect((await run('check', join(folder, 'none.txt'), '--published', '2025')).err).toMatch(/Found no file at/);
    expect((await run('check', folder, '--published', '2025')).err).toMatch(/Found a folder at/);
  });

  it('tells a ledger that is a file from a folder without the files', async () => {
    const article = await file('ok.txt', 'Ten soldiers came.');
    const { err } = await run('check', article, '--published', '2025', '--ledger', article);
    expect(err).toContain(`found the file "${article}"; expected a folder with sources.csv`);
  });

  it('refuses a ledger folder that is none, and tells what it should hold', async () => {
    const article = await file('ok.txt', 'Ten soldiers came.');
    const { code, err } = await spawned('check', article, '--published', '2025', '--ledger', folder);
    expect(err).toMatch(
      /Found 1 fault in the ledger .*\n.*expected .*sources\.csv, measures\.csv, places\.csv, statements\.csv/,
    );
    expect(code).toBe(EXIT.refused);
  });

  it('stops reading what is too large', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 1000;
          yield Buffer.alloc(1000, 'a');
        }
      })(),
    );
    await expect(readArticleInput('-', endless, 10_000)).rejects.toMatchObject({
      code: 'article-too-large',
      kind: 'too-large',
    });
    expect(given).toBeLessThan(50_000);
  });

  it('takes a PDF for its text, and says of one without any why', async () => {
    const page = await file(
      'page.pdf',
      await madePdf((set) => set.text('About 40 ferries were damaged, the port said.')),
    );
    const ledger = ['--ledger', await emptyLedger()];
    const { code, out, err } = await spawned('check', page, '--published', '2025-07-14', ...ledger);
    expect([code, err]).toEqual([EXIT.done, '']);
    expect(out).toContain('“About 40 ferries were damaged, the port said.”');
    const locked = await madePdf((set) => set.text('Secret'), { userPassword: 'x' });
    const refused = await spawned('read', await file('locked.pdf', locked));
    expect(refused.err).toMatch(
      /^Found a PDF that opens with a password alone in .*locked\.pdf, expected one with text\.$/m,
    );
    expect([refused.code, refused.out]).toEqual([EXIT.refused, '']);
    const { err: none } = await run('read', await file('none.pdf', 'About 40 ferries.'));
    expect(none).toMatch(/^Found no PDF in .*none\.pdf, expected what its name says\.$/m);
  });

  it('takes standard input for HTML when it begins like a page', async () => {
    const read = (text: string) => readArticleInput('-', Readable.from([Buffer.from(text)]), 1000);
    expect((await read('  <!DOCTYPE html><p>x</p>')).form).toBe('html');
    expect((await read('2 < 3 <b>')).form).toBe('text');
  });
});

describe('a file that cannot be read or written', () => {
  const none = join('none', 'here');
  it.each([
    [['read', none], /^Found no file at ".*", expected a text in a file\.$/],
    [['read', '.'], /^Found a folder at "\.", expected a text in a file\.$/],
    [['read', '--jsonl', '.'], /^Found a folder at "\.", expected lines of JSON in a file\.$/],
    [['match', '--collection', none], /^Found no file at ".*", expected lines of JSON in a file\.$/],
    [['weigh', `${none}.csv`], /^Found no file at ".*", expected a file of claims\.$/],
    [['import', none, '--ledger', 'x'], /^Found no file at ".*", expected a folder of CSV files, or a \.json or /],
    [['audit', 'verify', '--file', none], /^Found no file at ".*", expected an exported log\.$/],
    [['audit', 'verify', '--file', '.'], /^Found a folder at "\.", expected an exported log\.$/],
    [['audit', 'verify', '--proof', none], /^Found no file at ".*", expected audit-proof\.json of an evidence pack\.$/],
  ])('%j is refused in one line', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect(err.trimEnd()).toMatch(words);
    expect([code, out]).toEqual([EXIT.refused, '']);
  });

  it('goes for a path that leads through a file as well', async () => {
    const through = join(await file('ok.txt', 'Ten soldiers came.'), 'a.txt');
    expect((await run('check', through, '--published', '2025')).err).toMatch(/^Found no file at /);
  });

  it('says what a trusted key may be', async () => {
    expect(await run('audit', 'verify', '--file', none, '--public-key', 'AAAA')).toMatchObject({
      code: EXIT.usage,
      err: '--public-key: found "AAAA" (no file), expected a PEM file or 32 bytes in base64.\n',
    });
  });

  it('calls a data folder that is a file what it is, and unavailable', async () => {
    const taken = await file('taken', '');
    const error = await runningEmbeddedPostgres(taken).catch((caught: unknown) => caught);
    expect(complaintOf(error, false)).toMatchObject({
      exitCode: EXIT.unavailable,
      lines: [expect.stringMatching(/^Found a file at .*taken .*, expected a folder for the data; WHENCE_DATA /)],
    });
  });

  it('makes a data folder with those above it, and says of one that cannot be made that it cannot', async () => {
    const deep = join(dirname(await file('taken', '')), 'a', 'b', 'c');
    expect(await runningEmbeddedPostgres(deep)).toBeUndefined();
    expect((await stat(deep)).isDirectory()).toBe(true);
    // Linux makes no folder there, and says of each that its parent is missing.
    const nowhere = process.platform === 'linux' ? '/proc/whence/data' : '/dev/null/whence/data';
    const error = await runningEmbeddedPostgres(nowhere).catch((caught: unknown) => caught);
    expect(complaintOf(error, false)).toMatchObject({
      exitCode: EXIT.unavailable,
      lines: [expect.stringMatching(/^Found .* at .*whence.data .*, expected a folder for the data; WHENCE_DATA /)],
    });
  });
});

describe('complaintOf', () => {
  it('tells each fault of a refusal on a line of its own', () => {
    const refusal = new Refusal('invalid', 'x', 'Found two faults:', [
      { where: 'a.csv:2:low', found: '"ten"', expected: 'a number' },
      { where: '', found: 'nothing', expected: 'rows' },
    ]);
    expect(complaintOf(refusal, false)).toEqual({
      exitCode: EXIT.refused,
      lines: ['Found two faults:', '  a.csv:2:low: found "ten"; expected a number', '  found nothing; expected rows'],
    });
  });

  it('knows what cannot be reached, also inside an error of several addresses', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    expect(complaintOf(refused, false).exitCode).toBe(EXIT.unavailable);
    expect(complaintOf(new AggregateError([refused]), false)).toEqual({
      exitCode: EXIT.unavailable,
      lines: ['Cannot reach what is needed: connect ECONNREFUSED 127.0.0.1:5432'],
    });
    const password = Object.assign(new Error('password authentication failed'), { driverError: { code: '28P01' } });
    expect(complaintOf(password, false).exitCode).toBe(EXIT.unavailable);
  });

  it('shows a stack trace only to those who look for one', () => {
    const error = new TypeError('boom');
    expect(complaintOf(error, false)).toEqual({
      exitCode: EXIT.unexpected,
      lines: ['Unexpected: boom', 'Set LOG_LEVEL=debug to see where.'],
    });
    expect(complaintOf(error, true).lines.join('\n')).toMatch(/ {4}at /);
    expect(complaintOf(new CommandFailure(EXIT.failed, 'x'), false).lines).toEqual(['x']);
  });
});

describe('ledgerNameOf', () => {
  it.each([
    ['/tmp/My Ledger', 'my-ledger'],
    ['/tmp/__', 'ledger'],
    ['/data/dprk/', 'dprk'],
  ])('names the ledger of %s %s', (path, name) => {
    expect(ledgerNameOf(path)).toBe(name);
  });
});
