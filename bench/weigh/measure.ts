/** The weighing beside its peers: how often values are right, how honest intervals are, how copiers are found, how fast. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimTable, Hierarchy, type HierarchyNode, weigh, type Weighing } from '@whence/weighing';
import type { BenchOptions } from '../parts.js';
import type { Row, Section } from '../section.js';
import { evenly, withCopiers } from './make-copiers.js';
import { agreeing, type Chosen, truthFinder, vote } from './peers.js';
import { type Claims, copiesScored, scored, type Scores, withRange } from './scorers.js';

const FOLDER = 'truth-discovery';
const SETS = [
  { set: 'birthplaces', measure: 'Accuracy', floor: 0.885, goal: 0.9 },
  { set: 'heritages', measure: 'Accuracy', floor: 0.735, goal: 0.75 },
  { set: 'population', measure: 'error_rate_0.1pct', floor: 0.18, goal: 0.163 },
  { set: 'books', measure: 'exact_author_list', floor: 0.75, goal: 0.85 },
  { set: 'flights-day', measure: 'exact', floor: 0.9, goal: 0.92 },
] as const;
const GIVEN = 'copiers-books-seed1';

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export async function measure({ data = '', full }: BenchOptions): Promise<readonly Section[]> {
  const folder = join(data, FOLDER);
  const runs = SETS.map(({ set }) => {
    const claims = lines<Claims[number]>(join(folder, set, 'claims.jsonl'));
    const file = join(folder, set, 'hierarchy.jsonl');
    const hierarchy = existsSync(file) ? { hierarchy: new Hierarchy(lines<HierarchyNode>(file)) } : {};
    const weighing = weigh(claimTable(claims), hierarchy);
    return { claims, weighing, scores: scored(folder, set, weighing.values, weighing.sources) };
  });
  return [values(folder, runs), honesty(runs), copies(folder, full), speed(full)];
}

type Run = { readonly claims: Claims; readonly weighing: Weighing; readonly scores: Scores };

function values(folder: string, runs: readonly Run[]): Section {
  const peer = (name: string, choose: (claims: Claims) => Chosen): Row => ({
    name,
    cells: SETS.map(({ set, measure }, at) => {
      const chosen = [...choose(runs[at]?.claims ?? [])].map(([object, value]) => ({ object, value }));
      const scores = scored(folder, set, chosen);
      return withRange(scores[measure], scores['truths'] ?? 0);
    }),
  });
  return {
    title: 'Weighing conflicting values',
    sample: `development truths: ${SETS.map(({ set }, at) => `${set} ${runs[at]?.scores['truths'] ?? 0}`).join(', ')}; in brackets 95 % of bootstrap resamples`,
    columns: ['birthplaces', 'heritages', 'population, error > 0.1 %', 'books exact', 'flights exact'],
    rows: [
      {
        name: 'Whence',
        cells: SETS.map(({ measure }, at) => withRange(runs[at]?.scores[measure], runs[at]?.scores['truths'] ?? 0)),
      },
      peer('vote', vote),
      peer('TruthFinder', truthFinder),
    ],
    floor: SETS.map(({ floor }) => floor),
    goal: SETS.map(({ goal }) => goal),
    known: [
      { name: 'best (TDH for places), all truths', cells: [0.891, 0.741, 0.17, 0.85, 0.92] },
      { name: 'vote, all truths', cells: [0.848, 0.702, 0.25, 0.64, 0.83] },
    ],
    notes: ['Peers compare values as text; for books that is the whole line, so that they seldom agree.'],
  };
}

function honesty(runs: readonly Run[]): Section {
  const row = (name: string, key: string): Row => ({ name, cells: runs.map(({ scores }) => scores[key] ?? null) });
  return {
    title: 'How honest the weighing is about itself',
    sample: 'the same truths',
    columns: SETS.map(({ set }) => set),
    rows: [
      row('Brier score of confidence', 'brier'),
      row('intervals of 90 % that hold the truth', 'interval_coverage'),
      row('reliability of sources, mean error', 'reliability_MAE'),
      row('sources judged', 'sources_judged'),
    ],
    floor: SETS.map(() => null),
    goal: SETS.map(({ set }) => (['population', 'flights-day'].includes(set) ? 'coverage 0.9' : null)),
    known: [],
  };
}

const SHARES = [0.7, 0.5, 0.35, 0.2];

function copies(folder: string, full: boolean): Section {
  const claims = lines<Claims[number]>(join(folder, 'books', 'claims.jsonl'));
  const given = {
    claims: lines<Claims[number]>(join(folder, GIVEN, 'claims.jsonl')),
    gold: lines<unknown>(join(folder, GIVEN, 'copies.gold.jsonl')),
  };
  const seeds = full ? [11, 12, 13, 14, 15] : [11, 12];
  const worlds = [[given], ...SHARES.map((share) => seeds.map((seed) => withCopiers(claims, share, seed)))];
  const found = (find: (claims: Claims) => Iterable<unknown>) =>
    worlds.map((same) => same.map((world) => copiesScored(folder, find(world.claims), world.gold)));
  const mean = (scores: readonly Scores[], key: string): number =>
    scores.reduce((sum, one) => sum + (one[key] ?? 0), 0) / scores.length;
  const whence = found((all) => weigh(claimTable(all)).copies);
  const plain = found(agreeing);
  const row = (name: string, of: readonly (readonly Scores[])[], key: string): Row => ({
    name,
    cells: of.map((scores) => mean(scores, key)),
  });
  return {
    title: 'Who copies from whom',
    sample: `sources put among those of the books set; the given set, and ${seeds.length} seeds each of a lower share of copied claims`,
    columns: ['given', ...SHARES.map((share) => `share ${share}`)],
    rows: [
      row('Whence, F1', whence, 'F1'),
      row('Whence, precision', whence, 'P'),
      row('Whence, recall', whence, 'R'),
      row('Whence, direction right', whence, 'direction_right'),
      row('agreement on 70 %, F1', plain, 'F1'),
    ],
    floor: [0.9, 0.9, 0.9, 0.9, 0.9],
    goal: [0.97, 0.97, 0.97, 0.97, 0.97],
    known: [{ name: 'plain agreement, F1', cells: [0.76] }],
    notes: [
      "A claim that is not copied is another source's word at random, which happens to be the original's own now and then.",
    ],
  };
}

/** Claims of made-up sources on made-up objects. */
function made(count: number): Claims {
  const random = evenly(count);
  const sources = Math.max(20, Math.round(Math.sqrt(count)));
  const rights = Array.from({ length: sources }, () => 0.4 + 0.55 * random());
  return Array.from({ length: count }, (_, at) => {
    const object = Math.floor(at / 8);
    const source = Math.floor(random() ** 2 * sources);
    const right = random() < (rights[source] ?? 0.5);
    return {
      object: `object ${object}`,
      source: `source ${source.toString(36).replace(/\d/g, 'x')}${source}`,
      value: `value ${right ? object % 97 : Math.floor(random() * 97)}`,
    };
  });
}

function speed(full: boolean): Section {
  const sizes = full ? [50_000, 200_000, 1_000_000] : [25_000, 50_000, 100_000];
  const rows = sizes.map((size): Row => {
    const claims = made(size);
    const began = process.cpuUsage();
    const weighing = weigh(claimTable(claims));
    const used = process.cpuUsage(began);
    const seconds = (used.user + used.system) / 1e6;
    return {
      name: `${size.toLocaleString('en')} claims`,
      cells: [seconds, (seconds / size) * 1e6, weighing.values.length, Math.round(process.memoryUsage().rss / 2 ** 20)],
    };
  });
  return {
    title: 'How the weighing grows',
    sample: 'made-up categories, eight claims an object; processor time of one process, which holds the claims too',
    columns: ['seconds', 'microseconds a claim', 'objects', 'memory, MB'],
    rows,
    floor: [null, null, null, null],
    goal: [null, 'as for few', null, null],
    known: [],
  };
}
