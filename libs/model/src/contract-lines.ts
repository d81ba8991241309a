/** The lines of a contract (合同明细, DOMAIN D22): what is sold, how much of it, at which price. Prices are gross (含税). */
import { z } from 'zod';
import { id, line, money, optionalLine, percentage } from './fields.js';
import { type Money, addMoney, fromCents, toCents } from './money.js';
import { splitTax } from './tax.js';

const QUANTITY = /^(\d{1,9})(?:\.(\d{1,3}))?$/;
const DISCOUNT = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** How much of something: more than nothing, at most three decimals, as text. */
export const quantity = z
  .string()
  .regex(QUANTITY, 'field.quantity')
  .refine((value) => /[1-9]/.test(value), 'field.quantity');

/** One line of a contract: a product of the price list, or free text. */
export const ContractLineInput = z.strictObject({
  productId: id.nullable().optional(),
  name: line(200),
  unit: optionalLine(20).optional(),
  quantity,
  unitPrice: money,
  /** Percent off the price; none when left out. */
  discount: percentage.optional(),
  /** Percent; that of the contract when left out. */
  taxRate: percentage.optional(),
});
export type ContractLineInput = z.infer<typeof ContractLineInput>;

/** A line as it is stored, with what it comes to. */
export interface ContractLine {
  productId: string | null;
  name: string;
  unit: string | null;
  quantity: string;
  unitPrice: Money;
  discount: string;
  taxRate: string;
  amount: Money;
}

const scaled = (text: string, pattern: RegExp, decimals: number): bigint => {
  const match = pattern.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  const [, whole = '', fraction = ''] = match;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
};

/**
 * What a line comes to: quantity × unit price × (100 − discount) %, rounded once, at the end, half a cent up (四舍五入). The database checks
 * the same sum, so that screen, server and table agree.
 * @throws RangeError when one of the three is no decimal of its kind, or the discount is above 100
 */
export function lineSum(sold: { quantity: string; unitPrice: Money; discount?: string | undefined }): Money {
  const discount = scaled(sold.discount ?? '0', DISCOUNT, 2);
  if (discount > 10_000n) throw new RangeError('a discount is at most 100 per cent');
  const product = scaled(sold.quantity, QUANTITY, 3) * toCents(sold.unitPrice) * (10_000n - discount);
  const divisor = 10_000_000n;
  return fromCents((product * 2n + divisor) / (divisor * 2n));
}

/** A decimal as people write it: `10.000` is `10`, `12.50` is `12.5`; what has no point stays as it is. */
export const plainDecimal = (decimal: string): string => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** What the lines come to together; tax is taken apart line by line, for each has its own rate. */
export function linesTotal(lines: readonly Pick<ContractLine, 'amount' | 'taxRate'>[]): {
  amount: Money;
  net: Money;
  tax: Money;
} {
  const parts = lines.map(({ amount, taxRate }) => splitTax(amount, taxRate));
  return {
    amount: addMoney(...lines.map(({ amount }) => amount)),
    net: addMoney(...parts.map(({ net }) => net)),
    tax: addMoney(...parts.map(({ tax }) => tax)),
  };
}

/** The lines of a contract with what each comes to. @param taxRate that of the contract, for lines that name none */
export const soldLines = (lines: readonly ContractLineInput[], taxRate: string): ContractLine[] =>
  lines.map((sold) => ({
    productId: sold.productId ?? null,
    name: sold.name,
    unit: sold.unit ?? null,
    quantity: sold.quantity,
    unitPrice: sold.unitPrice,
    discount: sold.discount ?? '0',
    taxRate: sold.taxRate ?? taxRate,
    amount: lineSum(sold),
  }));
