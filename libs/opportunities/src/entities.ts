import type { ForecastCategory, LOST_REASONS, Stage } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('product')
export class Product {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) series!: string | null;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('numeric', { precision: 18, scale: 2 }) listPrice!: string;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) floorPrice!: string | null;
  /** What one unit costs us, net of tax. */
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) costPrice!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('opportunity')
export class Opportunity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('uuid') ownerId!: string;
  @Column('uuid', { nullable: true }) productId!: string | null;
  @Column('text') name!: string;
  @Column('numeric', { precision: 18, scale: 2, default: 0 }) amount!: string;
  @Column('text', { default: 'contact' }) stage!: Stage;
  @Column('smallint') probability!: number;
  @Column('text', { default: 'pipeline' }) forecastCategory!: ForecastCategory;
  @Column('date', { nullable: true }) expectedCloseOn!: string | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) budget!: string | null;
  @Column('text', { nullable: true }) purchaseSchedule!: string | null;
  @Column('text', { nullable: true }) decisionProcedure!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { nullable: true }) nextStep!: string | null;
  @Column('date', { nullable: true }) nextStepOn!: string | null;
  @Column('date') openedOn!: string;
  @Column('date') stageEnteredOn!: string;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) wonAmount!: string | null;
  @Column('text', { nullable: true }) lostReason!: (typeof LOST_REASONS)[number] | null;
  @Column('text', { nullable: true }) lostTo!: string | null;
  @Column('text', { nullable: true }) closeNote!: string | null;
  @Column('text', { nullable: true }) externalRef!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
