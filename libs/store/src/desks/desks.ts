import type { Change, Desk, DeskPolicy, Desks, PolicyVersion, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { planned } from '../prepared.js';
import { DeskRow, DeskVersionRow } from '../rows/desks-and-people.js';
import { probedIn, recordedBy } from '../views.js';

interface FoundDesk {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly content: DeskPolicy;
}

const LATEST = `
  SELECT d.id, d.slug, v.version, v.content FROM desk d
  JOIN LATERAL (
    SELECT dv.version, dv.content FROM desk_version dv
    WHERE dv.desk_id = d.id AND ${recordedBy('dv', 1)}
    ORDER BY dv.version DESC LIMIT 1
  ) v ON true`;

function asDesk({ id, slug, version, content }: FoundDesk): Desk {
  return { id, slug, version, policy: content };
}

export class StoreDesks implements Desks {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, id: string): Promise<Desk | undefined> {
    const text = probedIn(view, `${LATEST} WHERE d.id = $2`);
    const [row] = await planned<FoundDesk>(managerOf(view, this.dataSource), text, [view.position, id]);
    return row && asDesk(row);
  }

  async all(view: View): Promise<readonly Desk[]> {
    const rows: FoundDesk[] = await managerOf(view, this.dataSource).query(`${LATEST} ORDER BY d.id`, [view.position]);
    return rows.map(asDesk);
  }

  async policies(view: View, id: string, versions: readonly number[]): Promise<ReadonlyMap<number, DeskPolicy>> {
    const rows: { version: number; content: DeskPolicy }[] = await managerOf(view, this.dataSource).query(
      `SELECT dv.version, dv.content FROM desk_version dv
       WHERE dv.desk_id = $2 AND dv.version = ANY($3::int[]) AND ${recordedBy('dv', 1)}`,
      [view.position, id, versions],
    );
    return new Map(rows.map(({ version, content }) => [version, content]));
  }

  async policyVersions(
    view: View,
    id: string,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<readonly PolicyVersion[]> {
    const rows: (Omit<PolicyVersion, 'at'> & { readonly at: Date })[] = await managerOf(view, this.dataSource).query(
      `SELECT dv.version, dv.content AS policy, c.person_id AS "personId", c.drawn_at AS at
       FROM desk_version dv JOIN change c ON c.id = dv.change_id
       WHERE dv.desk_id = $2 AND dv.version > $3 AND ${recordedBy('dv', 1)} ORDER BY dv.version LIMIT $4`,
      [view.position, id, after, limit],
    );
    return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
  }

  async add(change: Change, desk: { readonly id: string; readonly slug: string }): Promise<void> {
    await writerOf(change).insert(DeskRow, { id: desk.id, slug: desk.slug, changeId: change.id });
  }

  async addPolicy(change: Change, { id, version, policy }: Pick<Desk, 'id' | 'version' | 'policy'>): Promise<void> {
    await writerOf(change).insert(DeskVersionRow, { deskId: id, version, content: policy, changeId: change.id });
  }
}
