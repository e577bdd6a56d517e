/** A large organisation's day through the command line: `whence read --jsonl` with two threads. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { projectRoot } from '@whence/config';
import { linesOf } from './sets.js';
import type { Section } from '../section.js';

/** Sentences of a large fact-checking organisation's day. */
const DAY = 300_000;
const SAMPLE = 20_000;
const THREADS = 2;

/** The training articles again and again under ids of their own, until somebody has had enough. */
function* articlesOf(root: string): Generator<string> {
  const articles = linesOf<{ text: string; date?: string }>(root, 'attribution', 'docs.train.jsonl');
  for (let turn = 0; ; turn++)
    for (const [at, { text, date }] of articles.entries())
      yield `${JSON.stringify({ id: `${turn}-${at}`, text, ...(date === undefined ? {} : { published: date }) })}\n`;
}

/** @param whole reads all of it, which takes minutes; else a part, from which the time for all is worked out. */
export async function commandLine(root: string, whole: boolean): Promise<Section> {
  const wanted = whole ? DAY : SAMPLE;
  const command = [join(projectRoot(), 'bin', 'whence.mjs'), 'read', '--jsonl', '--workers', String(THREADS)];
  // Once for nothing: a checkout that is not built yet builds now.
  await sentencesRead(command, Readable.from(['{"id":1,"text":"Nothing."}\n']), 1);
  const begin = performance.now();
  const { sentences, read } = await sentencesRead(command, Readable.from(articlesOf(root)), wanted);
  const seconds = (performance.now() - begin) / 1000;
  const perDay = (seconds * DAY) / sentences;
  const cores = availableParallelism();
  return {
    title: `${DAY.toLocaleString('en')} sentences through the command line`,
    sample: `${sentences.toLocaleString('en')} sentences in ${read} articles of the training split, ${THREADS} threads on ${cores} cores`,
    columns: ['seconds', 'sentences a second', whole ? 'minutes for all' : 'minutes for all, extrapolated'],
    floor: [360, null, 6],
    goal: [120, null, 2],
    known: [],
    rows: [{ name: 'Whence, whole reading', cells: [seconds, sentences / seconds, perDay / 60] }],
    notes: [
      'Wall-clock time, with start and load of the command; what else ran on the machine counts.',
      ...(cores === THREADS
        ? []
        : [`${THREADS} threads read, but a third splits and writes lines on a core of its own.`]),
    ],
  };
}

async function sentencesRead(
  command: readonly string[],
  input: Readable,
  wanted: number,
): Promise<{ readonly sentences: number; readonly read: number }> {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  // Enough has been read: the rest of the input meets a closed pipe.
  child.stdin.on('error', () => input.destroy());
  input.pipe(child.stdin);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let [sentences, read] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    read++;
    // Each sentence has one "part", and nothing else has; to parse every line would take longer than to print it.
    sentences += line.split('"part":').length - 1;
    if (sentences >= wanted) break;
  }
  input.destroy();
  child.stdin.destroy();
  child.stdout.destroy();
  const [code] = await exit;
  if (code !== 0) throw new Error(`whence read ended with code ${code}, expected 0.`);
  return { sentences, read };
}
