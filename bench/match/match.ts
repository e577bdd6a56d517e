/** Claim matching: Whence beside BM25 from a library, how right and how fast, by the scorer of the data folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOfLine, Matcher, queryOfLine, type Entry, type Query } from '../../libs/matching/src/index.js';
import { averagePrecision, interval } from '../../libs/matching/training/measure.js';
import { scoreJson } from '../reading/scorer.js';
import type { BenchPart } from '../parts.js';
import type { Section } from '../section.js';
import { PEERS, type Finder } from './peers.js';

const TOP = 20;

const WHENCE: Finder = {
  name: 'Whence',
  over: (entries) => {
    const matcher = new Matcher(entries);
    return (query, top) => matcher.rank(query, top).found.map(({ id }) => id);
  },
};
/** What a query may bear beside its words, taken away: how much these carry. */
const WITHOUT: Finder = {
  name: 'Whence, the words of the query alone',
  over: (entries) => {
    const find = WHENCE.over(entries);
    return ({ text }, top) => find({ text, day: undefined, context: undefined, who: undefined }, top);
  },
};

interface MatchSet {
  readonly folder: string;
  readonly title: string;
  readonly splits: readonly string[];
  readonly floor: number;
  readonly goal: number;
  readonly known: Section['known'];
}

const SETS: readonly MatchSet[] = [
  {
    folder: 'ct2022-2a',
    title: 'Posts to checked claims (CheckThat! 2022 2A), MAP@5',
    splits: ['dev', 'devtest2021'],
    floor: 0.85,
    goal: 0.91,
    known: [
      { name: 'best published, last test split (pretrained networks)', cells: [null, 0.9075, null, null, null] },
      { name: 'BM25, last test split', cells: [null, 0.794, null, null, null] },
    ],
  },
  {
    folder: 'ct2022-2b',
    title: 'Debates to checked claims (CheckThat! 2022 2B), MAP@5',
    splits: ['dev'],
    floor: 0.37,
    goal: 0.45,
    known: [{ name: 'BM25, last test split', cells: [null, 0.32, null, null, null] }],
  },
];

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Seconds of processor time that the work took: other work on the machine does not count. */
function timed<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

function measureSet(root: string, set: MatchSet): Section {
  const folder = join(root, 'claim-matching', set.folder);
  const entries: Entry[] = linesOf(join(folder, 'collection.jsonl')).map((line) => entryOfLine(line));
  const rows: Section['rows'][number][] = [];
  let asked = 0;
  for (const finder of [WHENCE, WITHOUT, ...PEERS]) {
    const [find, indexed] = timed(() => finder.over(entries));
    for (const split of set.splits) {
      const queries = linesOf(join(folder, `queries.${split}.jsonl`)).map((line) => ({
        id: String(line['id']),
        query: queryOfLine(line),
      }));
      if (finder === WHENCE) asked += queries.length;
      const [found, spent] = timed(() => queries.map(({ query }: { query: Query }) => find(query, TOP)));
      const predictions = queries.map(({ id }, at) => ({ query: id, ranked: found[at] ?? [] }));
      const qrels = join(folder, `qrels.${split}.jsonl`);
      const scored = scoreJson<Record<string, number>>(root, 'matching', predictions, ['--qrels', qrels]);
      const [low, high] = interval(precisions(qrels, predictions));
      rows.push({
        name: `${finder.name}, ${split}`,
        cells: [
          queries.length,
          scored['MAP@5'] ?? null,
          `${low.toFixed(3)} to ${high.toFixed(3)}`,
          queries.length / spent,
          indexed,
        ],
      });
    }
  }
  return {
    title: set.title,
    sample: `${asked} queries of the development splits to ${entries.length} texts`,
    columns: ['queries', 'MAP@5', '95 % of samples', 'queries a second', 'seconds to index'],
    floor: [null, set.floor, null, null, null],
    goal: [null, set.goal, null, null, null],
    known: set.known,
    rows,
    notes: ['Seconds are of processor time, one thread. Intervals: bootstrap over queries.'],
  };
}

function precisions(qrels: string, predictions: readonly { query: string; ranked: readonly string[] }[]): number[] {
  const ranked = new Map(predictions.map((one) => [one.query, one.ranked]));
  return linesOf(qrels).map((line) => {
    const relevant = new Set((line['relevant'] as unknown[]).map(String));
    return averagePrecision(
      (ranked.get(String(line['query'])) ?? []).map((id) => relevant.has(id)),
      relevant.size,
    );
  });
}

const needs = SETS.flatMap(({ folder, splits }) => [
  `claim-matching/${folder}/collection.jsonl`,
  ...splits.flatMap((split) => [
    `claim-matching/${folder}/queries.${split}.jsonl`,
    `claim-matching/${folder}/qrels.${split}.jsonl`,
  ]),
]);

export const matchPart: BenchPart = {
  about: 'claims that match a text, beside BM25',
  needs: ['claim-matching/score.mjs', ...needs],
  measure: ({ data = '' }) => Promise.resolve(SETS.map((set) => measureSet(data, set))),
};
