import { z } from 'zod';
import type { AgeingBucket } from './ageing.js';
import { id, localDate } from './fields.js';
import type { Locale } from './actor.js';

export const STATEMENT_FORMATS = ['json', 'pdf', 'xlsx'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const ORDER = { error: 'field.date-order', path: ['to'] };

/** One customer's statement over a period: to look at, as PDF or as an Excel file. */
export const StatementQuery = z
  .strictObject({ from: localDate, to: localDate, format: z.enum(STATEMENT_FORMATS).default('json').optional() })
  .refine(inOrder, ORDER);
export type StatementQuery = z.infer<typeof StatementQuery>;

/** What moves a customer's balance. */
export const STATEMENT_MOVES = [
  'due',
  'replanned',
  'payment',
  'reversal',
  'refund',
  'refund_reversal',
  'write_off',
  'recovery',
  'recovery_reversal',
] as const;
export type StatementMove = (typeof STATEMENT_MOVES)[number];

export interface StatementLine {
  on: string;
  move: StatementMove;
  /** Contract and instalment, or the payment's number. */
  label: string;
  /** What the customer owes more by it, or null. */
  debit: string | null;
  /** What the customer owes less by it, or null. */
  credit: string | null;
  /** What is owed behind this line. */
  balance: string;
}
/**
 * 对账单: what fell due, came in and was given up, day by day. Opening balance + due - paid - written off = closing balance. Ageing is that
 * of the last day, by what each payment settles; what came in and settles nothing yet is `unallocated`. The two meet: closing balance +
 * what is not yet due + what is unallocated = the open balance, `ageing.total`.
 */
export interface Statement {
  accountId: string;
  accountName: string;
  from: string;
  to: string;
  opening: string;
  due: string;
  paid: string;
  /** Given up, less what came in after all. */
  writtenOff: string;
  closing: string;
  unallocated: string;
  /** What contracts agree and what is not due on the last day, in full. */
  notYetDue: string;
  lines: StatementLine[];
  invoices: { number: string; issuedOn: string; contractNumber: string; amount: string }[];
  ageing: Record<AgeingBucket | 'total', string>;
}

/** Statements to many customers at once, each by mail to the person who looks after money there. Left out, all who owe or paid. */
export const StatementRunInput = z
  .strictObject({ from: localDate, to: localDate, accountIds: z.array(id).min(1).max(1000).optional() })
  .refine(inOrder, ORDER);
export type StatementRunInput = z.infer<typeof StatementRunInput>;

export const STATEMENT_RUN_STATES = ['queued', 'running', 'done', 'cancelled'] as const;
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'uncertain', 'failed', 'no_address'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface StatementRunRow {
  id: string;
  fromOn: string;
  toOn: string;
  status: (typeof STATEMENT_RUN_STATES)[number];
  total: number;
  sent: number;
  /** Failed, of uncertain fate, or without an address. */
  notSent: number;
  requestedByName: string;
  requestedAt: string;
  finishedAt: string | null;
  can: { cancel: boolean };
}
export interface StatementRunRecord extends StatementRunRow {
  deliveries: {
    accountId: string;
    accountName: string;
    email: string | null;
    state: DeliveryState;
    error: string | null;
    sentAt: string | null;
  }[];
}

const WORDS = {
  title: { zh: '对账单', en: 'Statement of account' },
  period: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  opening: { zh: '期初余额', en: 'Opening balance' },
  due: { zh: '本期到期', en: 'Fell due' },
  paid: { zh: '本期收款', en: 'Received' },
  writtenOff: { zh: '本期坏账核销', en: 'Written off' },
  closing: { zh: '期末余额', en: 'Closing balance' },
  notYetDue: { zh: '未到期应收', en: 'Not yet due' },
  unallocated: { zh: '未核销收款', en: 'Not yet allocated' },
  lines: { zh: '往来明细', en: 'Movements' },
  invoices: { zh: '本期发票', en: 'Invoices' },
  ageing: { zh: '期末账龄', en: 'Ageing on the last day' },
  day: { zh: '日期', en: 'Date' },
  what: { zh: '摘要', en: 'Details' },
  debit: { zh: '应收', en: 'Due' },
  credit: { zh: '已收', en: 'Received' },
  balance: { zh: '余额', en: 'Balance' },
  number: { zh: '发票号', en: 'Invoice' },
  contract: { zh: '合同', en: 'Contract' },
  amount: { zh: '金额', en: 'Amount' },
  bucket: { zh: '账龄', en: 'Age' },
  total: { zh: '合计', en: 'Total' },
  none: { zh: '本期没有', en: 'None in this period' },
  footer: { zh: '如与贵司账目不符，请于十日内与我们联系。', en: 'Please tell us within ten days if your books say otherwise.' },
  'move.due': { zh: '到期', en: 'Due' },
  'move.replanned': { zh: '回款计划变更', en: 'Planned anew' },
  'move.payment': { zh: '收款', en: 'Payment' },
  'move.reversal': { zh: '收款冲销', en: 'Payment reversed' },
  'move.refund': { zh: '退款', en: 'Refund' },
  'move.refund_reversal': { zh: '退款撤销', en: 'Refund taken back' },
  'move.write_off': { zh: '坏账核销', en: 'Written off' },
  'move.recovery': { zh: '坏账收回', en: 'Write-off recovered' },
  'move.recovery_reversal': { zh: '坏账收回撤销', en: 'Recovery taken back' },
  'bucket.notDue': { zh: '未到期', en: 'Not due' },
  'bucket.d1_30': { zh: '逾期 1–30 天', en: '1–30 days overdue' },
  'bucket.d31_60': { zh: '逾期 31–60 天', en: '31–60 days overdue' },
  'bucket.d61_90': { zh: '逾期 61–90 天', en: '61–90 days overdue' },
  'bucket.d91_180': { zh: '逾期 91–180 天', en: '91–180 days overdue' },
  'bucket.d181_365': { zh: '逾期 181–365 天', en: '181–365 days overdue' },
  'bucket.d365plus': { zh: '逾期超过 365 天', en: 'More than 365 days overdue' },
  'mail.subject': { zh: '{organisation} 对账单 {from} 至 {to}', en: '{organisation}: statement of account, {from} to {to}' },
  'mail.text': {
    zh: '{account}：\n\n附件是贵司与我们 {from} 至 {to} 的对账单，期末余额 {closing}。如有不符，请与我们联系。\n\n{organisation}',
    en: '{account},\n\nplease find attached your statement of account from {from} to {to}. The closing balance is {closing}. Tell us if your books say otherwise.\n\n{organisation}',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
export type StatementWord = keyof typeof WORDS;

/** The words on a statement, in the language of the reader; `{values}` are filled in. */
export const statementWord = (word: StatementWord, locale: Locale, values: Readonly<Record<string, string>> = {}): string =>
  WORDS[word][locale === 'en' ? 'en' : 'zh'].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
