import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from '@keyline/measures';

/** Reports that were due on a day of the range, judged as things stood at its end. */
const dueReports = ({ people, from, to, zone }: Scope, which: Sql): Sql => sql`
  select r.person_id, 'report'::text as entity, r.id, r.period as label, (r.due_at at time zone ${zone}::text)::date as "on", null::numeric as amount, null::uuid as account_id
  from report r
  where r.person_id = any (${people}::uuid[]) and (r.due_at at time zone ${zone}::text)::date between ${from}::date and ${to}::date and ${which}`;

const discipline = (
  code: string,
  name: Measure['name'],
  direction: Measure['direction'],
  which: (scope: Scope) => Sql,
): Measure => ({ code, name, unit: 'count', direction, nature: 'flow', rows: (scope) => dueReports(scope, which(scope)) });

/** Handed in by the end of the range, in time or late. */
const handedIn = ({ until }: Scope): Sql => sql`r.first_submitted_at <= ${until}::timestamptz`;

/** Does somebody hand in what is owed? Who was excused owes nothing; what they hand in all the same counts. */
export const DISCIPLINE_MEASURES: readonly Measure[] = [
  discipline(
    'reports_due',
    { zh: '应交报告', en: 'Reports due' },
    'neutral',
    (scope) => sql`(not r.excused or ${handedIn(scope)})`,
  ),
  discipline('reports_on_time', { zh: '按时报告', en: 'Reports in time' }, 'up', () => sql`r.first_submitted_at <= r.due_at`),
  discipline(
    'reports_late',
    { zh: '迟交报告', en: 'Reports late' },
    'down',
    (scope) => sql`r.first_submitted_at > r.due_at and ${handedIn(scope)}`,
  ),
  discipline(
    'reports_missing',
    { zh: '缺交报告', en: 'Reports missing' },
    'down',
    (scope) => sql`not r.excused and r.due_at < ${scope.until}::timestamptz and (${handedIn(scope)}) is not true`,
  ),
  {
    code: 'report_punctuality',
    name: { zh: '报告准时率', en: 'Reports in time, per cent' },
    unit: 'percent',
    direction: 'up',
    nature: 'flow',
    of: { part: 'reports_on_time', whole: 'reports_due' },
  },
];
