import sql, { empty } from 'sql-template-tag';
import { REPORT_KINDS, RUN_STATUSES } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

/** A run holds nobody's figures, only how far it is: whoever may read runs may read them all. */
export const REPORT_RUNS: ListSpec = {
  resource: 'report-runs',
  from: sql`report_run r left join person p on p.id = r.requested_by`,
  door: () => empty,
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    kind: column(sql`r.kind`, 'enum', { values: REPORT_KINDS }),
    period: column(sql`r.period`, 'text'),
    status: column(sql`r.status`, 'enum', { values: RUN_STATUSES }),
    done: shown(sql`r.done`),
    total: shown(sql`r.total`),
    requestedById: column(sql`r.requested_by`, 'id', { nullable: true, sortable: false }),
    requestedByName: shown(sql`p.name`),
    requestedAt: column(sql`r.requested_at`, 'instant'),
    startedAt: shown(sql`r.started_at`),
    finishedAt: shown(sql`r.finished_at`),
    error: shown(sql`r.error`),
  },
  defaultSort: [['requestedAt', 'DESC']],
  tieBreaker: sql`r.id`,
};
