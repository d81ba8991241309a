import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid') personId!: string;
  @Column('text') username!: string;
  @Column('text') passwordHash!: string;
  @Column('timestamptz', { default: () => 'now()' }) passwordChangedAt!: Date;
}

@Entity('session')
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('bytea') tokenHash!: Buffer;
  @Column('text', { nullable: true }) userAgent!: string | null;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastUsedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

@Entity('api_token')
export class ApiToken {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') name!: string;
  @Column('bytea') tokenHash!: Buffer;
  @Column('text') prefix!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
