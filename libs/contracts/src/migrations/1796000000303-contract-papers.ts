import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a contract consists of - parties and lines -, its versions, and where it is archived. */
export class ContractPapers1796000000303 implements MigrationInterface {
  name = 'ContractPapers1796000000303';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table contract
        add column series_id uuid references contract_series (id),
        add column archived_on date,
        add column archive_number text check (length(archive_number) between 1 and 60),
        add column archive_location text check (length(archive_location) between 1 and 200),
        add constraint contract_archive_number unique (archive_number),
        add constraint contract_archived check (
          (archived_on is null) = (archive_number is null) and (archived_on is null) = (archive_location is null)
          and (archived_on is null or state in ('closed', 'terminated')));
      create index contract_ending on contract (ends_on, id) where state in ('signed', 'executing', 'accepted');

      create table contract_party (
        contract_id uuid not null references contract (id) on delete cascade,
        position smallint not null check (position > 0),
        role text not null check (role in ('seller', 'buyer', 'end_user', 'guarantor', 'agent', 'other')),
        name text not null check (length(name) between 1 and 200),
        signatory text check (length(signatory) between 1 and 60),
        primary key (contract_id, position)
      );

      -- Rounded once, half a cent up; the factor keeps every digit, where a division would round on the way.
      create table contract_line (
        contract_id uuid not null references contract (id) on delete cascade,
        position smallint not null check (position > 0),
        product_id uuid references product (id),
        name text not null check (length(name) between 1 and 200),
        unit text check (length(unit) between 1 and 20),
        quantity numeric(12,3) not null check (quantity > 0),
        unit_price numeric(18,2) not null check (unit_price >= 0),
        discount numeric(5,2) not null default 0 check (discount between 0 and 100),
        tax_rate numeric(5,2) not null check (tax_rate between 0 and 100),
        amount numeric(18,2) not null,
        primary key (contract_id, position),
        constraint contract_line_amount check (amount = round(quantity * unit_price * (100 - discount) * 0.01, 2))
      );
      create index contract_line_product on contract_line (product_id) where product_id is not null;

      create function check_lines_sum() returns trigger language plpgsql as $$
      declare
        id_of_contract uuid;
        contract_amount numeric;
        of_lines numeric;
      begin
        if tg_table_name = 'contract' then id_of_contract := new.id;
        elsif tg_op = 'DELETE' then id_of_contract := old.contract_id;
        else id_of_contract := new.contract_id; end if;
        select amount into contract_amount from contract where id = id_of_contract;
        select sum(amount) into of_lines from contract_line where contract_id = id_of_contract;
        if contract_amount is not null and of_lines <> contract_amount then
          raise exception 'lines of contract % add up to %, not %', id_of_contract, of_lines, contract_amount
            using errcode = '23514', constraint = 'contract_lines_sum';
        end if;
        return null;
      end $$;
      create constraint trigger contract_lines_sum_on_line after insert or update or delete on contract_line
        deferrable initially deferred for each row execute function check_lines_sum();
      create constraint trigger contract_lines_sum_on_contract after update of amount on contract
        deferrable initially deferred for each row execute function check_lines_sum();

      -- One version is in force, one at most on its way; what was in force once stays as it was signed.
      create table contract_version (
        id uuid primary key,
        contract_id uuid not null references contract (id) on delete cascade,
        number smallint not null check (number > 0),
        state text not null check (state in ('draft', 'in_review', 'approved', 'returned', 'effective', 'superseded')),
        reason text check (length(reason) between 1 and 500),
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        approval_request_id uuid,
        created_by uuid references person (id),
        created_at timestamptz not null,
        submitted_by uuid references person (id),
        signed_on date,
        version int not null default 1,
        constraint contract_version_number unique (contract_id, number),
        constraint contract_version_signed check ((state in ('effective', 'superseded')) = (signed_on is not null)),
        constraint contract_version_submitted check (state not in ('in_review', 'approved') or approval_request_id is not null)
      );
      create unique index contract_version_in_force on contract_version (contract_id) where state = 'effective';
      create unique index contract_version_on_its_way on contract_version (contract_id)
        where state in ('draft', 'in_review', 'approved', 'returned');
      create index contract_version_in_review on contract_version (contract_id) where state = 'in_review';
      create index contract_version_request on contract_version (approval_request_id) where approval_request_id is not null;

      create function keep_signed_version() returns trigger language plpgsql as $$
      begin
        if old.signed_on is not null and (new.content is distinct from old.content or new.signed_on is distinct from old.signed_on
          or new.number <> old.number) then
          raise exception 'version % of contract % is signed', old.number, old.contract_id
            using errcode = '23514', constraint = 'contract_version_stays';
        end if;
        return new;
      end $$;
      create trigger contract_version_stays before update on contract_version for each row execute function keep_signed_version();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table contract_version, contract_line, contract_party;
      drop trigger contract_lines_sum_on_contract on contract;
      drop function check_lines_sum(), keep_signed_version();
      drop index contract_ending;
      alter table contract drop column series_id, drop column archived_on, drop column archive_number, drop column archive_location;
    `);
  }
}
