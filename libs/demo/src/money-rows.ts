import { fromCents } from '@keyline/model';
import type { Receipt } from './collection.js';
import { stateOf } from './contracts.js';
import { dateOf, dateOrNull, type Day, timestamp, workdayFrom } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText } from './spelling.js';
import { type Agreement, ownerOn, type Person } from './story.js';

const TERMINATIONS = ['客户投资计划取消，双方协商终止', '客户重组，新股东要求终止合作', '交付条件长期不具备，按合同约定解除'];
const CANCELS = ['抬头有误，作废重开', '税号填错，红冲重开', '客户要求改开专票，原票作废'];

/** The running numbers of a year, without gaps: contracts, payments, invoices. */
export class Series {
  readonly last = new Map<number, number>();

  constructor(private readonly write: (year: number, number: number) => string) {}

  /** The next number in the year of the day. */
  draw(day: Day): string {
    const year = Number(dateOf(day).slice(0, 4));
    const number = (this.last.get(year) ?? 0) + 1;
    this.last.set(year, number);
    return this.write(year, number);
  }
}

/** Contract numbers as the product draws them. */
export const contractSeries = (): Series => new Series((year, number) => `HT-${year}-${String(number).padStart(5, '0')}`);
/** Payment numbers as the product draws them. */
export const paymentSeries = (): Series => new Series((year, number) => `SK-${year}-${String(number).padStart(6, '0')}`);
/** Numbers of digital invoices: year, place and kind, running number. */
export const invoiceSeries = (): Series =>
  new Series((year, number) => `${String(year).slice(2)}312000${String(number).padStart(12, '0')}`);

/** The row of a contract as it stands today. */
export function contractRow(agreement: Agreement, setting: Setting, rng: Rng): Row<'contract'> {
  const { clock, today } = setting;
  const created = timestamp(clock.at(agreement.createdOn, rng.int(560, 1_060)));
  const touched = agreement.terminatedOn ?? agreement.signedOn ?? agreement.createdOn;
  return {
    id: agreement.id,
    number: agreement.number,
    account_id: agreement.customer.id,
    opportunity_id: agreement.deal?.id ?? null,
    owner_id: agreement.owner.id,
    name: agreement.pieces.join(''),
    amount: fromCents(agreement.amount),
    tax_rate: agreement.taxRate,
    state: stateOf(agreement, today),
    signed_on: dateOrNull(agreement.signedOn),
    starts_on: dateOrNull(agreement.startsOn),
    ends_on: dateOrNull(agreement.endsOn),
    payment_term_days: agreement.customer.termDays,
    terminated_on: dateOrNull(agreement.terminatedOn),
    termination_reason: agreement.terminatedOn === null ? null : rng.pick(TERMINATIONS),
    note: rng.chance(0.12)
      ? rng.pick(['付款以验收报告为准', '含两次现场培训', '质保期24个月', '违约金上限5%', '需提供等保测评报告'])
      : null,
    search_text: composedSearchText(agreement.pieces, [agreement.number], agreement.customer.name.pieces),
    created_on: dateOf(agreement.createdOn),
    created_at: created,
    updated_at: timestamp(clock.at(touched, 1_075)),
  };
}

/** The payment schedule of a contract. What a customer owes is collected by whoever answers for the customer today. */
export function instalmentRows(agreement: Agreement, setting: Setting): Row<'instalment'>[] {
  const created = timestamp(setting.clock.at(agreement.createdOn, 600));
  const collector = agreement.customer.owner ?? agreement.owner;
  return agreement.parts.map((part) => ({
    id: part.id,
    contract_id: agreement.id,
    account_id: agreement.customer.id,
    sequence: part.sequence,
    name: part.name,
    kind: part.kind,
    amount: fromCents(part.amount),
    due_on: dateOf(part.dueOn),
    collector_id: collector.id,
    received: fromCents(part.received),
    disputed_on: dateOrNull(part.disputedOn),
    dispute_note: part.disputeNote,
    created_at: created,
    updated_at: part.settledOn === null ? created : timestamp(setting.clock.at(part.settledOn, 960)),
  }));
}

/** An invoice before it has its number. */
export type Invoice = Omit<Row<'invoice'>, 'number' | 'issued_on'> & { readonly issuedOn: Day };

/** Invoices go out a little before an instalment is due; a few are cancelled and written anew. */
export function invoicesOf(agreement: Agreement, setting: Setting, rng: Rng): Invoice[] {
  const { signedOn } = agreement;
  if (signedOn === null) return [];
  const made: Invoice[] = [];
  for (const part of agreement.parts) {
    if (rng.chance(part.kind === 'retention' ? 0.5 : 0.06) || (agreement.terminatedOn !== null && part.received === 0n)) continue;
    const issuedOn = workdayFrom(Math.max(signedOn, part.dueOn - rng.int(6, 28)));
    const add = (day: Day, cancelledOn: Day | null): void => {
      const at = timestamp(setting.clock.at(day, rng.int(570, 1_050)));
      made.push({
        id: setting.id(day, 600, rng),
        contract_id: agreement.id,
        account_id: agreement.customer.id,
        instalment_id: part.id,
        amount: fromCents(part.amount),
        tax_rate: agreement.taxRate,
        issuedOn: day,
        cancelled_on: dateOrNull(cancelledOn),
        cancel_reason: cancelledOn === null ? null : rng.pick(CANCELS),
        created_at: at,
        updated_at: cancelledOn === null ? at : timestamp(setting.clock.at(cancelledOn, 1_000)),
      });
    };
    if (issuedOn > setting.today) continue;
    const again = workdayFrom(issuedOn + rng.int(2, 7));
    if (rng.chance(0.02) && again <= setting.today) {
      add(issuedOn, again);
      add(again, null);
    } else add(issuedOn, null);
  }
  return made;
}

/** The row of a payment and those of its allocations. */
export function paymentRows(
  receipt: Receipt,
  number: string,
  finance: readonly Person[],
  setting: Setting,
  rng: Rng,
): { payment: Row<'payment'>; allocations: Row<'allocation'>[] } {
  const { customer, receivedOn, reversedOn } = receipt;
  const { clock } = setting;
  const id = setting.id(receivedOn, rng.int(560, 1_050), rng);
  const clerk = finance[rng.int(0, Math.max(0, finance.length - 2))]?.id ?? null;
  const allocated = reversedOn === null ? receipt.settlements.reduce((sum, settlement) => sum + settlement.amount, 0n) : 0n;
  const created = timestamp(clock.at(receivedOn, 990));
  return {
    payment: {
      id,
      number,
      account_id: customer.id,
      collector_id: (ownerOn(customer, receivedOn) ?? customer.owner)?.id ?? null,
      amount: fromCents(receipt.amount),
      received_on: dateOf(receivedOn),
      method: receipt.method,
      payer_name: customer.fullName,
      bank_reference:
        receipt.method === 'transfer'
          ? dateOf(receivedOn).replaceAll('-', '') +
            String(rng.int(0, 999_999)).padStart(6, '0') +
            String(rng.int(0, 999_999)).padStart(6, '0')
          : null,
      note: receipt.note,
      allocated: fromCents(allocated),
      reversed_on: dateOrNull(reversedOn),
      reversal_reason: receipt.reversalReason,
      booked_by: clerk,
      created_at: created,
      updated_at: reversedOn === null ? timestamp(clock.at(receipt.bookedOn, 1_020)) : timestamp(clock.at(reversedOn, 1_000)),
    },
    allocations: receipt.settlements.map(({ part, amount }) => ({
      id: setting.id(receipt.bookedOn, 1_020, rng),
      payment_id: id,
      instalment_id: part.id,
      amount: fromCents(amount),
      allocated_on: dateOf(receipt.bookedOn),
      allocated_by: clerk,
      reversed_on: dateOrNull(reversedOn),
      reversed_by: reversedOn === null ? null : clerk,
      created_at: timestamp(clock.at(receipt.bookedOn, 1_020)),
    })),
  };
}
