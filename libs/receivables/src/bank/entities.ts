import type { BankLineState } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** Money that came in by the bank's word; a payment once somebody has said whose it is. */
@Entity('bank_line')
export class BankLine {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') statementId!: string;
  @Column('int') line!: number;
  @Column('text') key!: string;
  @Column('text', { nullable: true }) ownAccount!: string | null;
  @Column('date') bookedOn!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('text', { nullable: true }) payerName!: string | null;
  @Column('text', { nullable: true }) payerAccount!: string | null;
  /** The payer's name as names are compared: `company_key` of the database. */
  @Column('text', { nullable: true }) payerKey!: string | null;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @Column('text', { default: 'open' }) state!: BankLineState;
  @Column('uuid', { nullable: true }) paymentId!: string | null;
  @Column('text', { nullable: true }) ignoredReason!: string | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
