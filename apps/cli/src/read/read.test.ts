import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { read, type ReadOptions } from '../commands/read.js';
import { EXIT } from '../exit-codes.js';
import { main } from '../program.js';
import type { ReadResult } from './read-schema.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const silent = { out: () => undefined, err: () => undefined, columns: undefined };

async function one(options: ReadOptions, input = ''): Promise<ReadResult> {
  const output = new PassThrough();
  const code = await read(options, silent, { input: Readable.from([Buffer.from(input)]), output });
  output.end();
  expect(code).toBe(EXIT.done);
  return JSON.parse(await textOf(output)) as ReadResult;
}

/** The command line in a process of its own, from its sources. */
function spawned(...args: string[]): ChildProcess {
  const root = projectRoot();
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  return spawn(process.execPath, ['--no-warnings', '--import', loader, script, ...args], { cwd: root });
}

describe('whence read', () => {
  it('reads one text from a file or from standard input', async () => {
    const path = await file('a.txt', '40 men came on Monday.');
    const result = await one({ file: path, published: '2025-07-16' });
    expect(result.id).toBe(path);
    expect(result.figures[0]).toMatchObject({ value: 40, unit: 'man', dates: [{ from: '2025-07-14' }] });
    expect(result.text).toBeUndefined();
    expect((await one({}, '40 men\r\ncame.')).id).toBe('-');
  });

  it('reads numbers as the language of the text prints them', async () => {
    const path = await file('de.txt', 'Es kamen 30.000 Menschen.');
    expect((await one({ file: path, language: 'de' })).figures).toMatchObject([{ value: 30_000 }]);
    expect((await one({ file: path, language: 'de-CH' })).figures).toMatchObject([{ value: 30 }]);
    const lines = await file('de.jsonl', '{"id":1,"text":"Es kamen 30.000 Menschen.","language":"de"}');
    const ofLine = await one({ file: lines, jsonl: true });
    expect(ofLine).toMatchObject({ language: 'de', languageFrom: 'declared', figures: [{ value: 30_000 }] });
    expect((await one({ file: lines, jsonl: true, language: 'de-CH' })).figures).toMatchObject([{ value: 30_000 }]);
  });

  it('takes the language that a page says, unless another is declared, and says which', async () => {
    const path = await file('de.html', '<html lang="de-CH"><body><p>Es kamen 30.000 Menschen.</p></body></html>');
    expect(await one({ file: path })).toMatchObject({
      language: 'de-CH',
      languageFrom: 'lang-attribute',
      figures: [{ value: 30 }],
    });
    expect(await one({ file: path, language: 'de' })).toMatchObject({
      language: 'de',
      languageFrom: 'declared',
      figures: [{ value: 30_000 }],
    });
    const plain = await one({ file: await file('plain.html', '<p>Some 40 men came.</p>') });
    expect([plain.language, plain.languageFrom]).toEqual([undefined, undefined]);
  });

  it('gives the text of a page, in which its offsets count', async () => {
    const path = await file('a.html', '<title>x</title><h1>Flood</h1><p>Some <b>40 men</b> came &amp; left.</p>');
    const { text = '', figures } = await one({ file: path });
    expect(figures.map(({ start, end }) => text.slice(start, end))).toEqual(['40']);
  });

  it('refuses a text that is longer than an article may be', async () => {
    const long = 'a '.repeat(150_001);
    await expect(one({}, long)).rejects.toThrow(
      /^Found a text of 300002 characters in standard input, expected at most 300000/,
    );
    await expect(one({ file: await file('long.html', `<p>${long}</p>`) })).rejects.toThrow(
      /^Found a text of 300001 characters/,
    );
  });

  it.each([
    [['read', '--published', '2025-13-01'], EXIT.refused, /--published: found month 13/],
    [['read', '--language', 'no language'], EXIT.usage, /--language: found "no language", expected a language tag/],
    [['read', '--workers', 'two', '--jsonl'], EXIT.usage, /--workers: found "two", expected a number/],
    [['read', '--workers', '0', '--jsonl'], EXIT.usage, /--workers: found "0"/],
    [['read', '--keep-going', 'a.txt'], EXIT.usage, /expected both of lines only/],
    [['read', 'a.jsonl'], EXIT.refused, /expected --jsonl/],
    [['read', 'none.txt'], EXIT.refused, /Found no file at "none.txt"/],
    [['read', '--jsonl', 'none.jsonl'], EXIT.refused, /Found no file at "none.jsonl"/],
    [['read', '--jsonl', '.'], EXIT.refused, /Found a folder at "\."/],
    [['read', 'a.docx'], EXIT.refused, /\.txt, \.html or \.pdf/],
  ])('refuses %j', async (args, code, words) => {
    let err = '';
    const console = { out: () => undefined, err: (line: string) => void (err += `${line}\n`), columns: undefined };
    expect(await main(args, console)).toBe(code);
    expect(err).toMatch(words);
  });

  it('keeps the order of a long input that several threads read, and ends where a line cannot be read', async () => {
    const lines = Array.from({ length: 900 }, (_, id) =>
      JSON.stringify({ id, text: `It was ${'cold and '.repeat(30 + (id % 7))}wet. Some ${id} goats drowned.` }),
    );
    const path = await file('long.jsonl', [...lines, 'nonsense', lines[0]].join('\n'));
    const child = spawned('read', '--jsonl', '--workers', '2', path);
    const [out, err, [code]] = await Promise.all([
      textOf(child.stdout as Readable),
      textOf(child.stderr as Readable),
      once(child, 'exit') as Promise<[number]>,
    ]);
    const printed = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ReadResult);
    expect(printed.map(({ id }) => id)).toEqual(Array.from({ length: 900 }, (_, id) => id));
    expect(printed.every(({ id, figures }) => figures.some(({ value }) => value === id))).toBe(true);
    expect(err).toMatch(/^Line 901 of .*: found what is no JSON/);
    expect(code).toBe(EXIT.refused);
  });

  it('ends quietly, also amid the work of its threads, when its reader has seen enough', async () => {
    const child = spawned('read', '--jsonl', '--workers', '2');
    child.stdin?.on('error', () => undefined);
    const feed = setInterval(() => {
      for (let at = 0; at < 500; at++)
        child.stdin?.write(`{"id":${at},"text":"Some ${at} goats drowned on Monday."}\n`);
    }, 5);
    const ended = once(child, 'exit') as Promise<[number]>;
    let seen = 0;
    for await (const chunk of child.stdout as Readable) {
      seen += (chunk as Buffer).length;
      if (seen > 100_000) break;
    }
    const err = textOf(child.stderr as Readable);
    expect(await ended).toEqual([EXIT.done, null]);
    clearInterval(feed);
    expect(await err).toBe('');
  });
});
