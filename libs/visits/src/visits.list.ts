import sql from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import { GRADES, id, VISIT_KINDS, type Actor } from '@keyline/model';
import { column, Problem, shown, type ListQuery, type ListSpec, inChineseOrder } from '@keyline/platform';
import { probingDoor, reachesMany } from './reach-breadth.js';

const metContact = (value: unknown) => {
  const contactId = id.safeParse(value);
  if (!contactId.success)
    throw new Problem('list.bad-filter', { values: { field: 'contactId', reason: 'uuid' }, fields: { contactId: 'uuid' } });
  return sql`exists (select 1 from visit_contact vc where vc.visit_id = v.id and vc.contact_id = ${contactId.data}::uuid)`;
};

/**
 * Visits, newest first. Names are sub-selects and not joins, so that they are looked up for the rows of the page only, after the
 * sort; and one sorts by time only, so that a page costs the same among a million rows.
 */
export const VISITS: ListSpec = {
  resource: 'visits',
  from: sql`visit v`,
  door: customerDoor(sql`v.account_id`),
  columns: {
    id: column(sql`v.id`, 'id', { sortable: false }),
    personId: column(sql`v.person_id`, 'id', { sortable: false }),
    personName: shown(sql`(select p.name from person p where p.id = v.person_id)`),
    accountId: column(sql`v.account_id`, 'id', { sortable: false }),
    accountName: shown(sql`(select a.name from account a where a.id = v.account_id)`),
    accountGrade: column(sql`(select a.grade from account a where a.id = v.account_id)`, 'enum', {
      values: GRADES,
      sortable: false,
    }),
    opportunityId: column(sql`v.opportunity_id`, 'id', { nullable: true, sortable: false }),
    opportunityName: shown(sql`(select o.name from opportunity o where o.id = v.opportunity_id)`),
    kind: column(sql`v.kind`, 'enum', { values: VISIT_KINDS, sortable: false }),
    visitedAt: column(sql`v.visited_at`, 'instant'),
    visitedOn: column(sql`v.visited_on`, 'date'),
    durationMinutes: shown(sql`v.duration_minutes`),
    purpose: shown(sql`v.purpose`),
    note: shown(sql`v.note`),
    needs: shown(sql`v.needs`),
    result: shown(sql`v.result`),
    nextStep: shown(sql`v.next_step`),
    nextStepOn: column(sql`v.next_step_on`, 'date', { nullable: true, sortable: false }),
    checkInAt: shown(sql`v.check_in_at`),
    checkInPlace: shown(sql`v.check_in_place`),
    checkInLat: shown(sql`v.check_in_lat`),
    checkInLng: shown(sql`v.check_in_lng`),
    checkOutAt: shown(sql`v.check_out_at`),
    contacts: shown(sql`(
      select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name ${inChineseOrder}, c.id), '[]')
      from visit_contact vc join contact c on c.id = vc.contact_id where vc.visit_id = v.id)`),
    planId: shown(sql`(select p.id from visit_plan p where p.visit_id = v.id)`),
    nextPlanId: shown(sql`(select p.id from visit_plan p where p.from_visit_id = v.id)`),
    version: shown(sql`v.version`),
  },
  filters: { contactId: metContact },
  defaultSort: [['visitedAt', 'DESC']],
  tieBreaker: sql`v.id`,
};

const VISITS_OF_MANY: ListSpec = { ...VISITS, door: probingDoor(sql`v.account_id`) };

/** For somebody with few customers it is the other way round: an order that no index has makes the planner gather theirs and sort them. */
const VISITS_OF_FEW: ListSpec = {
  ...VISITS,
  columns: { ...VISITS.columns, visitedAt: column(sql`(v.visited_at + interval '0')`, 'instant') },
};

/**
 * The cheaper of the two ways to the same page of visits. The day follows from the time, so sorting by either is sorting by both: by day first where
 * the index is walked, which then serves a range of days as well.
 */
export function visitList(actor: Actor, customers: number, query: ListQuery): [ListSpec, ListQuery] {
  const many = reachesMany(actor, customers);
  const byTime = (field: string) => field === 'visitedAt' || field === 'visitedOn';
  const sort = (query.sort.length > 0 ? query.sort : ([['visitedAt', 'DESC']] as ListQuery['sort'])).flatMap(
    ([field, direction]): ListQuery['sort'] => {
      if (!byTime(field)) return [[field, direction]];
      return many
        ? [
            ['visitedOn', direction],
            ['visitedAt', direction],
          ]
        : [['visitedAt', direction]];
    },
  );
  return [many ? VISITS_OF_MANY : VISITS_OF_FEW, { ...query, sort }];
}
