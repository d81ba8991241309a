import { fromCents } from '@keyline/model';
import { PRODUCTS } from './catalogue.js';
import type { Receipt } from './collection.js';
import { stateOf } from './contracts.js';
import { productId } from './deal-rows.js';
import { dateOf, dateOrNull, type Day, timestamp } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText } from './spelling.js';
import { type Agreement, ownerOn, type Person } from './story.js';

const TERMINATIONS = ['客户投资计划取消，双方协商终止', '客户重组，新股东要求终止合作', '交付条件长期不具备，按合同约定解除'];

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

/** Contract numbers as the product draws them from its default series. */
export const contractSeries = (): Series => new Series((year, number) => `HT${year}-${String(number).padStart(4, '0')}`);
/** That series: the migration which makes it names it so. */
export const CONTRACT_SERIES = '01930000-0000-7000-8000-000000000302';
/** Payment numbers as the product draws them. */
export const paymentSeries = (): Series => new Series((year, number) => `HK${year}-${String(number).padStart(4, '0')}`);
/** Numbers of digital invoices: year, place and kind, running number. */
export const invoiceSeries = (): Series =>
  new Series((year, number) => `${String(year).slice(2)}312000${String(number).padStart(12, '0')}`);

/** The yearly service, which is sold without a deal. */
const SERVICE = PRODUCTS.length - 1;

/**
 * What a signed contract sells: one line over the whole sum. What it cost us lies between half and four fifths of the net amount; of a
 * few old ones nobody knows it any more.
 */
export function lineRows(agreement: Agreement, setting: Setting): Row<'contract_line'>[] {
  if (agreement.signedOn === null) return [];
  const index = agreement.deal?.productIndex ?? SERVICE;
  const yuan = agreement.amount / 100n;
  const net = (agreement.amount * 100n) / BigInt(100 + agreement.taxRate);
  const isKnown = yuan % 41n !== 0n;
  return [
    {
      contract_id: agreement.id,
      position: 1,
      product_id: productId(index, setting),
      name: PRODUCTS[index]?.name ?? '',
      unit: '项',
      quantity: '1',
      unit_price: fromCents(agreement.amount),
      tax_rate: agreement.taxRate,
      amount: fromCents(agreement.amount),
      unit_cost: isKnown ? fromCents((net * (50n + (yuan % 31n))) / 100n) : null,
    },
  ];
}

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
