import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import type { Actor, PaymentInput } from '@keyline/model';
import { Clock, Database, fieldProblem } from '@keyline/platform';
import type { Payment } from './entities.js';
import { PaymentSeries } from './payment-series.js';

type Accepted = Omit<PaymentInput, 'allocate' | 'collectorId'> & Pick<Payment, 'number' | 'collectorId' | 'bookedBy'>;

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
  async accept(actor: Actor, input: Omit<PaymentInput, 'allocate'>): Promise<Accepted> {
    const account = await this.accounts.requireVisible(actor, input.accountId);
    if (input.receivedOn > this.clock.today()) throw fieldProblem('payment.future', 'receivedOn', 'payment.future');
    if (input.collectorId) await this.requirePerson(input.collectorId);
    const collectorId = input.collectorId ?? account.ownerId;
    return { ...input, accountId: account.id, collectorId, number: await this.series.draw(), bookedBy: actor.id };
  }

  private async requirePerson(personId: string): Promise<void> {
    const person = await this.database.maybeRow(sql`select 1 from person where id = ${personId}::uuid`);
    if (!person) throw fieldProblem('reference.unknown', 'collectorId', 'field.unknown-reference');
  }
}
