import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMoney,
  addMonths,
  collectionRate,
  daysBetween,
  daysSalesOutstanding,
  figuresAsked,
  subtractMoney,
  weekday,
  type Actor,
  type CashCalendar,
  type CashCalendarQuery,
  type FigureValue,
  type LocalDate,
  type ReceivableFigure,
  type ReceivableFigureRow,
  type ReceivableFigureRowsQuery,
  type ReceivableFigures,
  type ReceivableFiguresQuery,
} from '@keyline/model';
import { Clock, Database, Page, parseListQuery } from '@keyline/platform';
import { figureByPeriod, figureRows, figureValue, type FigureScope } from './receivable-figures.queries.js';

/** Sums of receivables over a range of days, and the records behind each; all behind the door to contracts. */
@Injectable()
export class ReceivableFiguresService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every figure of the range, with how long money stays outside (DSO) and how much of what was due came in. */
  async figures(actor: Actor, query: ReceivableFiguresQuery): Promise<ReceivableFigures> {
    const { from, to } = query;
    const scope = this.scope(actor, from, to);
    const found = await Promise.all(
      figuresAsked(query).map(async (figure) => [figure, await this.value(figure, scope)] as const),
    );
    const values: ReceivableFigures['values'] = Object.fromEntries(found);
    const { invoicedUnpaid, sales, collected, collectable } = values;
    return {
      from,
      to,
      values,
      dso: invoicedUnpaid && sales ? daysSalesOutstanding(invoicedUnpaid.amount, sales.amount, daysBetween(from, to) + 1) : null,
      collectionRate: collected && collectable ? collectionRate(collected.amount, collectable.amount) : null,
    };
  }

  /** Exactly the records that a figure counts. */
  async rows(actor: Actor, { figure, from, to, range }: ReceivableFigureRowsQuery): Promise<Page<ReceivableFigureRow>> {
    const scope = this.scope(actor, from, to);
    const page = parseListQuery({ range });
    const [rows, { count }] = await Promise.all([
      this.database.rows<ReceivableFigureRow>(figureRows(figure, scope, page.to - page.from + 1, page.from)),
      this.value(figure, scope),
    ]);
    return new Page(rows, page.from, count, false);
  }

  /** The cash calendar (资金日历): what is reckoned with and what came in, week by week or month by month. */
  async cashCalendar(actor: Actor, { from, to, by }: CashCalendarQuery): Promise<CashCalendar> {
    const scope = this.scope(actor, from, to);
    const [expected, open, promised, received, carried] = await Promise.all([
      this.byPeriod('expected', by, scope),
      this.byPeriod('expectedOpen', by, scope),
      this.byPeriod('promised', by, scope),
      this.byPeriod('received', by, scope),
      this.value('carriedOver', scope),
    ]);
    const periods = periodsOf(from, to, by).map(({ starts, ...days }) => {
      const sums = {
        expected: expected.get(starts) ?? '0.00',
        open: open.get(starts) ?? '0.00',
        promised: promised.get(starts) ?? '0.00',
        received: received.get(starts) ?? '0.00',
      };
      return { ...days, ...sums, gap: subtractMoney(sums.expected, sums.received) };
    });
    const sum = (of: keyof CashCalendar['total']) => addMoney(...periods.map((period) => period[of]));
    const total = {
      expected: sum('expected'),
      open: sum('open'),
      promised: sum('promised'),
      received: sum('received'),
      gap: sum('gap'),
    };
    return { from, to, by, carriedOver: carried.amount, periods, total };
  }

  private scope(actor: Actor, from: LocalDate, to: LocalDate): FigureScope {
    return { actor, from, to, today: this.clock.today(), now: this.clock.now() };
  }

  private async value(figure: ReceivableFigure, scope: FigureScope): Promise<FigureValue> {
    const value = await this.database.maybeRow<FigureValue>(figureValue(figure, scope));
    return value ?? { amount: '0.00', count: 0 };
  }

  private async byPeriod(figure: ReceivableFigure, by: 'week' | 'month', scope: FigureScope): Promise<Map<LocalDate, string>> {
    const rows = await this.database.rows<{ period: LocalDate; amount: string }>(figureByPeriod(figure, by, scope));
    return new Map(rows.map(({ period, amount }) => [period, amount]));
  }
}

/** The weeks or months of a range, cut off at its ends; `starts` is where each begins on the calendar. */
function periodsOf(
  from: LocalDate,
  to: LocalDate,
  by: 'week' | 'month',
): { starts: LocalDate; from: LocalDate; to: LocalDate }[] {
  const periods = [];
  let starts = by === 'week' ? addDays(from, 1 - weekday(from)) : `${from.slice(0, 7)}-01`;
  while (starts <= to) {
    const next = by === 'week' ? addDays(starts, 7) : addMonths(starts, 1);
    const ends = addDays(next, -1);
    periods.push({ starts, from: starts < from ? from : starts, to: ends > to ? to : ends });
    starts = next;
  }
  return periods;
}
