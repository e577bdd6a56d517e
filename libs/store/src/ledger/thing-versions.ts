/** The versions of one thing of a ledger: who wrote each when, and what it said from then on. */
import type { LedgerThing, LedgerVersion, LedgerVersions, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { recordedBy } from '../views.js';
import { placeOf, stoodWhileRead } from './read-while.js';

/** Of a link, which is a thing of the ledger in which it begins. */
const ofLink = (table: 'hop' | 'relation'): string => `
  ${table}_version t JOIN ${table} h ON h.id = t.${table}_id JOIN statement f ON f.id = h.from_id
    WHERE f.ledger_id = $2 AND $3 = '${table}' AND h.id = $4::uuid`;

/** $1 position, $2 ledger, $3 kind, $4 id or key: which versions, by the kind of thing. */
const ROWS: Readonly<Record<'hop' | 'relation' | 'statement' | 'entry', string>> = {
  hop: ofLink('hop'),
  relation: ofLink('relation'),
  statement: `statement_version t JOIN statement s ON s.id = t.statement_id
    WHERE s.ledger_id = $2 AND $3 = 'statement' AND s.key = $4`,
  entry: `vocabulary_version t JOIN vocabulary_entry e ON e.id = t.entry_id
    WHERE e.ledger_id = $2 AND e.kind = $3 AND e.key = $4`,
};

const rowsOf = (kind: LedgerThing['kind']): string =>
  ROWS[kind === 'source' || kind === 'measure' || kind === 'place' ? 'entry' : kind];

/** $5 desk, $6 the version to start after, $7 how many. */
const versions = (rows: string): string => `
  WITH all_versions AS (
    SELECT t.version, t.removed, t.content, t.import_id, t.change_id, ${placeOf('t')} AS place,
      lead(${placeOf('t')}) OVER (ORDER BY t.version) AS replaced
    FROM ${rows} AND ${recordedBy('t', 1)})
  SELECT v.version, v.removed, v.content, v.import_id AS "importId", c.purpose, c.actor_kind AS actor,
    c.person_id AS "personId", c.drawn_at AS at
  FROM all_versions v JOIN change c ON c.id = v.change_id
  WHERE v.version > $6 AND ${stoodWhileRead({ place: 'v.place', replaced: 'v.replaced' }, '$2', '$5')}
  ORDER BY v.version LIMIT $7`;

type Row = Omit<LedgerVersion, 'at' | 'by'> & {
  readonly actor: LedgerVersion['by']['kind'];
  readonly personId: string | null;
  readonly at: Date;
};

export class StoreLedgerVersions implements LedgerVersions {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    view: View,
    deskId: string,
    ledgerId: string,
    { kind, key }: LedgerThing,
    { after, limit }: PageAsked,
  ): Promise<readonly LedgerVersion[]> {
    const values = [view.position, ledgerId, kind, key, deskId, Number(after ?? 0), limit];
    const rows: Row[] = await managerOf(view, this.dataSource).query(versions(rowsOf(kind)), values);
    return rows.map(({ actor, personId, at, ...version }) => ({
      ...version,
      at: at.toISOString(),
      by: { kind: actor, personId },
    }));
  }
}
