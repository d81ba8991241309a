import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An instalment is due on a date, or so many days after a milestone or an invoice; until that has happened it has no due date, only a
 * day on which it is expected. What is written off is no longer open.
 */
export class MilestonesAndDueRules1796000000401 implements MigrationInterface {
  name = 'MilestonesAndDueRules1796000000401';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table milestone (
        id uuid primary key,
        contract_id uuid not null references contract (id) on delete cascade,
        kind text not null check (kind in ('delivery', 'acceptance', 'other')),
        name text not null check (length(name) between 1 and 100),
        planned_on date not null,
        done_on date,
        note text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint milestone_of_contract unique (id, contract_id),
        constraint milestone_name unique (contract_id, name)
      );
      create index milestone_open on milestone (planned_on, id) where done_on is null;

      alter table instalment
        alter column due_on drop not null,
        add column due_rule text not null default 'date' check (due_rule in ('date', 'milestone', 'invoice')),
        add column milestone_id uuid,
        add column term_days int check (term_days between 0 and 720),
        add column expected_on date,
        add column written_off numeric(18,2) not null default 0;
      update instalment set expected_on = due_on;
      alter table instalment
        alter column expected_on set not null,
        add constraint instalment_milestone foreign key (milestone_id, contract_id) references milestone (id, contract_id),
        add constraint instalment_due_rule check (
          (due_rule = 'milestone') = (milestone_id is not null) and (due_rule = 'date') = (term_days is null)
          and (due_rule <> 'date' or due_on is not null)),
        drop constraint instalment_not_over_allocated,
        add constraint instalment_not_over_allocated check (received >= 0 and written_off >= 0 and received + written_off <= amount);

      -- What is due is expected on the day it is due.
      create function keep_expected_day() returns trigger language plpgsql as $$
      begin
        new.expected_on := coalesce(new.due_on, new.expected_on);
        return new;
      end $$;
      create trigger instalment_expected before insert or update of due_on, expected_on on instalment
        for each row execute function keep_expected_day();
      alter table instalment enable always trigger instalment_expected;

      drop index instalment_open, instalment_open_account, instalment_open_collector;
      create index instalment_open on instalment (due_on, id) where received + written_off < amount and receivable;
      create index instalment_open_account on instalment (account_id, due_on) where received + written_off < amount;
      create index instalment_open_collector on instalment (collector_id, due_on) where received + written_off < amount;
      create index instalment_open_expected on instalment (expected_on, id) where received + written_off < amount and receivable;
      create index instalment_due_last on instalment (due_on desc nulls last, id);
      create index instalment_of_milestone on instalment (milestone_id) where milestone_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index instalment_open, instalment_open_account, instalment_open_collector, instalment_open_expected, instalment_due_last,
        instalment_of_milestone;
      drop trigger instalment_expected on instalment;
      update instalment set due_on = expected_on where due_on is null;
      alter table instalment
        drop constraint instalment_due_rule,
        drop constraint instalment_milestone,
        drop constraint instalment_not_over_allocated,
        add constraint instalment_not_over_allocated check (received >= 0 and received <= amount),
        alter column due_on set not null,
        drop column due_rule, drop column milestone_id, drop column term_days, drop column expected_on, drop column written_off;
      create index instalment_open on instalment (due_on, id) where received < amount and receivable;
      create index instalment_open_account on instalment (account_id, due_on) where received < amount;
      create index instalment_open_collector on instalment (collector_id, due_on) where received < amount;
      drop function keep_expected_day();
      drop table milestone;
    `);
  }
}
