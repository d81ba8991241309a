import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments (a tree), people, and who may see whose work (`person_reach`, maintained by triggers). */
export class DepartmentsAndPeople1795300000002 implements MigrationInterface {
  name = 'DepartmentsAndPeople1795300000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table department (
        id uuid primary key,
        name text not null check (length(name) between 1 and 100),
        parent_id uuid references department (id),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        check (parent_id <> id)
      );
      create unique index department_sibling_names on department (parent_id, name) nulls not distinct;

      create table person (
        id uuid primary key,
        name text not null check (length(name) between 1 and 100),
        employee_no text,
        email text,
        phone text,
        title text,
        department_id uuid not null references department (id),
        manager_id uuid references person (id),
        roles text[] not null default '{}' check (roles <@ array['rep','supervisor','director','finance','presales','legal','assistant','admin']),
        hired_on date not null,
        left_on date,
        locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
        external_ref text,
        search_text text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        check (manager_id <> id),
        check (left_on >= hired_on)
      );
      create index person_department on person (department_id);
      create index person_manager on person (manager_id);
      create unique index person_employee_no on person (employee_no) where employee_no is not null;
      create unique index person_external_ref on person (external_ref) where external_ref is not null;
      create index person_search on person using gin (text_grams(search_text));

      alter table credential add constraint credential_person foreign key (person_id) references person (id) on delete cascade;
      alter table session add constraint session_person foreign key (person_id) references person (id) on delete cascade;
      alter table api_token add constraint api_token_person foreign key (person_id) references person (id) on delete cascade;

      -- viewer sees the work of person: oneself, direct and indirect reports; a director the whole department tree;
      -- an assistant what the superior sees.
      create table person_reach (
        viewer_id uuid not null references person (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        primary key (viewer_id, person_id)
      );
      create index person_reach_person on person_reach (person_id, viewer_id);

      create function refresh_person_reach() returns trigger language plpgsql as $$
      begin
        with recursive chain (person_id, viewer_id, depth) as (
          select id, id, 0 from person
          union
          select chain.person_id, p.manager_id, chain.depth + 1
          from chain join person p on p.id = chain.viewer_id
          where p.manager_id is not null and chain.depth < 32
        ), tree (root_id, department_id, depth) as (
          select id, id, 0 from department
          union
          select tree.root_id, d.id, tree.depth + 1 from tree join department d on d.parent_id = tree.department_id where tree.depth < 32
        ), wanted as (
          select viewer_id, person_id from chain
          union
          select director.id, p.id from person director
            join tree on tree.root_id = director.department_id
            join person p on p.department_id = tree.department_id
          where 'director' = any (director.roles)
          union
          select assistant.id, chain.person_id from person assistant join chain on chain.viewer_id = assistant.manager_id
          where 'assistant' = any (assistant.roles)
        ), gone as (
          delete from person_reach r where not exists
            (select 1 from wanted w where w.viewer_id = r.viewer_id and w.person_id = r.person_id)
        )
        insert into person_reach (viewer_id, person_id)
        select viewer_id, person_id from wanted w where not exists
          (select 1 from person_reach r where r.viewer_id = w.viewer_id and r.person_id = w.person_id);
        return null;
      end $$;

      create trigger person_reach_on_people_added after insert or delete on person for each statement execute function refresh_person_reach();
      create trigger person_reach_on_people_moved after update of manager_id, department_id, roles on person for each statement execute function refresh_person_reach();
      create trigger person_reach_on_tree after update of parent_id on department for each statement execute function refresh_person_reach();

      -- A superior chain or a department tree must not bite its own tail.
      create function refuse_person_cycle() returns trigger language plpgsql as $$
      begin
        if new.manager_id is not null and exists (
          with recursive up (id, depth) as (
            select new.manager_id, 0 union select p.manager_id, up.depth + 1 from up join person p on p.id = up.id
            where p.manager_id is not null and up.depth < 64
          ) select 1 from up where id = new.id
        ) then raise exception 'person.manager-cycle' using errcode = '23514', constraint = 'person_manager_cycle'; end if;
        return new;
      end $$;
      create trigger person_no_cycle before insert or update of manager_id on person for each row execute function refuse_person_cycle();

      create function refuse_department_cycle() returns trigger language plpgsql as $$
      begin
        if new.parent_id is not null and exists (
          with recursive up (id, depth) as (
            select new.parent_id, 0 union select d.parent_id, up.depth + 1 from up join department d on d.id = up.id
            where d.parent_id is not null and up.depth < 64
          ) select 1 from up where id = new.id
        ) then raise exception 'department.cycle' using errcode = '23514', constraint = 'department_cycle'; end if;
        return new;
      end $$;
      create trigger department_no_cycle before insert or update of parent_id on department for each row execute function refuse_department_cycle();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table credential drop constraint credential_person;
      alter table session drop constraint session_person;
      alter table api_token drop constraint api_token_person;
      drop table person_reach, person, department cascade;
      drop function refresh_person_reach(), refuse_person_cycle(), refuse_department_cycle();
    `);
  }
}
