import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the catalogue asks across all records: what has happened since a day. The standing of a past day is that of today put back by it,
 * so these keep last week's figures as cheap as today's.
 */
export class MeasureIndexes1795300000013 implements MigrationInterface {
  name = 'MeasureIndexes1795300000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index allocation_allocated on allocation (allocated_on);
      create index allocation_reversed on allocation (reversed_on) where reversed_on is not null;
      create index opportunity_stage_change_changed on opportunity_stage_change (changed_on);
      create index opportunity_closed on opportunity (closed_on) where closed_on is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index allocation_allocated, allocation_reversed, opportunity_stage_change_changed, opportunity_closed');
  }
}
