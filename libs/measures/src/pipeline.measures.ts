import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from './measure.js';
import { advanced, closed, standing } from './opportunities.queries.js';

const amountThen = sql`amount`;

/** Deals that were to close within the range, by the day that has passed, and stand open at its end. */
const slipped = (scope: Scope, amount: Sql): Sql => sql`
  select s.person_id, s.entity, s.id, s.label, o.expected_close_on as "on", ${amount} as amount, s.account_id
  from (${standing(scope, amountThen)}) s join opportunity o on o.id = s.id
  where o.expected_close_on between ${scope.from}::date and ${scope.asOf}::date`;

/** The pipeline in money, and what did not come as expected. */
export const PIPELINE_MEASURES: readonly Measure[] = [
  {
    code: 'opportunities_advanced_amount',
    name: { zh: '推进商机金额', en: 'Amount of opportunities advanced' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => advanced(scope, sql`moved.amount`),
  },
  {
    code: 'lost_amount',
    name: { zh: '丢单金额', en: 'Amount lost' },
    unit: 'money',
    direction: 'down',
    nature: 'flow',
    rows: (scope) => closed(scope, 'lost', sql`o.amount`),
  },
  {
    code: 'opportunities_slipped',
    name: { zh: '延期商机', en: 'Opportunities slipped' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    rows: (scope) => slipped(scope, sql`null::numeric`),
  },
  {
    code: 'slipped_amount',
    name: { zh: '延期商机金额', en: 'Amount slipped' },
    unit: 'money',
    direction: 'down',
    nature: 'flow',
    rows: (scope) => slipped(scope, sql`s.amount`),
  },
  {
    code: 'opportunities_open',
    name: { zh: '在谈商机', en: 'Open opportunities' },
    unit: 'count',
    direction: 'up',
    nature: 'stock',
    rows: (scope) => standing(scope, sql`null::numeric`),
  },
  {
    code: 'pipeline_amount',
    name: { zh: '在谈商机金额', en: 'Pipeline' },
    unit: 'money',
    direction: 'up',
    nature: 'stock',
    rows: (scope) => standing(scope, amountThen),
  },
  {
    code: 'pipeline_weighted',
    name: { zh: '加权商机金额', en: 'Weighted pipeline' },
    unit: 'money',
    direction: 'up',
    nature: 'stock',
    rows: (scope) => standing(scope, sql`round(amount * chance / 100, 2)`),
  },
];
