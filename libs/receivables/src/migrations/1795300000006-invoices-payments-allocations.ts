import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoices, payments and their allocation. Triggers keep what is received and allocated; checks make over-allocation impossible. */
export class InvoicesPaymentsAllocations1795300000006 implements MigrationInterface {
  name = 'InvoicesPaymentsAllocations1795300000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table invoice (
        id uuid primary key,
        number text not null check (length(number) between 1 and 50),
        contract_id uuid not null,
        account_id uuid not null,
        instalment_id uuid references instalment (id),
        amount numeric(18,2) not null check (amount > 0),
        tax_rate numeric(5,2) not null check (tax_rate between 0 and 100),
        issued_on date not null,
        cancelled_on date,
        cancel_reason text,
        note text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint invoice_number_unique unique (number),
        constraint invoice_of_contract foreign key (contract_id, account_id) references contract (id, account_id),
        check (cancelled_on >= issued_on)
      );
      create index invoice_contract on invoice (contract_id);
      create index invoice_account on invoice (account_id, issued_on desc, id);
      create index invoice_issued on invoice (issued_on desc, id);
      create index invoice_instalment on invoice (instalment_id) where instalment_id is not null;

      create table payment (
        id uuid primary key,
        number text not null,
        account_id uuid not null references account (id),
        collector_id uuid references person (id),
        amount numeric(18,2) not null check (amount > 0),
        received_on date not null,
        method text not null default 'transfer' check (method in ('transfer', 'acceptance_bill', 'cheque', 'cash', 'other')),
        payer_name text,
        bank_reference text,
        note text,
        allocated numeric(18,2) not null default 0,
        reversed_on date,
        reversal_reason text,
        booked_by uuid references person (id),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint payment_number_unique unique (number),
        constraint payment_not_over_allocated check (allocated >= 0 and allocated <= amount),
        constraint payment_reversed_is_free check (reversed_on is null or allocated = 0),
        check (reversed_on >= received_on)
      );
      create unique index payment_bank_reference on payment (bank_reference) where bank_reference is not null and reversed_on is null;
      create index payment_account on payment (account_id, received_on desc, id);
      create index payment_received on payment (received_on desc, id);
      create index payment_collector on payment (collector_id, received_on);
      create index payment_unallocated on payment (received_on, id) where allocated < amount and reversed_on is null;

      create table payment_series (
        year smallint primary key,
        last_number int not null
      );

      create table allocation (
        id uuid primary key,
        payment_id uuid not null references payment (id),
        instalment_id uuid not null references instalment (id),
        amount numeric(18,2) not null check (amount > 0),
        allocated_on date not null,
        allocated_by uuid references person (id),
        reversed_on date,
        reversed_by uuid references person (id),
        created_at timestamptz not null default now(),
        check (reversed_on >= allocated_on)
      );
      create index allocation_payment on allocation (payment_id);
      create index allocation_instalment on allocation (instalment_id, allocated_on);

      create function keep_allocated_sums() returns trigger language plpgsql as $$
      declare
        before_amount numeric := case when tg_op <> 'INSERT' and old.reversed_on is null then old.amount else 0 end;
        after_amount numeric := case when tg_op <> 'DELETE' and new.reversed_on is null then new.amount else 0 end;
      begin
        if tg_op = 'UPDATE' and (old.payment_id, old.instalment_id) is distinct from (new.payment_id, new.instalment_id) then
          raise exception 'an allocation cannot be moved: reverse it and allocate anew' using errcode = '23514', constraint = 'allocation_fixed';
        end if;
        if before_amount <> after_amount then
          update payment set allocated = allocated + after_amount - before_amount where id = coalesce(new.payment_id, old.payment_id);
          update instalment set received = received + after_amount - before_amount where id = coalesce(new.instalment_id, old.instalment_id);
        end if;
        return null;
      end $$;
      create trigger allocation_sums after insert or update or delete on allocation for each row execute function keep_allocated_sums();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table allocation, payment_series, payment, invoice; drop function keep_allocated_sums()');
  }
}
