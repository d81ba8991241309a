import type { WriteOffState } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** What is given up of an instalment: proposed, and booked once it is approved. */
@Entity('write_off')
export class WriteOff {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') instalmentId!: string;
  @Column('uuid') accountId!: string;
  @Column('uuid') collectorId!: string;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('text') reason!: string;
  @Column('text', { default: 'proposed' }) state!: WriteOffState;
  @Column('uuid') proposedBy!: string;
  @Column('date') proposedOn!: string;
  @Column('date', { nullable: true }) bookedOn!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
