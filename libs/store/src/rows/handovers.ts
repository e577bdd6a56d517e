/** Ledgers handed on from one desk to another: see migrations/1765000500000-handed-on-ledgers.ts. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ledger_handover')
export class LedgerHandoverRow {
  @PrimaryColumn('uuid', { name: 'ledger_id' })
  ledgerId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'from_desk_id' })
  fromDeskId!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  standing!: string;

  @Column('text')
  keeps!: string;

  @Column('integer', { nullable: true })
  rank!: number | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const HANDOVER_ROWS = [LedgerHandoverRow] as const;
