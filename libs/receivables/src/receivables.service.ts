import { Injectable } from '@nestjs/common';
import { AccountsService } from '@keyline/accounts';
import { byDueDate, presentInstalment } from '@keyline/contracts';
import type {
  AccountMoney,
  Actor,
  AgeingQuery,
  AgeingReport,
  AgeingRow,
  InstalmentRow,
  PaymentHabit,
  ReceivableRowsQuery,
} from '@keyline/model';
import { Clock, Database, Lists, notFound, type ListQuery, type Page } from '@keyline/platform';
import { moneyOf } from './account-money.queries.js';
import { ageingTable } from './ageing.queries.js';
import { paymentHabitOf } from './payment-habit.queries.js';
import { receivablesOn } from './receivable-rows.list.js';

/** What customers owe: by age, as of any day, and down to the instalment. */
@Injectable()
export class ReceivablesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  /** The ageing report (账龄). Every cut of the same day has the same total: what the caller may see. */
  async ageing(actor: Actor, { asOf = this.clock.today(), by = 'account' }: AgeingQuery): Promise<AgeingReport> {
    const scope = { asOf, by, today: this.clock.today(), now: this.clock.now() };
    const aged = await this.database.rows<AgeingRow & { isTotal: boolean }>(ageingTable(actor, scope));
    const rows = aged.filter((row) => !row.isTotal).map(({ isTotal: _, ...row }) => row);
    const grand = aged.find((row) => row.isTotal);
    if (!grand) throw new Error('the ageing table came without its total');
    const { isTotal: _, key: __, name: ___, ...total } = grand;
    return { asOf, by, rows, total };
  }

  /** The instalments behind a figure of that report. @throws Problem list.bad-filter (400) for a key that is none. */
  async rows(
    actor: Actor,
    { asOf = this.clock.today(), by = 'account', key, bucket, only }: ReceivableRowsQuery,
    query: ListQuery,
  ): Promise<Page<InstalmentRow>> {
    const filter = {
      counted: true,
      ...(key ? { [by]: key } : {}),
      ...(bucket ? { bucket } : {}),
      ...(only ? { [only]: true } : {}),
    };
    const page = await this.lists.page<Omit<InstalmentRow, 'can'>>(receivablesOn(asOf, this.clock.today()), actor, {
      ...query,
      filter,
      sort: byDueDate(query.sort),
    });
    return page.map(presentInstalment(actor));
  }

  /** The money beside an account. @throws Problem record.not-found (404) when the caller may not see the account. */
  async moneyOf(actor: Actor, accountId: string): Promise<AccountMoney> {
    await this.accounts.getFile(actor, accountId);
    const money = await this.database.maybeRow<AccountMoney>(moneyOf(accountId, this.clock.today()));
    if (!money) throw notFound();
    return money;
  }

  /** How an account pays. @throws Problem record.not-found (404) when the caller may not see the account. */
  async habitOf(actor: Actor, accountId: string): Promise<PaymentHabit> {
    await this.accounts.getFile(actor, accountId);
    const habit = await this.database.maybeRow<PaymentHabit>(paymentHabitOf(accountId));
    if (!habit) throw notFound();
    return habit;
  }
}
