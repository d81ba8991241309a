import type { PeriodKind } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('target')
export class Target {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') measure!: string;
  @Column('text') kind!: PeriodKind;
  @Column('text') period!: string;
  @Column('numeric', { precision: 18, scale: 2 }) value!: string;
  /** The approved plan that it comes from; null when set by hand. */
  @Column('uuid', { nullable: true }) planId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
