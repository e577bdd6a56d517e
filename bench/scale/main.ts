/** `npm run bench -- --only scale [--full]`: cross-references and traces as the ledger grows to a million statements. */
import type { BenchOptions } from '../parts.js';
import type { Row, Section } from '../section.js';
import { openScale } from './database.js';
import { drawClaims, onHead, timeFindings, told, type Timed } from './findings.js';
import { quantile } from './quantile.js';
import { timeTraces } from './traces.js';

const CLAIMS = 100;
/** Each claim is found, and each chain traced, so many times: the first time costs more, and the middle of few would be the worse of two others. */
const PASSES = 9;

/** Ratio of the 95th percentiles. */
const over = (a: number, b: number): number | null => (b > 0 ? a / b : null);

function rowOf(name: string, timed: readonly Timed[]): Row {
  const { ours, bare, looked } = told(timed);
  const ratios = [over(ours.p50, bare.p50), over(ours.p95, bare.p95)];
  return {
    name,
    cells: [looked.p50, looked.p95, ours.p50, bare.p50, ratios[0] ?? null, ours.p95, bare.p95, ratios[1] ?? null],
  };
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
      await database.warm();
      // Each connection plans its statements anew a few times before it keeps a plan.
      await timeFindings(database, [...claims.slice(0, 20), ...head.slice(0, 20)]);
      const all = await timeFindings(database, claims, PASSES);
      rows.push(
        rowOf(`${name}, any claim`, all),
        rowOf(`${name}, on the head measure`, await timeFindings(database, head, PASSES)),
      );
      const mean = all.reduce((sum, { ours }) => sum + ours, 0) / all.length;
      first ??= mean;
      growth.push({ name, cells: [mean, mean / first, size / (sizes[0] ?? size)] });
      const traced = await timeTraces(database, size, PASSES);
      const of = (share: number) => {
        const [ours, bare] = [traced.map((one) => one.ours), traced.map((one) => one.bare)].map((all) =>
          quantile(all, share),
        );
        return [ours ?? 0, bare ?? 0, over(ours ?? 0, bare ?? 0)];
      };
      traces.push({ name, cells: [traced.length, ...of(0.5), ...of(0.95)] });
    } finally {
      await database.stop();
    }
  }
  const server = 'a server that has touched all its pages';
  return [
    {
      title: 'Cross-reference of one claim',
      sample: `${CLAIMS} claims for each row, each drawn from the statements of an invented ledger, one after the other; milliseconds, for each claim the middle of ${PASSES} passes over all of them; bare: SELECT by primary key of the statements that the claim looked at, in passes between; ${server}`,
      columns: ['looked at, p50', 'p95', 'Whence p50', 'bare p50', 'ratio', 'Whence p95', 'bare p95', 'ratio of p95'],
      floor: [null, null, null, null, null, 100, null, 6],
      goal: [null, null, null, null, null, 30, null, 3],
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
      sample: `every chain of 50 hops; milliseconds, for each chain the middle of ${PASSES} passes over all of them; bare: a recursive query over hops, with the contents, in passes between; ${server}`,
      columns: ['chains', 'Whence p50', 'bare p50', 'ratio', 'Whence p95', 'bare p95', 'ratio of p95'],
      floor: [null, null, null, 3, null, null, 3],
      goal: [null, null, null, 1.5, null, null, 1.5],
      known: [],
      rows: traces,
    },
  ];
}
