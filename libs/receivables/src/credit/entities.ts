import type { CreditReleaseState } from '@keyline/model';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** One contract of the account, up to an amount and until a day, may be made although the account is held. */
@Entity('credit_release')
export class CreditRelease {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: string;
  /** Asked for this contract, or used by it; null while any contract of the account may use it. */
  @Column('uuid', { nullable: true }) contractId!: string | null;
  @Column('numeric', { precision: 18, scale: 2 }) amount!: string;
  @Column('date') expiresOn!: string;
  @Column('text') reason!: string;
  @Column('text', { default: 'asked' }) state!: CreditReleaseState;
  @Column('uuid') requestedBy!: string;
  @Column('date') requestedOn!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  @VersionColumn({ default: 1 }) version!: number;
}
