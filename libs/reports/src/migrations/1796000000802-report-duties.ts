import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who owes which report by when, as the organisation decides; daily reports; who was away all the time is excused. The calendar's days
 * get an identity of their own, so that a change of one can be looked up in the audit log.
 */
export class ReportDuties1796000000802 implements MigrationInterface {
  name = 'ReportDuties1796000000802';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calendar_day add column id uuid not null default gen_random_uuid();
      alter table calendar_day add constraint calendar_day_id unique (id);

      create table report_rule (
        kind text primary key check (kind in ('daily', 'weekly', 'monthly')),
        id uuid not null default gen_random_uuid() unique,
        roles text[] not null,
        due_days smallint not null check (due_days between 0 and 14),
        due_minute smallint not null check (due_minute between 0 and 1439),
        shifts boolean not null,
        remind_hours smallint not null check (remind_hours between 0 and 72),
        version int not null default 1
      );
      insert into report_rule (kind, roles, due_days, due_minute, shifts, remind_hours) values
        ('daily', '{}', 0, 1200, true, 2),
        ('weekly', '{rep,supervisor,director}', 1, 1080, true, 4),
        ('monthly', '{rep,supervisor,director}', 3, 1080, true, 24);

      alter table report_run drop constraint report_run_kind_check,
        add constraint report_run_kind_check check (kind in ('daily', 'weekly', 'monthly'));
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('daily', 'weekly', 'monthly')),
        add column excused boolean not null default false;
      create index report_person_due on report (person_id, due_at);
      create index report_open_due on report (due_at) where status in ('draft', 'returned', 'submitted');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index report_person_due, report_open_due;
      delete from report where kind = 'daily';
      delete from report_run where kind = 'daily';
      alter table report drop constraint report_kind_check, add constraint report_kind_check check (kind in ('weekly', 'monthly')),
        drop column excused;
      alter table report_run drop constraint report_run_kind_check, add constraint report_run_kind_check check (kind in ('weekly', 'monthly'));
      drop table report_rule;
      alter table calendar_day drop column id;
    `);
  }
}
