import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files about money, how a file is to be read besides its columns, and which columns a bank's files had the last time. */
export class MoneyImports1796000000502 implements MigrationInterface {
  name = 'MoneyImports1796000000502';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table import_run
        drop constraint import_run_kind_check,
        add constraint import_run_kind_check
          check (kind in ('accounts', 'people', 'products', 'opportunities', 'receivables', 'payments', 'bank-statement')),
        add column options jsonb not null default '{}' check (jsonb_typeof(options) = 'object');

      -- A file is known again by its headings: every bank has its own.
      create table import_layout (
        kind text not null,
        headings_key text not null,
        mapping jsonb not null,
        options jsonb not null,
        used_at timestamptz not null,
        primary key (kind, headings_key)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table import_layout;
      delete from import_run where kind in ('receivables', 'payments', 'bank-statement');
      alter table import_run
        drop column options,
        drop constraint import_run_kind_check,
        add constraint import_run_kind_check check (kind in ('accounts', 'people', 'products', 'opportunities'));
    `);
  }
}
