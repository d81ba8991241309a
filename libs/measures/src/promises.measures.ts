import sql, { type Sql } from 'sql-template-tag';
import { promiseIsKept } from '@keyline/receivables';
import type { Measure, Scope } from './measure.js';

/** Promises to pay that were due on a day of the range, for whoever collects the instalment, or else took the promise. */
const promised = ({ people, from, asOf }: Scope, condition: Sql): Sql => sql`
  select coalesce(i.collector_id, pp.taken_by) as person_id, 'promise'::text as entity, pp.id, a.name || coalesce(' · ' || c.number || ' ' || i.name, '') as label,
    pp.promised_on as "on", null::numeric as amount, pp.account_id
  from payment_promise pp join account a on a.id = pp.account_id left join instalment i on i.id = pp.instalment_id left join contract c on c.id = i.contract_id
  where coalesce(i.collector_id, pp.taken_by) = any (${people}::uuid[]) and pp.promised_on between ${from}::date and ${asOf}::date
    and pp.withdrawn_on is null and ${condition}`;

/** What customers promised and whether the money came: derived from payments and dates. */
export const PROMISE_MEASURES: readonly Measure[] = [
  {
    code: 'promises_kept',
    name: { zh: '兑现承诺', en: 'Promises kept' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => promised(scope, promiseIsKept),
  },
  {
    // A promise for today can still be kept: it is broken when its day is over.
    code: 'promises_broken',
    name: { zh: '失约承诺', en: 'Promises broken' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    rows: (scope) =>
      promised(
        scope,
        sql`not ${promiseIsKept} and pp.promised_on < (${scope.until}::timestamptz at time zone ${scope.zone}::text)::date`,
      ),
  },
];
