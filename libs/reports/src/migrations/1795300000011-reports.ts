import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Report runs, reports (one per person, kind and period), their history and comments. What was submitted is frozen with a hash. */
export class Reports1795300000011 implements MigrationInterface {
  name = 'Reports1795300000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table report_run (
        id uuid primary key,
        kind text not null check (kind in ('weekly', 'monthly')),
        period text not null,
        status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
        done int not null default 0 check (done >= 0),
        total int not null default 0 check (total >= 0),
        requested_by uuid references person (id),
        requested_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        error text
      );
      create index report_run_requested on report_run (requested_at desc, id);

      create table report (
        id uuid primary key,
        person_id uuid not null references person (id),
        reviewer_id uuid references person (id),
        kind text not null check (kind in ('weekly', 'monthly')),
        period text not null,
        starts_on date not null,
        ends_on date not null,
        due_at timestamptz not null,
        status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'accepted')),
        facts jsonb not null default '[]',
        lists jsonb not null default '{}',
        plan_review jsonb not null default '{}',
        plan jsonb not null default '[]',
        summary text not null default '',
        problems text not null default '',
        help_needed text not null default '',
        frozen_rows jsonb,
        facts_hash text,
        revision int not null default 1,
        run_id uuid references report_run (id) on delete set null,
        computed_at timestamptz not null,
        submitted_at timestamptz,
        first_submitted_at timestamptz,
        returned_at timestamptz,
        accepted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint report_once unique (person_id, kind, period),
        constraint report_frozen check (status in ('draft', 'returned') or (facts_hash is not null and submitted_at is not null)),
        constraint report_accepted check ((status = 'accepted') = (accepted_at is not null)),
        check (ends_on >= starts_on)
      );
      create index report_period on report (kind, period, status);
      create index report_starts on report (starts_on desc, id);
      create index report_reviewer on report (reviewer_id, status, due_at);

      create table report_event (
        id uuid primary key,
        report_id uuid not null references report (id) on delete cascade,
        actor_id uuid references person (id),
        kind text not null check (kind in ('drafted', 'submitted', 'returned', 'accepted', 'commented')),
        revision int not null,
        body text,
        facts_hash text,
        at timestamptz not null
      );
      create index report_event_report on report_event (report_id, at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table report_event, report, report_run');
  }
}
