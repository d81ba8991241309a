import { z } from 'zod';
import type { Locale } from './actor.js';

export const IMPORT_KINDS = [
  'accounts',
  'people',
  'products',
  'opportunities',
  'receivables',
  'payments',
  'bank-statement',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** The largest file that is taken: 50 MB, as the text of the refusal says. */
export const IMPORT_FILE_LIMIT = 50 * 1024 * 1024;
export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/**
 * From a heading of the file to a field of the product; an empty field leaves the column out. A column that is not named is matched
 * by its heading.
 */
export const ImportMapping = z.record(z.string().max(200), z.string().max(60));
export type ImportMapping = z.infer<typeof ImportMapping>;

/** How days are written in a file: 2026-11-21, 11/21/2026 or 21/11/2026. Only a person can know. */
export const DATE_ORDERS = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const ticked = z
  .enum(['', 'true', 'false', '1', '0', 'on'])
  .default('')
  .transform((value) => value === 'true' || value === '1' || value === 'on');

/** How a file is to be read besides its columns. */
export interface ImportOptions {
  dateOrder: DateOrder;
  /** Receivables: customers that are not known yet are created by the number or name that the file gives. */
  createAccounts: boolean;
  /** Bank statements: our own account, where no column names it. */
  ownAccount: string;
}

/** What goes with the file: all values of a form are texts. */
export const ImportForm = z.object({
  kind: z.enum(IMPORT_KINDS),
  dryRun: ticked,
  mapping: ImportMapping.default({}),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  createAccounts: ticked,
  ownAccount: z.string().trim().max(100).optional(),
});
export type ImportForm = z.infer<typeof ImportForm>;

export interface ImportRunRow {
  id: string;
  kind: ImportKind;
  fileName: string;
  dryRun: boolean;
  status: ImportStatus;
  /** Rows looked at so far, and rows in the file (0 until counted). At the end created + updated + unchanged + refused = total. */
  done: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  requestedByName: string;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
  can: { start: boolean; cancel: boolean };
}
/** A row that was not taken: the line of the file it begins on (the heading is line 1), the field, the reason in the language of who asked. */
export interface ImportRefusal {
  line: number;
  field: string;
  reason: string;
  value: string | null;
}
/** One import with its mapping and the first 1,000 refusals. */
export interface ImportRecord extends ImportRunRow {
  mapping: ImportMapping;
  options: ImportOptions;
  refusals: ImportRefusal[];
}

export interface ImportFieldRow {
  name: string;
  label: string;
  required: boolean;
  /** Headings that are taken for this field, whatever their case and spacing. */
  aliases: readonly string[];
}
/** What can be imported, and which columns a file of that kind may have. */
export interface ImportKindRow {
  kind: ImportKind;
  label: string;
  fields: ImportFieldRow[];
  /** May the caller import this kind? */
  can: { run: boolean };
}
/** A first look at a file, before anything is stored. */
export interface ImportPreview {
  encoding: string;
  delimiter: string;
  columns: { heading: string; field: string | null }[];
  mapping: ImportMapping;
  /** How such a file was read the last time; null when it is the first of its kind. */
  remembered: ImportOptions | null;
  /** Required fields that no column gives. */
  missing: string[];
  rows: string[][];
}

/** Why a row, or one of its cells, is not taken. `{value}` and the like are filled in. */
export const IMPORT_REASONS = {
  required: { zh: '必填，但为空', en: 'Required, but empty' },
  'too-long': { zh: '超过 {max} 个字', en: 'Longer than {max} characters' },
  'control-characters': { zh: '含有无法保存的控制字符', en: 'Contains control characters that cannot be stored' },
  money: { zh: '不是金额（最多两位小数，不能为负）', en: 'Not an amount (at most two decimals, not negative)' },
  'whole-number': { zh: '须为 {min} 到 {max} 之间的整数', en: 'Must be a whole number from {min} to {max}' },
  date: { zh: '不是真实存在的日期（如 2026-11-21）', en: 'Not a real date (such as 2026-11-21)' },
  choice: { zh: '不在可选值之内：{allowed}', en: 'Not one of: {allowed}' },
  'repeated-row': { zh: '与第 {line} 行是同一条记录', en: 'Is the same record as line {line}' },
  'too-many-cells': { zh: '有 {count} 列，表头只有 {expected} 列', en: 'Has {count} cells, the heading only {expected}' },
  'broken-quotes': { zh: '引号没有配对，这一行无法读取', en: 'The quotes do not match, the row cannot be read' },
  unknown: { zh: '找不到“{value}”', en: 'There is no "{value}"' },
  ambiguous: { zh: '“{value}”对应多条记录，请改用编号', en: 'More than one record is called "{value}"; use its number instead' },
  'not-yours': { zh: '该记录已存在，但不在您的范围内', en: 'The record exists already, but is not within your reach' },
  'not-your-person': { zh: '“{value}”不在您的范围内', en: '"{value}" is not within your reach' },
  'may-not-reassign': { zh: '您无权更换客户负责人', en: 'You are not allowed to change the owner of an account' },
  circle: { zh: '上下级关系形成循环', en: 'The hierarchy would go round in a circle' },
  'date-order': { zh: '早于开始日期 {start}', en: 'Is before the start, {start}' },
  'closed-already': { zh: '该商机在系统中已结束，不能重新打开', en: 'The deal is closed already and stays so' },
  'closed-needs-date': { zh: '赢单或输单必须有关闭日期', en: 'A won or lost deal needs its closing date' },
  'future-day': { zh: '晚于今天', en: 'Is after today' },
  currency: { zh: '币种不是人民币（CNY），目前只支持人民币', en: 'The currency is not CNY, the only one supported' },
  'no-amount': { zh: '没有金额：收入、支出或金额至少填一项', en: 'No amount: money in, money out or amount has to be given' },
  'before-contract': { zh: '早于合同签订日 {start}', en: 'Is before the contract was signed, {start}' },
  'stored-differs': { zh: '系统中已有此编号，但{what}不同', en: 'That number exists already with another {what}' },
  'nothing-open': { zh: '合同 {value} 没有未收款', en: 'Nothing is open of contract {value}' },
  'refused-by-rule': { zh: '{text}', en: '{text}' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type ImportReason = keyof typeof IMPORT_REASONS;

/** The sentence for a refusal in the language of whoever asked for the import. */
export function importReasonText(reason: ImportReason, locale: Locale, values: Readonly<Record<string, unknown>> = {}): string {
  const text = IMPORT_REASONS[reason][locale === 'en' ? 'en' : 'zh'];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
