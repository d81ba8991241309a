import type { Locale, Role } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('department')
export class Department {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) employeeNo!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('uuid') departmentId!: string;
  @Column('uuid', { nullable: true }) managerId!: string | null;
  @Column('text', { array: true, default: [] }) roles!: Role[];
  @Column('date') hiredOn!: string;
  @Column('date', { nullable: true }) leftOn!: string | null;
  @Column('text', { default: 'zh-CN' }) locale!: Locale;
  @Column('text', { nullable: true }) externalRef!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

/** A place in the house that a person had before the present one, until a day (the last of it). */
@Entity('former_posting')
export class FormerPosting {
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('date') untilOn!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('uuid') departmentId!: string;
  @Column('uuid', { nullable: true }) managerId!: string | null;
}

/** Somebody is away from one day to another (both count), and a deputy acts meanwhile. */
@Entity('absence')
export class Absence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') deputyId!: string;
  @Column('date') fromOn!: string;
  @Column('date') untilOn!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
