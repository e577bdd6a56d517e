import type { Change, PageAsked, People, Person, Role, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { MembershipRow, PersonDetailRow, PersonRow } from '../rows/desks-and-people.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. Details are as they are now: they are no history. */
const MEMBERS = `
  SELECT m.person_id AS id, pd.name, pd.email, m.role, m.version FROM (
    SELECT DISTINCT ON (mv.person_id) mv.* FROM membership mv
    WHERE mv.desk_id = $2 AND ${recordedBy('mv', 1)}
    ORDER BY mv.person_id, mv.version DESC
  ) m LEFT JOIN person_detail pd ON pd.person_id = m.person_id`;

export class StorePeople implements People {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, personId: string): Promise<Person | undefined> {
    const rows: Person[] = await managerOf(view, this.dataSource).query(`${MEMBERS} WHERE m.person_id = $3`, [
      view.position,
      deskId,
      personId,
    ]);
    return rows[0];
  }

  list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly Person[]> {
    return managerOf(view, this.dataSource).query(
      `${MEMBERS} WHERE $3::uuid IS NULL OR m.person_id > $3 ORDER BY m.person_id LIMIT $4`,
      [view.position, deskId, after, limit],
    );
  }

  async anotherHolds(view: View, deskId: string, role: Role, personId: string): Promise<boolean> {
    const rows: { found: boolean }[] = await managerOf(view, this.dataSource).query(
      `SELECT EXISTS (SELECT 1 FROM (${MEMBERS}) holders WHERE holders.role = $3 AND holders.id <> $4) AS found`,
      [view.position, deskId, role, personId],
    );
    return rows[0]?.found === true;
  }

  async belongsAnywhere(view: View, personId: string): Promise<boolean> {
    const rows: { found: boolean }[] = await managerOf(view, this.dataSource).query(
      `SELECT EXISTS (SELECT 1 FROM (
         SELECT DISTINCT ON (m.desk_id) m.role FROM membership m WHERE m.person_id = $2 AND ${recordedBy('m', 1)}
         ORDER BY m.desk_id, m.version DESC) now WHERE now.role IS NOT NULL) AS found`,
      [view.position, personId],
    );
    return rows[0]?.found === true;
  }

  async add(
    change: Change,
    { id, name, email }: { readonly id: string; readonly name: string; readonly email: string | null },
  ): Promise<void> {
    await writerOf(change).insert(PersonRow, { id, changeId: change.id });
    await writerOf(change).insert(PersonDetailRow, { personId: id, name, email });
  }

  async addMembership(
    change: Change,
    membership: {
      readonly deskId: string;
      readonly personId: string;
      readonly version: number;
      readonly role: Role | null;
    },
  ): Promise<void> {
    await writerOf(change).insert(MembershipRow, { ...membership, changeId: change.id });
  }
}
