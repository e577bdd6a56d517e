/** `whence match`. */
import type { Readable, Writable } from 'node:stream';
import { CommandFailure } from '../complaint.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { matchLines } from '../match/match-lines.js';
import { openLines } from '../read/open-lines.js';
import { Output } from '../read/output.js';

/** Options of `whence match`, as commander names them. */
export interface MatchOptions {
  readonly collection: string;
  readonly queries: string;
  readonly top?: string;
  readonly explain?: boolean;
}

/** The process's standard streams, unless a test gives others. */
export interface MatchStreams {
  readonly input: Readable;
  readonly output: Writable;
}

const USUAL_TOP = 20;
const MOST_TOP = 1_000;

/** Finds, for each query, the texts of a collection that are likeliest to say the same. */
export async function match(
  options: MatchOptions,
  { input, output: stream }: MatchStreams = { input: process.stdin, output: process.stdout },
): Promise<ExitCode> {
  const { collection, queries, explain = false } = options;
  const top = topOf(options.top);
  if (collection === '-' && queries === '-')
    throw new CommandFailure(EXIT.usage, 'Found - for both files, expected standard input for one of them at most.');
  const open = async (file: string) => ({
    name: file === '-' ? 'standard input' : file,
    input: file === '-' ? input : await openLines(file),
  });
  const output = new Output(stream);
  const texts = await open(collection);
  const asked = await open(queries);
  try {
    await matchLines(texts, asked, output, { top, explain });
    return EXIT.done;
  } finally {
    texts.input.destroy();
    asked.input.destroy();
    output.release();
  }
}

function topOf(given: string | undefined): number {
  if (given === undefined) return USUAL_TOP;
  const top = Number(given);
  if (!/^\d{1,4}$/.test(given) || top < 1 || top > MOST_TOP)
    throw new CommandFailure(EXIT.usage, `--top: found "${given}", expected a number from 1 to ${MOST_TOP}.`);
  return top;
}
