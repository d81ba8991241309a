import type { ImportKind, ImportMapping, ImportOptions, ImportStatus } from '@keyline/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('import_run')
export class ImportRun {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ImportKind;
  @Column('text') fileName!: string;
  /** Below the data folder. */
  @Column('text') filePath!: string;
  @Column('text') fileSha256!: string;
  @Column('jsonb', { default: {} }) mapping!: ImportMapping;
  @Column('jsonb', { default: {} }) options!: Partial<ImportOptions>;
  @Column('boolean', { default: false }) dryRun!: boolean;
  @Column('text', { default: 'queued' }) status!: ImportStatus;
  @Column('int', { default: 0 }) done!: number;
  @Column('int', { default: 0 }) total!: number;
  @Column('int', { default: 0 }) createdCount!: number;
  @Column('int', { default: 0 }) updatedCount!: number;
  @Column('int', { default: 0 }) unchangedCount!: number;
  @Column('int', { default: 0 }) refusedCount!: number;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('text', { nullable: true }) error!: string | null;
}
