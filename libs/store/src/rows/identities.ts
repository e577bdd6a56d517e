/** Rows of people who sign in at an issuer: see migrations/1764920000001-identities.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person_identity')
export class PersonIdentityRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  issuer!: string;

  @Column('bytea', { name: 'subject_digest' })
  subjectDigest!: Buffer;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('person_identity_end')
export class PersonIdentityEndRow {
  @PrimaryColumn('uuid', { name: 'identity_id' })
  identityId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('sign_in')
export class SignInRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'identity_id' })
  identityId!: string;

  @Column('text')
  session!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('person_identity_subject')
export class PersonIdentitySubjectRow {
  @PrimaryColumn('uuid', { name: 'identity_id' })
  identityId!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  @Column('bytea')
  salt!: Buffer;
}

/** Written by the limiter alone. */
@Entity('rate_limit')
export class RateLimitRow {
  @PrimaryColumn('varchar', { length: 255 })
  key!: string;

  @Column('integer', { default: 0 })
  points!: number;

  @Column('bigint', { nullable: true })
  expire!: string | null;
}

export const IDENTITY_ROWS = [
  PersonIdentityRow,
  PersonIdentityEndRow,
  SignInRow,
  PersonIdentitySubjectRow,
  RateLimitRow,
] as const;
