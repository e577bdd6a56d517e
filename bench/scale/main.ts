/** `npm run bench -- --only scale [--full]`: cross-references and traces as the ledger grows to a million statements. */
import type { BenchOptions } from '../parts.js';
import type { Row, Section } from '../section.js';
import { openScale } from './database.js';
import { drawClaims, onHead, timeFindings, told, type Timed } from './findings.js';
import { sizesOf } from './ledger.js';
import { quantile } from './quantile.js';
import { timeTraces } from './traces.js';

const CLAIMS = 100;
const TRACES = 200;

/** Ratio of the 95th percentiles. */
const over = (a: number, b: number): number | null => (b > 0 ? a / b : null);

function rowOf(name: string, timed: readonly Timed[]): Row {
  const { ours, bare, looked } = told(timed);
  return { name, cells: [looked.p50, looked.p95, ours.p50, ours.p95, bare.p95, over(ours.p95, bare.p95)] };
}

export async function measureScale({ full }: BenchOptions): Promise<readonly Section[]> {
  const sizes = full ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
  const rows: Row[] = [];
  const growth: Row[] = [];
  const traces: Row[] = [];
  let first: number | undefined;
  for (const size of sizes) {
    const database = await openScale(size, (line) => process.stderr.write(`${line}\n`));
    try {
      const name = size.toLocaleString('en');
      const claims = drawClaims(size, CLAIMS);
      const head = drawClaims(size, CLAIMS, onHead);
      // Each connection plans its statements anew a few times before it keeps a plan.
      await timeFindings(database, [...claims.slice(0, 20), ...head.slice(0, 20)]);
      const all = await timeFindings(database, claims);
      rows.push(
        rowOf(`${name}, any claim`, all),
        rowOf(`${name}, on the head measure`, await timeFindings(database, head)),
      );
      const mean = all.reduce((sum, { ours }) => sum + ours, 0) / all.length;
      first ??= mean;
      growth.push({ name, cells: [mean, mean / first, size / (sizes[0] ?? size)] });
      await timeTraces(database, size, 20);
      const traced = await timeTraces(database, size, TRACES);
      const [ours, bare] = [traced.map((one) => one.ours), traced.map((one) => one.bare)];
      const p95 = [quantile(ours, 0.95), quantile(bare, 0.95)] as const;
      traces.push({ name, cells: [quantile(ours, 0.5), p95[0], p95[1], over(...p95)] });
    } finally {
      await database.stop();
    }
  }
  return [
    {
      title: 'Cross-reference of one claim',
      sample: `${CLAIMS} claims for each row, each drawn from the statements of an invented ledger, one after the other; milliseconds; bare: SELECT by primary key of the statements that the claim looked at`,
      columns: ['looked at, p50', 'p95', 'Whence p50', 'Whence p95', 'bare p95', 'ratio of p95'],
      floor: [null, null, null, 100, null, 6],
      goal: [null, null, null, 30, null, 3],
      known: [],
      rows,
    },
    {
      title: 'Cost of a claim as the ledger grows',
      sample: 'the same claims; mean milliseconds, and times the cost at the smallest size',
      columns: ['mean', 'times', 'a linear scan'],
      floor: [null, 2, null],
      goal: [null, 1.3, null],
      known: [],
      rows: growth,
    },
    {
      title: 'Trace of 50 hops',
      sample: `${TRACES} traces at each size, of ${sizes.map((size) => sizesOf(size).chains).join(', ')} chains; milliseconds; bare: a recursive query over hops, with the contents`,
      columns: ['Whence p50', 'Whence p95', 'bare p95', 'ratio of p95'],
      floor: [null, null, null, 3],
      goal: [null, null, null, 1.5],
      known: [],
      rows: traces,
    },
  ];
}
