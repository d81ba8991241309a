import sql, { type Sql } from 'sql-template-tag';
import { promiseIsKept } from '@keyline/receivables';
import { answeredOn, ANSWERING } from './answering.queries.js';
import type { Measure, Scope } from './measure.js';

/** Who answered for the instalment on the day it was promised for; a promise for none is its taker's. */
const PROMISED_TO = sql`coalesce(${ANSWERING}, pp.taken_by)`;

/** Promises to pay that were due on a day of the range, for whoever collected the instalment then, or else took the promise. */
const promised = ({ people, from, asOf }: Scope, condition: Sql): Sql => sql`
  select ${PROMISED_TO} as person_id, 'promise'::text as entity, pp.id, a.name || coalesce(' · ' || c.number || ' ' || i.name, '') as label,
    pp.promised_on as "on", null::numeric as amount, pp.account_id
  from payment_promise pp join account a on a.id = pp.account_id left join instalment i on i.id = pp.instalment_id ${answeredOn(sql`pp.promised_on`)}
  left join contract c on c.id = i.contract_id
  where ${PROMISED_TO} = any (${people}::uuid[]) and pp.promised_on between ${from}::date and ${asOf}::date
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
