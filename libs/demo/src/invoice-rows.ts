import { fromCents } from '@keyline/model';
import { dateOf, dateOrNull, type Day, timestamp, workdayFrom } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Agreement, Part } from './story.js';

const CANCELS = ['抬头有误，作废重开', '客户要求改开专票，原票作废', '金额有误，作废重开'];
const REVERSALS = ['税号填错，红冲重开', '客户退回，红冲', '开票内容有误，红冲重开'];

/** An invoice before it has its number. */
export interface Invoice {
  readonly id: string;
  readonly agreement: Agreement;
  readonly part: Part;
  readonly issuedOn: Day;
  readonly kind: 'special' | 'ordinary';
  /** The one that this red-letter invoice reverses. */
  readonly reverses: Invoice | null;
  readonly cancelledOn: Day | null;
  readonly reason: string | null;
  readonly issuedAt: string;
  readonly changedAt: string;
}

/** Does the invoice count against its instalment, or has it been taken back? */
const takenBack = (all: readonly Invoice[]): ReadonlySet<Invoice> =>
  new Set(
    all.flatMap((invoice) => (invoice.reverses ? [invoice.reverses, invoice] : invoice.cancelledOn === null ? [] : [invoice])),
  );

/**
 * Invoices go out a little before an instalment is due. A few are wrong: cancelled in the month of their issue, reversed by a red-letter
 * invoice after that, and written anew.
 */
export function invoicesOf(agreement: Agreement, setting: Setting, rng: Rng): Invoice[] {
  const { signedOn } = agreement;
  if (signedOn === null) return [];
  const made: Invoice[] = [];
  for (const part of agreement.parts) {
    if (rng.chance(part.kind === 'retention' ? 0.5 : 0.06) || (agreement.terminatedOn !== null && part.received === 0n)) continue;
    const issuedOn = workdayFrom(Math.max(signedOn, part.dueOn - rng.int(6, 28)));
    const add = (day: Day, wish: { cancelledOn?: Day; reverses?: Invoice; reason?: string } = {}): Invoice => {
      const issuedAt = timestamp(setting.clock.at(day, rng.int(570, 1_050)));
      const invoice: Invoice = {
        id: setting.id(day, 600, rng),
        agreement,
        part,
        issuedOn: day,
        kind: wish.reverses?.kind ?? (rng.chance(0.85) ? 'special' : 'ordinary'),
        reverses: wish.reverses ?? null,
        cancelledOn: wish.cancelledOn ?? null,
        reason: wish.reason ?? null,
        issuedAt,
        changedAt: wish.cancelledOn === undefined ? issuedAt : timestamp(setting.clock.at(wish.cancelledOn, 1_000)),
      };
      made.push(invoice);
      return invoice;
    };
    if (issuedOn > setting.today) continue;
    const again = workdayFrom(issuedOn + rng.int(2, 14));
    const wrong = rng.chance(0.03) && again <= setting.today;
    const sameMonth = dateOf(issuedOn).slice(0, 7) === dateOf(again).slice(0, 7);
    if (wrong && sameMonth) add(issuedOn, { cancelledOn: again, reason: rng.pick(CANCELS) });
    else {
      const first = add(issuedOn);
      if (wrong) add(again, { reverses: first, reason: rng.pick(REVERSALS) });
    }
    if (wrong) add(again);
  }
  return made;
}

/** What is invoiced of each instalment, in cents. */
export function invoicedOf(all: readonly Invoice[]): ReadonlyMap<string, bigint> {
  const gone = takenBack(all);
  return new Map(all.filter((invoice) => !gone.has(invoice)).map(({ part }) => [part.id, part.amount]));
}

const signed = ({ part, reverses }: Invoice): string => fromCents(reverses ? -part.amount : part.amount);

/** The rows of the invoices, numbered in the order given. */
export function invoiceRows(all: readonly Invoice[], draw: (issuedOn: Day) => string): Row<'invoice'>[] {
  const reversed = new Set(all.flatMap(({ reverses }) => reverses ?? []));
  return all.map((invoice) => ({
    id: invoice.id,
    number: draw(invoice.issuedOn),
    contract_id: invoice.agreement.id,
    account_id: invoice.agreement.customer.id,
    kind: invoice.kind,
    reverses_id: invoice.reverses?.id ?? null,
    amount: signed(invoice),
    reversed: fromCents(reversed.has(invoice) ? invoice.part.amount : 0n),
    tax_rate: invoice.agreement.taxRate,
    issued_on: dateOf(invoice.issuedOn),
    cancelled_on: dateOrNull(invoice.cancelledOn),
    cancel_reason: invoice.cancelledOn === null ? null : invoice.reason,
    note: invoice.reverses ? invoice.reason : null,
    created_at: invoice.issuedAt,
    updated_at: invoice.changedAt,
  }));
}

/** Each is for one instalment. */
export const invoiceLineRows = (all: readonly Invoice[]): Row<'invoice_line'>[] =>
  all.map((invoice) => ({
    invoice_id: invoice.id,
    contract_id: invoice.agreement.id,
    instalment_id: invoice.part.id,
    amount: signed(invoice),
  }));
