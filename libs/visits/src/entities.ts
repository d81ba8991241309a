import type { PlanState, VisitKind, VisitPlanRow } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('visit')
export class Visit {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') accountId!: string;
  @Column('uuid', { nullable: true }) opportunityId!: string | null;
  @Column('text') kind!: VisitKind;
  @Column('timestamptz') visitedAt!: Date;
  @Column('date') visitedOn!: string;
  @Column('int', { nullable: true }) durationMinutes!: number | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) needs!: string | null;
  @Column('text', { nullable: true }) result!: string | null;
  @Column('text', { nullable: true }) nextStep!: string | null;
  @Column('date', { nullable: true }) nextStepOn!: string | null;
  @Column('timestamptz', { nullable: true }) checkInAt!: Date | null;
  @Column('text', { nullable: true }) checkInPlace!: string | null;
  @Column('numeric', { precision: 9, scale: 6, nullable: true }) checkInLat!: string | null;
  @Column('numeric', { precision: 9, scale: 6, nullable: true }) checkInLng!: string | null;
  @Column('timestamptz', { nullable: true }) checkOutAt!: Date | null;
  @Column('text', { nullable: true }) clientKey!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('visit_plan')
export class VisitPlan {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') accountId!: string;
  @Column('date') plannedOn!: string;
  @Column('time', { nullable: true }) startsAt!: string | null;
  @Column('text', { default: 'onsite' }) kind!: VisitKind;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text', { default: 'planned' }) state!: PlanState;
  @Column('text', { default: 'manual' }) source!: VisitPlanRow['source'];
  @Column('uuid', { nullable: true }) fromVisitId!: string | null;
  @Column('uuid', { nullable: true }) visitId!: string | null;
  @Column('text', { nullable: true }) cancelReason!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
