/** Statements of one source, and new versions of them. */
import type { Statement } from '@whence/domain';
import type { Change, LedgerStatements, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { statementDraft } from './drafts.js';
import { shown } from './reading.js';
import { STATEMENTS, writeVersions } from './versions.js';

/** An index finds whatever the source ever said; the newest version decides. */
const OF_SOURCE = `
  SELECT s.id, v.content AS statement
  FROM (SELECT DISTINCT w.statement_id AS id FROM statement_version w
    WHERE w.source_key = $2 AND ($3::uuid IS NULL OR w.statement_id > $3)) said
  JOIN statement s ON s.id = said.id AND s.ledger_id = $1
  JOIN LATERAL (SELECT removed, source_key, content FROM statement_version
    WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed AND v.source_key = $2
  ORDER BY s.id LIMIT $4`;

const WRITTEN_BY = `
  SELECT v.content AS statement
  FROM (SELECT DISTINCT w.statement_id AS id FROM statement_version w WHERE w.change_id = $2) written
  JOIN statement s ON s.id = written.id AND s.key NOT LIKE '%~%'
  ${shown('statement_version', 'statement_id', 's.id', 'v')}
  ORDER BY s.id LIMIT $3`;

export class StoreLedgerStatements implements LedgerStatements {
  constructor(private readonly dataSource: DataSource) {}

  async writtenBy(view: View, changeId: string, limit: number): Promise<readonly Statement[]> {
    const manager = managerOf(view, this.dataSource);
    const rows: { statement: Statement }[] = await manager.query(WRITTEN_BY, [view.position, changeId, limit]);
    return rows.map(({ statement }) => statement);
  }

  ofSource(
    change: Change,
    ledgerId: string,
    source: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly { readonly id: string; readonly statement: Statement }[]> {
    return writerOf(change).query(OF_SOURCE, [ledgerId, source, after, limit]);
  }

  async write(change: Change, ledgerId: string, statements: readonly Statement[]): Promise<void> {
    const tally = { added: 0, changed: 0, unchanged: 0, removed: 0 };
    await writeVersions(
      change,
      STATEMENTS,
      statements.map((statement) => statementDraft(statement, { ledgerId, importId: null }, tally)),
    );
  }
}
