import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bad debt: proposals, bookings, recoveries. Triggers keep `instalment.written_off`, and bring a loss back when money comes in after
 * all. Bookings are never deleted: what was written off as of any day can be added up.
 */
export class BadDebt1796000000702 implements MigrationInterface {
  name = 'BadDebt1796000000702';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table provision_setting (
        only_row boolean primary key default true check (only_row),
        rates jsonb not null,
        version int not null default 1
      );
      insert into provision_setting (rates) values
        ('{"notDue": "0", "d1_30": "1", "d31_60": "3", "d61_90": "5", "d91_180": "10", "d181_365": "30", "d365plus": "80"}');

      create table write_off (
        id uuid primary key,
        instalment_id uuid not null references instalment (id),
        account_id uuid not null references account (id),
        collector_id uuid not null references person (id),
        amount numeric(18,2) not null check (amount > 0),
        reason text not null check (length(reason) between 1 and 500),
        state text not null default 'proposed' check (state in ('proposed', 'booked', 'refused', 'recalled')),
        proposed_by uuid not null references person (id),
        proposed_on date not null,
        booked_on date,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint write_off_booked_has_day check ((state = 'booked') = (booked_on is not null))
      );
      create unique index write_off_running on write_off (instalment_id) where state = 'proposed';
      create index write_off_account on write_off (account_id, proposed_on desc, id);
      create index write_off_recent on write_off (proposed_on desc, id);
      create index write_off_instalment on write_off (instalment_id);

      create table write_off_booking (
        id uuid primary key,
        kind text not null check (kind in ('write_off', 'recovery')),
        instalment_id uuid not null references instalment (id),
        write_off_id uuid references write_off (id),
        allocation_id uuid references allocation (id),
        amount numeric(18,2) not null check (amount > 0),
        booked_on date not null,
        reversed_on date,
        created_at timestamptz not null default now(),
        constraint write_off_booking_cause check ((kind = 'write_off') = (write_off_id is not null) and (kind = 'recovery') = (allocation_id is not null)),
        constraint write_off_booking_reversal check (reversed_on >= booked_on and (reversed_on is null or kind = 'recovery'))
      );
      create index write_off_booking_instalment on write_off_booking (instalment_id, booked_on);
      create unique index write_off_booking_once on write_off_booking (write_off_id) where write_off_id is not null;
      create unique index write_off_booking_allocation on write_off_booking (allocation_id) where allocation_id is not null;

      create function keep_written_off() returns trigger language plpgsql as $$
      declare
        before_amount numeric := case when tg_op <> 'INSERT' and old.reversed_on is null then old.amount else 0 end;
        after_amount numeric := case when tg_op <> 'DELETE' and new.reversed_on is null then new.amount else 0 end;
        change numeric := (after_amount - before_amount) * case coalesce(new.kind, old.kind) when 'write_off' then 1 else -1 end;
      begin
        if change <> 0 then
          update instalment set written_off = written_off + change where id = coalesce(new.instalment_id, old.instalment_id);
        end if;
        return null;
      end $$;
      create trigger write_off_sums after insert or update or delete on write_off_booking for each row execute function keep_written_off();

      -- Triggers of a table fire in the order of their names: "recovers" makes room before "sums" counts what was received,
      -- "unrecovers" takes it back only after "sums" has counted it off.
      create function recover_written_off() returns trigger language plpgsql as $$
      declare
        lost numeric;
      begin
        if tg_op = 'INSERT' then
          if new.reversed_on is not null then return null; end if;
          select written_off into lost from instalment where id = new.instalment_id for no key update;
          if lost > 0 then
            insert into write_off_booking (id, kind, instalment_id, allocation_id, amount, booked_on)
            values (gen_random_uuid(), 'recovery', new.instalment_id, new.id, least(lost, new.amount), new.allocated_on);
          end if;
        elsif old.reversed_on is null and new.reversed_on is not null then
          update write_off_booking set reversed_on = greatest(new.reversed_on, booked_on) where allocation_id = new.id and reversed_on is null;
        end if;
        return null;
      end $$;
      create trigger allocation_recovers after insert on allocation for each row execute function recover_written_off();
      create trigger allocation_unrecovers after update of reversed_on on allocation for each row execute function recover_written_off();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger allocation_recovers on allocation;
      drop trigger allocation_unrecovers on allocation;
      drop function recover_written_off();
      drop table write_off_booking, write_off, provision_setting;
      drop function keep_written_off();
    `);
  }
}
