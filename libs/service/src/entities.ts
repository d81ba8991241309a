import type { ComplaintSeverity, ComplaintState } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('complaint')
export class Complaint {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: string;
  @Column('uuid', { nullable: true }) contactId!: string | null;
  @Column('uuid') reportedBy!: string;
  @Column('uuid', { nullable: true }) handlerId!: string | null;
  @Column('text') subject!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { default: 'medium' }) severity!: ComplaintSeverity;
  @Column('text', { default: 'open' }) state!: ComplaintState;
  @Column('date') reportedOn!: string;
  @Column('date') dueOn!: string;
  @Column('date', { nullable: true }) answeredOn!: string | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('smallint', { nullable: true }) satisfaction!: number | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
