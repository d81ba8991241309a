import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credit: whose limit covers the group, how long a debt may be overdue, and releases of what is held. */
export class Credit1796000000701 implements MigrationInterface {
  name = 'Credit1796000000701';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table credit_terms (
        account_id uuid primary key references account (id) on delete cascade,
        covers_group boolean not null default false
      );

      -- One row for the organisation.
      create table credit_setting (
        only_row boolean primary key default true check (only_row),
        hold_days int not null default 60 check (hold_days between 0 and 3650),
        version int not null default 1
      );
      insert into credit_setting default values;

      create table credit_release (
        id uuid primary key,
        account_id uuid not null references account (id),
        contract_id uuid references contract (id),
        amount numeric(18,2) not null check (amount > 0),
        expires_on date not null,
        reason text not null check (length(reason) between 1 and 500),
        state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'recalled', 'used')),
        requested_by uuid not null references person (id),
        requested_on date not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint credit_release_term check (expires_on >= requested_on),
        constraint credit_release_used_for check (state <> 'used' or contract_id is not null)
      );
      create index credit_release_account on credit_release (account_id, requested_on desc, id);
      create index credit_release_recent on credit_release (requested_on desc, id);
      create index credit_release_contract on credit_release (contract_id) where contract_id is not null;
      -- One contract uses one release.
      create unique index credit_release_used on credit_release (contract_id) where state = 'used';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table credit_release, credit_setting, credit_terms');
  }
}
