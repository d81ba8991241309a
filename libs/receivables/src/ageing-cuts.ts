import sql, { empty, type Sql } from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import { addDays, addMonths, NO_KEY, type Actor, type AgeingCut } from '@keyline/model';
import { filterValue, Problem, type CustomFilter } from '@keyline/platform';

/** One way to cut the ageing report: by what a row is grouped, where its name comes from, and how its instalments are found again. */
interface Cut {
  readonly key: Sql;
  /** What the key needs besides `instalment i`, `contract c` and, where `ofPerson`, the `person collector` who answered for it. */
  readonly with: Sql;
  readonly ofPerson: boolean;
  readonly name: Sql;
  readonly named: (actor: Actor, now: Date) => Sql;
  readonly filter: CustomFilter;
}

const byId =
  (source: Sql): CustomFilter =>
  (value) =>
    value === NO_KEY ? sql`${source} is null` : sql`${source} = ${filterValue('id', 'key', value)}::uuid`;

const inMonth: CustomFilter = (value) => {
  if (value === NO_KEY) return sql`i.due_on is null`;
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(value))
    throw new Problem('list.bad-filter', { values: { field: 'key', reason: 'YYYY-MM' }, fields: { key: 'YYYY-MM' } });
  const first = `${value}-01`;
  return sql`i.due_on between ${first}::date and ${addDays(addMonths(first, 1), -1)}::date`;
};

/** The accounts of a group, from its top parent down. */
const inGroup: CustomFilter = (value) => sql`i.account_id in (
  with recursive member as (
    select g.id from account g where g.id = ${filterValue('id', 'key', value)}::uuid and g.parent_id is null
    union select child.id from account child join member on child.parent_id = member.id
  ) select id from member)`;

const named = (table: Sql) => () => sql`left join ${table} named on named.id = aged.key`;
const nothing = () => empty;

/** Every account with the top of its group; for the `with recursive` of a statement that cuts by group. */
export const ACCOUNT_GROUPS = sql`account_group as (
  select a.id, a.id as top from account a where a.parent_id is null
  union select child.id, account_group.top from account child join account_group on child.parent_id = account_group.id
)`;

export const CUTS: Readonly<Record<AgeingCut, Cut>> = {
  account: {
    key: sql`i.account_id`,
    with: empty,
    ofPerson: false,
    name: sql`named.name`,
    named: named(sql`account`),
    filter: byId(sql`i.account_id`),
  },
  group: {
    key: sql`account_group.top`,
    with: sql`join account_group on account_group.id = i.account_id`,
    ofPerson: false,
    name: sql`named.name`,
    // Whoever reaches a subsidiary only does not read the name of its group here.
    named: (actor, now) =>
      sql`left join (select g.id, g.name from account g ${customerDoor(sql`g.id`)(actor, now)}) named on named.id = aged.key`,
    filter: inGroup,
  },
  collector: {
    key: sql`collector.id`,
    with: empty,
    ofPerson: true,
    name: sql`named.name`,
    named: named(sql`person`),
    filter: byId(sql`collector.id`),
  },
  team: {
    key: sql`collector.manager_id`,
    with: empty,
    ofPerson: true,
    name: sql`named.name`,
    named: named(sql`person`),
    filter: byId(sql`collector.manager_id`),
  },
  department: {
    key: sql`collector.department_id`,
    with: empty,
    ofPerson: true,
    name: sql`named.name`,
    named: named(sql`department`),
    filter: byId(sql`collector.department_id`),
  },
  contract: {
    key: sql`i.contract_id`,
    with: empty,
    ofPerson: false,
    name: sql`named.number || ' ' || named.name`,
    named: named(sql`contract`),
    filter: byId(sql`i.contract_id`),
  },
  month: {
    key: sql`to_char(i.due_on, 'YYYY-MM')`,
    with: empty,
    ofPerson: false,
    name: sql`aged.key`,
    named: nothing,
    filter: inMonth,
  },
  grade: {
    key: sql`customer.grade`,
    with: sql`join account customer on customer.id = i.account_id`,
    ofPerson: false,
    name: sql`aged.key`,
    named: nothing,
    filter: (value) => (value === NO_KEY ? sql`a.grade is null` : sql`a.grade = ${filterValue('text', 'key', value)}::text`),
  },
};
