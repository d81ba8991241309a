import { Injectable } from '@nestjs/common';
import type { Actor } from '@keyline/model';
import { Database, Journal, Lists, notFound, Problem } from '@keyline/platform';
import { Payment } from './entities.js';
import { PAYMENTS } from './payments.list.js';

/** Whoever changes a payment holds its row from here on, and leaves a line in the journal. */
@Injectable()
export class PaymentLedger {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
  ) {}

  /** @throws Problem record.not-found (404), payment.reversed (409). */
  async lock(actor: Actor, id: string): Promise<Payment> {
    await this.lists.get(PAYMENTS, actor, id);
    const payment = await this.database.manager.findOne(Payment, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!payment) throw notFound();
    if (payment.reversedOn) throw new Problem('payment.reversed');
    return payment;
  }

  async record(
    actor: Actor,
    action: string,
    payment: Pick<Payment, 'id' | 'accountId'>,
    changes: Record<string, { from: unknown; to: unknown }>,
  ): Promise<void> {
    const { id, accountId } = payment;
    await this.journal.record(actor, { action, entity: 'payment', entityId: id, accountId, changes, event: { accountId } });
  }
}
