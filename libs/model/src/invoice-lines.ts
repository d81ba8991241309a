/** Which instalments an invoice is for (DOMAIN D26), where nobody says it line by line. */
import { type Money, fromCents, toCents } from './money.js';

/** How much of an instalment an invoice can still take. */
export interface InvoiceRoom {
  readonly instalmentId: string;
  readonly room: Money;
}

/** So much of the invoice for that instalment. Always more than nothing. */
export interface InvoicedPart {
  readonly instalmentId: string;
  readonly amount: Money;
}

/**
 * Fills the instalments in the order given until the amount is used up; what finds no room is `left`.
 * @throws RangeError when an amount is none
 */
export function spreadInvoice(amount: Money, rooms: readonly InvoiceRoom[]): { lines: InvoicedPart[]; left: Money } {
  let left = toCents(amount);
  const lines: InvoicedPart[] = [];
  for (const { instalmentId, room } of rooms) {
    const space = toCents(room);
    if (left <= 0n || space <= 0n) continue;
    const taken = space < left ? space : left;
    lines.push({ instalmentId, amount: fromCents(taken) });
    left -= taken;
  }
  return { lines, left: fromCents(left) };
}
