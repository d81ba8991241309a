import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What finance filters and sorts instalments by, found without reading all of them: disputes, and the largest first. */
export class InstalmentListIndexes1796000001304 implements MigrationInterface {
  name = 'InstalmentListIndexes1796000001304';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index instalment_disputed on instalment (due_on, id) where disputed_on is not null;
      create index instalment_amount on instalment (amount desc, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index instalment_disputed, instalment_amount');
  }
}
