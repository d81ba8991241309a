import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a product costs us, for margins; and by which former close date a deal is found that slipped. */
export class ProductCost1796000001201 implements MigrationInterface {
  name = 'ProductCost1796000001201';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table product add column cost_price numeric(18,2) check (cost_price >= 0);
      create index opportunity_change_former_close on opportunity_change (from_value) where field = 'expected_close_on';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index opportunity_change_former_close; alter table product drop column cost_price');
  }
}
