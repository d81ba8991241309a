import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements to many customers by mail. One delivery per run and customer, claimed before it is sent: nobody gets a statement twice. */
export class StatementRuns1796000000503 implements MigrationInterface {
  name = 'StatementRuns1796000000503';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table statement_run (
        id uuid primary key,
        from_on date not null,
        to_on date not null,
        status text not null default 'queued' check (status in ('queued', 'running', 'done', 'cancelled')),
        requested_by uuid not null references person (id),
        requested_at timestamptz not null,
        finished_at timestamptz,
        constraint statement_run_period check (from_on <= to_on)
      );
      create index statement_run_requested on statement_run (requested_at desc, id);

      create table statement_delivery (
        run_id uuid not null references statement_run (id) on delete cascade,
        account_id uuid not null references account (id),
        email text,
        state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'no_address')),
        error text,
        sent_at timestamptz,
        primary key (run_id, account_id),
        constraint statement_delivery_address check (email is not null or state = 'no_address'),
        constraint statement_delivery_sent check ((state = 'sent') = (sent_at is not null))
      );
      create index statement_delivery_waiting on statement_delivery (run_id, account_id) where state = 'waiting';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table statement_delivery, statement_run');
  }
}
