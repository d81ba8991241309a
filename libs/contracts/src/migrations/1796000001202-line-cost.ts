import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a line of a contract costs us per unit, fixed when it is signed: a later price of the supplier changes no past margin. A cost that
 * nobody knew then is filled in when it becomes known.
 */
export class LineCost1796000001202 implements MigrationInterface {
  name = 'LineCost1796000001202';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table contract_line add column unit_cost numeric(18,2) check (unit_cost >= 0);

      create function fill_line_cost() returns trigger language plpgsql as $$
      begin
        if new.unit_cost is null and new.product_id is not null then
          select cost_price into new.unit_cost from product where id = new.product_id;
        end if;
        return new;
      end $$;
      create trigger contract_line_cost before insert on contract_line for each row execute function fill_line_cost();

      create function fix_line_costs() returns trigger language plpgsql as $$
      begin
        update contract_line l set unit_cost = p.cost_price from product p
        where l.contract_id = new.id and p.id = l.product_id and p.cost_price is not null and l.unit_cost is distinct from p.cost_price;
        return null;
      end $$;
      create trigger contract_line_costs_fixed after update of signed_on on contract
        for each row when (old.signed_on is null and new.signed_on is not null) execute function fix_line_costs();

      create function cost_became_known() returns trigger language plpgsql as $$
      begin
        update contract_line set unit_cost = new.cost_price where product_id = new.id and unit_cost is null;
        return null;
      end $$;
      create trigger product_cost_known after update of cost_price on product
        for each row when (old.cost_price is null and new.cost_price is not null) execute function cost_became_known();

      -- What was signed counts for whoever signed it, so that is how it is looked for.
      create index contract_signer_signed on contract (signer_id, signed_on) where signed_on is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index contract_signer_signed;
      drop trigger product_cost_known on product;
      drop trigger contract_line_costs_fixed on contract;
      drop trigger contract_line_cost on contract_line;
      drop function cost_became_known(), fix_line_costs(), fill_line_cost();
      alter table contract_line drop column unit_cost;
    `);
  }
}
