import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from './measure.js';

/**
 * Contracts signed in the range, for whoever owned them then, with what their lines say: net of tax and cost, each line rounded as on the
 * paper. What a line costs us was fixed when it was signed. A contract without lines, or with one of unknown cost, has no known margin.
 */
const signed = ({ people, from, to }: Scope, amount: Sql, which: Sql): Sql => sql`
  select c.signer_id as person_id, 'contract'::text as entity, c.id, c.number || ' ' || c.name as label, c.signed_on as "on", ${amount} as amount, c.account_id
  from contract c
  cross join lateral (
    select coalesce(bool_and(l.unit_cost is not null), false) as known, sum(round(l.amount * 100 / (100 + l.tax_rate), 2)) as net,
      sum(round(l.quantity * l.unit_cost, 2)) as cost
    from contract_line l where l.contract_id = c.id
  ) sold
  where c.signer_id = any (${people}::uuid[]) and c.signed_on between ${from}::date and ${to}::date and c.state not in ('draft', 'in_review') and ${which}`;

/** Gross margin (毛利): net amount less cost. Never for those who sell by it: like the price floor it does not exist for them. */
export const MARGIN_MEASURES: readonly Measure[] = [
  {
    code: 'margin',
    name: { zh: '毛利', en: 'Gross margin' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    needs: 'margin:read',
    rows: (scope) => signed(scope, sql`sold.net - sold.cost`, sql`sold.known`),
  },
  {
    // What the margin is a part of: contracts of unknown cost are left out of both.
    code: 'margin_revenue',
    name: { zh: '毛利对应的不含税签约额', en: 'Net amount behind the margin' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    needs: 'margin:read',
    rows: (scope) => signed(scope, sql`sold.net`, sql`sold.known`),
  },
  {
    code: 'margin_rate',
    name: { zh: '毛利率', en: 'Margin rate' },
    unit: 'percent',
    direction: 'up',
    nature: 'flow',
    needs: 'margin:read',
    of: { part: 'margin', whole: 'margin_revenue' },
  },
  {
    code: 'contracts_without_cost',
    name: { zh: '成本未知的签约合同', en: 'Contracts signed of unknown cost' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    needs: 'margin:read',
    rows: (scope) => signed(scope, sql`null::numeric`, sql`not sold.known`),
  },
];
