/** `whence read --jsonl`: a stream of lines to a stream of readings, in order, in constant memory. */
import type { Readable } from 'node:stream';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { inOrder } from './in-order.js';
import { type LineBatch, lineBatches } from './line-batches.js';
import type { Output } from './output.js';
import { type BatchResult, LONGEST_LINE, readBatch } from './read-batch.js';
import { ReadingThreads } from './reading-threads.js';

export interface LinesOptions {
  /** Of the input, for messages. */
  readonly name: string;
  readonly published?: string;
  readonly language?: string;
  readonly keepGoing: boolean;
  /** How many threads read; with one, the main thread does. */
  readonly workers: number;
}

/** So much is read before threads start: a short input is done before they would be. */
const SHORT_INPUT = 256 * 1024;
/** Batches under way for each thread, so that none waits for the reader of the results. */
const AHEAD = 3;
/** So many faults are told one by one. */
const MOST_FAULTS = 50;

/**
 * Prints the reading of each line of `input`. The first line that cannot be read ends it, after the readings of those
 * before it; with `keepGoing` such lines are told and left out. Either way the exit code is `refused` then. A reader of
 * the output that leaves ends it quietly.
 */
export async function readLines(
  input: Readable,
  output: Output,
  console: Console,
  options: LinesOptions,
): Promise<ExitCode> {
  const { name, keepGoing, workers } = options;
  let threads: ReadingThreads | undefined;
  let taken = 0;
  const read = async (batch: LineBatch): Promise<BatchResult> => {
    taken += batch.bytes.length;
    if (workers === 1 || taken <= SHORT_INPUT) return readBatch(batch, options);
    threads ??= new ReadingThreads(workers, {
      keepGoing,
      ...(options.published ? { published: options.published } : {}),
      ...(options.language === undefined ? {} : { language: options.language }),
    });
    return threads.read(batch);
  };
  let texts = 0;
  let faultCount = 0;
  try {
    for await (const result of inOrder(lineBatches(input, LONGEST_LINE), read, workers * AHEAD)) {
      texts += result.texts;
      if (!(await output.write(result.output))) return EXIT.done;
      for (const { line, fault } of result.faults)
        if (++faultCount <= MOST_FAULTS) console.err(`Line ${line} of ${name}: ${fault}.`);
      if (faultCount > 0 && !keepGoing) {
        console.err(`Stopped there, after ${counted(texts, 'text')}; --keep-going leaves out what cannot be read.`);
        return EXIT.refused;
      }
    }
    if (faultCount === 0) return EXIT.done;
    if (faultCount > MOST_FAULTS) console.err(`And ${faultCount - MOST_FAULTS} more.`);
    console.err(`Left out ${counted(faultCount, 'line')}; read ${counted(texts, 'text')}.`);
    return EXIT.refused;
  } finally {
    input.destroy();
    await threads?.stop();
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
