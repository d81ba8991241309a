import { Injectable } from '@nestjs/common';
import {
  compareMoney,
  isPositive,
  subtractMoney,
  type Actor,
  type RefundInput,
  type ReversePaymentInput,
  type ReverseRefundInput,
} from '@keyline/model';
import { Clock, Database, fieldProblem, newId, notFound, Problem, requireVersion } from '@keyline/platform';
import { Allocator } from './allocator.js';
import { BankLineDecisions } from './bank/bank-line-decisions.js';
import { Refund } from './entities.js';
import { PaymentLedger } from './payment-ledger.js';

/** Money that goes the other way: a payment that bounced or was booked wrongly (冲销), and what a customer gets back (退款). */
@Injectable()
export class MoneyBackService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly allocator: Allocator,
    private readonly ledger: PaymentLedger,
    private readonly bank: BankLineDecisions,
  ) {}

  /**
   * The money went back, or never came: every allocation is taken back with it.
   * @throws Problem payment.reversed, payment.refunded, version.conflict (409), rule.refused (422) for the day.
   */
  async reverse(actor: Actor, id: string, { reason, on, version }: ReversePaymentInput): Promise<void> {
    const reversedOn = on ?? this.clock.today();
    await this.database.transaction(async () => {
      const payment = await this.ledger.lock(actor, id);
      requireVersion(payment, version);
      this.requireDay(reversedOn, payment.receivedOn);
      if (isPositive(payment.refunded)) throw new Problem('payment.refunded');
      await this.allocator.takeBack(actor, id, reversedOn);
      await this.database.manager.save(Object.assign(payment, { reversedOn, reversalReason: reason }));
      await this.ledger.record(actor, 'payment.reversed', payment, {
        reversedOn: { from: null, to: reversedOn },
        reversalReason: { from: null, to: reason },
      });
      await this.bank.release(actor, id);
    });
  }

  /**
   * Money back to the customer, out of what settles nothing.
   * @throws Problem payment.reversed (409); payment.refund-too-much, rule.refused for the day (422).
   */
  async refund(actor: Actor, id: string, { amount, reason, on, bankReference }: RefundInput): Promise<void> {
    const refundedOn = on ?? this.clock.today();
    await this.database.transaction(async () => {
      const payment = await this.ledger.lock(actor, id);
      this.requireDay(refundedOn, payment.receivedOn);
      const left = subtractMoney(subtractMoney(payment.amount, payment.allocated), payment.refunded);
      if (compareMoney(amount, left) > 0) {
        const fields = { amount: 'field.out-of-range' };
        throw new Problem('payment.refund-too-much', { values: { left }, fields, extra: { left } });
      }
      const refund = { id: newId(), paymentId: id, amount, reason, refundedOn, refundedBy: actor.id };
      await this.database.manager.insert(Refund, { ...refund, bankReference: bankReference ?? null });
      await this.ledger.record(actor, 'payment.refunded', payment, {
        refunded: { from: null, to: { amount, refundedOn, reason } },
      });
    });
  }

  /**
   * The refund never went out, or came back: what it took is free again.
   * @throws Problem record.not-found (404), payment.refund-reversed, payment.reversed (409), rule.refused (422) for the day.
   */
  async reverseRefund(actor: Actor, id: string, refundId: string, { reason, on }: ReverseRefundInput): Promise<void> {
    const reversedOn = on ?? this.clock.today();
    await this.database.transaction(async () => {
      const payment = await this.ledger.lock(actor, id);
      const refund = await this.database.manager.findOneBy(Refund, { id: refundId, paymentId: id });
      if (!refund) throw notFound();
      if (refund.reversedOn) throw new Problem('payment.refund-reversed');
      this.requireDay(reversedOn, refund.refundedOn);
      await this.database.manager.update(Refund, { id: refundId }, { reversedOn, reversalReason: reason, reversedBy: actor.id });
      await this.ledger.record(actor, 'payment.refund-reversed', payment, {
        refunded: { from: { amount: refund.amount, refundedOn: refund.refundedOn }, to: null },
        reversalReason: { from: null, to: reason },
      });
    });
  }

  /** Money goes back on a day after it came, and not tomorrow. */
  private requireDay(on: string, cameOn: string): void {
    if (on > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
    if (on < cameOn) throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: `on >= ${cameOn}` });
  }
}
