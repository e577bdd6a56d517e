/** `whence weigh`: conflicting values in, the likeliest ones out. A tool for people: nothing else in Whence reads it. */
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Hierarchy, type Kind, KINDS, weigh as weighTable, type Weighing } from '@whence/weighing';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { cannotWrite } from '../file-fault.js';
import { mustBeFile } from '../read/open-lines.js';
import { Output } from '../read/output.js';
import { type ClaimsForm, readClaims, readHierarchy } from '../weigh/read-claims.js';
import { copyLines, sourceLines, valueLines } from '../weigh/result-lines.js';

/** Options of `whence weigh`, as commander names them. */
export interface WeighCommandOptions {
  readonly file: string;
  readonly kind?: string;
  readonly hierarchy?: string;
  readonly level?: string;
  readonly sources?: string;
  readonly copies?: string;
  readonly print?: string;
  readonly explain?: boolean;
}

/** The process's standard streams, unless a test gives others. */
export interface WeighStreams {
  readonly input: Readable;
  readonly output: Writable;
}

const PRINTS = ['values', 'sources', 'copies'];

export async function weigh(
  options: WeighCommandOptions,
  console: Console,
  { input, output: stream }: WeighStreams = { input: process.stdin, output: process.stdout },
): Promise<ExitCode> {
  const { file, print = 'values', explain = false } = options;
  const kind = oneOf('--kind', options.kind, KINDS) as Kind | undefined;
  oneOf('--print', print, PRINTS);
  if (explain && print !== 'values')
    throw new CommandFailure(EXIT.usage, `Found --explain with --print ${print}, expected it with values.`);
  const level = levelOf(options.level);
  const { lines, name, form } = await opened(file, input);
  const table = await readClaims(lines, name, form);
  const hierarchy = await hierarchyBeside(file, options.hierarchy, kind, console);
  if (kind === 'places' && !hierarchy)
    throw new CommandFailure(EXIT.usage, 'Found --kind places without a hierarchy, expected --hierarchy FILE.');
  const weighing = weighed(() =>
    weighTable(table, { level, ...(kind === undefined ? {} : { kind }), ...(hierarchy ? { hierarchy } : {}) }),
  );
  console.err(told(weighing, table.source.length, kind === undefined));
  if (options.sources !== undefined) await written(options.sources, sourceLines(weighing));
  if (options.copies !== undefined) await written(options.copies, copyLines(weighing));
  const output = new Output(stream);
  try {
    const printed =
      print === 'sources'
        ? sourceLines(weighing)
        : print === 'copies'
          ? copyLines(weighing)
          : valueLines(weighing, explain);
    for (const chunk of printed) if (!(await output.write(chunk))) break;
  } finally {
    output.release();
  }
  return EXIT.done;
}

/** What the values do not allow is the input's fault. */
function weighed(work: () => Weighing): Weighing {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('Found '))
      throw new CommandFailure(EXIT.refused, error.message, { cause: error });
    throw error;
  }
}

function told({ kind, values, sources, copies }: Weighing, claims: number, read: boolean): string {
  const likely = copies.filter(({ p }) => p >= 0.5).length;
  return (
    `Weighed ${counted(claims, 'claim')} of ${counted(sources.length, 'source')} on ${counted(values.length, 'object')} as ${kind.kind}` +
    `${read ? ` (${kind.why}; --kind takes another)` : ''}; ${counted(likely, 'pair')} of sources likely to copy.`
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function oneOf(option: string, given: string | undefined, known: readonly string[]): string | undefined {
  if (given !== undefined && !known.includes(given))
    throw new CommandFailure(EXIT.usage, `${option}: found "${given}", expected one of ${known.join(', ')}.`);
  return given;
}

function levelOf(given: string | undefined): number {
  if (given === undefined) return 0.9;
  const level = Number(given);
  if (!(level >= 0.5 && level < 1))
    throw new CommandFailure(EXIT.usage, `--level: found "${given}", expected a number from 0.5 to below 1.`);
  return level;
}

async function opened(file: string, input: Readable): Promise<{ lines: Readable; name: string; form: ClaimsForm }> {
  if (file === '-') return { lines: input, name: 'standard input', form: 'jsonl' };
  const form = { '.csv': 'csv', '.jsonl': 'jsonl', '.ndjson': 'jsonl' }[extname(file).toLowerCase()] as
    ClaimsForm | undefined;
  if (form === undefined)
    throw new CommandFailure(EXIT.refused, `Found "${file}", expected a .csv or .jsonl file, or - for lines of JSON.`);
  await mustBeFile(file, 'a file of claims');
  return { lines: createReadStream(file), name: file, form };
}

/** The hierarchy that was named, or `hierarchy.jsonl` beside the claims. */
async function hierarchyBeside(
  file: string,
  named: string | undefined,
  kind: Kind | undefined,
  console: Console,
): Promise<Hierarchy | undefined> {
  if (named !== undefined) {
    await mustBeFile(named, 'a file of places');
    return readHierarchy(createReadStream(named), named);
  }
  if (file === '-' || (kind !== undefined && kind !== 'places')) return undefined;
  const beside = join(dirname(file), 'hierarchy.jsonl');
  const found = await stat(beside).then(
    (one) => one.isFile(),
    () => false,
  );
  if (!found) return undefined;
  console.err(`Takes the hierarchy in ${beside}.`);
  return readHierarchy(createReadStream(beside), beside);
}

async function written(file: string, lines: Iterable<string>): Promise<void> {
  try {
    await writeFile(file, lines);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}
