import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dunning: its levels, what each instalment has reached, what was said; promises to pay; and where customers are to pay. */
export class Collection1796000000601 implements MigrationInterface {
  name = 'Collection1796000000601';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table organisation
        add column address text,
        add column phone text,
        add column bank_name text,
        add column bank_account_name text,
        add column bank_account_no text,
        add column version int not null default 1;

      create table dunning_level (
        level smallint primary key check (level between 1 and 9),
        from_days int not null check (from_days between 1 and 3650),
        name_zh text not null check (length(name_zh) between 1 and 50),
        name_en text not null check (length(name_en) between 1 and 50),
        owner text not null check (owner in ('collector', 'superior', 'director', 'legal')),
        action text not null check (action in ('call', 'visit', 'letter', 'legal_letter')),
        active boolean not null default true
      );
      create unique index dunning_level_days on dunning_level (from_days) where active;
      insert into dunning_level (level, from_days, name_zh, name_en, owner, action) values
        (1, 1, '一级提醒', 'First reminder', 'collector', 'call'),
        (2, 15, '二级催收', 'Second reminder', 'superior', 'visit'),
        (3, 45, '三级催收', 'Third reminder', 'director', 'letter'),
        (4, 90, '法务催收', 'Legal', 'legal', 'legal_letter');
      create table dunning_setting (id smallint primary key default 1 check (id = 1), version int not null default 1);
      insert into dunning_setting default values;

      -- Fired once for each due date: put off, an instalment begins anew.
      create table dunning_step (
        id uuid primary key,
        instalment_id uuid not null references instalment (id) on delete cascade,
        account_id uuid not null references account (id),
        level smallint not null references dunning_level (level),
        due_on date not null,
        open numeric(18,2) not null check (open > 0),
        fired_on date not null,
        at timestamptz not null,
        person_id uuid references person (id),
        constraint dunning_step_once unique (instalment_id, level, due_on)
      );
      create index dunning_step_account on dunning_step (account_id, fired_on desc, id);
      create index dunning_step_fired on dunning_step (fired_on desc, id);

      create table dunning_note (
        id uuid primary key,
        account_id uuid not null references account (id),
        instalment_id uuid references instalment (id) on delete set null,
        kind text not null check (kind in ('call', 'visit', 'message', 'letter', 'other')),
        note text not null check (length(note) between 1 and 2000),
        spoken_to text,
        happened_on date not null,
        next_action_on date,
        person_id uuid not null references person (id),
        at timestamptz not null,
        check (next_action_on >= happened_on)
      );
      create index dunning_note_account on dunning_note (account_id, happened_on desc, id);
      create index dunning_note_happened on dunning_note (happened_on desc, id);
      create index dunning_note_instalment on dunning_note (instalment_id, happened_on desc) where instalment_id is not null;

      create table payment_promise (
        id uuid primary key,
        account_id uuid not null references account (id),
        instalment_id uuid references instalment (id) on delete cascade,
        amount numeric(18,2) not null check (amount > 0),
        promised_on date not null,
        taken_on date not null,
        made_by text,
        taken_by uuid not null references person (id),
        note text,
        at timestamptz not null,
        withdrawn_on date,
        withdrawn_by uuid references person (id),
        withdrawn_reason text,
        -- The morning on which it was told that it was broken; whether it is, is a question to payments and dates.
        told_on date,
        check (promised_on >= taken_on),
        check ((withdrawn_on is null) = (withdrawn_reason is null))
      );
      create index payment_promise_account on payment_promise (account_id, promised_on desc, id);
      create index payment_promise_day on payment_promise (promised_on, id);
      create index payment_promise_instalment on payment_promise (instalment_id) where instalment_id is not null and withdrawn_on is null;
      create index payment_promise_taker on payment_promise (taken_by, promised_on) where withdrawn_on is null;
      create index payment_promise_untold on payment_promise (promised_on) where told_on is null and withdrawn_on is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table payment_promise, dunning_note, dunning_step, dunning_setting, dunning_level;
      alter table organisation
        drop column address, drop column phone, drop column bank_name, drop column bank_account_name, drop column bank_account_no, drop column version;
    `);
  }
}
