import type { InvoiceKind, PaymentMethod } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('invoice')
export class Invoice {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid') contractId!: string;
  @Column('uuid') accountId!: string;
  @Column('text', { default: 'special' }) kind!: InvoiceKind;
  /** The invoice that this red-letter one reverses. */
  @Column('uuid', { nullable: true }) reversesId!: string | null;
  /** What red-letter invoices took back of it: kept by a trigger, never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) reversed!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  /** Without the tax, as it was issued. */
  @Column('numeric', { precision: 18, scale: 2 }) net!: string;
  @Column('numeric', { precision: 5, scale: 2 }) taxRate!: string;
  @Column('date') issuedOn!: string;
  @Column('date', { nullable: true }) cancelledOn!: string | null;
  @Column('text', { nullable: true }) cancelReason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('payment')
export class Payment {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid') accountId!: string;
  @Column('uuid', { nullable: true }) collectorId!: string | null;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('date') receivedOn!: string;
  @Column('text', { default: 'transfer' }) method!: PaymentMethod;
  @Column('text', { nullable: true }) payerName!: string | null;
  @Column('text', { nullable: true }) bankReference!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  /** Kept by the trigger on allocations; never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) allocated!: string;
  /** Kept by the trigger on refunds; never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) refunded!: string;
  /** The row of a file that it came from; a second import of that row brings nothing. */
  @Column('text', { nullable: true }) importKey!: string | null;
  /** Kept by triggers from its own words and those of the account; never written from here. */
  @Column({ type: 'text', default: '', insert: false, update: false }) searchText!: string;
  @Column('date', { nullable: true }) reversedOn!: string | null;
  @Column('text', { nullable: true }) reversalReason!: string | null;
  @Column('uuid', { nullable: true }) bookedBy!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

/** So much of a payment for that instalment (核销). Never changed or moved: taken back, and made anew. */
@Entity('allocation')
export class Allocation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') paymentId!: string;
  @Column('uuid') instalmentId!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('date') allocatedOn!: string;
  @Column('uuid', { nullable: true }) allocatedBy!: string | null;
  @Column('date', { nullable: true }) reversedOn!: string | null;
  @Column('uuid', { nullable: true }) reversedBy!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Money back to the customer (退款), out of what settles nothing. Never changed: taken back, and made anew. */
@Entity('refund')
export class Refund {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') paymentId!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('date') refundedOn!: string;
  @Column('text') reason!: string;
  @Column('text', { nullable: true }) bankReference!: string | null;
  @Column('uuid', { nullable: true }) refundedBy!: string | null;
  /** Since when it counts no more: it was booked wrongly, or came back. */
  @Column('date', { nullable: true }) reversedOn!: string | null;
  @Column('text', { nullable: true }) reversalReason!: string | null;
  @Column('uuid', { nullable: true }) reversedBy!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
