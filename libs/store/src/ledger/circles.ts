/** Circles among the hops of a ledger that a change has added to. */
import { HopGraph, type Change } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { writerOf } from '../changes.js';

/** Up to so many new hops, circles are looked for from them onwards; beyond, among all hops of the ledger at once. */
const FEW = 1_000;

const HOPS_AT_ONCE = 50_000;

const STANDING = `JOIN LATERAL (SELECT removed, standing FROM hop_version WHERE hop_id = h.id
  ORDER BY version DESC LIMIT 1) v ON NOT v.removed AND v.standing <> 'rejected'`;

/** Hops of the ledger ($1) that something leads to and that lead on: no other lies on a circle, and none leaves a ledger. */
const AMONG_ALL = `
  SELECT h.from_id, h.to_id FROM hop h
  JOIN statement f ON f.id = h.from_id
  ${STANDING}
  WHERE f.ledger_id = $1 AND EXISTS (SELECT 1 FROM hop i WHERE i.to_id = h.from_id)
    AND EXISTS (SELECT 1 FROM hop o WHERE o.from_id = h.to_id)`;

/** Hops between statements that the change's ($2) own hops lead to: every circle that it closes runs over one of those. */
const FROM_THE_NEW = `
  WITH RECURSIVE reached(id) AS (
    SELECT h.to_id FROM hop_version n JOIN hop h ON h.id = n.hop_id
    WHERE n.change_id = $2 AND NOT n.removed AND EXISTS (SELECT 1 FROM hop i WHERE i.to_id = h.from_id)
    UNION
    SELECT h.to_id FROM reached r JOIN hop h ON h.from_id = r.id ${STANDING}
  )
  SELECT h.from_id, h.to_id FROM reached r JOIN hop h ON h.from_id = r.id
  ${STANDING}
  WHERE $1::uuid IS NOT NULL AND EXISTS (SELECT 1 FROM reached t WHERE t.id = h.to_id)`;

/**
 * Circles as keys, the first repeated at the end; at most `most`. Memory holds two numbers for each hop that may lie on
 * one, never keys.
 * @param added how many hops the change has added
 */
export async function circlesOf(
  change: Change,
  ledgerId: string,
  added: number,
  most: number,
): Promise<readonly (readonly string[])[]> {
  if (added === 0) return [];
  const writer = writerOf(change);
  // Utility statements take no parameters; both ids are UUIDs that Whence made.
  const hops = (added <= FEW ? FROM_THE_NEW : AMONG_ALL)
    .replaceAll('$1', `'${ledgerId}'`)
    .replaceAll('$2', `'${change.id}'`);
  await writer.query(`CREATE TEMPORARY TABLE walked_hop ON COMMIT DROP AS ${hops}`);
  await writer.query(
    `CREATE TEMPORARY TABLE walked_end ON COMMIT DROP AS
     SELECT s.id, s.key, (row_number() OVER (ORDER BY s.key COLLATE "C") - 1)::integer AS number FROM statement s
     WHERE s.id IN (SELECT from_id FROM walked_hop UNION SELECT to_id FROM walked_hop)`,
  );
  const circles = (await graphOf(writer)).circles(most);
  const named: { number: number; key: string }[] = await writer.query(
    'SELECT number, key FROM walked_end WHERE number = ANY($1::int[])',
    [[...new Set(circles.flat())]],
  );
  await writer.query('DROP TABLE walked_hop, walked_end');
  const keys = new Map(named.map(({ number, key }) => [number, key]));
  return circles.map((circle) => circle.map((number) => keys.get(number) ?? ''));
}

async function graphOf(writer: EntityManager): Promise<HopGraph> {
  const graph = new HopGraph();
  await writer.query(
    `DECLARE walked NO SCROLL CURSOR FOR SELECT f.number AS "from", t.number AS "to" FROM walked_hop h
     JOIN walked_end f ON f.id = h.from_id JOIN walked_end t ON t.id = h.to_id`,
  );
  for (;;) {
    const hops: { from: number; to: number }[] = await writer.query(`FETCH ${HOPS_AT_ONCE} FROM walked`);
    for (const { from, to } of hops) graph.add(from, to);
    if (hops.length < HOPS_AT_ONCE) break;
  }
  await writer.query('CLOSE walked');
  return graph;
}
