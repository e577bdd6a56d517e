import { createHash, randomBytes } from 'node:crypto';
import type { Change, Identities, Identity, MemberByEmail, OpenIdentity, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { PersonIdentityEndRow, PersonIdentityRow, PersonIdentitySubjectRow, SignInRow } from '../rows/identities.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. The subject is as it stands now: it is no history. */
const SHOWN = `
  SELECT i.id, i.desk_id AS "deskId", i.person_id AS "personId", i.issuer, s.subject,
    coalesce(c.drawn_at, clock_timestamp()) AS "linkedAt",
    EXISTS (SELECT 1 FROM person_identity_end e WHERE e.identity_id = i.id AND ${recordedBy('e', 1)}) AS ended
  FROM person_identity i
  LEFT JOIN change c ON c.id = i.change_id
  LEFT JOIN person_identity_subject s ON s.identity_id = i.id
  WHERE i.desk_id = $2 AND ${recordedBy('i', 1)}`;

/** The role that a person has on a desk now. */
const roleOf = (desk: string, person: string): string => `(SELECT m.role FROM membership m
  WHERE m.desk_id = ${desk} AND m.person_id = ${person} ORDER BY m.version DESC LIMIT 1)`;

export class StoreIdentities implements Identities {
  constructor(private readonly dataSource: DataSource) {}

  open(view: View, issuer: string, subject: string): Promise<readonly OpenIdentity[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT i.id, i.desk_id AS "deskId", d.slug AS "deskSlug", i.person_id AS "personId",
         ${roleOf('i.desk_id', 'i.person_id')} AS role
       FROM person_identity_subject s JOIN person_identity i ON i.id = s.identity_id JOIN desk d ON d.id = i.desk_id
       WHERE s.issuer = $1 AND s.subject = $2
         AND NOT EXISTS (SELECT 1 FROM person_identity_end e WHERE e.identity_id = i.id)
       ORDER BY d.slug`,
      [issuer, subject],
    );
  }

  async one(view: View, deskId: string, id: string): Promise<Identity | undefined> {
    const rows: Identity[] = await managerOf(view, this.dataSource).query(`${SHOWN} AND i.id = $3`, [
      view.position,
      deskId,
      id,
    ]);
    return rows[0];
  }

  list(view: View, deskId: string, personId: string, { after, limit }: PageAsked): Promise<readonly Identity[]> {
    return managerOf(view, this.dataSource).query(
      `${SHOWN} AND i.person_id = $3 AND ($4::uuid IS NULL OR i.id > $4) ORDER BY i.id LIMIT $5`,
      [view.position, deskId, personId, after, limit],
    );
  }

  async openOf(view: View, personId: string): Promise<readonly string[]> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT i.id FROM person_identity i WHERE i.person_id = $1
         AND NOT EXISTS (SELECT 1 FROM person_identity_end e WHERE e.identity_id = i.id) ORDER BY i.id`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  unlinkedByEmail(view: View, issuer: string, email: string): Promise<readonly MemberByEmail[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT d.id AS "deskId", d.slug AS "deskSlug", pd.person_id AS "personId"
       FROM person_detail pd
       JOIN membership f ON f.person_id = pd.person_id AND f.version = 1
       JOIN desk d ON d.id = f.desk_id
       WHERE lower(pd.email) = lower($2) AND ${roleOf('d.id', 'pd.person_id')} IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM person_identity i
           WHERE i.person_id = pd.person_id AND i.desk_id = d.id AND i.issuer = $1)
       ORDER BY d.slug, pd.person_id`,
      [issuer, email],
    );
  }

  async add(
    change: Change,
    {
      id,
      deskId,
      personId,
      issuer,
      subject,
    }: Pick<Identity, 'id' | 'deskId' | 'personId' | 'issuer'> & { readonly subject: string },
  ): Promise<{ readonly subjectDigest: string }> {
    const salt = randomBytes(16);
    const subjectDigest = createHash('sha256').update(salt).update(subject, 'utf8').digest();
    await writerOf(change).insert(PersonIdentityRow, {
      id,
      deskId,
      personId,
      issuer,
      subjectDigest,
      changeId: change.id,
    });
    await writerOf(change).insert(PersonIdentitySubjectRow, { identityId: id, deskId, issuer, subject, salt });
    return { subjectDigest: subjectDigest.toString('hex') };
  }

  async end(change: Change, id: string): Promise<void> {
    await writerOf(change).insert(PersonIdentityEndRow, { identityId: id, changeId: change.id });
    await writerOf(change).query('DELETE FROM person_identity_subject WHERE identity_id = $1', [id]);
  }

  async visited(view: View, identityId: string, session: string): Promise<boolean> {
    const rows: unknown[] = await managerOf(view, this.dataSource).query(
      'SELECT 1 FROM sign_in WHERE identity_id = $1 AND session = $2',
      [identityId, session],
    );
    return rows.length > 0;
  }

  async addVisit(
    change: Change,
    visit: { readonly id: string; readonly identityId: string; readonly session: string },
  ): Promise<void> {
    await writerOf(change).insert(SignInRow, { ...visit, changeId: change.id });
  }
}
