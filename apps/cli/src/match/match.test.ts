import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import ajvModule from 'ajv/dist/2020.js';
import { match, type MatchOptions } from '../commands/match.js';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { matchSchemaText, type MatchResult } from './match-schema.js';

const COLLECTION = [
  '\uFEFF{"id":"a","claim":"The bridge at Velden was closed.","title":"Is the bridge closed?"}',
  '{"id":2,"text":"Forty barges wait below the locks."}',
  '',
  '{"id":"c","claim":"Sheep glow in the dark.","aliases":["ovines"]}\r',
].join('\n');
const QUERIES =
  '{"id":"q1","text":"they closed the Velden bridge"}\n\n{"id":9,"text":"40 barges"}\n{"id":"q3","text":""}';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-match-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(options: Partial<MatchOptions>, input = QUERIES): Promise<string> {
  const collection = options.collection ?? (await file('collection.jsonl', COLLECTION));
  const output = new PassThrough();
  const streams = { input: Readable.from([Buffer.from(input)]), output };
  expect(await match({ queries: '-', ...options, collection }, streams)).toBe(EXIT.done);
  output.end();
  return textOf(output);
}

const linesOf = (printed: string): MatchResult[] =>
  printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as MatchResult);

const failure = async (work: Promise<unknown>): Promise<CommandFailure> => {
  const caught: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(caught instanceof CommandFailure)) throw new Error(`found ${String(caught)}, expected a complaint`);
  return caught;
};

describe('whence match', () => {
  it('prints one line a query in order, ids as they were given, the same every time', async () => {
    const printed = await run({});
    const results = linesOf(printed);
    expect(results.map(({ query }) => query)).toEqual(['q1', 9, 'q3']);
    expect(results.map(({ ranked }) => ranked[0])).toEqual(['a', 2, undefined]);
    for (const { ranked, scores } of results) expect(scores).toHaveLength(ranked.length);
    expect(await run({ queries: await file('queries.jsonl', QUERIES) })).toBe(printed);
  });

  it('prints no more than --top, and why with --explain', async () => {
    const [first] = linesOf(await run({ top: '1', explain: true }));
    expect(first?.ranked).toEqual(['a']);
    expect(first?.because?.[0]).toMatchObject({ words: expect.arrayContaining(['velden', 'bridge']), figures: [] });
  });

  it('has the schema that docs/match.schema.json shows (npx whence schema match > docs/match.schema.json)', async () => {
    const shown = await readFile(join(projectRoot(), 'docs', 'match.schema.json'), 'utf8');
    expect(shown).toBe(matchSchemaText());
    const validate = new ajvModule.default({ strict: false }).compile(JSON.parse(shown) as object);
    for (const result of linesOf(await run({ explain: true })))
      expect([validate(result), validate.errors]).toEqual([true, null]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['no JSON', 'nonsense', /found what is no JSON \(.*\), expected a JSON object with "id" and "claim" or "text"/],
    ['a list', '[1]', /found a list, expected a JSON object/],
    ['no id', '{"text":"x"}', /found nothing as "id", expected a string or a number/],
    ['no text', '{"id":"x"}', /found no "claim" and no "text", expected/],
    ['a text that is none', '{"id":"x","claim":["y"]}', /found a list as "claim", expected a string/],
    ['an id twice', '{"id":"a","text":"y"}', /found the id "a" of line 1 again, expected one of its own/],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xe9, 0x7d), /found bytes that are not UTF-8, expected UTF-8/],
  ])('refuses %s in a collection, with file and line', async (_what, bad, words) => {
    const path = await file('bad.jsonl', Buffer.concat([Buffer.from('{"id":"a","text":"x"}\n'), Buffer.from(bad)]));
    const { exitCode, message } = await failure(run({ collection: path }));
    expect(exitCode).toBe(EXIT.refused);
    expect(message).toMatch(words);
    expect(message).toContain(`Line 2 of ${path}: `);
  });

  it('refuses a query that is none, after the lines before it', async () => {
    const output = new PassThrough();
    const collection = await file('collection.jsonl', COLLECTION);
    const streams = { input: Readable.from([Buffer.from('{"id":1,"text":"sheep"}\n{"id":2}\n')]), output };
    const { message } = await failure(match({ collection, queries: '-' }, streams));
    expect(message).toMatch(/^Line 2 of standard input: found no "text", expected a JSON object with "id" and "text"/);
    output.end();
    expect(linesOf(await textOf(output)).map(({ query }) => query)).toEqual([1]);
  });

  it.each([
    [{ top: '0' }, EXIT.usage, /--top: found "0", expected a number from 1 to 1000/],
    [{ top: 'many' }, EXIT.usage, /--top: found "many"/],
    [{ collection: '-' }, EXIT.usage, /Found - for both files/],
    [{ collection: '/nowhere/x.jsonl' }, EXIT.refused, /Found no file at/],
  ])('refuses %j', async (options, exit, words) => {
    const { exitCode, message } = await failure(run(options));
    expect(exitCode).toBe(exit);
    expect(message).toMatch(words);
  });
});
