import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the schedule said before (ADR 9). An instalment says what it says since `agreed_on` - null: from the start -; each earlier state of
 * a receivable is a period that ended, kept by a trigger. The day is the application's: a change that names none is refused, so that no
 * way past it exists. An instalment that was dropped stays here, and whoever answered for it in the book of responsibility.
 */
export class ScheduleHistory1796000001301 implements MigrationInterface {
  name = 'ScheduleHistory1796000001301';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table instalment
        add column agreed_on date,
        add column agreed_because text check (agreed_because in ('amendment', 'milestone', 'invoice', 'edit')),
        add constraint instalment_agreed check (agreed_because is null or agreed_on is not null);

      create table instalment_term (
        id uuid primary key default gen_random_uuid(),
        -- No foreign key: what was dropped is remembered here.
        instalment_id uuid not null,
        contract_id uuid not null,
        account_id uuid not null,
        sequence smallint not null,
        name text not null,
        kind text not null,
        amount numeric(18,2) not null check (amount > 0),
        due_rule text not null,
        due_on date,
        milestone_id uuid,
        term_days int,
        expected_on date not null,
        disputed_on date,
        dispute_note text,
        collector_id uuid not null references person (id),
        because text,
        from_on date,
        until_on date not null,
        dropped boolean not null default false,
        constraint instalment_term_contract foreign key (contract_id, account_id) references contract (id, account_id) on delete cascade,
        constraint instalment_term_order check (until_on > from_on),
        constraint instalment_term_from unique nulls not distinct (instalment_id, from_on),
        constraint instalment_term_until unique (instalment_id, until_on)
      );
      create index instalment_term_days on instalment_term (until_on, from_on);
      create index instalment_term_contract on instalment_term (contract_id);
      create index instalment_term_account on instalment_term (account_id, until_on);

      create function keep_instalment_terms() returns trigger language plpgsql as $$
      declare
        replanned boolean := (old.name, old.kind, old.amount, old.due_rule, old.due_on, old.milestone_id, old.term_days, old.expected_on)
          is distinct from (new.name, new.kind, new.amount, new.due_rule, new.due_on, new.milestone_id, new.term_days, new.expected_on);
      begin
        if not old.receivable then
          -- Before the signature nobody owes anything: the first schedule that counts has no day of its own.
          new.agreed_on := old.agreed_on;
          new.agreed_because := old.agreed_because;
          return new;
        end if;
        if replanned and new.agreed_on is null then
          raise exception 'instalment % is planned anew without a day', old.id using errcode = '23514', constraint = 'instalment_terms_dated';
        end if;
        if new.agreed_on is null or new.agreed_on <= old.agreed_on then
          new.agreed_on := old.agreed_on;
          return new;
        end if;
        if not replanned and old.disputed_on is not distinct from new.disputed_on then
          new.agreed_on := old.agreed_on;
          new.agreed_because := old.agreed_because;
          return new;
        end if;
        insert into instalment_term (instalment_id, contract_id, account_id, sequence, name, kind, amount, due_rule, due_on, milestone_id, term_days,
          expected_on, disputed_on, dispute_note, collector_id, because, from_on, until_on)
        values (old.id, old.contract_id, old.account_id, old.sequence, old.name, old.kind, old.amount, old.due_rule, old.due_on, old.milestone_id,
          old.term_days, old.expected_on, old.disputed_on, old.dispute_note, old.collector_id, old.agreed_because, old.agreed_on, new.agreed_on);
        return new;
      end $$;
      -- By its name before the trigger that keeps the expected day: what that changes is a consequence, not a new agreement.
      create trigger instalment_agreed before update of name, kind, amount, due_rule, due_on, milestone_id, term_days, expected_on, disputed_on,
        agreed_on on instalment for each row execute function keep_instalment_terms();

      alter table instalment_responsibility drop constraint instalment_responsibility_instalment_id_fkey;
      create function forget_responsibility() returns trigger language plpgsql as $$
      begin
        delete from instalment_responsibility where instalment_id = old.id;
        return null;
      end $$;
      create trigger instalment_responsibility_forgotten after delete on instalment
        for each row when (not old.receivable) execute function forget_responsibility();
      -- Whoever collects an instalment that was added later answers from that day on.
      create or replace function begin_responsibility() returns trigger language plpgsql as $$
      begin
        insert into instalment_responsibility (instalment_id, collector_id, from_on, cause)
          select new.id, new.collector_id, coalesce(new.agreed_on, least(c.created_on, c.signed_on)), 'schedule' from contract c
          where c.id = new.contract_id and not exists (select 1 from instalment_responsibility r where r.instalment_id = new.id);
        return null;
      end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function begin_responsibility() returns trigger language plpgsql as $$
      begin
        insert into instalment_responsibility (instalment_id, collector_id, from_on, cause)
          select new.id, new.collector_id, least(c.created_on, c.signed_on), 'schedule' from contract c
          where c.id = new.contract_id and not exists (select 1 from instalment_responsibility r where r.instalment_id = new.id);
        return null;
      end $$;
      drop trigger instalment_responsibility_forgotten on instalment;
      drop trigger instalment_agreed on instalment;
      drop function forget_responsibility(), keep_instalment_terms();
      drop table instalment_term;
      delete from instalment_responsibility r where not exists (select 1 from instalment i where i.id = r.instalment_id);
      alter table instalment_responsibility add constraint instalment_responsibility_instalment_id_fkey
        foreign key (instalment_id) references instalment (id) on delete cascade deferrable initially deferred;
      alter table instalment drop column agreed_because, drop column agreed_on;
    `);
  }
}
