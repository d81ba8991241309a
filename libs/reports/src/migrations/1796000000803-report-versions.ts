import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every version that was handed in stays as it was, with the records behind its figures; a leader's report also holds the team's. A
 * comment may be about one line of a report, and mention people.
 */
export class ReportVersions1796000000803 implements MigrationInterface {
  name = 'ReportVersions1796000000803';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table report add column team jsonb;
      create table report_version (
        report_id uuid not null references report (id) on delete cascade,
        revision int not null check (revision > 0),
        submitted_at timestamptz not null,
        facts_hash text not null,
        facts jsonb not null,
        team jsonb,
        lists jsonb not null,
        plan_review jsonb not null,
        plan jsonb not null,
        summary text not null,
        problems text not null,
        help_needed text not null,
        frozen_rows jsonb not null,
        team_rows jsonb,
        primary key (report_id, revision),
        constraint report_version_team check (team is not null or team_rows is null)
      );
      insert into report_version (report_id, revision, submitted_at, facts_hash, facts, lists, plan_review, plan, summary, problems, help_needed, frozen_rows)
      select id, revision, submitted_at, facts_hash, facts, lists, plan_review, plan, summary, problems, help_needed, coalesce(frozen_rows, '{}')
      from report where facts_hash is not null and submitted_at is not null;
      alter table report drop column frozen_rows;

      alter table report_event add column anchor jsonb, add column mentioned uuid[] not null default '{}';
      create index report_event_judged on report_event (actor_id, at) where kind in ('returned', 'accepted', 'commented');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index report_event_judged;
      alter table report_event drop column anchor, drop column mentioned;
      alter table report add column frozen_rows jsonb;
      update report r set frozen_rows = v.frozen_rows from report_version v where v.report_id = r.id and v.revision = r.revision;
      drop table report_version;
      alter table report drop column team;
    `);
  }
}
