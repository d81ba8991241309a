import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, contacts, who owned an account when, sharing, and `account_reach`: the join every customer read goes through. */
export class AccountsAndContacts1795300000003 implements MigrationInterface {
  name = 'AccountsAndContacts1795300000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table account (
        id uuid primary key,
        name text not null check (length(name) between 1 and 200),
        short_name text,
        registration_no text,
        grade text not null default 'C' check (grade in ('A', 'B', 'C', 'D')),
        lifecycle text not null default 'potential' check (lifecycle in ('potential', 'prospect', 'active', 'dormant', 'lost')),
        industry text,
        region text,
        city text,
        address text,
        website text,
        phone text,
        parent_id uuid references account (id),
        owner_id uuid references person (id),
        annual_revenue numeric(18,2) check (annual_revenue >= 0),
        employee_count int check (employee_count >= 0),
        annual_budget numeric(18,2) check (annual_budget >= 0),
        procurement_plan text,
        decision_procedure text,
        it_plan text,
        source text,
        credit_rating text check (credit_rating in ('AAA', 'AA', 'A', 'B', 'C')),
        credit_limit numeric(18,2) check (credit_limit >= 0),
        payment_term_days int not null default 30 check (payment_term_days between 0 and 720),
        last_contact_on date,
        external_ref text,
        search_text text not null default '',
        created_on date not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        check (parent_id <> id)
      );
      create unique index account_registration_no on account (registration_no) where registration_no is not null;
      create unique index account_external_ref on account (external_ref) where external_ref is not null;
      create index account_owner on account (owner_id, created_on);
      create index account_parent on account (parent_id) where parent_id is not null;
      create index account_name on account (name, id);
      create index account_last_contact on account (last_contact_on desc nulls last, id);
      create index account_created on account (created_on desc, id);
      create index account_grade on account (grade, name, id);
      create index account_search on account using gin (text_grams(search_text));

      create table account_assignment (
        id uuid primary key,
        account_id uuid not null references account (id) on delete cascade,
        person_id uuid references person (id),
        from_at timestamptz not null,
        until_at timestamptz,
        reason text,
        assigned_by uuid references person (id),
        check (until_at >= from_at)
      );
      create unique index account_assignment_current on account_assignment (account_id) where until_at is null;
      create index account_assignment_account on account_assignment (account_id, from_at);

      create table account_share (
        account_id uuid not null references account (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        until timestamptz not null default 'infinity',
        reason text,
        granted_by uuid references person (id),
        created_at timestamptz not null default now(),
        primary key (account_id, person_id)
      );
      create index account_share_person on account_share (person_id);

      create table account_reach (
        account_id uuid not null references account (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        until timestamptz not null,
        primary key (account_id, person_id)
      );
      create index account_reach_person on account_reach (person_id, account_id);

      create function refresh_account_reach(ids uuid[]) returns void language sql as $$
        delete from account_reach where account_id = any (ids);
        insert into account_reach (account_id, person_id, until)
        select account_id, person_id, max(until) from (
          select a.id as account_id, r.viewer_id as person_id, 'infinity'::timestamptz as until
          from account a join person_reach r on r.person_id = a.owner_id where a.id = any (ids)
          union all
          select account_id, person_id, until from account_share where account_id = any (ids)
        ) reach group by account_id, person_id;
      $$;

      create function account_reach_on_added() returns trigger language plpgsql as $$
      begin
        perform refresh_account_reach(array(select id from added where owner_id is not null));
        return null;
      end $$;
      create trigger account_reach_on_added after insert on account referencing new table as added
        for each statement execute function account_reach_on_added();

      create function account_reach_on_reassigned() returns trigger language plpgsql as $$
      begin
        perform refresh_account_reach(array[new.id]);
        return null;
      end $$;
      create trigger account_reach_on_reassigned after update of owner_id on account
        for each row when (old.owner_id is distinct from new.owner_id) execute function account_reach_on_reassigned();

      create function account_reach_on_share() returns trigger language plpgsql as $$
      begin
        perform refresh_account_reach(array[coalesce(new.account_id, old.account_id)]);
        return null;
      end $$;
      create trigger account_reach_on_share after insert or update or delete on account_share
        for each row execute function account_reach_on_share();

      create function account_reach_on_person_reach() returns trigger language plpgsql as $$
      begin
        perform refresh_account_reach(array(select a.id from account a where a.owner_id in (select person_id from changed)));
        return null;
      end $$;
      create trigger account_reach_on_person_reach_added after insert on person_reach referencing new table as changed
        for each statement execute function account_reach_on_person_reach();
      create trigger account_reach_on_person_reach_gone after delete on person_reach referencing old table as changed
        for each statement execute function account_reach_on_person_reach();

      alter table activity add constraint activity_account foreign key (account_id) references account (id) on delete cascade;

      create table contact (
        id uuid primary key,
        account_id uuid not null references account (id),
        name text not null check (length(name) between 1 and 100),
        title text,
        department text,
        decision_role text check (decision_role in ('decision_maker', 'approver', 'influencer', 'user', 'gatekeeper', 'coach')),
        attitude text not null default 'unknown' check (attitude in ('supporter', 'neutral', 'opponent', 'unknown')),
        influence smallint check (influence between 1 and 5),
        reports_to_id uuid,
        mobile text,
        phone text,
        email text,
        wechat text,
        birthday date,
        business text,
        note text,
        left_on date,
        search_text text not null default '',
        created_by uuid references person (id),
        created_on date not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint contact_of_account unique (id, account_id),
        constraint contact_reports_to foreign key (reports_to_id, account_id) references contact (id, account_id),
        check (reports_to_id <> id)
      );
      create index contact_account on contact (account_id, name, id);
      create index contact_name on contact (name, id);
      create index contact_created on contact (created_by, created_on);
      create index contact_search on contact using gin (text_grams(search_text));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table activity drop constraint activity_account;
      drop trigger account_reach_on_person_reach_added on person_reach;
      drop trigger account_reach_on_person_reach_gone on person_reach;
      drop table contact, account_reach, account_share, account_assignment, account cascade;
      drop function refresh_account_reach(uuid[]), account_reach_on_added(), account_reach_on_reassigned(), account_reach_on_share(), account_reach_on_person_reach();
    `);
  }
}
