/** Looking at what was held, by positions of the log. */
import type { View, Views } from '@whence/workflow';
import type { DataSource } from 'typeorm';

export class StoreViews implements Views {
  constructor(private readonly dataSource: DataSource) {}

  async at(moment: Date | null): Promise<View> {
    if (moment === null) return { position: null };
    await this.latest();
    const rows: { position: string }[] = await this.dataSource.query('SELECT position_at($1) AS position', [
      moment.toISOString(),
    ]);
    return { position: Number(rows[0]?.position ?? 0) };
  }

  async latest(): Promise<{ position: number }> {
    const rows: { position: string }[] = await this.dataSource.query('SELECT chain_changes() AS position');
    return { position: Number(rows[0]?.position ?? 0) };
  }
}

/**
 * SQL that admits only versions recorded by the view's position. `alias` is the version table's alias; `parameter` the
 * number of the query parameter that holds {@link View.position}.
 */
export function recordedBy(alias: string, parameter: number): string {
  return `($${parameter}::bigint IS NULL OR EXISTS (
    SELECT 1 FROM recorded_change rc WHERE rc.change_id = ${alias}.change_id AND rc.position <= $${parameter}::bigint))`;
}
