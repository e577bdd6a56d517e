import { PassThrough, Readable, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { EXIT } from '../exit-codes.js';
import { Output } from './output.js';
import { type LinesOptions, readLines } from './read-lines.js';

interface Run {
  readonly code: number;
  readonly printed: { readonly id: string | number; readonly figures: readonly { readonly value: number }[] }[];
  readonly err: readonly string[];
}

const run = (input: string | Uint8Array, options: Partial<LinesOptions> = {}): Promise<Run> =>
  runOf(Readable.from([Buffer.from(input)]), options);

async function runOf(input: Readable, options: Partial<LinesOptions>): Promise<Run> {
  let out = '';
  const err: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      out += chunk.toString();
      done();
    },
  });
  const console = { out: () => undefined, err: (line: string) => void err.push(line), columns: undefined };
  const code = await readLines(input, new Output(stream), console, {
    name: 'a.jsonl',
    keepGoing: false,
    workers: 1,
    ...options,
  });
  const printed = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Run['printed'][number]);
  return { code, printed, err };
}

const line = (id: string | number, text: string, published?: string): string =>
  JSON.stringify({ id, text, ...(published === undefined ? {} : { published }) });

describe('whence read --jsonl', () => {
  it('prints one object a line, under the ids as they were given', async () => {
    const { code, printed, err } = await run(`${line('a', '40 men came.')}\n${line(7, '3 died.')}\n${line('a', '')}`);
    expect(printed.map(({ id, figures }) => [id, figures.map(({ value }) => value)])).toEqual([
      ['a', [40]],
      [7, [3]],
      ['a', []],
    ]);
    expect([code, err]).toEqual([EXIT.done, []]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${line('a', 'One.')}\n`],
    ['CRLF', `${line('a', 'One.')}\r\n\r\n`],
    ['blank lines', `\n \t\n${line('a', 'One.')}\n\n`],
    ['members that it does not know', '{"id":"a","text":"One.","title":3,"published":null}'],
    ['half a surrogate pair', '{"id":"a","text":"One \\ud83d."}'],
  ])('takes %s', async (_what, input) => {
    const { code, printed, err } = await run(input);
    expect(err).toEqual([]);
    expect(code).toBe(EXIT.done);
    expect(printed.map(({ id }) => id)).toEqual(['a']);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['no JSON', 'nonsense', /found what is no JSON \(.*\), expected a JSON object \{"id", "text"\}/],
    ['a list', '[1]', /found a list, expected a JSON object/],
    ['no id', '{"text":"x"}', /found nothing as "id", expected a string or a number/],
    ['no text', '{"id":"x"}', /found nothing as "text", expected a string/],
    ['a text that is none', '{"id":"x","text":["y"]}', /found a list as "text", expected a string/],
    ['a date that is none', line('x', 'y', '2025-02-30'), /"published": found day 30 .*, expected 01 to 28/],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xe9, 0x7d), /found bytes that are not UTF-8, expected UTF-8/],
  ])('refuses %s by the number of the line, after the readings before it', async (_what, bad, words) => {
    const before = `${line('a', 'One.')}\n\n${line('b', 'Two.')}\n`;
    const input = Buffer.concat([Buffer.from(before), Buffer.from(bad), Buffer.from(`\n${line('c', 'Three.')}\n`)]);
    const stopped = await run(input);
    expect(stopped.err[0]).toMatch(words);
    expect(stopped.err[0]).toMatch(/^Line 4 of a\.jsonl: /);
    expect(stopped.err[1]).toMatch(/Stopped there, after 2 texts; --keep-going/);
    expect(stopped.printed.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stopped.code).toBe(EXIT.refused);

    const kept = await run(input, { keepGoing: true });
    expect(kept.printed.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(kept.err).toEqual([stopped.err[0], 'Left out 1 line; read 3 texts.']);
    expect(kept.code).toBe(EXIT.refused);
  });

  it('refuses a text that is longer than an article may be, by its line and length, and reads on if it is to', async () => {
    const bad = line('x', `${'a '.repeat(150_000)}a`);
    const input = `${line('a', 'One.')}\n${bad}\n${line('c', 'Three.')}\n`;
    const stopped = await run(input);
    expect(stopped.err[0]).toBe(
      'Line 2 of a.jsonl: found a "text" of 300001 characters, expected at most 300000, as of an article.',
    );
    expect([stopped.code, stopped.printed.length]).toEqual([EXIT.refused, 1]);
    const kept = await run(input, { keepGoing: true });
    expect([kept.code, kept.printed.map(({ id }) => id)]).toEqual([EXIT.refused, ['a', 'c']]);
    // Within the bound also where every character is escaped.
    const escaped = `{"id":"e","text":"${'\\u0061\\u0020'.repeat(150_000)}"}`;
    expect(escaped.length).toBeGreaterThan(1_800_000);
    expect((await run(escaped)).printed.map(({ id }) => id)).toEqual(['e']);
  });

  it('refuses a line that no article could need without holding it, by its line and length', async () => {
    const chunks = function* () {
      yield Buffer.from(`${line('a', 'One.')}\n{"id":"x","page":"`);
      for (let at = 0; at < 320; at++) yield Buffer.alloc(100_000, 'x');
      yield Buffer.from(`","text":"Two."}\n${line('c', 'Three.')}\n`);
    };
    const { code, printed, err } = await runOf(Readable.from(chunks()), { keepGoing: true });
    expect(err[0]).toBe('Line 2 of a.jsonl: found a line of 32000034 bytes, expected at most 4194304.');
    expect([code, printed.map(({ id }) => id)]).toEqual([EXIT.refused, ['a', 'c']]);
  });

  it('resolves dates against the line’s own, else against --published', async () => {
    const input = `${line('a', 'Floods killed 3 people on Monday.', '2025-07-16')}\n${line('b', 'Floods killed 3 people on Monday.')}\n`;
    const { printed } = await run(input, { published: '2024-05-08' });
    expect(
      printed.map(({ figures }) => JSON.stringify(figures)).map((text) => /"from":"([^"]*)"/.exec(text)?.[1]),
    ).toEqual(['2025-07-14', '2024-05-06']);
  });

  it('tells few of many faults', async () => {
    const { err } = await run('x\n'.repeat(200), { keepGoing: true });
    expect(err.length).toBe(52);
    expect(err.slice(-2)).toEqual(['And 150 more.', 'Left out 200 lines; read 0 texts.']);
  });
});

const NAMES = 'Ana Bo Cy Di Ed Flo Gus Hal Ida Jo Kit Lu Mo Ned Oz Pia'.split(' ');

/** Lines without end, each with names of its own. */
function* endless(counted: (line: number) => void): Generator<Buffer> {
  for (let at = 0; ; at++) {
    counted(at);
    yield Buffer.from(`${line(at, `Ten saw ${NAMES.map((name) => name + at).join(' ')}.`)}\n`);
  }
}

describe('a stream that does not end', () => {
  it('is taken no faster than the results are', async () => {
    let taken = 0;
    const stuck = new Writable({ highWaterMark: 1, write: () => undefined });
    const input = Readable.from(endless((at) => (taken = at)));
    const reading = readLines(input, new Output(stuck), silent, { name: 'x', keepGoing: false, workers: 1 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(taken).toBeLessThan(60);
    stuck.destroy();
    expect(await reading).toBe(EXIT.done);
  });

  it('ends quietly when its reader leaves', async () => {
    const pipe = new PassThrough({ highWaterMark: 1 });
    const input = Readable.from(endless(() => undefined));
    const reading = readLines(input, new Output(pipe), silent, { name: 'x', keepGoing: false, workers: 1 });
    pipe.once('data', () => pipe.destroy());
    expect(await reading).toBe(EXIT.done);
    expect(input.destroyed).toBe(true);
  });

  it('is read in memory that does not grow with it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapAt = async (lines: number): Promise<number> => {
      const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
      const input = Readable.from(
        endless((at) => {
          if (at === lines) sink.destroy();
        }),
      );
      await readLines(input, new Output(sink), silent, { name: 'x', keepGoing: false, workers: 1 });
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heapAt(600);
    // To keep the unknown words alone would take more than twice this.
    expect((await heapAt(2000)) - before).toBeLessThan(2_500_000);
  });
});

const silent = { out: () => undefined, err: () => undefined, columns: undefined };
