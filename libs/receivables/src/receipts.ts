import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import type { Actor, PaymentInput } from '@keyline/model';
import { Clock, Database, fieldProblem, Problem } from '@keyline/platform';
import type { Payment } from './entities.js';
import { PaymentSeries } from './payment-series.js';

type Given = Omit<PaymentInput, 'allocate' | 'confirmDuplicate'>;
type Accepted = Omit<Given, 'collectorId'> & Pick<Payment, 'number' | 'collectorId' | 'bookedBy'>;

/** What has to hold of money before it is booked, and what it gets: a number, and the person it counts for. */
@Injectable()
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly series: PaymentSeries,
  ) {}

  /** @throws Problem payment.future, reference.unknown for account or collector (422). */
  async accept(actor: Actor, input: Given): Promise<Accepted> {
    const account = await this.accounts.requireVisible(actor, input.accountId);
    if (input.receivedOn > this.clock.today()) throw fieldProblem('payment.future', 'receivedOn', 'payment.future');
    if (input.collectorId) await this.requirePerson(input.collectorId);
    const collectorId = input.collectorId ?? account.ownerId;
    return { ...input, accountId: account.id, collectorId, number: await this.series.draw(), bookedBy: actor.id };
  }

  /**
   * Is it booked already? The same amount of the same account on the same day, unless payers or bank references tell the two apart. Who
   * books for that account and day at the same moment waits for the answer.
   * @throws Problem payment.possible-duplicate (409) with the number of the other one.
   */
  async requireFirst({ accountId, amount, receivedOn, payerName, bankReference }: Given): Promise<void> {
    await this.database.rows(
      sql`select pg_advisory_xact_lock(hashtextextended(${`payment/${accountId.toLowerCase()}/${receivedOn}`}::text, 0))`,
    );
    const other = await this.database.maybeRow<{ id: string; number: string }>(sql`
      select p.id, p.number from payment p
      where p.account_id = ${accountId}::uuid and p.received_on = ${receivedOn}::date and p.amount = ${amount}::numeric and p.reversed_on is null
        and coalesce(company_key(p.payer_name) = company_key(${payerName ?? null}::text), true)
        and (p.bank_reference is null or ${bankReference ?? null}::text is null)
      order by p.id limit 1`);
    if (other)
      throw new Problem('payment.possible-duplicate', {
        values: { number: other.number },
        fields: { confirmDuplicate: 'field.twice' },
        extra: { paymentId: other.id, number: other.number },
      });
  }

  private async requirePerson(personId: string): Promise<void> {
    const person = await this.database.maybeRow(sql`select 1 from person where id = ${personId}::uuid`);
    if (!person) throw fieldProblem('reference.unknown', 'collectorId', 'field.unknown-reference');
  }
}
