import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints: taken in, routed to a handler, answered, judged by the customer. */
export class Complaints1795300000008 implements MigrationInterface {
  name = 'Complaints1795300000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table complaint (
        id uuid primary key,
        account_id uuid not null references account (id),
        contact_id uuid references contact (id),
        reported_by uuid not null references person (id),
        handler_id uuid references person (id),
        subject text not null check (length(subject) between 1 and 200),
        description text,
        severity text not null default 'medium' check (severity in ('low', 'medium', 'high')),
        state text not null default 'open' check (state in ('open', 'in_progress', 'answered', 'closed')),
        reported_on date not null,
        due_on date not null,
        answered_on date,
        answer text,
        satisfaction smallint check (satisfaction between 1 and 5),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint complaint_answered check (state in ('open', 'in_progress') or (answered_on is not null and answer is not null)),
        check (due_on >= reported_on),
        check (answered_on >= reported_on)
      );
      create index complaint_account on complaint (account_id, reported_on desc, id);
      create index complaint_reported on complaint (reported_on desc, id);
      create index complaint_reporter on complaint (reported_by, reported_on);
      create index complaint_open on complaint (due_on, id) where state in ('open', 'in_progress');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table complaint');
  }
}
