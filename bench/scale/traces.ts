/** A trace of fifty hops, as the service answers it, beside the bare recursive query over the hops alone. */
import { ReadTrace, type DeskActor } from '@whence/workflow';
import type { ScaleDatabase } from './database.js';
import { idOfStatement } from './database.js';
import { chainEnds, CHAIN_HOPS, LEDGER_NAME, sizesOf } from './ledger.js';

const BARE = `WITH RECURSIVE reach(id) AS (
    SELECT $1::uuid UNION SELECT h.to_id FROM reach r JOIN hop h ON h.from_id = r.id
  ) SELECT v.content FROM reach r JOIN statement_version v ON v.statement_id = r.id`;

export interface TimedTrace {
  readonly ours: number;
  readonly bare: number;
}

/**
 * Milliseconds for each trace: all that a chain's nearer end rests on, from the question to the trace with its ends and
 * differences. Both are asked over one connection that has planned them. Where there are fewer chains than traces, each is
 * traced several times, all of the others in between.
 */
export async function timeTraces(
  { ports, client, deskId }: ScaleDatabase,
  statements: number,
  count: number,
): Promise<TimedTrace[]> {
  const readTrace = new ReadTrace(ports);
  const by: DeskActor = { kind: 'operator', deskId };
  const ends = chainEnds(sizesOf(statements));
  const keys = Array.from({ length: count }, (_, n) => ends[n % ends.length] ?? '');
  const ours: number[] = [];
  for (const key of keys) {
    const id = key.slice(LEDGER_NAME.length + 1);
    const start = performance.now();
    const { hops, ends } = await readTrace.run(by, { ledger: LEDGER_NAME, id, asOf: null, publishedBy: null });
    ours.push(performance.now() - start);
    if (hops.length !== CHAIN_HOPS || ends.length !== 1)
      throw new Error(`found ${hops.length} hops behind ${key}, expected ${CHAIN_HOPS}`);
  }
  // In a pass of its own, so that neither finds in memory what the other has only just read.
  const timed: TimedTrace[] = [];
  for (const [n, key] of keys.entries()) {
    const from = performance.now();
    await client.query({ name: 'bare-trace', text: BARE, values: [idOfStatement(key)] });
    timed.push({ ours: ours[n] ?? 0, bare: performance.now() - from });
  }
  return timed;
}
