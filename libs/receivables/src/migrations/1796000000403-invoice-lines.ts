import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An invoice has lines: so much for that instalment. A red-letter invoice (红字) is negative and refers to the invoice that it reverses.
 * Triggers keep what is invoiced of an instalment and reversed of an invoice; checks refuse too much of either.
 */
export class InvoiceLines1796000000403 implements MigrationInterface {
  name = 'InvoiceLines1796000000403';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table instalment add constraint instalment_in_contract unique (id, contract_id);
      alter table instalment add column invoiced numeric(18,2) not null default 0;
      alter table invoice
        add column kind text not null default 'special' check (kind in ('special', 'ordinary')),
        add column reverses_id uuid,
        add column reversed numeric(18,2) not null default 0,
        drop constraint invoice_amount_check,
        add constraint invoice_sign check (case when reverses_id is null then amount > 0 else amount < 0 end),
        add constraint invoice_not_over_reversed check (reversed >= 0 and reversed <= greatest(amount, 0)),
        add constraint invoice_cancelled_is_whole check (cancelled_on is null or reversed = 0),
        add constraint invoice_in_contract unique (id, contract_id),
        add constraint invoice_reverses foreign key (reverses_id, contract_id) references invoice (id, contract_id);
      create index invoice_reversing on invoice (reverses_id) where reverses_id is not null;

      create table invoice_line (
        id uuid primary key default gen_random_uuid(),
        invoice_id uuid not null,
        contract_id uuid not null,
        instalment_id uuid not null,
        amount numeric(18,2) not null check (amount <> 0),
        constraint invoice_line_once unique (invoice_id, instalment_id),
        constraint invoice_line_invoice foreign key (invoice_id, contract_id) references invoice (id, contract_id),
        constraint invoice_line_instalment foreign key (instalment_id, contract_id) references instalment (id, contract_id)
      );
      create index invoice_line_of_instalment on invoice_line (instalment_id);

      -- What invoices named their instalment so far; what exceeds it stays on the invoice alone.
      insert into invoice_line (invoice_id, contract_id, instalment_id, amount)
        select v.id, v.contract_id, i.id, least(v.amount, i.amount) from invoice v join instalment i on i.id = v.instalment_id and i.contract_id = v.contract_id
        where v.cancelled_on is not null;
      insert into invoice_line (invoice_id, contract_id, instalment_id, amount)
        select r.id, r.contract_id, r.instalment_id, least(r.amount, r.room) from (
          select v.id, v.contract_id, i.id as instalment_id, v.amount,
            i.amount - coalesce(sum(v.amount) over (partition by i.id order by v.issued_on, v.id rows between unbounded preceding and 1 preceding), 0) as room
          from invoice v join instalment i on i.id = v.instalment_id and i.contract_id = v.contract_id where v.cancelled_on is null
        ) r where r.room > 0;
      update instalment i set invoiced = l.amount from (
        select l.instalment_id, sum(l.amount) as amount from invoice_line l join invoice v on v.id = l.invoice_id where v.cancelled_on is null group by l.instalment_id
      ) l where l.instalment_id = i.id;
      alter table instalment add constraint instalment_not_over_invoiced check (invoiced >= 0 and invoiced <= amount);
      alter table invoice drop column instalment_id;
      create index instalment_not_invoiced on instalment (due_on, id) where invoiced < amount and receivable;

      create function keep_invoiced_sums() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'invoice' then
          if (old.cancelled_on is null) <> (new.cancelled_on is null) then
            update instalment i set invoiced = i.invoiced + case when new.cancelled_on is null then l.amount else -l.amount end
              from invoice_line l where l.invoice_id = new.id and i.id = l.instalment_id;
          end if;
          return null;
        end if;
        if tg_op = 'UPDATE' then
          raise exception 'the lines of an invoice are fixed: reverse it and issue anew' using errcode = '23514', constraint = 'invoice_line_fixed';
        end if;
        update instalment i set invoiced = i.invoiced + case when tg_op = 'INSERT' then new.amount else -old.amount end
          from invoice v where v.id = coalesce(new.invoice_id, old.invoice_id) and v.cancelled_on is null and i.id = coalesce(new.instalment_id, old.instalment_id);
        return null;
      end $$;
      create trigger invoice_line_sums after insert or update or delete on invoice_line for each row execute function keep_invoiced_sums();
      create trigger invoice_cancelled_sums after update of cancelled_on on invoice for each row execute function keep_invoiced_sums();

      create function keep_reversed_sum() returns trigger language plpgsql as $$
      declare
        before_amount numeric := case when tg_op = 'UPDATE' and old.cancelled_on is null then -old.amount else 0 end;
        after_amount numeric := case when new.cancelled_on is null then -new.amount else 0 end;
      begin
        if before_amount <> after_amount then
          update invoice set reversed = reversed + after_amount - before_amount where id = new.reverses_id;
        end if;
        return null;
      end $$;
      create trigger invoice_reversed_sum after insert or update of amount, cancelled_on on invoice
        for each row when (new.reverses_id is not null) execute function keep_reversed_sum();

      create function check_invoice_lines() returns trigger language plpgsql as $$
      declare
        id_of_invoice uuid := case when tg_op = 'DELETE' then old.invoice_id else new.invoice_id end;
        v invoice%rowtype;
        lined numeric;
      begin
        select * into v from invoice where id = id_of_invoice;
        if not found then return null; end if;
        select coalesce(sum(amount), 0) into lined from invoice_line where invoice_id = v.id;
        if abs(lined) > abs(v.amount) or exists (select 1 from invoice_line where invoice_id = v.id and sign(amount) <> sign(v.amount)) then
          raise exception 'the lines of invoice % add up to %, more than its %', v.number, lined, v.amount
            using errcode = '23514', constraint = 'invoice_lines_sum';
        end if;
        if v.reverses_id is not null and exists (
          select 1 from invoice_line l join invoice w on w.id = l.invoice_id
          where (w.id = v.reverses_id or w.reverses_id = v.reverses_id) and w.cancelled_on is null
          group by l.instalment_id having sum(l.amount) < 0
        ) then
          raise exception 'red-letter invoice % takes back more of an instalment than was invoiced', v.number
            using errcode = '23514', constraint = 'invoice_not_over_reversed';
        end if;
        return null;
      end $$;
      create constraint trigger invoice_lines_sum after insert or delete on invoice_line
        deferrable initially deferred for each row execute function check_invoice_lines();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table invoice_line;
      drop trigger invoice_cancelled_sums on invoice;
      drop trigger invoice_reversed_sum on invoice;
      drop function check_invoice_lines(), keep_reversed_sum(), keep_invoiced_sums();
      delete from invoice where reverses_id is not null;
      drop index instalment_not_invoiced;
      alter table invoice
        drop constraint invoice_sign, drop constraint invoice_not_over_reversed, drop constraint invoice_cancelled_is_whole,
        drop constraint invoice_reverses, drop constraint invoice_in_contract,
        drop column kind, drop column reverses_id, drop column reversed,
        add constraint invoice_amount_check check (amount > 0),
        add column instalment_id uuid references instalment (id);
      create index invoice_instalment on invoice (instalment_id) where instalment_id is not null;
      alter table instalment drop constraint instalment_not_over_invoiced, drop constraint instalment_in_contract, drop column invoiced;
    `);
  }
}
