import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps `collection_reach` in the transaction that changes anything of it. An open receivable is reached by its collector and by whoever
 * reaches the collector, as long as somebody else owns the account; by whoever has an open task of its collection; and by the legal
 * department or the director from the day that it reached their level. Who reaches the owner of the account needs no row.
 */
export class CollectionReachKept1796000001602 implements MigrationInterface {
  name = 'CollectionReachKept1796000001602';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table collection_reach add constraint collection_reach_instalment foreign key (instalment_id) references instalment (id) on delete cascade;

      -- The instalments are locked first: two changes of one instalment at once must not each keep what the other has ended.
      create function refresh_collection_reach(ids uuid[]) returns void language sql as $$
        select 1 from instalment where id = any (ids) order by id for no key update;
        delete from collection_reach where instalment_id = any (ids);
        insert into collection_reach (instalment_id, contract_id, account_id, person_id)
        select distinct i.id, i.contract_id, i.account_id, found.person_id
        from instalment i join account a on a.id = i.account_id cross join lateral (
          select r.viewer_id as person_id from person_reach r where r.person_id = i.collector_id and i.collector_id is distinct from a.owner_id
          union all
          select t.person_id from task t
          where t.source_entity = 'instalment' and t.source_id = i.id and t.kind like 'dunning.%' and t.done_at is null
          union all
          select s.person_id from dunning_step s join dunning_level l on l.level = s.level and l.owner not in ('collector', 'superior')
          where s.instalment_id = i.id and s.due_on = i.due_on and s.person_id is not null
        ) found
        where i.id = any (ids) and i.received + i.written_off < i.amount and i.receivable
          and not exists (select 1 from person_reach o where o.viewer_id = found.person_id and o.person_id = a.owner_id);
      $$;

      create function collection_reach_on_added() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array(
          select i.id from added i join account a on a.id = i.account_id where i.receivable and i.collector_id is distinct from a.owner_id));
        return null;
      end $$;
      create trigger collection_reach_on_added after insert on instalment referencing new table as added
        for each statement execute function collection_reach_on_added();

      create function collection_reach_on_changed() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array[new.id]);
        return null;
      end $$;
      create trigger collection_reach_on_changed after update on instalment for each row when (
        old.collector_id <> new.collector_id or old.receivable <> new.receivable or old.due_on is distinct from new.due_on
        or (old.received + old.written_off < old.amount) <> (new.received + new.written_off < new.amount)
      ) execute function collection_reach_on_changed();

      create function collection_reach_on_owner() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array(
          select id from instalment where account_id = new.id and received + written_off < amount and receivable));
        return null;
      end $$;
      create trigger collection_reach_on_owner after update of owner_id on account
        for each row when (old.owner_id is distinct from new.owner_id) execute function collection_reach_on_owner();

      create function collection_reach_on_person_reach() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array(
          select id from instalment
          where collector_id in (select person_id from changed) and received + written_off < amount and receivable
          union
          select i.id from account a join instalment i on i.account_id = a.id
          where a.owner_id in (select person_id from changed) and i.received + i.written_off < i.amount and i.receivable));
        return null;
      end $$;
      create trigger collection_reach_on_person_reach_added after insert on person_reach referencing new table as changed
        for each statement execute function collection_reach_on_person_reach();
      create trigger collection_reach_on_person_reach_gone after delete on person_reach referencing old table as changed
        for each statement execute function collection_reach_on_person_reach();

      create function collection_reach_on_task() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array[coalesce(new.source_id, old.source_id)]);
        return null;
      end $$;
      create trigger collection_reach_on_task_asked after insert on task
        for each row when (new.source_entity = 'instalment' and new.kind like 'dunning.%') execute function collection_reach_on_task();
      create trigger collection_reach_on_task_moved after update of person_id, done_at on task
        for each row when (new.source_entity = 'instalment' and new.kind like 'dunning.%') execute function collection_reach_on_task();
      create trigger collection_reach_on_task_gone after delete on task
        for each row when (old.source_entity = 'instalment' and old.kind like 'dunning.%') execute function collection_reach_on_task();

      create function collection_reach_on_step() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array[coalesce(new.instalment_id, old.instalment_id)]);
        return null;
      end $$;
      create trigger collection_reach_on_step after insert or update of person_id or delete on dunning_step
        for each row execute function collection_reach_on_step();

      create function collection_reach_on_level() returns trigger language plpgsql as $$
      begin
        perform refresh_collection_reach(array(
          select distinct s.instalment_id from dunning_step s join instalment i on i.id = s.instalment_id
          where s.level = old.level and i.received + i.written_off < i.amount and i.receivable));
        return null;
      end $$;
      create trigger collection_reach_on_level after update of owner or delete on dunning_level
        for each row execute function collection_reach_on_level();

      select refresh_collection_reach(array(select id from instalment where received + written_off < amount and receivable));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function collection_reach_on_added() cascade;
      drop function collection_reach_on_changed() cascade;
      drop function collection_reach_on_owner() cascade;
      drop function collection_reach_on_person_reach() cascade;
      drop function collection_reach_on_task() cascade;
      drop function collection_reach_on_step() cascade;
      drop function collection_reach_on_level() cascade;
      drop function refresh_collection_reach(uuid[]);
      alter table collection_reach drop constraint collection_reach_instalment;
      delete from collection_reach;
    `);
  }
}
