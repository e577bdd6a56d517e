/** `npm run fuzz -- [--requests N] [--seed N] [--concurrency N] [--minutes N]`: the long run. Exits with 1 when it found anything. */
import { parseArgs } from 'node:util';
import { fuzz, type FuzzFault, type FuzzReport } from './fuzz.js';
import { fuzzGround } from './ground.js';

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      requests: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '600' },
      concurrency: { type: 'string', default: '4' },
    },
  });
  const ground = await fuzzGround();
  try {
    const report = await fuzz(ground, {
      requests: Number(values.requests),
      seed: Number(values.seed),
      concurrency: Number(values.concurrency),
      patienceMs: 60_000,
      atMostMs: Number(values.minutes) * 60_000,
      found: (fault) => process.stderr.write(faultText(fault)),
      progress: (done, faults) => process.stderr.write(`  ${done} requests, ${faults} kinds of fault\n`),
    });
    process.stdout.write(textOf(report));
    return report.faults.length + report.verified.faults.length === 0 ? 0 : 1;
  } finally {
    await ground.close();
  }
}

const faultText = ({ operation, what, request, answer, times }: FuzzFault): string =>
  `  ${operation}, ${times} times: ${what}\n    ${request}\n    ${answer}\n`;

function textOf({ requests, seconds, faults, statuses, operations, done, neverDone, verified }: FuzzReport): string {
  const lines = [
    `${requests} requests in ${seconds.toFixed(0)} s: ${Object.entries(statuses)
      .map(([status, times]) => `${times} of ${status}`)
      .join(', ')}`,
    `${verified.entries} entries of the log and ${verified.rows} rows verified, ${verified.faults.length} faults`,
    ...verified.faults.slice(0, 50).map((text) => `  ${text}`),
    `${faults.length} kinds of fault in answers`,
    ...faults.map(faultText),
    ...neverDone.map(({ id, because }) => `  ${id} was never carried out; most often: ${because}`),
    `${done} of ${operations} operations succeeded at least once`,
  ];
  return `${lines.join('\n')}\n`;
}
