import sql from 'sql-template-tag';
import { GRADES, LIFECYCLES, type Actor } from '@keyline/model';
import { column, filterValue, shown, type Column, type ListSpec } from '@keyline/platform';
import { accountHeadDoor, customerDoor, ofFile } from './customer-door.js';

const hidden = { selected: false, sortable: false } as const;

export const ACCOUNTS: ListSpec = {
  resource: 'accounts',
  from: sql`account a left join person owner on owner.id = a.owner_id`,
  door: accountHeadDoor(sql`a.id`),
  columns: {
    id: column(sql`a.id`, 'id', { sortable: false }),
    name: column(sql`a.name`, 'name'),
    shortName: column(sql`a.short_name`, 'text', { nullable: true, sortable: false }),
    registrationNo: column(sql`a.registration_no`, 'text', { nullable: true, sortable: false }),
    grade: column(sql`a.grade`, 'enum', { values: GRADES }),
    lifecycle: column(sql`a.lifecycle`, 'enum', { values: LIFECYCLES }),
    industry: column(sql`a.industry`, 'name', { nullable: true }),
    region: column(sql`a.region`, 'name', { nullable: true }),
    city: column(sql`a.city`, 'name', { nullable: true }),
    phone: column(sql`a.phone`, 'text', { nullable: true, sortable: false }),
    parentId: column(sql`a.parent_id`, 'id', { nullable: true, sortable: false }),
    ownerId: column(sql`a.owner_id`, 'id', { nullable: true, sortable: false }),
    ownerName: column(sql`owner.name`, 'name', { nullable: true, filterable: false }),
    lastContactOn: column(sql`a.last_contact_on`, 'date', { nullable: true }),
    createdOn: column(sql`a.created_on`, 'date'),
    annualRevenue: column(ofFile(sql`a.annual_revenue`), 'money', { ...hidden, nullable: true }),
    collectedOnly: shown(sql`reach.collected`),
    version: shown(sql`a.version`),
  },
  filters: {
    departmentId: (value) => sql`owner.department_id = ${filterValue('id', 'departmentId', value)}::uuid`,
  },
  searchIn: sql`a.search_text`,
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`a.id`,
};

/** What the file shows beyond the list; the parent's name only to those who see the parent. Who only collects from it is shown its head. */
export const accountFile = (actor: Actor, now: Date): Readonly<Record<string, Column>> => ({
  parentName: shown(
    sql`(select parent.name from account parent ${customerDoor(sql`parent.id`)(actor, now)} where parent.id = a.parent_id)`,
  ),
  address: shown(sql`a.address`),
  website: shown(sql`a.website`),
  annualRevenue: shown(ofFile(sql`a.annual_revenue`)),
  employeeCount: shown(ofFile(sql`a.employee_count`)),
  annualBudget: shown(ofFile(sql`a.annual_budget`)),
  procurementPlan: shown(ofFile(sql`a.procurement_plan`)),
  decisionProcedure: shown(ofFile(sql`a.decision_procedure`)),
  itPlan: shown(ofFile(sql`a.it_plan`)),
  source: shown(ofFile(sql`a.source`)),
  creditRating: shown(ofFile(sql`a.credit_rating`)),
  creditLimit: shown(ofFile(sql`a.credit_limit`)),
  paymentTermDays: shown(sql`a.payment_term_days`),
  contactCount: shown(sql`(select count(*)::int from contact c where c.account_id = a.id and c.left_on is null)`),
  hasDecisionMaker: shown(
    sql`exists (select 1 from contact c where c.account_id = a.id and c.left_on is null and c.decision_role = 'decision_maker')`,
  ),
});
