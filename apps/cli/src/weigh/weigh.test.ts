import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { weigh, type WeighCommandOptions } from '../commands/weigh.js';
import { EXIT } from '../exit-codes.js';
import { main } from '../program.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-weigh-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Told {
  readonly lines: Record<string, unknown>[];
  readonly err: string;
}

async function weighed(options: WeighCommandOptions, input = ''): Promise<Told> {
  const output = new PassThrough();
  let err = '';
  const console = { out: () => undefined, err: (line: string) => void (err += `${line}\n`), columns: undefined };
  const printed = textOf(output);
  expect(await weigh(options, console, { input: Readable.from([Buffer.from(input)]), output })).toBe(EXIT.done);
  output.end();
  const lines = (await printed).split('\n').filter((line) => line !== '');
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), err };
}

const CLAIMS = [
  { object: 'Reno', source: 'almanac', value: 264165 },
  { object: 'Reno', source: 'atlas', value: 264165 },
  { object: 'Reno', source: 'visitor', value: 999999 },
  { object: 'Elko', source: 'almanac', value: 20564 },
  { object: 'Elko', source: 'atlas', value: 20564 },
];
const JSONL = CLAIMS.map((claim) => `${JSON.stringify(claim)}\n`).join('');
const CSV = `\uFEFFsource,object,value,read on\r\n${CLAIMS.map(({ object, source, value }) => `${source},${object},"${value.toLocaleString('en')}",Monday\r\n`).join('')}`;

describe('whence weigh', () => {
  it('prints one line an object, from lines of JSON and from CSV alike', async () => {
    const { lines, err } = await weighed({ file: await file('a.jsonl', JSONL) });
    expect(lines.map(({ object, value }) => [object, value])).toEqual([
      ['Elko', 20564],
      ['Reno', 264165],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['object', 'value', 'low', 'high', 'confidence']);
    expect(err).toMatch(/Weighed 5 claims of 3 sources on 2 objects as numbers/);
    expect((await weighed({ file: await file('a.csv', CSV) })).lines).toEqual(lines);
    expect((await weighed({ file: '-' }, JSONL)).lines).toEqual(lines);
  });

  it('writes sources and copies beside, or prints them instead', async () => {
    const [claims, sources, copies] = [await file('b.jsonl', JSONL), join(folder, 's.jsonl'), join(folder, 'c.jsonl')];
    await weighed({ file: claims, sources, copies });
    const written = (await readFile(sources, 'utf8')).trim().split('\n');
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ source: 'almanac', claims: 2 });
    expect(await readFile(copies, 'utf8')).toBe('');
    const { lines } = await weighed({ file: claims, print: 'sources' });
    expect(lines.map((line) => JSON.stringify(line))).toEqual(written);
    const by = new Map(lines.map(({ source, reliability }) => [source, Number(reliability)]));
    expect(by.get('almanac')).toBeGreaterThan(by.get('visitor') ?? 1);
  });

  it('explains who said what', async () => {
    const { lines } = await weighed({ file: await file('c.jsonl', JSONL), explain: true });
    expect(lines[1]?.['because']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: 'visitor', said: 999999, outcome: 'wrong' }),
        expect.objectContaining({ source: 'atlas', said: 264165, outcome: 'right' }),
      ]),
    );
  });

  it('takes the hierarchy beside the claims, and says so', async () => {
    await mkdir(join(folder, 'places'));
    await file('places/hierarchy.jsonl', '{"id":1,"name":"Texas"}\n{"id":2,"name":"Austin","parent":1}\n');
    const claims = await file(
      'places/claims.csv',
      'object,source,value\nA,s,Texas\nA,t,Austin\nB,s,Texas\nB,t,Austin\n',
    );
    const { lines, err } = await weighed({ file: claims });
    expect(err).toMatch(/Takes the hierarchy in .*hierarchy\.jsonl/);
    expect(lines.map(({ value }) => value)).toEqual(['Austin', 'Austin']);
    expect((await weighed({ file: claims, kind: 'categories' })).err).not.toMatch(/Takes/);
  });

  it.each([
    ['none.csv', undefined, EXIT.refused, /Found no file at ".*none\.csv"/],
    ['d.txt', 'x', EXIT.refused, /expected a \.csv or \.jsonl file/],
    ['empty.jsonl', '\n', EXIT.refused, /Found no claims in .*empty\.jsonl/],
    [
      'e.jsonl',
      '{"object":"a","source":"s","value":1}\n{"object":"a","source":"s"',
      EXIT.refused,
      /Line 2 of .*found what is no JSON/,
    ],
    [
      'f.jsonl',
      '{"object":"a","source":"s","value":null}',
      EXIT.refused,
      /Line 1 of .*found null as "value", expected text, a number or a list/,
    ],
    ['g.jsonl', '{"object":"a","source":["s"],"value":1}', EXIT.refused, /found a list as "source"/],
    ['h.jsonl', '{"object":"a","source":"s","value":["b",1]}', EXIT.refused, /found a list as "value"/],
    ['i.csv', 'object,source,value\na,s,1\na,,2\n', EXIT.refused, /Line 3 of .*column source: found nothing/],
    ['j.csv', 'object,value\na,1\n', EXIT.refused, /Line 1 of .*found the columns "object", "value"/],
    ['k.csv', 'object,source,value,value\na,s,1,1\n', EXIT.refused, /found the column "value" twice/],
    ['l.csv', 'object,source,value\na,s,"1\n', EXIT.refused, /Line \d+ of .*Quote Not Closed/],
    ['m.csv', 'object,source,value\na,s\n', EXIT.refused, /Line 2 of .*expected CSV/],
    ['n.jsonl', new Uint8Array([0x7b, 0xff, 0x0a]), EXIT.refused, /found bytes that are not UTF-8/],
  ])('refuses %s', async (name, content, code, words) => {
    const path = content === undefined ? join(folder, name) : await file(name, content);
    let err = '';
    const console = { out: () => undefined, err: (line: string) => void (err += `${line}\n`), columns: undefined };
    expect(await main(['weigh', path], console)).toBe(code);
    expect(err).toMatch(words);
  });

  it.each([
    [['--kind', 'colours'], EXIT.usage, /--kind: found "colours", expected one of numbers/],
    [['--print', 'all'], EXIT.usage, /--print: found "all"/],
    [['--level', '2'], EXIT.usage, /--level: found "2"/],
    [['--explain', '--print', 'copies'], EXIT.usage, /expected it with values/],
    [['--kind', 'places'], EXIT.usage, /expected --hierarchy FILE/],
    [['--hierarchy', 'none'], EXIT.refused, /Found no file at "none"/],
    [['--sources', 'no/such/folder'], EXIT.refused, /cannot be written \(ENOENT\)/],
  ])('refuses %j', async (options, code, words) => {
    const path = await file('z.jsonl', '{"object":"a","source":"s","value":"red"}');
    let err = '';
    const console = { out: () => undefined, err: (line: string) => void (err += `${line}\n`), columns: undefined };
    expect(await main(['weigh', path, ...options], console)).toBe(code);
    expect(err).toMatch(words);
  });

  it('refuses a hierarchy in which a place lies in itself', async () => {
    const path = await file('y.jsonl', '{"object":"a","source":"s","value":"red"}');
    const places = await file('loop.jsonl', '{"id":1,"name":"A","parent":2}\n{"id":2,"name":"B","parent":1}\n');
    let err = '';
    const console = { out: () => undefined, err: (line: string) => void (err += `${line}\n`), columns: undefined };
    expect(await main(['weigh', path, '--hierarchy', places], console)).toBe(EXIT.refused);
    expect(err).toMatch(/"A" lies, through others, in itself/);
  });
});
