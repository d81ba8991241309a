import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who answered for an instalment from when until when. A period ends on the day the next one begins, which the keys enforce: `until_on`
 * refers to the `from_on` of another period of the same instalment, no two end on the same day, one is open. So there is neither gap nor
 * overlap. The open period is that of the instalment's collector, checked at commit.
 */
export class InstalmentResponsibility1796000000402 implements MigrationInterface {
  name = 'InstalmentResponsibility1796000000402';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The signer: who owned the contract when it was signed.
      alter table contract add column signer_id uuid references person (id);
      update contract set signer_id = owner_id where signed_on is not null;
      create function keep_signer() returns trigger language plpgsql as $$
      begin
        if new.signed_on is not null then new.signer_id := coalesce(new.signer_id, new.owner_id); end if;
        return new;
      end $$;
      create trigger contract_signer before insert or update of signed_on on contract for each row execute function keep_signer();
      alter table contract enable always trigger contract_signer;

      alter table instalment
        drop constraint instalment_sequence,
        add constraint instalment_sequence unique (contract_id, sequence) deferrable initially deferred;

      create table instalment_responsibility (
        id uuid primary key default gen_random_uuid(),
        instalment_id uuid not null references instalment (id) on delete cascade deferrable initially deferred,
        collector_id uuid not null references person (id),
        from_on date not null,
        until_on date,
        cause text not null check (cause in ('schedule', 'account_handed_over', 'handed_over')),
        why text check (length(why) <= 500),
        changed_by uuid references person (id),
        created_at timestamptz not null default now(),
        constraint responsibility_from unique (instalment_id, from_on),
        constraint responsibility_until unique (instalment_id, until_on),
        constraint responsibility_order check (until_on > from_on),
        constraint responsibility_no_gap foreign key (instalment_id, until_on)
          references instalment_responsibility (instalment_id, from_on) deferrable initially deferred
      );
      create unique index responsibility_open on instalment_responsibility (instalment_id) where until_on is null;
      create index responsibility_ended on instalment_responsibility (until_on, from_on) where until_on is not null;
      create index responsibility_collector on instalment_responsibility (collector_id, from_on);

      insert into instalment_responsibility (instalment_id, collector_id, from_on, cause)
        select i.id, i.collector_id, least(c.created_on, c.signed_on), 'schedule' from instalment i join contract c on c.id = i.contract_id;

      create function begin_responsibility() returns trigger language plpgsql as $$
      begin
        insert into instalment_responsibility (instalment_id, collector_id, from_on, cause)
          select new.id, new.collector_id, least(c.created_on, c.signed_on), 'schedule' from contract c
          where c.id = new.contract_id and not exists (select 1 from instalment_responsibility r where r.instalment_id = new.id);
        return null;
      end $$;
      create trigger instalment_responsibility_begins after insert on instalment for each row execute function begin_responsibility();

      -- Signed on an earlier day than it was drawn up: from then on there was somebody to answer.
      create function date_back_responsibility() returns trigger language plpgsql as $$
      begin
        update instalment_responsibility r set from_on = new.signed_on
        from instalment i
        where i.contract_id = new.id and r.instalment_id = i.id and r.from_on > new.signed_on
          and not exists (select 1 from instalment_responsibility e where e.instalment_id = r.instalment_id and e.from_on < r.from_on);
        return null;
      end $$;
      create trigger contract_responsibility_dated after update of signed_on on contract
        for each row when (new.signed_on is not null) execute function date_back_responsibility();

      create function check_responsibility() returns trigger language plpgsql as $$
      declare
        id_of_instalment uuid;
      begin
        if tg_table_name = 'instalment' then id_of_instalment := new.id;
        elsif tg_op = 'DELETE' then id_of_instalment := old.instalment_id;
        else id_of_instalment := new.instalment_id; end if;
        if exists (
          select 1 from instalment i left join instalment_responsibility r on r.instalment_id = i.id and r.until_on is null
          where i.id = id_of_instalment and r.collector_id is distinct from i.collector_id
        ) then
          raise exception 'whoever answers for instalment % now is not its collector', id_of_instalment
            using errcode = '23514', constraint = 'responsibility_is_the_collectors';
        end if;
        return null;
      end $$;
      create constraint trigger responsibility_is_the_collectors_on_instalment after insert or update of collector_id on instalment
        deferrable initially deferred for each row execute function check_responsibility();
      create constraint trigger responsibility_is_the_collectors after insert or update or delete on instalment_responsibility
        deferrable initially deferred for each row execute function check_responsibility();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger contract_responsibility_dated on contract;
      drop trigger contract_signer on contract;
      drop trigger instalment_responsibility_begins on instalment;
      drop trigger responsibility_is_the_collectors_on_instalment on instalment;
      drop table instalment_responsibility;
      drop function check_responsibility(), date_back_responsibility(), begin_responsibility(), keep_signer();
      alter table contract drop column signer_id;
      alter table instalment drop constraint instalment_sequence, add constraint instalment_sequence unique (contract_id, sequence);
    `);
  }
}
