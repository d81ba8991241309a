import sql from 'sql-template-tag';
import type { Measure } from './measure.js';
import { advanced, closed, opened } from './opportunities.queries.js';

/** The pipeline: what came in, moved, was won and lost. What stands in it is in pipeline.measures. */
export const OPPORTUNITY_MEASURES: readonly Measure[] = [
  {
    code: 'opportunities_created',
    name: { zh: '新增商机', en: 'Opportunities opened' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    sameRowsAs: 'opportunities_created_amount',
    rows: (scope) => opened(scope, sql`null::numeric`),
  },
  {
    // With the amount on the day it was opened.
    code: 'opportunities_created_amount',
    name: { zh: '新增商机金额', en: 'Amount of opportunities opened' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => opened(scope, sql`coalesce(f.amount, o.amount)`),
  },
  {
    code: 'opportunities_advanced',
    name: { zh: '推进商机', en: 'Opportunities advanced' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    sameRowsAs: 'opportunities_advanced_amount',
    rows: (scope) => advanced(scope, sql`null::numeric`),
  },
  {
    code: 'opportunities_won',
    name: { zh: '赢单数', en: 'Opportunities won' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    sameRowsAs: 'won_amount',
    rows: (scope) => closed(scope, ['won'], sql`null::numeric`),
  },
  {
    code: 'won_amount',
    name: { zh: '赢单金额', en: 'Amount won' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => closed(scope, ['won'], sql`o.won_amount`),
  },
  {
    code: 'opportunities_lost',
    name: { zh: '丢单数', en: 'Opportunities lost' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    sameRowsAs: 'lost_amount',
    rows: (scope) => closed(scope, ['lost'], sql`null::numeric`),
  },
  {
    code: 'opportunities_closed',
    name: { zh: '结束商机', en: 'Opportunities closed' },
    unit: 'count',
    direction: 'neutral',
    nature: 'flow',
    rows: (scope) => closed(scope, ['won', 'lost'], sql`null::numeric`),
  },
  {
    // Of the deals that ended in the range those won.
    code: 'win_rate',
    name: { zh: '赢单率', en: 'Win rate' },
    unit: 'percent',
    direction: 'up',
    nature: 'flow',
    of: { part: 'opportunities_won', whole: 'opportunities_closed' },
  },
];
