import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everybody's figures while a run is at work: counted batch by batch, read again for the leaders whose reports add them up. Gone when the
 * run is over.
 */
export class RunFigures1796000001203 implements MigrationInterface {
  name = 'RunFigures1796000001203';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table report_run_figures (
        run_id uuid not null references report_run (id) on delete cascade,
        person_id uuid not null references person (id),
        facts jsonb not null,
        primary key (run_id, person_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table report_run_figures');
  }
}
