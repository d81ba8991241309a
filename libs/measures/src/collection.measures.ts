import sql, { type Sql } from 'sql-template-tag';
import { wasReceivable } from '@keyline/contracts';
import { answeredOn, ANSWERING, everAnsweredBy } from './answering.queries.js';
import type { Measure, Scope } from './measure.js';
import { openInstalments, stoodOn } from './terms.queries.js';

const before = ({ from }: Scope): Sql => sql`(${from}::date - 1)`;

/** Receivables at the end of the range that were due by then as the schedule stood, for whoever answered for them at its end. */
const due = (scope: Scope, instalments: Sql, amount: Sql): Sql => sql`
  select ${ANSWERING} as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", ${amount} as amount, i.account_id
  from (${instalments}) i ${answeredOn(sql`${scope.asOf}::date`)} join contract c on c.id = i.contract_id
  where ${ANSWERING} = any (${scope.people}::uuid[]) and i.due_on <= ${scope.to}::date and ${amount} <> 0
    and ${wasReceivable(sql`${scope.to}::date`)}`;

/** What was open before the range, in the terms of its end. */
const openBefore = (scope: Scope): Sql =>
  openInstalments(scope.people, {
    paidBy: before(scope),
    termsOf: sql`${scope.asOf}::date`,
    due: (dueOn) => sql`${dueOn} <= ${scope.to}::date`,
  });

/** What came in within the range: allocated on its days, less what was taken back on them. */
const settledIn = (scope: Scope): Sql => sql`
  select i.*, l.settled from (
    select m.instalment_id, sum(m.amount) as settled from (
      select instalment_id, amount from allocation
      where ${everAnsweredBy(scope.people, sql`instalment_id`)} and allocated_on between ${scope.from}::date and ${scope.to}::date and (reversed_on is null or reversed_on > ${scope.to}::date)
      union all
      select instalment_id, -amount from allocation
      where ${everAnsweredBy(scope.people, sql`instalment_id`)} and reversed_on between ${scope.from}::date and ${scope.to}::date and allocated_on < ${scope.from}::date
    ) m group by m.instalment_id
  ) l ${stoodOn(sql`l.instalment_id`, sql`${scope.asOf}::date`)}`;

/** Collection (回款率) as finance counts it: what came in of that which was to be collected - due and open at the beginning, or due within. */
export const COLLECTION_MEASURES: readonly Measure[] = [
  {
    code: 'collectable_amount',
    name: { zh: '应收到期', en: 'To be collected' },
    unit: 'money',
    direction: 'neutral',
    nature: 'stock',
    rows: (scope) => due(scope, openBefore(scope), sql`i.open`),
  },
  {
    code: 'collected_amount',
    name: { zh: '到期已收', en: 'Collected of what was due' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => due(scope, settledIn(scope), sql`i.settled`),
  },
  {
    code: 'collection_rate',
    name: { zh: '回款率', en: 'Collection rate' },
    unit: 'percent',
    direction: 'up',
    nature: 'flow',
    of: { part: 'collected_amount', whole: 'collectable_amount' },
  },
];
