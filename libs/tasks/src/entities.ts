import type { TaskOutcome } from '@keyline/model';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

@Entity('task')
export class Task {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) key!: string | null;
  @Column('jsonb', { default: {} }) wording!: Record<string, string>;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date') dueOn!: string;
  @Column('text', { nullable: true }) link!: string | null;
  @Column('text', { nullable: true }) sourceEntity!: string | null;
  @Column('uuid', { nullable: true }) sourceId!: string | null;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  @Column('uuid', { nullable: true }) doneBy!: string | null;
  @Column('text', { nullable: true }) outcome!: TaskOutcome | null;
  @VersionColumn({ default: 1 }) version!: number;
}
