import sql, { empty, type Sql } from 'sql-template-tag';
import { TARGET_PLAN_STATES, type Actor } from '@keyline/model';
import { measureDoor } from '@keyline/measures';
import { column, shown, type ListSpec } from '@keyline/platform';

/** A plan is seen by those who reach anybody in it; which of its lines, `PlanTree` decides. */
function planDoor(actor: Actor): Sql {
  switch (actor.reach.people) {
    case 'everyone':
      return empty;
    case 'reach':
      return sql`join lateral (
        select 1 from target_node n join person_reach reach on reach.person_id = n.person_id and reach.viewer_id = ${actor.id}::uuid
        where n.plan_id = tp.id limit 1
      ) reached on true`;
    default:
      return sql`join person_reach reach on false`;
  }
}

export const TARGET_PLANS: ListSpec = {
  resource: 'target-plans',
  from: sql`target_plan tp join department d on d.id = tp.department_id join person author on author.id = tp.author_id left join person approver on approver.id = tp.approved_by`,
  door: (actor) => sql`${planDoor(actor)} ${measureDoor(sql`tp.measure`)(actor)}`,
  columns: {
    id: column(sql`tp.id`, 'id', { sortable: false }),
    departmentId: column(sql`tp.department_id`, 'id', { sortable: false }),
    departmentName: column(sql`d.name`, 'name', { filterable: false }),
    year: column(sql`tp.year`, 'whole'),
    measure: column(sql`tp.measure`, 'text'),
    revision: column(sql`tp.revision`, 'whole'),
    state: column(sql`tp.state`, 'enum', { values: TARGET_PLAN_STATES }),
    authorId: column(sql`tp.author_id`, 'id', { sortable: false }),
    authorName: shown(sql`author.name`),
    submittedAt: shown(sql`tp.submitted_at`),
    approvedAt: shown(sql`tp.approved_at`),
    approvedByName: shown(sql`approver.name`),
    note: shown(sql`tp.note`),
    fixedThrough: shown(sql`tp.fixed_through`),
    version: shown(sql`tp.version`),
  },
  defaultSort: [
    ['year', 'DESC'],
    ['measure', 'ASC'],
    ['revision', 'DESC'],
  ],
  tieBreaker: sql`tp.id`,
};
