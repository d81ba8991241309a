import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  paymentCan,
  type Actor,
  type AllocateInput,
  type DeallocateInput,
  type PaymentInput,
  type PaymentRecord,
  type PaymentRow,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Lists, newId, Problem, type ListQuery, type Page } from '@keyline/platform';
import { Allocator } from './allocator.js';
import { Payment } from './entities.js';
import { PaymentLedger } from './payment-ledger.js';
import { PAYMENTS } from './payments.list.js';
import { allocationsOf, PAYMENT_FILE, refundsOf } from './payment-file.queries.js';
import { Receipts } from './receipts.js';

type StoredRow = Omit<PaymentRow, 'can'>;
type Refunded = PaymentRecord['refunds'][number];
const present =
  (actor: Actor) =>
  <Row extends StoredRow>(row: Row) => ({ ...row, can: paymentCan(actor, row) });

/** Money that came in (回款): booked, allocated, taken back. What came in is always what is allocated plus what is not. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly allocator: Allocator,
    private readonly receipts: Receipts,
    private readonly ledger: PaymentLedger,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<PaymentRow>> {
    return (await this.lists.page<StoredRow>(PAYMENTS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<PaymentRecord> {
    const row = await this.lists.get<Omit<PaymentRecord, 'can' | 'allocations' | 'refunds'>>(PAYMENTS, actor, id, PAYMENT_FILE);
    return {
      ...present(actor)(row),
      allocations: await this.database.rows<PaymentRecord['allocations'][number]>(allocationsOf(id)),
      refunds: (await this.database.rows<Omit<Refunded, 'can'>>(refundsOf(id))).map((refund) => ({
        ...refund,
        can: { takeBack: may(actor, 'payment:refund') && refund.reversedOn === null },
      })),
    };
  }

  /**
   * Books a payment and, if asked, allocates it: oldest instalments first, or by hand. It counts for the account's owner unless a
   * collector is named.
   * @throws Problem payment.future, payment.before-contract, payment.over-allocated, reference.unknown (422); record.duplicate (409) for
   *   the bank reference, payment.possible-duplicate (409) unless it is confirmed to be another one.
   */
  async book(actor: Actor, { allocate, confirmDuplicate = false, ...input }: PaymentInput): Promise<PaymentRecord> {
    const id = newId();
    await this.database.transaction(async () => {
      if (!confirmDuplicate) await this.receipts.requireFirst(input);
      const payment = { ...(await this.receipts.accept(actor, input)), id };
      await this.database.manager.insert(Payment, payment);
      const settled = allocate
        ? await this.allocator.allocate(actor, { ...payment, allocated: '0.00', refunded: '0.00' }, allocate, input.receivedOn)
        : [];
      await this.ledger.record(actor, 'payment.booked', payment, {
        amount: { from: null, to: input.amount },
        allocated: { from: null, to: settled },
      });
    });
    return this.get(actor, id);
  }

  /** Allocates what is free of a payment. @throws Problem payment.over-allocated, reference.unknown (422), payment.reversed (409). */
  async allocate(actor: Actor, id: string, { allocate }: AllocateInput): Promise<PaymentRecord> {
    await this.database.transaction(async () => {
      const payment = await this.ledger.lock(actor, id);
      const settled = await this.allocator.allocate(actor, payment, allocate);
      await this.ledger.record(actor, 'payment.allocated', payment, { allocated: { from: null, to: settled } });
    });
    return this.get(actor, id);
  }

  /** Takes one allocation back. @throws Problem reference.unknown (422), payment.allocation-reversed (409). */
  async deallocate(actor: Actor, id: string, { allocationId }: DeallocateInput): Promise<PaymentRecord> {
    await this.database.transaction(async () => {
      const payment = await this.ledger.lock(actor, id);
      const known = await this.database.maybeRow(
        sql`select 1 from allocation where id = ${allocationId}::uuid and payment_id = ${id}::uuid`,
      );
      if (!known) throw fieldProblem('reference.unknown', 'allocationId', 'field.unknown-reference');
      const taken = await this.allocator.takeBack(actor, id, this.clock.today(), allocationId);
      if (taken === 0) throw new Problem('payment.allocation-reversed');
      await this.ledger.record(actor, 'payment.deallocated', payment, { allocation: { from: allocationId, to: null } });
    });
    return this.get(actor, id);
  }
}
