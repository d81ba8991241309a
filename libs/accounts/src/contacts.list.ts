import sql from 'sql-template-tag';
import { ATTITUDES, DECISION_ROLES } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';
import { accountHeadDoor, ofFile } from './customer-door.js';

/** The people at accounts; who only collects from one is shown who they are and how they are called. */
export const CONTACTS: ListSpec = {
  resource: 'contacts',
  from: sql`contact c join account a on a.id = c.account_id left join contact boss on boss.id = c.reports_to_id`,
  door: accountHeadDoor(sql`c.account_id`),
  columns: {
    id: column(sql`c.id`, 'id', { sortable: false }),
    accountId: column(sql`c.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    name: column(sql`c.name`, 'name'),
    title: column(sql`c.title`, 'name', { nullable: true }),
    department: column(sql`c.department`, 'name', { nullable: true }),
    decisionRole: column(ofFile(sql`c.decision_role`), 'enum', { values: DECISION_ROLES, nullable: true }),
    attitude: column(sql`case when reach.collected then 'unknown' else c.attitude end`, 'enum', { values: ATTITUDES }),
    influence: column(ofFile(sql`c.influence`), 'whole', { nullable: true }),
    reportsToId: column(ofFile(sql`c.reports_to_id`), 'id', { nullable: true, sortable: false }),
    reportsToName: shown(ofFile(sql`boss.name`)),
    mobile: column(sql`c.mobile`, 'text', { nullable: true, sortable: false }),
    phone: column(sql`c.phone`, 'text', { nullable: true, sortable: false }),
    email: column(sql`c.email`, 'text', { nullable: true, sortable: false }),
    wechat: shown(sql`c.wechat`),
    birthday: column(ofFile(sql`c.birthday`), 'date', { nullable: true }),
    business: shown(sql`c.business`),
    note: shown(ofFile(sql`c.note`)),
    leftOn: column(sql`c.left_on`, 'date', { nullable: true }),
    lastMetOn: shown(
      ofFile(sql`(select max(v.visited_on) from visit_contact vc join visit v on v.id = vc.visit_id where vc.contact_id = c.id)`),
    ),
    createdOn: column(sql`c.created_on`, 'date'),
    collectedOnly: shown(sql`reach.collected`),
    version: shown(sql`c.version`),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`c.id`,
};
