import type {
  ApprovalCode,
  ApprovalDefinitionRow,
  ApprovalState,
  ApprovalStepRule,
  ApprovalStepState,
  Role,
  SnapshotLine,
} from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('approval_definition')
export class ApprovalDefinition {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: ApprovalCode;
  @Column('jsonb') name!: ApprovalDefinitionRow['name'];
  @Column('jsonb') steps!: ApprovalStepRule[];
  @Column('boolean', { default: true }) active!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('approval_request')
export class ApprovalRequest {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: ApprovalCode;
  /** Of the definition, when this was asked: its steps are copied, so later versions do not touch it. */
  @Column('int') definitionVersion!: number;
  @Column('text') entity!: string;
  @Column('uuid') entityId!: string;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) amount!: string | null;
  @Column('text') title!: string;
  @Column('text') link!: string;
  @Column('jsonb') snapshot!: SnapshotLine[];
  @Column('jsonb', { default: {} }) facts!: Record<string, string | number | boolean>;
  @Column('uuid') requesterId!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('text', { default: 'pending' }) state!: ApprovalState;
  /** How often a stage was opened: part of the keys of tasks and notices. */
  @Column('int', { default: 0 }) round!: number;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) searchText!: string;
  /** Counts the moves from stage to stage, not each of several decisions side by side. */
  @Column('int', { default: 1 }) version!: number;
}

@Entity('approval_step')
export class ApprovalStep {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('smallint') position!: number;
  @Column('smallint') stage!: number;
  @Column('jsonb') rule!: ApprovalStepRule;
  @Column('text', { default: 'waiting' }) state!: ApprovalStepState;
  /** Whom the open step asks: these people, and whoever holds one of the roles. */
  @Column('uuid', { array: true, default: [] }) persons!: string[];
  @Column('text', { array: true, default: [] }) roles!: Role[];
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('date', { nullable: true }) remindedOn!: string | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('uuid', { nullable: true }) onBehalfOf!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) note!: string | null;
}
