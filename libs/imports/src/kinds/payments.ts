import { PAYMENT_METHODS } from '@keyline/model';
import { nameKey, type ImportDefinition, type ValuesOf } from '../import-kind.js';
import { amount, choice, day, field, ownCurrency, text } from '../values.js';
import { writePayments } from './payments.queries.js';

const METHOD_WORDS: Readonly<Record<(typeof PAYMENT_METHODS)[number], readonly string[]>> = {
  transfer: ['转账', '电汇', '银行转账', 'wire', 'bank transfer'],
  acceptance_bill: ['承兑', '承兑汇票', '银行承兑汇票', '商业承兑汇票'],
  cheque: ['支票', 'check'],
  cash: ['现金'],
  other: ['其他'],
};

const FIELDS = {
  account: field(['客户', 'Account'], text(200), {
    required: true,
    aliases: ['客户名称', '客户编号', 'customer', 'customer id', 'customer no', 'account name'],
  }),
  amount: field(['回款金额', 'Amount'], amount(), {
    required: true,
    aliases: ['金额', '到账金额', '收款金额', 'payment amount', 'paid'],
  }),
  receivedOn: field(['到账日期', 'Received on'], day, {
    required: true,
    aliases: ['回款日期', '收款日期', '日期', 'payment date', 'date', 'settled date'],
  }),
  settles: field(['合同号/发票号', 'Contract or invoice no.'], text(50), {
    aliases: ['合同号', '合同编号', '发票号', '发票号码', 'contract', 'contract number', 'invoice', 'invoice number'],
  }),
  payerName: field(['付款人', 'Payer'], text(200), { aliases: ['付款单位', '付款方', 'payer name'] }),
  bankReference: field(['银行流水号', 'Bank reference'], text(100), {
    aliases: ['流水号', '凭证号', 'reference', 'transaction id'],
  }),
  method: field(['付款方式', 'Method'], choice(METHOD_WORDS), { aliases: ['方式', '结算方式', 'payment method'] }),
  currency: field(['币种', 'Currency'], ownCurrency),
  note: field(['备注', 'Note'], text(1000), { aliases: ['摘要', '说明', 'memo'] }),
};
export type PaymentValues = ValuesOf<typeof FIELDS>;

/** What makes two payments of files the same. */
export const samePayment = ({
  account = '',
  amount: sum = '',
  receivedOn = '',
  bankReference = '',
  payerName = '',
  settles = '',
}: PaymentValues) => [nameKey(account), sum, receivedOn, bankReference, nameKey(payerName), settles].join('\u001F');

/**
 * Payments of an older system. One is known again by customer, amount, day, reference, payer and paper, and where several are alike by
 * how many stood before it. With the number of a contract or an invoice it settles that contract's instalments, the oldest first, on the
 * day it came in; what is left over, and what names no paper, waits on the account.
 */
export const PAYMENTS_IMPORT: ImportDefinition<typeof FIELDS> = {
  kind: 'payments',
  zh: '回款',
  en: 'Payments',
  permission: 'receivable:import',
  fields: FIELDS,
  keysOf: ({ bankReference }) => (bankReference === undefined ? [] : [bankReference]),
  countedBy: samePayment,
  write: writePayments,
};
