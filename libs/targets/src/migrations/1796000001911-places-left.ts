import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A re-plan keeps the lines of those who were moved meanwhile: until when somebody stood there; null, they stand there now. */
export class PlacesLeft1796000001911 implements MigrationInterface {
  name = 'PlacesLeft1796000001911';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table target_node add column until_on date,
        add constraint target_node_left check (until_on is null or kind = 'person')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table target_node drop column until_on');
  }
}
