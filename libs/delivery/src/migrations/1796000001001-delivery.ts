import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where reports go (channels), when (schedules), and what became of each (the log: one row per key, so that none goes out twice). */
export class Delivery1796000001001 implements MigrationInterface {
  name = 'Delivery1796000001001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table delivery_channel (
        id uuid primary key,
        kind text not null check (kind in ('email', 'wecom', 'dingtalk', 'feishu')),
        name text not null check (length(name) between 1 and 60),
        recipients text[] not null default '{}',
        webhook bytea,
        webhook_host text,
        secret bytea,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        version int not null default 1,
        constraint delivery_channel_name unique (name),
        constraint delivery_channel_address check (
          case when kind = 'email' then cardinality(recipients) > 0 and webhook is null and secret is null
            else webhook is not null and webhook_host is not null and recipients = '{}' end)
      );
      comment on column delivery_channel.webhook is 'sealed under KEYLINE_SECRET';
      comment on column delivery_channel.secret is 'sealed under KEYLINE_SECRET';

      create table delivery_schedule (
        id uuid primary key,
        owner_id uuid not null references person (id),
        channel_id uuid not null references delivery_channel (id),
        subject text not null check (subject in ('own', 'team')),
        department_id uuid references department (id),
        leader_id uuid references person (id),
        kind text not null check (kind in ('daily', 'weekly', 'monthly')),
        format text not null check (format in ('message', 'pdf', 'xlsx')),
        at text not null check (at in ('deadline', 'weekday')),
        weekdays int[] not null default '{}' check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
        minute int not null default 0 check (minute between 0 and 1439),
        active boolean not null default true,
        since timestamptz not null,
        version int not null default 1,
        constraint delivery_schedule_scope check (num_nonnulls(department_id, leader_id) <= case when subject = 'team' then 1 else 0 end),
        constraint delivery_schedule_time check (at = 'deadline' or cardinality(weekdays) > 0)
      );
      create index delivery_schedule_owner on delivery_schedule (owner_id);
      create index delivery_schedule_channel on delivery_schedule (channel_id);
      comment on column delivery_schedule.since is 'what was due before is not made up for';

      create table delivery (
        id uuid primary key,
        key text not null,
        schedule_id uuid references delivery_schedule (id),
        channel_id uuid not null references delivery_channel (id),
        subject text not null check (subject in ('report', 'team', 'test')),
        report_id uuid references report (id) on delete cascade,
        revision int,
        kind text check (kind in ('daily', 'weekly', 'monthly')),
        period text,
        department_id uuid references department (id),
        leader_id uuid references person (id),
        format text not null check (format in ('message', 'pdf', 'xlsx')),
        requested_by uuid not null references person (id),
        state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed')),
        attempts int not null default 0,
        reason text,
        error text,
        created_at timestamptz not null,
        claimed_at timestamptz,
        queued_at timestamptz not null,
        sent_at timestamptz,
        constraint delivery_once unique (key),
        constraint delivery_subject check ((subject = 'test') = (kind is null) and (kind is null) = (period is null)),
        constraint delivery_sent check ((state = 'sent') = (sent_at is not null))
      );
      create index delivery_log on delivery (created_at desc, id);
      create index delivery_requested on delivery (requested_by, created_at desc);
      create index delivery_schedule_of on delivery (schedule_id);
      create index delivery_channel_of on delivery (channel_id);
      create index delivery_report on delivery (report_id);
      create index delivery_open on delivery (state, queued_at) where state in ('waiting', 'sending');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table delivery; drop table delivery_schedule; drop table delivery_channel;`);
  }
}
