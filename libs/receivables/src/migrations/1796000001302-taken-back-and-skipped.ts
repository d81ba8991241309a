import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A refund that never went out is taken back for a reason. A level of dunning that came due before the debt was known here is passed over.
 * A promise outlives the instalment that it was given for: then it is one to the account.
 */
export class TakenBackAndSkipped1796000001302 implements MigrationInterface {
  name = 'TakenBackAndSkipped1796000001302';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table refund
        add column reversed_on date check (reversed_on >= refunded_on),
        add column reversal_reason text check (length(reversal_reason) between 1 and 500),
        add column reversed_by uuid references person (id),
        add constraint refund_reversed check ((reversed_on is null) = (reversal_reason is null));
      create or replace function keep_refunded_sum() returns trigger language plpgsql as $$
      declare
        before_amount numeric := case when tg_op <> 'INSERT' and old.reversed_on is null then old.amount else 0 end;
        after_amount numeric := case when tg_op <> 'DELETE' and new.reversed_on is null then new.amount else 0 end;
      begin
        if tg_op = 'UPDATE' and (old.reversed_on is not null
          or (old.payment_id, old.amount, old.refunded_on) is distinct from (new.payment_id, new.amount, new.refunded_on)) then
          raise exception 'a refund is never changed, only taken back once' using errcode = '23514', constraint = 'refund_fixed';
        end if;
        if before_amount <> after_amount then
          update payment set refunded = refunded + after_amount - before_amount where id = coalesce(new.payment_id, old.payment_id);
        end if;
        return null;
      end $$;

      alter table dunning_step add column skipped boolean not null default false;

      alter table payment_promise drop constraint payment_promise_instalment_id_fkey;
      alter table payment_promise add constraint payment_promise_instalment_id_fkey
        foreign key (instalment_id) references instalment (id) on delete set null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payment_promise drop constraint payment_promise_instalment_id_fkey;
      alter table payment_promise add constraint payment_promise_instalment_id_fkey
        foreign key (instalment_id) references instalment (id) on delete cascade;
      delete from dunning_step where skipped;
      alter table dunning_step drop column skipped;
      delete from refund where reversed_on is not null;
      create or replace function keep_refunded_sum() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          raise exception 'a refund is never changed' using errcode = '23514', constraint = 'refund_fixed';
        end if;
        if tg_op = 'INSERT' then
          update payment set refunded = refunded + new.amount where id = new.payment_id;
        else
          update payment set refunded = refunded - old.amount where id = old.payment_id;
        end if;
        return null;
      end $$;
      alter table refund drop column reversed_by, drop column reversal_reason, drop column reversed_on;
    `);
  }
}
