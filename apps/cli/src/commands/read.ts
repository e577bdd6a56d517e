/** `whence read`. */
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { htmlToText } from '@whence/reading';
import { dateOption } from '../check/check-article.js';
import { readArticleInput, refuseTooLong } from '../check/read-article.js';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { languageOption } from '../language-option.js';
import { openLines } from '../read/open-lines.js';
import { Output } from '../read/output.js';
import { LONGEST_LINE, pageLine, readingLine } from '../read/read-batch.js';
import { readLines } from '../read/read-lines.js';

/** Options of `whence read`, as commander names them. */
export interface ReadOptions {
  readonly file?: string;
  readonly published?: string;
  readonly language?: string;
  readonly jsonl?: boolean;
  readonly keepGoing?: boolean;
  readonly workers?: string;
}

/** The process's standard streams, unless a test gives others. */
export interface ReadStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Reads texts and prints their readings, one JSON object a line. */
export async function read(
  options: ReadOptions,
  console: Console,
  { input, output: stream }: ReadStreams = { input: process.stdin, output: process.stdout },
): Promise<ExitCode> {
  const { file = '-', jsonl = false } = options;
  const published = options.published === undefined ? undefined : dateOption('--published', options.published);
  const language = languageOption(options.language);
  const workers = workersOf(options.workers);
  if (!jsonl && (options.keepGoing === true || options.workers !== undefined))
    throw new CommandFailure(
      EXIT.usage,
      'Found --keep-going or --workers without --jsonl, expected both of lines only.',
    );
  const output = new Output(stream);
  try {
    if (!jsonl) return await readOne(file, published, language, input, output);
    const lines = file === '-' ? input : await openLines(file);
    return await readLines(lines, output, console, {
      name: file === '-' ? 'standard input' : file,
      ...(published === undefined ? {} : { published }),
      ...(language === undefined ? {} : { language }),
      keepGoing: options.keepGoing === true,
      workers,
    });
  } finally {
    output.release();
  }
}

async function readOne(
  file: string,
  published: string | undefined,
  language: string | undefined,
  input: Readable,
  output: Output,
): Promise<ExitCode> {
  if (['.jsonl', '.ndjson'].includes(extname(file).toLowerCase()))
    throw new CommandFailure(EXIT.refused, `Found lines of JSON in "${file}", expected --jsonl with them.`);
  const { raw, form, name } = await readArticleInput(file, input, LONGEST_LINE, '');
  refuseTooLong(name, form === 'html' ? htmlToText(raw).text : raw);
  await output.write(
    form === 'html' ? pageLine(file, raw, published, language) : readingLine(file, raw, published, language),
  );
  return EXIT.done;
}

function workersOf(given: string | undefined): number {
  if (given === undefined) return availableParallelism();
  const count = Number(given);
  if (!/^\d{1,3}$/.test(given) || count < 1)
    throw new CommandFailure(EXIT.usage, `--workers: found "${given}", expected a number from 1 to 999.`);
  return count;
}
