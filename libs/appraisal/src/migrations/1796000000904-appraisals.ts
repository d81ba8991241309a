import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly appraisals: forms by role, what was counted and judged, objections, and two signatures after which nothing changes. */
export class Appraisals1796000000904 implements MigrationInterface {
  name = 'Appraisals1796000000904';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table appraisal_template (
        id uuid primary key,
        name text not null check (length(name) between 1 and 100),
        role text not null check (role in ('rep','supervisor','director','finance','presales','legal','assistant','admin')),
        lines jsonb not null,
        thresholds jsonb not null,
        shares jsonb not null,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1
      );
      create unique index appraisal_template_role on appraisal_template (role) where active;

      create table appraisal (
        id uuid primary key,
        template_id uuid not null references appraisal_template (id),
        person_id uuid not null references person (id),
        reviewer_id uuid not null references person (id),
        period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        state text not null default 'scoring' check (state in ('scoring', 'shown', 'signed_by_person', 'signed')),
        thresholds jsonb not null,
        shares jsonb not null,
        total numeric(5,1) check (total between 0 and 200),
        grade text check (grade in ('S', 'A', 'B', 'C')),
        comment text,
        shown_at timestamptz,
        person_signed_at timestamptz,
        reviewer_signed_at timestamptz,
        created_at timestamptz not null default now(),
        version int not null default 1,
        constraint appraisal_once unique (person_id, period),
        constraint appraisal_not_own check (person_id <> reviewer_id),
        constraint appraisal_shown check (state = 'scoring' or (total is not null and grade is not null and shown_at is not null)),
        constraint appraisal_signatures check (
          (person_signed_at is not null) = (state in ('signed_by_person', 'signed')) and (reviewer_signed_at is not null) = (state = 'signed'))
      );
      create index appraisal_period on appraisal (period desc, id);
      create index appraisal_reviewer on appraisal (reviewer_id, state);

      create table appraisal_line (
        id uuid primary key,
        appraisal_id uuid not null references appraisal (id) on delete cascade,
        position int not null,
        kind text not null check (kind in ('measure', 'judged')),
        measure text,
        name text,
        hint text,
        weight int not null check (weight between 1 and 100),
        curve jsonb,
        target numeric(18,2),
        actual numeric(18,2),
        report_id uuid references report (id),
        report_revision int,
        facts_hash text,
        score numeric(4,1) check (score between 0 and 200),
        comment text,
        objection text,
        answer text,
        constraint appraisal_line_place unique (appraisal_id, position),
        constraint appraisal_line_kind check ((kind = 'measure') = (measure is not null) and (kind = 'judged') = (name is not null)),
        constraint appraisal_line_source check (num_nonnulls(report_id, report_revision, facts_hash) in (0, 3))
      );

      create function refuse_signed_appraisal() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from appraisal a where a.id = case tg_table_name when 'appraisal' then old.id
            else (to_jsonb(old) ->> 'appraisal_id')::uuid end and a.state = 'signed')
        then raise exception 'appraisal.locked' using errcode = '23514', constraint = 'appraisal_locked'; end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger appraisal_locked before update or delete on appraisal for each row execute function refuse_signed_appraisal();
      create trigger appraisal_line_locked before update or delete on appraisal_line for each row execute function refuse_signed_appraisal();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table appraisal_line, appraisal, appraisal_template; drop function refuse_signed_appraisal()');
  }
}
