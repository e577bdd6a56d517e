/** Rows of desks, people and keys: see migrations/first-model/desks-and-people.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('desk')
export class DeskRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  slug!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('desk_version')
export class DeskVersionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('jsonb')
  content!: object;
}

@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('person_detail')
export class PersonDetailRow {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;
}

@Entity('membership')
export class MembershipRow {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('text', { nullable: true })
  role!: string | null;
}

@Entity('api_key')
export class ApiKeyRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  prefix!: string;

  @Column('bytea')
  hash!: Buffer;

  @Column('text', { array: true })
  scopes!: string[];

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('api_key_secret')
export class ApiKeySecretRow {
  @PrimaryColumn('uuid', { name: 'key_id' })
  keyId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  prefix!: string;

  @Column('bytea')
  hash!: Buffer;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'old_works_until' })
  oldWorksUntil!: Date;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('api_key_revocation')
export class ApiKeyRevocationRow {
  @PrimaryColumn('uuid', { name: 'key_id' })
  keyId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('api_key_use')
export class ApiKeyUseRow {
  @PrimaryColumn('uuid', { name: 'key_id' })
  keyId!: string;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt!: Date;
}

@Entity('idempotent_answer')
export class IdempotentAnswerRow {
  @PrimaryColumn('uuid', { name: 'key_id' })
  keyId!: string;

  @PrimaryColumn('text', { name: 'idempotency_key' })
  idempotencyKey!: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash!: Buffer;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  /** As {@link IdempotentAnswers} writes it. */
  @Column('bytea', { nullable: true })
  outcome!: Buffer | null;

  @Column('integer', { nullable: true })
  status!: number | null;

  @Column('jsonb', { nullable: true })
  headers!: object | null;

  /** `json`, not `jsonb`: its members stay in the order in which they were answered. */
  @Column('json', { nullable: true })
  body!: object | null;

  @Column('timestamptz', { name: 'written_at', default: () => 'clock_timestamp()' })
  writtenAt!: Date;
}

export const DESK_AND_PEOPLE_ROWS = [
  DeskRow,
  DeskVersionRow,
  PersonRow,
  PersonDetailRow,
  MembershipRow,
  ApiKeyRow,
  ApiKeySecretRow,
  ApiKeyRevocationRow,
  ApiKeyUseRow,
  IdempotentAnswerRow,
] as const;
