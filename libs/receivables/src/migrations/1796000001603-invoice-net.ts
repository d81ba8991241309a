import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The net of an invoice is fixed when it is issued: of several red-letter ones the last takes what rounding left. What is stored without
 * it - an import, an older invoice - has the net that its amount gives.
 */
export class InvoiceNet1796000001603 implements MigrationInterface {
  name = 'InvoiceNet1796000001603';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table invoice add column net numeric(18,2);
      update invoice set net = round(amount * 100 / (100 + tax_rate), 2);
      alter table invoice alter column net set not null;
      create function fill_invoice_net() returns trigger language plpgsql as $$
      begin
        new.net := coalesce(new.net, round(new.amount * 100 / (100 + new.tax_rate), 2));
        return new;
      end $$;
      create trigger invoice_net before insert on invoice for each row execute function fill_invoice_net();
      alter table invoice enable always trigger invoice_net;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table invoice drop column net; drop function fill_invoice_net() cascade');
  }
}
