import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was planned and what happened. A visit fulfils at most one plan; a phone may send the same visit twice (client_key). */
export class VisitPlansAndVisits1795300000007 implements MigrationInterface {
  name = 'VisitPlansAndVisits1795300000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table visit (
        id uuid primary key,
        person_id uuid not null references person (id),
        account_id uuid not null references account (id),
        opportunity_id uuid references opportunity (id),
        kind text not null check (kind in ('onsite', 'phone', 'online', 'hosted')),
        visited_at timestamptz not null,
        visited_on date not null,
        duration_minutes int check (duration_minutes between 0 and 1440),
        purpose text,
        note text,
        needs text,
        result text,
        next_step text,
        next_step_on date,
        check_in_at timestamptz,
        check_in_place text,
        check_in_lat numeric(9,6) check (check_in_lat between -90 and 90),
        check_in_lng numeric(9,6) check (check_in_lng between -180 and 180),
        check_out_at timestamptz,
        client_key text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint visit_next_step_dated check (next_step_on is null or next_step is not null),
        constraint visit_checked_out_after_in check (check_out_at >= check_in_at),
        constraint visit_place_has_both check ((check_in_lat is null) = (check_in_lng is null))
      );
      create unique index visit_client_key on visit (person_id, client_key) where client_key is not null;
      create index visit_account on visit (account_id, visited_at desc, id);
      create index visit_person on visit (person_id, visited_on, kind);
      create index visit_day on visit (visited_on desc, visited_at desc, id);
      create index visit_opportunity on visit (opportunity_id) where opportunity_id is not null;

      create table visit_contact (
        visit_id uuid not null references visit (id) on delete cascade,
        contact_id uuid not null references contact (id),
        primary key (visit_id, contact_id)
      );
      create index visit_contact_contact on visit_contact (contact_id);

      create table visit_plan (
        id uuid primary key,
        person_id uuid not null references person (id),
        account_id uuid not null references account (id),
        planned_on date not null,
        starts_at time,
        kind text not null default 'onsite' check (kind in ('onsite', 'phone', 'online', 'hosted')),
        purpose text,
        state text not null default 'planned' check (state in ('planned', 'done', 'cancelled')),
        source text not null default 'manual' check (source in ('manual', 'next_step', 'report')),
        from_visit_id uuid references visit (id) on delete set null,
        visit_id uuid references visit (id) on delete set null,
        cancel_reason text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint visit_plan_done_has_visit check ((state = 'done') = (visit_id is not null))
      );
      create unique index visit_plan_visit on visit_plan (visit_id) where visit_id is not null;
      create unique index visit_plan_from_visit on visit_plan (from_visit_id) where from_visit_id is not null;
      create index visit_plan_person on visit_plan (person_id, planned_on);
      create index visit_plan_account on visit_plan (account_id, planned_on desc, id);
      create index visit_plan_planned on visit_plan (planned_on, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table visit_plan, visit_contact, visit');
  }
}
