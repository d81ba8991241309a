import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What everybody said, week by week, would come of the quarter; with the deals it was said about, and what the superior made of it. */
export class Forecasts1796000000903 implements MigrationInterface {
  name = 'Forecasts1796000000903';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table forecast (
        id uuid primary key,
        person_id uuid not null references person (id),
        week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
        quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        won numeric(18,2) not null check (won >= 0),
        commit_amount numeric(18,2) not null check (commit_amount >= 0),
        best_amount numeric(18,2) not null check (best_amount >= 0),
        pipeline_amount numeric(18,2) not null check (pipeline_amount >= 0),
        proposed_commit numeric(18,2) not null,
        proposed_best numeric(18,2) not null,
        proposed_pipeline numeric(18,2) not null,
        deals jsonb not null default '[]',
        note text,
        source text not null check (source in ('submitted', 'frozen')),
        submitted_at timestamptz,
        adjusted_commit numeric(18,2) check (adjusted_commit >= 0),
        adjusted_best numeric(18,2) check (adjusted_best >= 0),
        adjusted_by uuid references person (id),
        adjusted_at timestamptz,
        reason text,
        version int not null default 1,
        constraint forecast_once unique (person_id, week),
        constraint forecast_submitted check ((source = 'submitted') = (submitted_at is not null)),
        constraint forecast_adjusted check (num_nonnulls(adjusted_commit, adjusted_best, adjusted_by, adjusted_at, reason) in (0, 5)),
        constraint forecast_not_own check (adjusted_by <> person_id)
      );
      create index forecast_week on forecast (week desc, id);
      create index forecast_quarter on forecast (quarter, week, person_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table forecast');
  }
}
