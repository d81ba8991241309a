/** Value added tax inside a price (价税分离): prices on contracts and invoices are gross, the tax is worked out of them. */
import { type Money, fromCents, subtractMoney, toCents } from './money.js';

const RATE = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** A gross amount taken apart; net + tax is the amount to the cent, always. */
export interface TaxSplit {
  readonly net: Money;
  readonly tax: Money;
}

/**
 * Takes a gross amount apart: net = gross ÷ (1 + rate), half a cent rounded away from zero (四舍五入), and the tax is what is left, as a VAT
 * invoice shows it. A negative amount splits like its mirror image.
 * @param rate percent as decimal text with at most two decimals, `'13'` or `'0.00'`
 * @throws RangeError when the amount is none, or the rate is none
 */
export function splitTax(gross: Money, rate: string): TaxSplit {
  const match = RATE.exec(rate);
  if (!match) throw new RangeError(`not a tax rate: ${JSON.stringify(rate)}`);
  const [, whole = '', fraction = ''] = match;
  const divisor = 10_000n + BigInt(whole + fraction.padEnd(2, '0'));
  const cents = toCents(gross);
  const magnitude = cents < 0n ? -cents : cents;
  const net = (magnitude * 20_000n + divisor) / (2n * divisor);
  const signed = fromCents(cents < 0n ? -net : net);
  return { net: signed, tax: subtractMoney(gross, signed) };
}

/**
 * The net of a red-letter invoice, in positive amounts: what the amount gives, as long as what is then left stays within a cent of its own
 * net; the one that takes the rest takes its net, too. So red-letter invoices that take back all take back net and tax to the cent.
 * @param left what earlier red-letter invoices have left of the original
 */
export function redLetterNet(left: { amount: Money; net: Money }, amount: Money, rate: string): Money {
  const rest = toCents(subtractMoney(left.amount, amount));
  const fair = toCents(splitTax(fromCents(rest), rate).net);
  const wanted = toCents(left.net) - toCents(splitTax(amount, rate).net);
  const [least, most] = rest === 0n ? [0n, 0n] : [fair > 0n ? fair - 1n : 0n, fair < rest ? fair + 1n : rest];
  const keeps = wanted < least ? least : wanted > most ? most : wanted;
  return fromCents(toCents(left.net) - keeps);
}
