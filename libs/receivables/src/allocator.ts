import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { contractsDoor, isOpen, isReceivable, openOf, wasSigned } from '@keyline/contracts';
import {
  compareMoney,
  minMoney,
  proposeAllocation,
  subtractMoney,
  type Actor,
  type AllocateInput,
  type LocalDate,
  type OpenInstalment,
  type ProposedAllocation,
} from '@keyline/model';
import { Clock, Database, fieldProblem, newId, Problem } from '@keyline/platform';
import { Allocation, type Payment } from './entities.js';

const door = contractsDoor(sql`i.account_id`, sql`i.contract_id`);
type Lines = Exclude<AllocateInput['allocate'], 'oldest'>;
type LockedInstalment = OpenInstalment & { receivable: boolean; signedOn: LocalDate };

/**
 * Settles instalments with a payment (核销). Whoever allocates holds the payment's row first and then the instalments' in the order of
 * their ids, so that any number of people at once neither allocate a cent twice nor wait for each other in a circle.
 *
 * Money that came in before a contract was signed is an advance (预收款): it is booked without being allocated, and settles that
 * contract's instalments in a second, deliberate step. Allocated while it is booked, the date is more likely a slip, and is refused.
 */
@Injectable()
export class Allocator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param payment locked by the caller; only instalments of its account are settled, and only under contracts that are signed
   * @param receivedOn given while the payment is booked: only what was signed by then is settled
   * @returns what was allocated, perhaps nothing
   * @throws Problem payment.over-allocated, reference.unknown (422) beside the line: `allocate.0.amount`; payment.before-contract (422)
   */
  async allocate(
    actor: Actor,
    payment: Pick<Payment, 'id' | 'accountId' | 'amount' | 'allocated' | 'refunded'>,
    wish: AllocateInput['allocate'],
    receivedOn?: LocalDate,
  ): Promise<readonly ProposedAllocation[]> {
    const free = subtractMoney(subtractMoney(payment.amount, payment.allocated), payment.refunded);
    const allocations =
      wish === 'oldest'
        ? proposeAllocation(free, await this.lockOpen(actor, payment.accountId, receivedOn))
        : await this.byHand(actor, payment.accountId, wish, free, receivedOn);
    if (allocations.length === 0) return [];
    const made = { paymentId: payment.id, allocatedOn: this.clock.today(), allocatedBy: actor.id };
    await this.database.manager.insert(
      Allocation,
      allocations.map((allocation) => ({ ...made, ...allocation, id: newId() })),
    );
    return allocations;
  }

  /** Takes back the named allocations of a locked payment, or all of them; the instalments are open again. */
  async takeBack(actor: Actor, paymentId: string, on: string, allocationId?: string): Promise<number> {
    const which = allocationId ? sql`al.id = ${allocationId}::uuid` : sql`true`;
    await this.database.rows(sql`
      select i.id from instalment i
      where i.id in (select al.instalment_id from allocation al where al.payment_id = ${paymentId}::uuid and al.reversed_on is null and ${which})
      order by i.id for no key update of i`);
    return this.database.execute(sql`
      update allocation al set reversed_on = greatest(${on}::date, al.allocated_on), reversed_by = ${actor.id}::uuid
      where al.payment_id = ${paymentId}::uuid and al.reversed_on is null and ${which}`);
  }

  private lockOpen(actor: Actor, accountId: string, receivedOn?: LocalDate): Promise<OpenInstalment[]> {
    const signedByThen = receivedOn ? sql`c.signed_on <= ${receivedOn}::date` : sql`true`;
    return this.lock(actor, accountId, sql`${isOpen} and ${isReceivable} and ${signedByThen}`, openOf);
  }

  private async byHand(
    actor: Actor,
    accountId: string,
    lines: Lines,
    free: string,
    receivedOn?: LocalDate,
  ): Promise<ProposedAllocation[]> {
    const wanted = lines.map((line) => ({ ...line, instalmentId: line.instalmentId.toLowerCase() }));
    const chosen = sql`i.id = any (${wanted.map((line) => line.instalmentId)}::uuid[])`;
    // By hand money may also go to what was written off: it brings the loss back.
    const locked = await this.lock(actor, accountId, chosen, sql`(i.amount - i.received)`);
    requireOwed(wanted, locked);
    if (receivedOn) requireSigned(wanted, locked, receivedOn);
    const open = new Map(locked.map((instalment) => [instalment.id, instalment.open]));
    let left = free;
    wanted.forEach(({ instalmentId, amount }, index) => {
      const ofInstalment = open.get(instalmentId);
      if (ofInstalment === undefined) {
        throw new Problem('reference.unknown', { fields: { [`allocate.${index}.instalmentId`]: 'field.unknown-reference' } });
      }
      const room = minMoney(left, ofInstalment);
      if (compareMoney(amount, room) > 0) {
        throw new Problem('payment.over-allocated', {
          values: { left: room },
          fields: { [`allocate.${index}.amount`]: 'field.out-of-range' },
          extra: { left: room },
        });
      }
      open.set(instalmentId, subtractMoney(ofInstalment, amount));
      left = subtractMoney(left, amount);
    });
    return wanted;
  }

  /** Their contracts are held before them, as by everybody who changes a schedule, so that none is terminated in between. */
  private async lock(actor: Actor, accountId: string, which: Sql, room: Sql): Promise<LockedInstalment[]> {
    await this.database.rows(sql`
      select c.id from contract c where c.account_id = ${accountId}::uuid and ${wasSigned}
        and exists (select 1 from instalment i where i.contract_id = c.id and ${which}) order by c.id for share`);
    return this.database.rows<LockedInstalment>(sql`
      select c.signed_on as "signedOn", i.id, i.due_on as "dueOn", i.sequence, ${room} as open, ${isReceivable} as receivable
      from instalment i join contract c on c.id = i.contract_id ${door(actor, this.clock.now())}
      where i.account_id = ${accountId}::uuid and ${wasSigned} and ${which}
      order by i.id for no key update of i`);
  }
}

/** @throws Problem payment.not-owed (422) beside the line, for what ceased with the termination of its contract. */
function requireOwed(wanted: Lines, locked: readonly LockedInstalment[]): void {
  const ceased = new Set(locked.filter(({ receivable }) => !receivable).map(({ id }) => id));
  const index = wanted.findIndex(({ instalmentId }) => ceased.has(instalmentId));
  if (index >= 0) throw fieldProblem('payment.not-owed', `allocate.${index}.instalmentId`, 'payment.not-owed');
}

/** @throws Problem payment.before-contract (422) beside the day and the line. */
function requireSigned(lines: Lines, locked: readonly LockedInstalment[], receivedOn: LocalDate): void {
  for (const [index, { instalmentId }] of lines.entries()) {
    const signedOn = locked.find(({ id }) => id === instalmentId)?.signedOn;
    if (signedOn && signedOn > receivedOn)
      throw new Problem('payment.before-contract', {
        values: { signedOn },
        fields: { receivedOn: 'payment.before-contract', [`allocate.${index}.instalmentId`]: 'payment.before-contract' },
        extra: { signedOn },
      });
  }
}
