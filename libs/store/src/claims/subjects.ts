import type { Subjects, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { ledgersRead } from '../ledger/ledgers-read.js';
import { recordedBy } from '../views.js';

export class StoreSubjects implements Subjects {
  constructor(private readonly dataSource: DataSource) {}

  async ofDesk(view: View, deskId: string): Promise<readonly string[]> {
    const rows: { subject: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT newest.subject
       FROM (SELECT DISTINCT ON (v.statement_id) v.subject, v.removed
             FROM statement_version v JOIN statement s ON s.id = v.statement_id
             WHERE s.ledger_id IN (SELECT r.ledger_id FROM (${ledgersRead(2, '$1')}) r) AND ${recordedBy('v', 2)} ORDER BY v.statement_id, v.version DESC) newest
       WHERE NOT newest.removed AND newest.subject IS NOT NULL
       GROUP BY newest.subject ORDER BY newest.subject COLLATE "C"`,
      [deskId, view.position],
    );
    return rows.map(({ subject }) => subject);
  }
}
