/** Rows of ledgers: see migrations/first-model/ledger.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ledger')
export class LedgerRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  title!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('desk_ledger')
export class DeskLedgerRow {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @Column('integer')
  rank!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('ledger_share')
export class LedgerShareRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('ledger_share_version')
export class LedgerShareVersionRow {
  @PrimaryColumn('uuid', { name: 'share_id' })
  shareId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  standing!: string;

  @Column('text')
  access!: string;

  @Column('integer', { nullable: true })
  rank!: number | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('ledger_import')
export class LedgerImportRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @Column('text')
  format!: string;

  @Column('jsonb')
  counts!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('integer', { name: 'row_count', nullable: true })
  rowCount!: number | null;

  @Column('timestamptz', { name: 'started_at', nullable: true, default: () => 'now()' })
  startedAt!: Date | null;
}

@Entity('ledger_import_undo')
export class LedgerImportUndoRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('vocabulary_entry')
export class VocabularyEntryRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  key!: string;
}

/** What the version tables of a ledger share. */
abstract class LedgerVersion {
  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('uuid', { name: 'import_id', nullable: true })
  importId!: string | null;

  @Column('boolean', { default: false })
  removed!: boolean;

  @Column('jsonb')
  content!: object;

  @Column('bytea', { name: 'content_hash' })
  contentHash!: Buffer;
}

@Entity('vocabulary_version')
export class VocabularyVersionRow extends LedgerVersion {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;
}

@Entity('statement')
export class StatementRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @Column('text')
  key!: string;
}

@Entity('statement_version')
export class StatementVersionRow extends LedgerVersion {
  @PrimaryColumn('uuid', { name: 'statement_id' })
  statementId!: string;

  @Column('text', { name: 'source_key' })
  sourceKey!: string;

  @Column('text', { name: 'measure_key', nullable: true })
  measureKey!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { name: 'place_key', nullable: true })
  placeKey!: string | null;

  @Column('date', { name: 'published_from', nullable: true })
  publishedFrom!: string | null;

  @Column('date', { name: 'published_to', nullable: true })
  publishedTo!: string | null;
}

@Entity('hop')
export class HopRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'from_id' })
  fromId!: string;

  @Column('uuid', { name: 'to_id' })
  toId!: string;

  @Column('text')
  kind!: string;

  @Column('integer', { default: 0 })
  operand!: number;
}

@Entity('hop_version')
export class HopVersionRow extends LedgerVersion {
  @PrimaryColumn('uuid', { name: 'hop_id' })
  hopId!: string;

  @Column('text')
  standing!: string;

  @Column('boolean', { name: 'by_row', default: false })
  byRow!: boolean;
}

@Entity('relation')
export class RelationRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'from_id' })
  fromId!: string;

  @Column('uuid', { name: 'to_id' })
  toId!: string;

  @Column('text')
  kind!: string;
}

@Entity('relation_version')
export class RelationVersionRow extends LedgerVersion {
  @PrimaryColumn('uuid', { name: 'relation_id' })
  relationId!: string;

  @Column('boolean', { name: 'by_row', default: false })
  byRow!: boolean;
}

export const LEDGER_ROWS = [
  LedgerRow,
  DeskLedgerRow,
  LedgerShareRow,
  LedgerShareVersionRow,
  LedgerImportRow,
  LedgerImportUndoRow,
  VocabularyEntryRow,
  VocabularyVersionRow,
  StatementRow,
  StatementVersionRow,
  HopRow,
  HopVersionRow,
  RelationRow,
  RelationVersionRow,
] as const;
