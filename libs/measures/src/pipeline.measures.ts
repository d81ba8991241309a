import sql, { type Sql } from 'sql-template-tag';
import { slippedDeals } from '@keyline/opportunities';
import type { Measure, Scope } from './measure.js';
import { advanced, closed, standing } from './opportunities.queries.js';

const amountThen = sql`amount`;

/** What `slippedDeals` finds, as the pipeline report shows it, too; for whoever answered for the deal at the end of the range. */
const slipped = ({ people, from, asOf }: Scope, amount: Sql): Sql => sql`
  select s.owner_id as person_id, 'opportunity'::text as entity, s.id, s.name as label, s.planned_on as "on", ${amount} as amount, s.account_id
  from (${slippedDeals(from, asOf)}) s where s.owner_id = any (${people}::uuid[])`;

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
    rows: (scope) => closed(scope, ['lost'], sql`o.amount`),
  },
  {
    code: 'opportunities_slipped',
    name: { zh: '延期商机', en: 'Opportunities slipped' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    sameRowsAs: 'slipped_amount',
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
    sameRowsAs: 'pipeline_amount',
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
