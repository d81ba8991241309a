import type {
  ContractContent,
  ContractState,
  DueRule,
  InstalmentKind,
  MilestoneKind,
  ScheduleCause,
  VersionState,
} from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('contract')
export class Contract {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid', { nullable: true }) seriesId!: string | null;
  @Column('uuid') accountId!: string;
  @Column('uuid', { nullable: true }) opportunityId!: string | null;
  @Column('uuid') ownerId!: string;
  /** Who owned it when it was signed: kept by a trigger, never written from here. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false }) signerId!: string | null;
  @Column('text') name!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('char', { length: 3, default: 'CNY' }) currency!: string;
  @Column('numeric', { precision: 5, scale: 2, default: 13 }) taxRate!: string;
  @Column('text', { default: 'draft' }) state!: ContractState;
  @Column('date', { nullable: true }) signedOn!: string | null;
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('int', { default: 30 }) paymentTermDays!: number;
  @Column('date', { nullable: true }) terminatedOn!: string | null;
  /** The day the termination was entered: from it on what was still to come is owed no more. */
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) terminationReason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { nullable: true }) archivedOn!: string | null;
  @Column('text', { nullable: true }) archiveNumber!: string | null;
  @Column('text', { nullable: true }) archiveLocation!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @Column('date') createdOn!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('instalment')
export class Instalment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('uuid') accountId!: string;
  @Column('smallint') sequence!: number;
  @Column('text') name!: string;
  @Column('text', { default: 'other' }) kind!: InstalmentKind;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  /** Null while the milestone or the invoice that it hangs on has not happened. */
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('text', { default: 'date' }) dueRule!: DueRule;
  @Column('uuid', { nullable: true }) milestoneId!: string | null;
  @Column('int', { nullable: true }) termDays!: number | null;
  /** The due date, or while there is none the day to reckon with; a trigger keeps them the same. */
  @Column('date') expectedOn!: string;
  @Column('uuid') collectorId!: string;
  /** Kept by the trigger on allocations; never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) received!: string;
  /** Kept by the trigger on write-offs; never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) writtenOff!: string;
  /** Kept by the trigger on invoice lines; never written from here. */
  @Column({ type: 'numeric', precision: 18, scale: 2, default: 0, insert: false, update: false }) invoiced!: string;
  /** Kept by a trigger from the contract's state and `ceasedOn`; never written from here. */
  @Column({ type: 'boolean', default: false, insert: false, update: false }) receivable!: boolean;
  /** The day from which it is owed no more, because its contract was terminated before it was due: kept by a trigger. */
  @Column({ type: 'date', nullable: true, insert: false, update: false }) ceasedOn!: string | null;
  /** Since when it says what it says; null from the start. What changes the schedule of a receivable names its day here. */
  @Column('date', { nullable: true }) agreedOn!: string | null;
  @Column('text', { nullable: true }) agreedBecause!: ScheduleCause | null;
  @Column('date', { nullable: true }) disputedOn!: string | null;
  @Column('text', { nullable: true }) disputeNote!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

/** A day that payments may hang on: delivery, acceptance, or what the contract agrees. */
@Entity('milestone')
export class Milestone {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('text') kind!: MilestoneKind;
  @Column('text') name!: string;
  @Column('date') plannedOn!: string;
  @Column('date', { nullable: true }) doneOn!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

/** What a contract says at one time: drawn up, reviewed, in force, or followed by the next. */
@Entity('contract_version')
export class ContractVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('smallint') number!: number;
  @Column('text') state!: VersionState;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') content!: ContractContent;
  @Column('uuid', { nullable: true }) approvalRequestId!: string | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('uuid', { nullable: true }) submittedBy!: string | null;
  @Column('date', { nullable: true }) signedOn!: string | null;
  @VersionColumn({ default: 1 }) version!: number;
}
