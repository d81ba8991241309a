import sql, { type Sql } from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import { GRADES, PLAN_STATES, VISIT_KINDS, type Actor, type LocalDate } from '@keyline/model';
import { column, Problem, shown, type ListSpec } from '@keyline/platform';
import { probingDoor, reachesMany } from './reach-breadth.js';

const PLAN_SOURCES = ['manual', 'next_step', 'report'] as const;

const flagFilter = (field: string, meaning: Sql) => (value: unknown) => {
  if (typeof value !== 'boolean')
    throw new Problem('list.bad-filter', { values: { field, reason: 'true | false' }, fields: { [field]: 'true | false' } });
  return value ? meaning : sql`not (${meaning})`;
};

/** Planned visits as the actor sees them on a given day: a plan is missed when its day is over and nothing was logged. */
export function visitPlans(actor: Actor, today: LocalDate, customers = 0): ListSpec {
  const door = reachesMany(actor, customers) ? probingDoor : customerDoor;
  const missed = sql`p.state = 'planned' and p.planned_on < ${today}::date`;
  return {
    resource: 'visit-plans',
    from: sql`visit_plan p join account a on a.id = p.account_id join person planner on planner.id = p.person_id`,
    door: door(sql`p.account_id`),
    columns: {
      id: column(sql`p.id`, 'id', { sortable: false }),
      personId: column(sql`p.person_id`, 'id', { sortable: false }),
      personName: column(sql`planner.name`, 'name', { filterable: false, sortable: false }),
      accountId: column(sql`p.account_id`, 'id', { sortable: false }),
      accountName: column(sql`a.name`, 'name', { filterable: false }),
      accountGrade: column(sql`a.grade`, 'enum', { values: GRADES }),
      plannedOn: column(sql`p.planned_on`, 'date'),
      startsAt: column(sql`to_char(p.starts_at, 'HH24:MI')`, 'text', { nullable: true, filterable: false }),
      kind: column(sql`p.kind`, 'enum', { values: VISIT_KINDS }),
      purpose: column(sql`p.purpose`, 'name', { nullable: true, sortable: false }),
      state: column(sql`p.state`, 'enum', { values: PLAN_STATES }),
      missed: shown(sql`(${missed})`),
      source: column(sql`p.source`, 'enum', { values: PLAN_SOURCES, sortable: false }),
      visitId: column(sql`p.visit_id`, 'id', { nullable: true, sortable: false }),
      cancelReason: shown(sql`p.cancel_reason`),
      ledByMe: shown(
        sql`exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = p.person_id)`,
      ),
      version: shown(sql`p.version`),
    },
    filters: { missed: flagFilter('missed', missed) },
    defaultSort: [
      ['plannedOn', 'DESC'],
      ['startsAt', 'ASC'],
    ],
    tieBreaker: sql`p.id`,
  };
}
