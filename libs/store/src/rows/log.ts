/** Rows of the log: see migrations/first-model/log.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('change')
export class ChangeRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id', nullable: true })
  deskId!: string | null;

  @Column('text', { name: 'actor_kind' })
  actorKind!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('uuid', { name: 'key_id', nullable: true })
  keyId!: string | null;

  @Column('text')
  purpose!: string;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  /** A bigint, as text. */
  @Column('bigint')
  drawn!: string;

  @Column('timestamptz', { name: 'drawn_at' })
  drawnAt!: Date;
}

@Entity('log_entry')
export class LogEntryRow {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;

  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  action!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('integer', { name: 'subject_version' })
  subjectVersion!: number;

  @Column('text')
  entry!: string;

  /** Null where it may be erased, or was written before entries kept it: then it stands in `log_salt`. */
  @Column('bytea', { nullable: true })
  salt!: Buffer | null;
}

@Entity('log_salt')
export class LogSaltRow {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;

  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('bytea')
  salt!: Buffer;
}

@Entity('log_rows')
export class LogRowsRow {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;

  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('bytea')
  list!: Buffer;
}

@Entity('promised_change')
export class PromisedChangeRow {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('promised_import')
export class PromisedImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId!: string;
}

@Entity('recorded_change')
export class RecordedChangeRow {
  /** A bigint, as text. */
  @PrimaryColumn('bigint')
  position!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('bigint')
  drawn!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}

@Entity('log_link')
export class LogLinkRow {
  /** A bigint, as text. */
  @PrimaryColumn('bigint')
  sequence!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('integer')
  ordinal!: number;

  @Column('bytea')
  previous!: Buffer;

  @Column('bytea')
  hash!: Buffer;
}

@Entity('signing_key')
export class SigningKeyRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  number!: number;

  @Column('bytea', { name: 'public_key' })
  publicKey!: Buffer;

  @Column('text', { name: 'previous_id', nullable: true })
  previousId!: string | null;

  @Column('text')
  text!: string;

  @Column('bytea')
  proof!: Buffer;

  @Column('bytea', { nullable: true })
  attestation!: Buffer | null;
}

@Entity('checkpoint')
export class CheckpointRow {
  @PrimaryColumn('integer')
  number!: number;

  /** A bigint, as text. */
  @Column('bigint')
  sequence!: string;

  @Column('text', { name: 'key_id' })
  keyId!: string;

  @Column('text')
  text!: string;

  @Column('bytea')
  signature!: Buffer;
}

@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('text')
  job!: string;

  @Column('jsonb')
  payload!: object;

  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore!: Date | null;

  @Column('timestamptz', { name: 'written_at', default: () => 'clock_timestamp()' })
  writtenAt!: Date;
}

export const LOG_ROWS = [
  ChangeRow,
  LogEntryRow,
  LogSaltRow,
  LogRowsRow,
  PromisedChangeRow,
  PromisedImportRow,
  RecordedChangeRow,
  LogLinkRow,
  SigningKeyRow,
  CheckpointRow,
  OutboxRow,
] as const;
