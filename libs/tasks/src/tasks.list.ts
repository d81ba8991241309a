import sql, { type Sql } from 'sql-template-tag';
import { NOTICE_GROUPS, noticeKindsOf, type NoticeGroup } from '@keyline/model';
import { column, filterFlag, filterValue, shown, type CustomFilter, type ListSpec } from '@keyline/platform';
import { tasksDoor } from './tasks-door.js';

const ofGroup =
  (kind: Sql): CustomFilter =>
  (value) =>
    sql`${kind} = any (${noticeKindsOf(filterValue('enum', 'group', value, NOTICE_GROUPS) as NoticeGroup)}::text[])`;

export const TASKS: ListSpec = {
  resource: 'tasks',
  from: sql`task t join person p on p.id = t.person_id left join person author on author.id = t.created_by left join person doer on doer.id = t.done_by`,
  door: tasksDoor,
  columns: {
    id: column(sql`t.id`, 'id', { sortable: false }),
    kind: column(sql`t.kind`, 'text', { sortable: false }),
    wording: shown(sql`t.wording`),
    note: shown(sql`t.note`),
    dueOn: column(sql`t.due_on`, 'date'),
    personId: column(sql`t.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
    createdById: column(sql`t.created_by`, 'id', { nullable: true, sortable: false }),
    createdByName: shown(sql`author.name`),
    link: shown(sql`t.link`),
    sourceEntity: column(sql`t.source_entity`, 'text', { nullable: true, sortable: false }),
    sourceId: column(sql`t.source_id`, 'id', { nullable: true, sortable: false }),
    accountId: column(sql`t.account_id`, 'id', { nullable: true, sortable: false }),
    createdAt: column(sql`t.created_at`, 'instant', { filterable: false }),
    doneAt: column(sql`t.done_at`, 'instant', { nullable: true }),
    doneByName: shown(sql`doer.name`),
    outcome: shown(sql`t.outcome`),
    version: shown(sql`t.version`),
  },
  filters: {
    open: (value) => (filterFlag('open', value) ? sql`t.done_at is null` : sql`t.done_at is not null`),
    mine: (value, actor) => {
      const own = sql`t.person_id = ${actor.id}::uuid`;
      return filterFlag('mine', value) ? own : sql`not (${own})`;
    },
    group: ofGroup(sql`t.kind`),
  },
  defaultSort: [['dueOn', 'ASC']],
  tieBreaker: sql`t.id`,
};

/** Notices are between the product and one person: nobody else's door leads to them. */
export const NOTICES: ListSpec = {
  resource: 'notifications',
  from: sql`notice n`,
  door: (actor) => sql`join person self on self.id = n.person_id and self.id = ${actor.id}::uuid and n.in_app`,
  columns: {
    id: column(sql`n.id`, 'id', { sortable: false }),
    kind: column(sql`n.kind`, 'text', { sortable: false }),
    wording: shown(sql`n.wording`),
    link: shown(sql`n.link`),
    accountId: column(sql`n.account_id`, 'id', { nullable: true, sortable: false }),
    at: column(sql`n.at`, 'instant', { sortable: false }),
    readAt: column(sql`n.read_at`, 'instant', { nullable: true, sortable: false }),
    seq: { ...column(sql`n.seq`, 'whole'), filterable: false },
  },
  filters: {
    unread: (value) => (filterFlag('unread', value) ? sql`n.read_at is null` : sql`n.read_at is not null`),
    group: ofGroup(sql`n.kind`),
  },
  defaultSort: [['seq', 'DESC']],
  tieBreaker: sql`n.id`,
};
