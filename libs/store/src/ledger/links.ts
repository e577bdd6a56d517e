/** Hops and relations one by one. */
import type { Hop, Reading, Relation } from '@whence/domain';
import type { Change, HeldHop, HeldRelation, LedgerLinks, Tally } from '@whence/workflow';
import { writerOf } from '../changes.js';
import { hopDraft, relationDraft, type Ends } from './drafts.js';
import { HOPS, RELATIONS, writeVersions } from './versions.js';

/** Nobody counts what comes one by one. */
const uncounted = (): Tally => ({ added: 0, changed: 0, unchanged: 0, removed: 0 });

async function endsOf(change: Change, { from, to }: { from: string; to: string }): Promise<Ends> {
  const rows: { key: string; id: string }[] = await writerOf(change).query(
    'SELECT key, id FROM statement WHERE key IN ($1, $2)',
    [from, to],
  );
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return { from: ids.get(from) ?? '', to: ids.get(to) ?? '' };
}

export class StoreLedgerLinks implements LedgerLinks {
  async readingOf(change: Change, ledgerId: string, key: string): Promise<Reading | undefined> {
    const rows: { reading: Reading }[] = await writerOf(change).query(
      `SELECT v.content ->> 'reading' AS reading FROM statement s
       JOIN LATERAL (SELECT removed, content FROM statement_version
         WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
       WHERE s.ledger_id = $1 AND s.key = $2`,
      [ledgerId, key],
    );
    return rows[0]?.reading;
  }

  async writeHop(change: Change, hop: Hop, id?: string): Promise<HeldHop> {
    const ends = await endsOf(change, hop);
    // The operand of the hop that there is: one that a row has moved to another place is there twice, once removed. A
    // new operand of a derivation comes after the others.
    const rows: { operand: number }[] = await writerOf(change).query(
      `SELECT coalesce(
         (SELECT h.operand FROM hop h JOIN LATERAL (SELECT removed FROM hop_version
            WHERE hop_id = h.id ORDER BY version DESC LIMIT 1) v ON true
          WHERE h.from_id = $1 AND h.to_id = $2 AND h.kind = $3 AND ($4::uuid IS NULL OR h.id = $4)
          ORDER BY v.removed, h.operand LIMIT 1),
         CASE WHEN $3 = 'derives' THEN (SELECT coalesce(max(operand), 0) + 1 FROM hop WHERE from_id = $1 AND kind = $3) ELSE 0 END
       ) AS operand`,
      [ends.from, ends.to, hop.kind, id ?? null],
    );
    const draft = hopDraft({ ...hop, operand: rows[0]?.operand ?? 0 }, ends, false, null, uncounted());
    const [held] = await writeVersions(change, HOPS, [draft]);
    return { id: held?.id ?? '', version: held?.version ?? 0, value: hop };
  }

  async writeRelation(change: Change, relation: Relation): Promise<HeldRelation> {
    const draft = relationDraft(relation, await endsOf(change, relation), false, null, uncounted());
    const [held] = await writeVersions(change, RELATIONS, [draft]);
    return { id: held?.id ?? '', version: held?.version ?? 0, value: relation };
  }

  /** Level by level, so that no way is walked twice however many there are. */
  async wayBetween(change: Change, from: string, to: string): Promise<readonly string[] | undefined> {
    const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
    for (let level = [from]; level.length > 0 && !cameFrom.has(to);) {
      const rows: { from: string; to: string }[] = await writerOf(change).query(
        `SELECT f.key AS "from", t.key AS "to" FROM statement f JOIN hop h ON h.from_id = f.id JOIN statement t ON t.id = h.to_id
         JOIN LATERAL (SELECT removed, standing FROM hop_version WHERE hop_id = h.id ORDER BY version DESC LIMIT 1) v
           ON NOT v.removed AND v.standing <> 'rejected'
         WHERE f.key = ANY($1::text[]) ORDER BY f.key, t.key`,
        [level],
      );
      const next = rows.filter((row) => !cameFrom.has(row.to));
      for (const row of next) cameFrom.set(row.to, row.from);
      level = [...new Set(next.map((row) => row.to))];
    }
    if (!cameFrom.has(to)) return undefined;
    const way: string[] = [];
    for (let key: string | undefined = to; key !== undefined; key = cameFrom.get(key)) way.unshift(key);
    return way;
  }
}
