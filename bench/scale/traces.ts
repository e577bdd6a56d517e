/** A trace of fifty hops, as the service answers it, beside the bare recursive query over the hops alone. */
import { ReadTrace, type DeskActor } from '@whence/workflow';
import type { ScaleDatabase } from './database.js';
import { idOfStatement } from './database.js';
import { chainEnds, CHAIN_HOPS, LEDGER_NAME, sizesOf } from './ledger.js';
import { middle } from './quantile.js';

const BARE = `WITH RECURSIVE reach(id) AS (
    SELECT $1::uuid UNION SELECT h.to_id FROM reach r JOIN hop h ON h.from_id = r.id
  ) SELECT v.content FROM reach r JOIN statement_version v ON v.statement_id = r.id`;

export interface TimedTrace {
  readonly ours: number;
  readonly bare: number;
}

/**
 * Milliseconds for each chain: all that its nearer end rests on, from the question to the trace with its ends and
 * differences. Both are asked over one connection that has planned them, in passes that take turns, so that neither finds
 * in the processor's caches what the other has only just read; the middle of a chain's passes counts.
 */
export async function timeTraces(
  { ports, client, deskId }: ScaleDatabase,
  statements: number,
  passes: number,
): Promise<TimedTrace[]> {
  const readTrace = new ReadTrace(ports);
  const by: DeskActor = { kind: 'operator', deskId };
  const keys = chainEnds(sizesOf(statements));
  const ours: number[][] = keys.map(() => []);
  const bare: number[][] = keys.map(() => []);
  for (let pass = 0; pass < passes; pass++) {
    for (const [n, key] of keys.entries()) {
      const id = key.slice(LEDGER_NAME.length + 1);
      const start = performance.now();
      const { hops, ends } = await readTrace.run(by, { ledger: LEDGER_NAME, id, asOf: null, publishedBy: null });
      ours[n]?.push(performance.now() - start);
      if (hops.length !== CHAIN_HOPS || ends.length !== 1)
        throw new Error(`found ${hops.length} hops behind ${key}, expected ${CHAIN_HOPS}`);
    }
    for (const [n, key] of keys.entries()) {
      const start = performance.now();
      await client.query({ name: 'bare-trace', text: BARE, values: [idOfStatement(key)] });
      bare[n]?.push(performance.now() - start);
    }
  }
  return keys.map((_, n) => ({ ours: middle(ours[n] ?? []), bare: middle(bare[n] ?? []) }));
}
