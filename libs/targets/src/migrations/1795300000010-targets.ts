import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person is to reach in a period, by measure of the catalogue. */
export class Targets1795300000010 implements MigrationInterface {
  name = 'Targets1795300000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table target (
        id uuid primary key,
        person_id uuid not null references person (id),
        measure text not null check (length(measure) between 1 and 60),
        kind text not null check (kind in ('weekly', 'monthly')),
        period text not null,
        value numeric(18,2) not null check (value >= 0),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint target_once unique (person_id, measure, kind, period)
      );
      create index target_period on target (kind, period, person_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table target');
  }
}
