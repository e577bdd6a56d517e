/** Every version of one thing of a ledger: who wrote it when, and what it said from then on. */
import type { LedgerThing, LedgerVersion, LedgerVersions, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 ledger, $3 kind, $4 id or key: which versions, by the kind of thing. */
const ROWS: Readonly<Record<'hop' | 'statement' | 'entry', string>> = {
  hop: `hop_version t JOIN hop h ON h.id = t.hop_id JOIN statement f ON f.id = h.from_id
    WHERE f.ledger_id = $2 AND $3 = 'hop' AND h.id = $4::uuid`,
  statement: `statement_version t JOIN statement s ON s.id = t.statement_id
    WHERE s.ledger_id = $2 AND $3 = 'statement' AND s.key = $4`,
  entry: `vocabulary_version t JOIN vocabulary_entry e ON e.id = t.entry_id
    WHERE e.ledger_id = $2 AND e.kind = $3 AND e.key = $4`,
};

const rowsOf = (kind: LedgerThing['kind']): string => ROWS[kind === 'hop' || kind === 'statement' ? kind : 'entry'];

type Row = Omit<LedgerVersion, 'at' | 'by'> & Omit<LedgerVersion['by'], 'kind'> & { readonly actor: string; at: Date };

export class StoreLedgerVersions implements LedgerVersions {
  constructor(private readonly dataSource: DataSource) {}

  async of(view: View, ledgerId: string, { kind, key }: LedgerThing): Promise<readonly LedgerVersion[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `SELECT v.version, v.removed, v.content, v.import_id AS "importId", c.purpose, c.actor_kind AS actor,
         c.desk_id AS "deskId", c.person_id AS "personId", c.drawn_at AS at
       FROM (SELECT t.version, t.removed, t.content, t.import_id, t.change_id FROM ${rowsOf(kind)} AND ${recordedBy('t', 1)}) v
       JOIN change c ON c.id = v.change_id ORDER BY v.version`,
      [view.position, ledgerId, kind, key],
    );
    return rows.map(({ actor, deskId, personId, at, ...version }) => ({
      ...version,
      at: at.toISOString(),
      by: { kind: actor as LedgerVersion['by']['kind'], deskId, personId },
    }));
  }
}
