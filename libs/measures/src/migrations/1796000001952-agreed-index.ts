import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the schedule says since a day of a range: few instalments were ever planned anew. */
export class AgreedIndex1796000001952 implements MigrationInterface {
  name = 'AgreedIndex1796000001952';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create index instalment_agreed_since on instalment (agreed_on) where agreed_on is not null');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index instalment_agreed_since');
  }
}
