import sql from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import { COMPLAINT_SEVERITIES, COMPLAINT_STATES, type LocalDate } from '@keyline/model';
import { column, Problem, shown, type ListSpec } from '@keyline/platform';

/** Complaints as they stand on a given day: late is what is not answered although its day is over. */
export function complaintsOn(today: LocalDate): ListSpec {
  const late = sql`q.state in ('open', 'in_progress') and q.due_on < ${today}::date`;
  return {
    resource: 'complaints',
    from: sql`complaint q join account a on a.id = q.account_id join person reporter on reporter.id = q.reported_by
      left join person handler on handler.id = q.handler_id left join contact c on c.id = q.contact_id`,
    door: customerDoor(sql`q.account_id`),
    columns: {
      id: column(sql`q.id`, 'id', { sortable: false }),
      accountId: column(sql`q.account_id`, 'id', { sortable: false }),
      accountName: column(sql`a.name`, 'name', { filterable: false }),
      contactId: column(sql`q.contact_id`, 'id', { nullable: true, sortable: false }),
      contactName: shown(sql`c.name`),
      reportedById: column(sql`q.reported_by`, 'id', { sortable: false }),
      reportedByName: shown(sql`reporter.name`),
      handlerId: column(sql`q.handler_id`, 'id', { nullable: true, sortable: false }),
      handlerName: column(sql`handler.name`, 'name', { nullable: true, filterable: false }),
      subject: column(sql`q.subject`, 'name'),
      description: shown(sql`q.description`),
      severity: column(sql`q.severity`, 'enum', { values: COMPLAINT_SEVERITIES }),
      state: column(sql`q.state`, 'enum', { values: COMPLAINT_STATES }),
      reportedOn: column(sql`q.reported_on`, 'date'),
      dueOn: column(sql`q.due_on`, 'date'),
      late: shown(sql`(${late})`),
      answeredOn: column(sql`q.answered_on`, 'date', { nullable: true }),
      answer: shown(sql`q.answer`),
      satisfaction: column(sql`q.satisfaction`, 'whole', { nullable: true }),
      version: shown(sql`q.version`),
    },
    filters: {
      late: (value) => {
        if (typeof value !== 'boolean') {
          throw new Problem('list.bad-filter', {
            values: { field: 'late', reason: 'true | false' },
            fields: { late: 'true | false' },
          });
        }
        return value ? late : sql`not (${late})`;
      },
    },
    searchIn: sql`lower(q.subject)`,
    defaultSort: [['reportedOn', 'DESC']],
    tieBreaker: sql`q.id`,
  };
}
