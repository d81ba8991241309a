import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock, Database } from '@keyline/platform';

/** The number series of payments (HK2026-0001): without gaps, because the number is drawn in the transaction that uses it. */
@Injectable()
export class PaymentSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The next number of this year. The series stays locked until the transaction ends. @throws Error outside a transaction. */
  async draw(): Promise<string> {
    if (!this.database.inTransaction) throw new Error('a payment number drawn outside a transaction may leave a gap');
    const year = this.clock.today().slice(0, 4);
    const row = await this.database.maybeRow<{ number: number }>(sql`
      insert into payment_series (year, last_number) values (${Number(year)}::smallint, 1)
      on conflict (year) do update set last_number = payment_series.last_number + 1 returning last_number as number`);
    return `HK${year}-${String(row?.number ?? 1).padStart(4, '0')}`;
  }
}
