import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addMoney,
  quarterOf,
  targetPeriod,
  type ForecastAmounts,
  type ForecastDeal,
  type LocalDate,
  type Period,
} from '@keyline/model';
import { dealsAsOf, dealsEverOf } from '@keyline/opportunities';
import { Database } from '@keyline/platform';

export interface Proposal {
  readonly amounts: ForecastAmounts;
  readonly deals: ForecastDeal[];
}
const NOTHING: ForecastAmounts = { won: '0.00', commit: '0.00', best: '0.00', pipeline: '0.00' };

/** The quarter that a week's forecast is about: that of its Monday. */
export const quarterOfWeek = (week: Pick<Period, 'start'>): string => quarterOf(week.start);

/** What the deals themselves say of the quarter, on a day: signed so far, and open with a close date by its end, by category. */
@Injectable()
export class ForecastProposals {
  constructor(private readonly database: Database) {}

  /** Everybody's in one statement; whoever has no deals has zeros. */
  async of(people: readonly string[], quarter: string, day: LocalDate): Promise<Map<string, Proposal>> {
    const { start, end } = targetPeriod(quarter);
    const among = sql`${dealsEverOf(people)} and (o.closed_on is null or o.closed_on >= ${start}::date)`;
    const rows = await this.database.rows<ForecastDeal & { personId: string }>(sql`
      select d.owner_id as "personId", d.id, d.name, a.name as "accountName", d."closeOn", d.category, d.amount::text as amount
      from (
        select s.id, s.name, s.account_id, s.owner_id, s.closed_on as "closeOn", 'won' as category, s.won_amount as amount
        from (${dealsAsOf(day, among)}) s where s.stage = 'won' and s.closed_on between ${start}::date and least(${day}::date, ${end}::date)
        union all
        select s.id, s.name, s.account_id, s.owner_id, s.close_on, s.category, s.amount
        from (${dealsAsOf(day, among)}) s
        where (s.closed_on is null or s.closed_on > ${day}::date) and s.close_on <= ${end}::date and s.category <> 'omitted'
      ) d left join account a on a.id = d.account_id
      where d.owner_id = any (${people}::uuid[]) order by d.amount desc, d.id`);
    const proposals = new Map(people.map((person): [string, Proposal] => [person, { amounts: { ...NOTHING }, deals: [] }]));
    for (const { personId, ...deal } of rows) {
      const own = proposals.get(personId);
      if (!own) continue;
      own.deals.push(deal);
      own.amounts[deal.category] = addMoney(own.amounts[deal.category], deal.amount);
    }
    return proposals;
  }
}
