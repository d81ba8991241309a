import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans that break a department's year down to its people, and where a person's target of a period comes from. */
export class TargetPlans1796000000901 implements MigrationInterface {
  name = 'TargetPlans1796000000901';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table target_plan (
        id uuid primary key,
        department_id uuid not null references department (id),
        year int not null check (year between 2000 and 2100),
        measure text not null check (length(measure) between 1 and 60),
        revision int not null check (revision >= 1),
        state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'superseded')),
        author_id uuid not null references person (id),
        submitted_at timestamptz,
        approved_at timestamptz,
        approved_by uuid references person (id),
        note text,
        fixed_through date,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint target_plan_revision unique (department_id, year, measure, revision),
        constraint target_plan_approved check ((approved_at is not null) = (state in ('approved', 'superseded'))),
        constraint target_plan_not_own check (approved_by <> author_id)
      );
      -- One plan is worked on, one is in force.
      create unique index target_plan_one_open on target_plan (department_id, year, measure) where state in ('draft', 'submitted');
      create unique index target_plan_one_in_force on target_plan (department_id, year, measure) where state = 'approved';

      create table target_node (
        id uuid primary key,
        plan_id uuid not null references target_plan (id) on delete cascade,
        parent_id uuid references target_node (id) on delete cascade,
        kind text not null check (kind in ('department', 'team', 'person')),
        department_id uuid not null references department (id),
        team_id uuid references person (id),
        person_id uuid references person (id),
        position int not null,
        constraint target_node_kind check (
          (kind = 'department' and team_id is null and person_id is null) or (kind = 'team' and team_id is not null and person_id is null)
          or (kind = 'person' and team_id is not null and person_id is not null)),
        constraint target_node_once unique nulls not distinct (plan_id, department_id, team_id, person_id)
      );
      create index target_node_person on target_node (person_id, plan_id) where person_id is not null;
      create index target_node_parent on target_node (parent_id);

      create table target_cell (
        node_id uuid not null references target_node (id) on delete cascade,
        period text not null check (period ~ '^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
        value numeric(18,2) not null check (value >= 0),
        primary key (node_id, period)
      );

      alter table target add column plan_id uuid references target_plan (id);
      create index target_plan_of on target (plan_id) where plan_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table target drop column plan_id; drop table target_cell, target_node, target_plan');
  }
}
