/** A row's new version takes back what the row said before and says no more: hops, relations, reports by carriers. */
import type { Hop, Relation, Statement } from '@whence/domain';
import type { Change, Tallies } from '@whence/workflow';
import { writerOf } from '../changes.js';
import { statementColumns, type DraftPlace } from './drafts.js';
import { HOPS, RELATIONS, STATEMENTS, writeVersions } from './versions.js';

interface SaidLink {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly operand: number;
}

/** What rows say now. */
export interface Said {
  /** Keys of the rows' own statements. */
  readonly rows: readonly string[];
  /** Keys of those and of the reports of them. */
  readonly statements: readonly string[];
  readonly hops: readonly SaidLink[];
  readonly relations: readonly SaidLink[];
}

interface Unsaid<T> {
  readonly from_id: string;
  readonly to_id: string;
  readonly kind: string;
  readonly operand: number;
  readonly standing: string | null;
  readonly content: T;
}

/** Links that a row said and that are not among those said now. */
function unsaidLinks(table: 'hop' | 'relation'): string {
  const [operand, standing] = table === 'hop' ? ['h.operand', 'standing'] : ['0', 'NULL AS standing'];
  return `
    SELECT h.from_id, h.to_id, h.kind, ${operand} AS operand, v.standing, v.content
    FROM statement f
    JOIN ${table} h ON h.from_id = f.id
    JOIN statement t ON t.id = h.to_id
    JOIN LATERAL (SELECT removed, by_row, content, ${standing} FROM ${table}_version
      WHERE ${table}_id = h.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed AND v.by_row
    WHERE split_part(f.key, '~', 1) = ANY($1::text[])
      AND NOT EXISTS (
        SELECT 1 FROM json_to_recordset($2::json) AS said("from" text, "to" text, kind text, operand integer)
        WHERE said."from" = f.key AND said."to" = t.key AND said.kind = h.kind AND said.operand = ${operand})`;
}

const STANDING_HOP = (end: string): string => `
  EXISTS (SELECT 1 FROM hop h JOIN LATERAL (SELECT removed FROM hop_version WHERE hop_id = h.id
    ORDER BY version DESC LIMIT 1) hv ON NOT hv.removed WHERE h.${end} = s.id)`;
const STANDING_RELATION = (end: string): string => `
  EXISTS (SELECT 1 FROM relation r JOIN LATERAL (SELECT removed FROM relation_version WHERE relation_id = r.id
    ORDER BY version DESC LIMIT 1) rv ON NOT rv.removed WHERE r.${end} = s.id)`;

/** Reports that are not among those said now, and that nothing else holds on to. */
const UNSAID_REPORTS = `
  SELECT v.content FROM statement s
  JOIN LATERAL (SELECT removed, content FROM statement_version
    WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
  WHERE split_part(s.key, '~', 1) = ANY($1::text[]) AND s.key <> ALL($2::text[])
    AND NOT (${STANDING_HOP('from_id')} OR ${STANDING_HOP('to_id')}
      OR ${STANDING_RELATION('from_id')} OR ${STANDING_RELATION('to_id')})`;

export async function takeBackUnsaid(change: Change, place: DraftPlace, said: Said, tallies: Tallies): Promise<void> {
  const writer = writerOf(change);
  const { importId, ledgerId } = place;
  const hops: Unsaid<Hop>[] = await writer.query(unsaidLinks('hop'), [said.rows, JSON.stringify(said.hops)]);
  await writeVersions(
    change,
    HOPS,
    hops.map((hop) => ({
      subject: 'hop',
      identity: { from_id: hop.from_id, to_id: hop.to_id, kind: hop.kind, operand: hop.operand },
      importId,
      removed: true,
      content: hop.content,
      columns: { standing: hop.standing, by_row: true },
      tally: tallies.hops,
    })),
  );
  const relations: Unsaid<Relation>[] = await writer.query(unsaidLinks('relation'), [
    said.rows,
    JSON.stringify(said.relations),
  ]);
  await writeVersions(
    change,
    RELATIONS,
    relations.map((relation) => ({
      subject: 'relation',
      identity: { from_id: relation.from_id, to_id: relation.to_id, kind: relation.kind },
      importId,
      removed: true,
      content: relation.content,
      columns: { by_row: true },
      tally: tallies.relations,
    })),
  );
  const reports: { content: Statement }[] = await writer.query(UNSAID_REPORTS, [said.rows, said.statements]);
  await writeVersions(
    change,
    STATEMENTS,
    reports.map(({ content }) => ({
      subject: 'statement',
      identity: { ledger_id: ledgerId, key: content.key },
      importId,
      removed: true,
      content,
      columns: statementColumns(content),
      tally: tallies.reports,
    })),
  );
}
