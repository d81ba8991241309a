import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A contract that is signed or ends takes its instalments in the order of their ids, as everybody does who locks several. */
export class ReceivableInOrder1796000001303 implements MigrationInterface {
  name = 'ReceivableInOrder1796000001303';

  async up(db: QueryRunner): Promise<void> {
    await db.query(keepReceivable('perform 1 from instalment where contract_id = new.id order by id for no key update;'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(keepReceivable(''));
  }
}

const keepReceivable = (inOrder: string): string => `
  create or replace function keep_receivable() returns trigger language plpgsql as $$
  begin
    if tg_table_name = 'contract' then
      ${inOrder}
      update instalment set receivable = is_receivable(new.state) where contract_id = new.id and receivable <> is_receivable(new.state);
      return null;
    end if;
    new.receivable := coalesce((select is_receivable(c.state) from contract c where c.id = new.contract_id), false);
    return new;
  end $$;`;
