import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money that goes back to the customer, the bank's own lines before they are payments, and who pays under which name. Payments are
 * found by number, payer, reference and customer through one index.
 */
export class RefundsAndBankLines1796000000501 implements MigrationInterface {
  name = 'RefundsAndBankLines1796000000501';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payment
        add column refunded numeric(18,2) not null default 0,
        -- The row of a file that the payment came from, so that the same file brings it once.
        add column import_key text,
        add column search_text text not null default '',
        add constraint payment_import_key unique (import_key),
        drop constraint payment_not_over_allocated,
        add constraint payment_not_over_allocated check (allocated >= 0 and refunded >= 0 and allocated + refunded <= amount),
        drop constraint payment_reversed_is_free,
        add constraint payment_reversed_is_free check (reversed_on is null or (allocated = 0 and refunded = 0));
      drop index payment_unallocated;
      create index payment_unallocated on payment (received_on, id) where allocated + refunded < amount and reversed_on is null;

      -- 退款: out of what settles nothing, never out of what is settled: the check above says so under any number of hands.
      create table refund (
        id uuid primary key,
        payment_id uuid not null references payment (id),
        amount numeric(18,2) not null check (amount > 0),
        refunded_on date not null,
        reason text not null check (length(reason) between 1 and 500),
        bank_reference text,
        refunded_by uuid references person (id),
        created_at timestamptz not null default now()
      );
      create index refund_payment on refund (payment_id);
      create index refund_day on refund (refunded_on);

      create function keep_refunded_sum() returns trigger language plpgsql as $$
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
      create trigger refund_sum after insert or update or delete on refund for each row execute function keep_refunded_sum();

      create function keep_payment_search() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'account' then
          update payment p set search_text = payment_search(p.number, p.payer_name, p.bank_reference, new.search_text) where p.account_id = new.id;
          return null;
        end if;
        new.search_text := payment_search(new.number, new.payer_name, new.bank_reference, (select a.search_text from account a where a.id = new.account_id));
        return new;
      end $$;
      create function payment_search(number text, payer text, reference text, customer text) returns text language sql immutable as $$
        select lower(number || ' ' || coalesce(payer, '') || ' ' || coalesce(reference, '')) || ' ' || coalesce(customer, '')
      $$;
      create trigger payment_search_text before insert or update of number, payer_name, bank_reference, account_id on payment
        for each row execute function keep_payment_search();
      create trigger account_payment_search after update of search_text on account
        for each row when (old.search_text is distinct from new.search_text) execute function keep_payment_search();
      -- Also while a bulk load lets the other triggers rest.
      alter table payment enable always trigger payment_search_text;
      update payment p set search_text = payment_search(p.number, p.payer_name, p.bank_reference, a.search_text) from account a where a.id = p.account_id;
      create index payment_search_grams on payment using gin (text_grams(search_text));

      -- A company's name as payers write it: without case, spaces, brackets and the words that say what kind of company it is.
      create function company_key(name text) returns text language sql immutable strict parallel safe as $$
        select coalesce(nullif(regexp_replace(
          regexp_replace(lower(normalize(name, NFKC)), '[[:space:][:punct:]（）【】《》·、，。—－]', '', 'g'),
          '(股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|coltd|co|ltd|limited|incorporated|inc|corporation|corp|gmbh|llc)+$', ''), ''), lower(name))
      $$;
      create index account_company_key on account (company_key(name));
      create index account_short_company_key on account (company_key(short_name)) where short_name is not null;

      create table bank_statement (
        id uuid primary key,
        file_name text not null,
        imported_by uuid not null references person (id),
        imported_at timestamptz not null
      );
      create table bank_line (
        id uuid primary key,
        statement_id uuid not null references bank_statement (id),
        line int not null,
        -- Hash of day, amount, reference, payer and how often all that stood in the file before: a second import adds nothing.
        key text not null,
        own_account text,
        booked_on date not null,
        amount numeric(18,2) not null check (amount > 0),
        payer_name text,
        payer_account text,
        payer_key text,
        reference text,
        purpose text,
        search_text text not null default '',
        state text not null default 'open' check (state in ('open', 'booked', 'ignored')),
        payment_id uuid references payment (id),
        ignored_reason text,
        decided_by uuid references person (id),
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint bank_line_key unique (key),
        constraint bank_line_payment unique (payment_id),
        constraint bank_line_decided check ((state = 'booked') = (payment_id is not null) and (state = 'ignored') = (ignored_reason is not null))
      );
      create index bank_line_state on bank_line (state, booked_on desc, id);
      create index bank_line_day on bank_line (booked_on desc, id);
      create index bank_line_search on bank_line using gin (text_grams(search_text));
      create index bank_line_statement on bank_line (statement_id, line);

      -- Learned whenever somebody says whose money it is.
      create table payer_alias (
        payer_key text not null,
        account_id uuid not null references account (id) on delete cascade,
        times int not null default 1,
        last_used_on date not null,
        primary key (payer_key, account_id)
      );
      create index payer_alias_account on payer_alias (account_id);
      create index instalment_open_amount on instalment ((amount - received - written_off)) where received + written_off < amount and receivable;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index instalment_open_amount;
      drop table payer_alias, bank_line, bank_statement;
      drop index account_company_key, account_short_company_key;
      drop function company_key(text);
      drop trigger account_payment_search on account;
      drop trigger payment_search_text on payment;
      drop function keep_payment_search(), payment_search(text, text, text, text);
      drop table refund;
      drop function keep_refunded_sum();
      drop index payment_unallocated, payment_search_grams;
      alter table payment
        drop constraint payment_not_over_allocated,
        drop constraint payment_reversed_is_free,
        drop column refunded, drop column import_key, drop column search_text,
        add constraint payment_not_over_allocated check (allocated >= 0 and allocated <= amount),
        add constraint payment_reversed_is_free check (reversed_on is null or allocated = 0);
      create index payment_unallocated on payment (received_on, id) where allocated < amount and reversed_on is null;
    `);
  }
}
