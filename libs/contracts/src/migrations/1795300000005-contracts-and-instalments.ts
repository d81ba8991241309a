import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts and their payment schedule. The instalments of a contract always add up to its amount, checked at commit. */
export class ContractsAndInstalments1795300000005 implements MigrationInterface {
  name = 'ContractsAndInstalments1795300000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table contract (
        id uuid primary key,
        number text not null check (length(number) between 1 and 50),
        account_id uuid not null references account (id),
        opportunity_id uuid references opportunity (id),
        owner_id uuid not null references person (id),
        name text not null check (length(name) between 1 and 200),
        amount numeric(18,2) not null check (amount > 0),
        currency char(3) not null default 'CNY' check (currency = 'CNY'),
        tax_rate numeric(5,2) not null default 13 check (tax_rate between 0 and 100),
        state text not null default 'draft' check (state in ('draft', 'in_review', 'signed', 'executing', 'accepted', 'closed', 'terminated')),
        signed_on date,
        starts_on date,
        ends_on date,
        payment_term_days int not null default 30 check (payment_term_days between 0 and 720),
        terminated_on date,
        termination_reason text,
        note text,
        search_text text not null default '',
        created_on date not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint contract_number_unique unique (number),
        constraint contract_of_account unique (id, account_id),
        constraint contract_signed_has_date check (state in ('draft', 'in_review', 'terminated') or signed_on is not null),
        constraint contract_term check (ends_on >= starts_on)
      );
      create unique index contract_opportunity on contract (opportunity_id) where opportunity_id is not null and state <> 'terminated';
      create index contract_account on contract (account_id, signed_on desc nulls last, id);
      create index contract_owner_signed on contract (owner_id, signed_on);
      create index contract_signed on contract (signed_on desc nulls last, id);
      create index contract_created on contract (created_on desc, id);
      create index contract_state on contract (state, created_on desc, id);
      create index contract_search on contract using gin (text_grams(search_text));

      -- One row a year, locked while a number is drawn: a series without gaps.
      create table contract_series (
        year smallint primary key,
        last_number int not null
      );

      -- "received" is kept by the trigger on allocation; nothing else writes it. With its check no instalment is over-allocated.
      create table instalment (
        id uuid primary key,
        contract_id uuid not null,
        account_id uuid not null,
        sequence smallint not null check (sequence > 0),
        name text not null check (length(name) between 1 and 100),
        kind text not null default 'other' check (kind in ('advance', 'delivery', 'acceptance', 'retention', 'other')),
        amount numeric(18,2) not null check (amount > 0),
        due_on date not null,
        collector_id uuid not null references person (id),
        received numeric(18,2) not null default 0,
        -- Signed, and not terminated since: kept by triggers from the contract's state, so that what is overdue is found without the contract.
        receivable boolean not null default false,
        disputed_on date,
        dispute_note text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint instalment_of_contract foreign key (contract_id, account_id) references contract (id, account_id) on delete cascade,
        constraint instalment_sequence unique (contract_id, sequence),
        constraint instalment_not_over_allocated check (received >= 0 and received <= amount)
      );
      create index instalment_account on instalment (account_id, due_on, id);
      create index instalment_open on instalment (due_on, id) where received < amount and receivable;
      create index instalment_open_account on instalment (account_id, due_on) where received < amount;
      create index instalment_open_collector on instalment (collector_id, due_on) where received < amount;
      create index instalment_due on instalment (due_on, id);

      create function is_receivable(state text) returns boolean language sql immutable as $$
        select state in ('signed', 'executing', 'accepted', 'closed')
      $$;
      create function keep_receivable() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'contract' then
          update instalment set receivable = is_receivable(new.state) where contract_id = new.id and receivable <> is_receivable(new.state);
          return null;
        end if;
        new.receivable := coalesce((select is_receivable(c.state) from contract c where c.id = new.contract_id), false);
        return new;
      end $$;
      create trigger instalment_receivable before insert or update of contract_id on instalment for each row execute function keep_receivable();
      create trigger contract_receivable after update of state on contract for each row execute function keep_receivable();
      -- Also while a bulk load lets the other triggers rest.
      alter table instalment enable always trigger instalment_receivable;

      create function check_schedule_sum() returns trigger language plpgsql as $$
      declare
        id_of_contract uuid;
        contract_amount numeric;
        contract_state text;
        scheduled numeric;
      begin
        if tg_table_name = 'contract' then id_of_contract := new.id;
        elsif tg_op = 'DELETE' then id_of_contract := old.contract_id;
        else id_of_contract := new.contract_id; end if;
        select amount, state into contract_amount, contract_state from contract where id = id_of_contract;
        if not found then return null; end if;
        select sum(amount) into scheduled from instalment where contract_id = id_of_contract;
        if scheduled is null and contract_state in ('draft', 'in_review', 'terminated') then return null; end if;
        if scheduled is distinct from contract_amount then
          raise exception 'instalments of contract % add up to %, not %', id_of_contract, scheduled, contract_amount
            using errcode = '23514', constraint = 'contract_schedule_sum';
        end if;
        return null;
      end $$;
      create constraint trigger contract_schedule_sum_on_instalment after insert or update of amount, contract_id or delete on instalment
        deferrable initially deferred for each row execute function check_schedule_sum();
      create constraint trigger contract_schedule_sum_on_contract after insert or update of amount, state on contract
        deferrable initially deferred for each row execute function check_schedule_sum();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table instalment, contract_series, contract; drop function check_schedule_sum(), keep_receivable(), is_receivable(text)',
    );
  }
}
