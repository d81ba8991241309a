import type { MarketNoteKind } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('competitor')
export class Competitor {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) products!: string | null;
  @Column('text', { nullable: true }) strengths!: string | null;
  @Column('text', { nullable: true }) weaknesses!: string | null;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { default: '' }) searchText!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}

@Entity('market_note')
export class MarketNote {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) competitorId!: string | null;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('uuid', { nullable: true }) opportunityId!: string | null;
  @Column('uuid', { nullable: true }) visitId!: string | null;
  @Column('uuid') authorId!: string;
  @Column('text', { default: 'other' }) kind!: MarketNoteKind;
  @Column('text') content!: string;
  @Column('date') seenOn!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
