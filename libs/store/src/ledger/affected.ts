/** What a change of a ledger bears on, looked at no further than it pays. */
import { ANSWERS_FOLLOWED } from '@whence/domain';
import type { Affected, DeskAffected, View } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { holderNow } from './ledger-holders.js';
import { shown } from './reading.js';

/**
 * Statements that are looked at. Where a change bears on more, each claim is found anew: to look whether one of a million
 * rows bears on a claim takes as long as to find it anew, and a list of them would not fit into memory.
 */
const MOST_TOUCHED = 5_000;

/** Whether the change ($1) wrote vocabulary, and whether more rows than are looked at ($2). */
const WIDE = `
  SELECT EXISTS (SELECT 1 FROM vocabulary_version WHERE change_id = $1) AS vocabulary,
    $2::bigint < (SELECT count(*) FROM (
      SELECT 1 FROM (SELECT 1 FROM statement_version WHERE change_id = $1 LIMIT $2::bigint + 1) s
      UNION ALL SELECT 1 FROM (SELECT 1 FROM hop_version WHERE change_id = $1 LIMIT $2::bigint + 1) h
      UNION ALL SELECT 1 FROM (SELECT 1 FROM relation_version WHERE change_id = $1 LIMIT $2::bigint + 1) r
    ) written) AS many`;

/**
 * Statements that a change ($2) wrote, or whose hops or relations it wrote, and those whose surroundings they are part of:
 * hops join any number of them, and answers to answers as many as are followed.
 */
const TOUCHED = `
  WITH RECURSIVE written AS (
    SELECT statement_id AS id FROM statement_version WHERE change_id = $2
    UNION SELECT e.id FROM hop_version v JOIN hop h ON h.id = v.hop_id
      CROSS JOIN LATERAL (VALUES (h.from_id), (h.to_id)) e(id) WHERE v.change_id = $2
    UNION SELECT e.id FROM relation_version v JOIN relation r ON r.id = v.relation_id
      CROSS JOIN LATERAL (VALUES (r.from_id), (r.to_id)) e(id) WHERE v.change_id = $2
  ),
  answered(id, step) AS (
    SELECT id, 0 FROM written
    UNION
    SELECT n.id, w.step + 1 FROM answered w
    CROSS JOIN LATERAL (
      SELECT r.id AS relation_id, r.kind, r.to_id AS id FROM relation r WHERE r.from_id = w.id
      UNION ALL SELECT r.id, r.kind, r.from_id FROM relation r WHERE r.to_id = w.id
    ) n
    ${shown('relation_version', 'relation_id', 'n.relation_id', 'rv')}
    WHERE w.step = 0 OR w.step < ${ANSWERS_FOLLOWED} AND n.kind <> 'repeats'
  ),
  touched(id) AS (
    SELECT DISTINCT id FROM answered
    UNION
    SELECT n.id FROM touched t
    CROSS JOIN LATERAL (
      SELECT h.id AS hop_id, h.to_id AS id FROM hop h WHERE h.from_id = t.id
      UNION ALL SELECT h.id, h.from_id FROM hop h WHERE h.to_id = t.id
    ) n
    ${shown('hop_version', 'hop_id', 'n.hop_id', 'hv')} AND hv.standing <> 'rejected'
  )
  SELECT id FROM touched LIMIT ${MOST_TOUCHED + 1}`;

/** Their keys, and what each has ever counted. */
const COUNTED = `
  SELECT DISTINCT s.key, v.measure_key AS measure, v.subject FROM statement s
  JOIN statement own ON own.key = split_part(s.key, '~', 1)
  LEFT JOIN statement_version v ON v.statement_id = own.id
  WHERE s.id = ANY($1::uuid[])`;

/** A change writes in one ledger, which any of its rows names. Who reads it is asked of now, as in {@link ledgersRead}. */
const READERS = `
  WITH wrote AS (
    (SELECT s.ledger_id FROM statement_version v JOIN statement s ON s.id = v.statement_id WHERE v.change_id = $1 LIMIT 1)
    UNION (SELECT e.ledger_id FROM vocabulary_version v JOIN vocabulary_entry e ON e.id = v.entry_id
      WHERE v.change_id = $1 LIMIT 1)
    UNION (SELECT s.ledger_id FROM hop_version v JOIN hop h ON h.id = v.hop_id JOIN statement s ON s.id = h.from_id
      WHERE v.change_id = $1 LIMIT 1)
    UNION (SELECT s.ledger_id FROM relation_version v JOIN relation r ON r.id = v.relation_id
      JOIN statement s ON s.id = r.from_id WHERE v.change_id = $1 LIMIT 1)
  )
  SELECT ${holderNow('wrote.ledger_id')} AS id FROM wrote
  UNION SELECT sh.desk_id FROM ledger_share sh JOIN LATERAL (
    SELECT w.standing FROM ledger_share_version w WHERE w.share_id = sh.id ORDER BY w.version DESC LIMIT 1
  ) still ON still.standing = 'accepted'
  WHERE sh.ledger_id IN (SELECT ledger_id FROM wrote)`;

/**
 * Desks that a change ($1) had read other ledgers, or by another policy. Where it handed a ledger on, the shares that it wrote
 * beside that follow from it: what a desk reads is another only where it did not read the ledger before, or does not after.
 */
const CONCERNED = `
  WITH handed AS (SELECT * FROM ledger_handover WHERE change_id = $1 AND standing = 'accepted')
  SELECT desk_id AS id, 'policy' AS because FROM desk_version WHERE change_id = $1
  UNION ALL SELECT sh.desk_id, CASE v.standing WHEN 'accepted' THEN 'ledger-accepted' ELSE 'ledger-ended' END
  FROM ledger_share_version v JOIN ledger_share sh ON sh.id = v.share_id
  WHERE v.change_id = $1 AND NOT EXISTS (SELECT FROM handed)
  UNION ALL SELECT h.from_desk_id, 'ledger-given' FROM handed h WHERE h.keeps = 'nothing'
  UNION ALL SELECT h.desk_id, 'ledger-taken' FROM handed h WHERE NOT EXISTS (
    SELECT FROM ledger_share sh JOIN ledger_share_version v ON v.share_id = sh.id AND v.change_id = $1
    JOIN ledger_share_version b ON b.share_id = sh.id AND b.version = v.version - 1 AND b.standing = 'accepted'
    WHERE sh.ledger_id = h.ledger_id AND sh.desk_id = h.desk_id)`;

/** See `PriorStatements.readersOf`. */
export async function readersOf(manager: EntityManager, changeId: string): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(READERS, [changeId]);
  return rows.map(({ id }) => id).sort();
}

function sorted(values: Iterable<string | null>): string[] {
  return [...new Set(values)].filter((value) => value !== null).sort();
}

/** See `PriorStatements.affectedBy`. */
export async function affectedBy(manager: EntityManager, view: View, changeId: string): Promise<Affected> {
  const concerned: DeskAffected[] = await manager.query(CONCERNED, [changeId]);
  const desks = concerned.length === 0 ? {} : { desks: concerned };
  const [wide]: { vocabulary: boolean; many: boolean }[] = await manager.query(WIDE, [changeId, MOST_TOUCHED]);
  const { vocabulary = false, many = true } = wide ?? {};
  const touched: { id: string }[] = many ? [] : await manager.query(TOUCHED, [view.position, changeId]);
  if (many || touched.length > MOST_TOUCHED)
    return { measures: [], subjects: [], statementKeys: [], vocabulary, anything: true, ...desks };
  const rows: { key: string; measure: string | null; subject: string | null }[] = await manager.query(COUNTED, [
    touched.map(({ id }) => id),
  ]);
  // What counts without naming a subject bears on claims about any.
  const bearsOnAny = rows.some(({ measure, subject }) => measure !== null && subject === null);
  return {
    measures: sorted(rows.map(({ measure }) => measure)),
    subjects: bearsOnAny ? [] : sorted(rows.map(({ subject }) => subject)),
    statementKeys: sorted(rows.map(({ key }) => key)),
    vocabulary,
    anything: false,
    ...desks,
  };
}
