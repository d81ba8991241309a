import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are asked to do and told, how they want to hear of it, and which mail went out. */
export class TasksAndNotices1796000000101 implements MigrationInterface {
  name = 'TasksAndNotices1796000000101';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table task (
        id uuid primary key,
        person_id uuid not null references person (id),
        kind text not null check (length(kind) between 1 and 80),
        -- The work's own key: asked for again, it is the same task. A task written by hand has none.
        key text check (length(key) between 1 and 300),
        wording jsonb not null default '{}',
        note text,
        due_on date not null,
        link text check (link like '/%'),
        source_entity text,
        source_id uuid,
        account_id uuid,
        created_by uuid references person (id),
        created_at timestamptz not null,
        done_at timestamptz,
        done_by uuid references person (id),
        outcome text check (outcome in ('done', 'settled')),
        version int not null default 1,
        constraint task_once unique (key),
        check ((done_at is null) = (outcome is null)),
        check ((source_entity is null) = (source_id is null))
      );
      create index task_open on task (person_id, due_on, id) where done_at is null;
      create index task_open_by_day on task (due_on, id) where done_at is null;
      create index task_done on task (person_id, done_at desc) where done_at is not null;
      create index task_source on task (source_entity, source_id) where done_at is null;
      create index task_account on task (account_id) where done_at is null;

      create table notice (
        id uuid primary key,
        -- The order in which they were told: where a stream that was cut off takes up again.
        seq bigint generated always as identity,
        person_id uuid not null references person (id) on delete cascade,
        kind text not null check (length(kind) between 1 and 80),
        key text not null check (length(key) between 1 and 300),
        wording jsonb not null default '{}',
        link text not null check (link like '/%'),
        account_id uuid,
        in_app boolean not null,
        at timestamptz not null,
        read_at timestamptz,
        constraint notice_once unique (person_id, key)
      );
      create index notice_of_person on notice (person_id, seq desc) where in_app;
      create index notice_unread on notice (person_id) where in_app and read_at is null;

      create table notice_setting (
        person_id uuid not null references person (id) on delete cascade,
        notice_group text not null,
        in_app boolean not null,
        email boolean not null,
        primary key (person_id, notice_group)
      );

      -- One row per notice that is to be mailed; it leaves 'waiting' before a mail goes out and never comes back to it once a server may have it.
      create table notice_delivery (
        notice_id uuid primary key references notice (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        address text not null,
        state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain')),
        mail_id uuid,
        attempts int not null default 0,
        error text,
        created_at timestamptz not null,
        claimed_at timestamptz,
        sent_at timestamptz,
        check ((state = 'sent') = (sent_at is not null))
      );
      create index notice_delivery_open on notice_delivery (person_id, created_at) where state in ('waiting', 'sending');

      create function tell_of_notice() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if new.read_at is distinct from old.read_at then perform pg_notify('keyline_notice', new.person_id::text); end if;
        elsif new.in_app then
          perform pg_notify('keyline_notice', new.person_id || ' ' || new.id);
        end if;
        return null;
      end $$;
      create trigger notice_told after insert or update of read_at on notice for each row execute function tell_of_notice();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table notice_delivery, notice_setting, notice, task;
      drop function tell_of_notice();
    `);
  }
}
