import sql, { raw, type Sql } from 'sql-template-tag';
import type { LocalDate } from '@keyline/model';

const TERMS = raw(
  'contract_id, account_id, sequence, name, kind, amount, due_rule, due_on, milestone_id, term_days, expected_on',
);

/**
 * The instalments as the schedule had them on the evening of a past day, in place of the table `instalment i`: what was re-planned since
 * with its former amount and due date, what was dropped since is there, what was added since is not (ADR 9). Everything else - what is
 * received, invoiced, who collects - is as of now.
 */
export const instalmentsAsOf = (day: LocalDate): Sql => sql`(
  select n.id, n.contract_id, n.account_id, n.sequence, n.name, n.kind, n.amount, n.due_rule, n.due_on, n.milestone_id, n.term_days, n.expected_on,
    n.disputed_on, n.dispute_note, n.collector_id, n.received, n.written_off, n.invoiced, n.receivable, n.ceased_on, n.version
  from instalment n where n.agreed_on is null or n.agreed_on <= ${day}::date
  union all
  select t.instalment_id, t.contract_id, t.account_id, t.sequence, t.name, t.kind, t.amount, t.due_rule, t.due_on, t.milestone_id, t.term_days, t.expected_on,
    t.disputed_on, t.dispute_note, coalesce(n.collector_id, t.collector_id), coalesce(n.received, 0.00), coalesce(n.written_off, 0.00),
    coalesce(n.invoiced, 0.00), coalesce(n.receivable, false), n.ceased_on, coalesce(n.version, 1)
  from instalment_term t left join instalment n on n.id = t.instalment_id
  where t.until_on > ${day}::date and (t.from_on is null or t.from_on <= ${day}::date)
) i`;

/** Takes an instalment out of the schedule from a day on; what it said until then stays on record. */
export const dropInstalment = (id: string, day: LocalDate): Sql => sql`
  with gone as (delete from instalment where id = ${id}::uuid returning *)
  insert into instalment_term (instalment_id, ${TERMS}, disputed_on, dispute_note, collector_id, because, from_on, until_on, dropped)
  select id, ${TERMS}, disputed_on, dispute_note, collector_id, agreed_because, agreed_on, ${day}::date, true from gone
  where receivable and (agreed_on is null or agreed_on < ${day}::date)`;

/** All that the schedule of a contract says and said, an instalment a row. */
export const scheduleHistoryOf = (contractId: string): Sql => sql`
  with said as (
    select i.id, i.sequence, i.name, i.kind, i.amount, i.due_rule, i.due_on, i.milestone_id, i.term_days, i.expected_on, i.disputed_on,
      i.agreed_because as because, i.agreed_on as from_on, null::date as until_on
    from instalment i where i.contract_id = ${contractId}::uuid
    union all
    select t.instalment_id, t.sequence, t.name, t.kind, t.amount, t.due_rule, t.due_on, t.milestone_id, t.term_days, t.expected_on, t.disputed_on,
      t.because, t.from_on, t.until_on
    from instalment_term t where t.contract_id = ${contractId}::uuid
  ), each as (
    select s.id, (array_agg(s.sequence order by s.until_on desc nulls first))[1] as sequence, (array_agg(s.name order by s.until_on desc nulls first))[1] as name,
      case when bool_or(s.until_on is null) then null else max(s.until_on) end as dropped_on,
      jsonb_agg(jsonb_build_object('name', s.name, 'kind', s.kind, 'amount', s.amount::text, 'dueRule', s.due_rule, 'dueOn', s.due_on, 'milestone', m.name,
        'termDays', s.term_days, 'expectedOn', s.expected_on, 'disputedOn', s.disputed_on, 'fromOn', s.from_on, 'untilOn', s.until_on, 'because', s.because)
        order by s.from_on nulls first) as terms
    from said s left join milestone m on m.id = s.milestone_id group by s.id
  )
  select each.id as "instalmentId", each.sequence, each.name, each.dropped_on as "droppedOn", each.terms, coalesce((
    select jsonb_agg(jsonb_build_object('id', r.id, 'collectorId', r.collector_id, 'collectorName', p.name, 'fromOn', r.from_on,
      'untilOn', coalesce(r.until_on, each.dropped_on), 'cause', r.cause, 'why', r.why, 'changedByName', giver.name) order by r.from_on)
    from instalment_responsibility r join person p on p.id = r.collector_id left join person giver on giver.id = r.changed_by
    where r.instalment_id = each.id), '[]') as responsibility
  from each order by each.dropped_on is not null, each.sequence, each.id`;
