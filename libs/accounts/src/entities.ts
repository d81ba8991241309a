import type { Attitude, DecisionRole, Grade, Lifecycle } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('account')
export class Account {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) shortName!: string | null;
  @Column('text', { nullable: true }) registrationNo!: string | null;
  @Column('text', { default: 'C' }) grade!: Grade;
  @Column('text', { default: 'potential' }) lifecycle!: Lifecycle;
  @Column('text', { nullable: true }) industry!: string | null;
  @Column('text', { nullable: true }) region!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) annualRevenue!: string | null;
  @Column('int', { nullable: true }) employeeCount!: number | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) annualBudget!: string | null;
  @Column('text', { nullable: true }) procurementPlan!: string | null;
  @Column('text', { nullable: true }) decisionProcedure!: string | null;
  @Column('text', { nullable: true }) itPlan!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { nullable: true }) creditRating!: string | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) creditLimit!: string | null;
  @Column('int', { default: 30 }) paymentTermDays!: number;
  @Column('date', { nullable: true }) lastContactOn!: string | null;
  @Column('text', { nullable: true }) externalRef!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @Column('date') createdOn!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) department!: string | null;
  @Column('text', { nullable: true }) decisionRole!: DecisionRole | null;
  @Column('text', { default: 'unknown' }) attitude!: Attitude;
  @Column('smallint', { nullable: true }) influence!: number | null;
  @Column('uuid', { nullable: true }) reportsToId!: string | null;
  @Column('text', { nullable: true }) mobile!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) wechat!: string | null;
  @Column('date', { nullable: true }) birthday!: string | null;
  @Column('text', { nullable: true }) business!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { nullable: true }) leftOn!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('date') createdOn!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
