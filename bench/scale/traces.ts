/** A trace of fifty hops, there and back, beside the bare recursive query over the hops alone. */
import type { ScaleDatabase } from './database.js';
import { idOfStatement } from './database.js';
import { chainEnds, CHAIN_HOPS, sizesOf } from './ledger.js';

const BARE = `WITH RECURSIVE reach(id) AS (
    SELECT $1::uuid UNION SELECT h.to_id FROM reach r JOIN hop h ON h.from_id = r.id
  ) SELECT v.content FROM reach r JOIN statement_version v ON v.statement_id = r.id`;

export interface TimedTrace {
  readonly ours: number;
  readonly bare: number;
}

/** Milliseconds for each trace: all that a chain's nearer end rests on, as a view shows it, with its hops. */
export async function timeTraces(
  { ports, client, deskId }: ScaleDatabase,
  statements: number,
  count: number,
): Promise<TimedTrace[]> {
  const { position } = await ports.views.latest();
  const keys = chainEnds(sizesOf(statements)).slice(0, count);
  const ours: number[] = [];
  for (const key of keys) {
    const start = performance.now();
    const { hops } = await ports.priorStatements.around({ position }, deskId, { looks: [], keys: [key] });
    ours.push(performance.now() - start);
    if (hops.length < CHAIN_HOPS)
      throw new Error(`found ${hops.length} hops behind ${key}, expected ${CHAIN_HOPS} or more`);
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
