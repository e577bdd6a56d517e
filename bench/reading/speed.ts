/** How many sentences a second one core reads: Whence and its peer over the same sentences, in turns. */
import { figuresAlone, readAsPrinted } from './ours.js';
import { recognizers } from './peers/recognizers.js';
import { linesOf } from './sets.js';
import type { Section } from '../section.js';

/** Sentences of a round; the peer takes seconds for them. */
const SENTENCES = 400;
const ROUNDS = 7;

/** Processor time of this process, in seconds: other programs on the machine do not count. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);
const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? Number.NaN;

/** Every n-th sentence of the articles, so that the sample spans all of them. */
export function sampleOf(root: string, wanted: number): string[] {
  const documents = linesOf<{ text: string }>(root, 'attribution', 'docs.dev.jsonl');
  const all = documents.flatMap(({ text }) =>
    readAsPrinted(text).sentences.map(({ start, end }) => text.slice(start, end)),
  );
  const step = Math.max(1, Math.floor(all.length / wanted));
  return all.filter((_, at) => at % step === 0).slice(0, wanted);
}

export function speed(root: string): Section {
  const sentences = sampleOf(root, SENTENCES);
  const readers: readonly (readonly [string, (text: string) => unknown])[] = [
    ['Recognizers-Text', recognizers],
    ['Whence, whole reading', readAsPrinted],
    ['Whence, figures only', figuresAlone],
  ];
  const pass = (read: (text: string) => unknown): number =>
    secondsOf(() => {
      for (const sentence of sentences) read(sentence);
    });
  // Compiled and loaded before anything is timed; the fast ones need more calls for it.
  for (const [, read] of readers) pass(read);
  for (const [, read] of readers.slice(1)) for (let round = 0; round < 8; round++) pass(read);
  const rounds = Array.from({ length: ROUNDS }, () => readers.map(([, read]) => pass(read)));
  return {
    title: 'Speed on one core',
    sample: `${sentences.length} sentences of the dev articles, each read alone; ${ROUNDS} rounds in turns, processor time`,
    columns: ['sentences a second', 'times Recognizers-Text', 'lowest', 'highest'],
    floor: [null, 3, null, null],
    goal: [null, 10, null, null],
    known: [],
    rows: readers.map(([name], at) => {
      const ratios = rounds.map((times) => (times[0] ?? 0) / (times[at] ?? 1));
      const rate = median(rounds.map((times) => sentences.length / (times[at] ?? 1)));
      return { name, cells: [rate, median(ratios), Math.min(...ratios), Math.max(...ratios)] };
    }),
  };
}
