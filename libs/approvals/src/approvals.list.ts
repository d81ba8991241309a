import sql from 'sql-template-tag';
import { APPROVAL_CODES, APPROVAL_STATES, APPROVAL_VIEWS, type Actor, type LocalDate } from '@keyline/model';
import { column, filterValue, shown, type Column, type ListSpec } from '@keyline/platform';
import { approvalDoor, decidedBy, waitsFor } from './approval-door.js';

/** Requests as that person finds them on the day `today`: with what he may do with each. */
export const approvalsFor = (actor: Actor, today: LocalDate): ListSpec => ({
  resource: 'approvals',
  from: sql`approval_request r left join person requester on requester.id = r.requester_id`,
  door: approvalDoor(today),
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    code: column(sql`r.code`, 'enum', { values: APPROVAL_CODES }),
    title: column(sql`r.title`, 'name'),
    entity: column(sql`r.entity`, 'text', { sortable: false }),
    entityId: column(sql`r.entity_id`, 'id', { sortable: false }),
    accountId: column(sql`r.account_id`, 'id', { nullable: true, sortable: false }),
    accountName: shown(
      sql`(select line ->> 'value' from jsonb_array_elements(r.snapshot) line where line ->> 'label' = 'account' limit 1)`,
    ),
    amount: column(sql`r.amount`, 'money', { nullable: true }),
    requesterId: column(sql`r.requester_id`, 'id', { sortable: false }),
    requesterName: column(sql`requester.name`, 'name', { filterable: false }),
    requestedAt: column(sql`r.requested_at`, 'instant'),
    state: column(sql`r.state`, 'enum', { values: APPROVAL_STATES }),
    dueOn: shown(sql`(select min(s.due_on) from approval_step s where s.request_id = r.id and s.state = 'open')`),
    openSteps: shown(
      sql`(select coalesce(jsonb_agg(s.rule -> 'name' order by s.position), '[]') from approval_step s where s.request_id = r.id and s.state = 'open')`,
    ),
    decidedAt: column(sql`r.decided_at`, 'instant', { nullable: true }),
    link: shown(sql`r.link`),
    version: shown(sql`r.version`),
    mayDecide: shown(waitsFor(actor, today)),
  },
  filters: {
    view: (value) => {
      const view = filterValue('enum', 'view', value, APPROVAL_VIEWS);
      if (view === 'waiting') return waitsFor(actor, today);
      return view === 'asked' ? sql`r.requester_id = ${actor.id}::uuid` : decidedBy(actor);
    },
  },
  searchIn: sql`r.search_text`,
  defaultSort: [['requestedAt', 'DESC']],
  tieBreaker: sql`r.id`,
});

/** What the record shows beyond the list. */
export const APPROVAL_FILE: Readonly<Record<string, Column>> = { snapshot: shown(sql`r.snapshot`) };
