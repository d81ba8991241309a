import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A termination ends what is to come, not what is owed (DOMAIN D23, D28): an instalment that was due, invoiced, paid or written off by then
 * stays a receivable, whole; the others cease. The day on which they do is the day that the termination was entered, so that no ageing
 * report printed before changes; `contract.terminated_on` is the day that stands on the paper.
 */
export class WhatStaysAfterTermination1796000001501 implements MigrationInterface {
  name = 'WhatStaysAfterTermination1796000001501';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table contract add column ended_on date;
      alter table instalment add column ceased_on date;

      create function counts_as_receivable(state text, signed_on date, ceased_on date) returns boolean language sql immutable as $$
        select is_receivable(state) or (state = 'terminated' and signed_on is not null and ceased_on is null)
      $$;
      create function outlasts_termination(i instalment, day date) returns boolean language sql immutable as $$
        select coalesce(i.due_on <= day, false) or i.invoiced > 0 or i.received > 0 or i.written_off > 0
      $$;
      create or replace function keep_receivable() returns trigger language plpgsql as $$
      declare
        c contract;
      begin
        if tg_table_name = 'contract' then
          if new.state = 'terminated' and new.signed_on is not null then
            update instalment i set ceased_on = coalesce(new.ended_on, new.terminated_on)
            where i.contract_id = new.id and i.ceased_on is null and not outlasts_termination(i, coalesce(new.ended_on, new.terminated_on));
          end if;
          update instalment set receivable = counts_as_receivable(new.state, new.signed_on, ceased_on)
          where contract_id = new.id and receivable <> counts_as_receivable(new.state, new.signed_on, ceased_on);
          return null;
        end if;
        select * into c from contract where id = new.contract_id;
        if tg_op = 'INSERT' and c.state = 'terminated' and not outlasts_termination(new, coalesce(c.ended_on, c.terminated_on)) then
          new.ceased_on := coalesce(c.ended_on, c.terminated_on);
        end if;
        new.receivable := coalesce(counts_as_receivable(c.state, c.signed_on, new.ceased_on), false);
        return new;
      end $$;
      drop trigger instalment_receivable on instalment;
      create trigger instalment_receivable before insert or update of contract_id, ceased_on on instalment
        for each row execute function keep_receivable();
      alter table instalment enable always trigger instalment_receivable;

      update instalment i set ceased_on = c.terminated_on from contract c
      where c.id = i.contract_id and c.state = 'terminated' and c.signed_on is not null and not outlasts_termination(i, c.terminated_on);
      update instalment i set receivable = true from contract c
      where c.id = i.contract_id and c.state = 'terminated' and c.signed_on is not null and i.ceased_on is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function keep_receivable() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'contract' then
          update instalment set receivable = is_receivable(new.state) where contract_id = new.id and receivable <> is_receivable(new.state);
          return null;
        end if;
        new.receivable := coalesce((select is_receivable(c.state) from contract c where c.id = new.contract_id), false);
        return new;
      end $$;
      drop trigger instalment_receivable on instalment;
      create trigger instalment_receivable before insert or update of contract_id on instalment for each row execute function keep_receivable();
      alter table instalment enable always trigger instalment_receivable;
      drop function outlasts_termination(instalment, date), counts_as_receivable(text, date, date);
      update instalment i set receivable = is_receivable(c.state) from contract c where c.id = i.contract_id and i.receivable <> is_receivable(c.state);
      alter table instalment drop column ceased_on;
      alter table contract drop column ended_on;
    `);
  }
}
