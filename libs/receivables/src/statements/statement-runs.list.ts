import sql, { empty } from 'sql-template-tag';
import { STATEMENT_RUN_STATES, type Actor } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';

/** A run names customers: who reaches all of the money sees every run, the others their own. */
const door = (actor: Actor) =>
  actor.reach.contracts === 'everyone'
    ? empty
    : sql`join person mine on mine.id = r.requested_by and mine.id = ${actor.id}::uuid`;

const deliveries = (which: string) =>
  sql`(select count(*)::int from statement_delivery d where d.run_id = r.id and d.state = any (string_to_array(${which}, ' ')))`;

export const STATEMENT_RUNS: ListSpec = {
  resource: 'statement-runs',
  from: sql`statement_run r join person asker on asker.id = r.requested_by`,
  door,
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    fromOn: column(sql`r.from_on`, 'date'),
    toOn: column(sql`r.to_on`, 'date'),
    status: column(sql`r.status`, 'enum', { values: STATEMENT_RUN_STATES }),
    total: shown(sql`(select count(*)::int from statement_delivery d where d.run_id = r.id)`),
    sent: shown(deliveries('sent')),
    notSent: shown(deliveries('failed uncertain no_address')),
    requestedByName: shown(sql`asker.name`),
    requestedAt: column(sql`r.requested_at`, 'instant'),
    finishedAt: shown(sql`r.finished_at`),
  },
  defaultSort: [['requestedAt', 'DESC']],
  tieBreaker: sql`r.id`,
};

/** What one run shows beyond the list: whom it goes to and what became of each; what needs a person first. */
export const STATEMENT_RUN_FILE: Readonly<Record<string, Column>> = {
  deliveries: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('accountId', d.account_id, 'accountName', a.name, 'email', d.email, 'state', d.state, 'error', d.error,
      'sentAt', d.sent_at) order by d.state in ('sent', 'waiting'), a.name, a.id), '[]')
    from statement_delivery d join account a on a.id = d.account_id where d.run_id = r.id)`),
};
